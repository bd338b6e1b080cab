"""Frames of the council's queries for the tests of its words and lanes: what a row leaves out is known."""

from datetime import date

import polars as pl

from dashboard.wording import localise

FIRST, SECOND = date(2017, 2, 8), date(2018, 4, 18)
NAMES = {
    "asf": ("ASF", "The WISEs"),
    "kommun": ("kommunerna", "the municipalities"),
    "bolag": ("näringslivet", "business"),
}


def seats(*rows: dict, language: str = "sv") -> pl.DataFrame:
    texts = dict.fromkeys(("stands_for_sv", "stands_for_en", "inference_sv", "inference_en", "page"), pl.String)
    default = {"seat_status": "A", "seat_state": "seated", "seated_on": FIRST, "period": "2018-Q2", "value": 2.0,
               "meetings_held": 2, "low": 2.0, "high": 2.0, "missing_parts": 0, "rounded_parts": 0, "obs_status": "A",
               "value_kind": "exact"}  # fmt: skip
    made = [
        {"party_id": party, "name_sv": NAMES[party][0], "name_en": NAMES[party][1], **default, **row}
        for row in rows
        for party in [row["party_id"]]
    ]
    types = {"seated_on": pl.Date, "seat_state": pl.String, "value": pl.Float64, "low": pl.Float64, "high": pl.Float64,
             "value_kind": pl.String, "obs_status": pl.String, "seat_status": pl.String}  # fmt: skip
    frame = pl.DataFrame(made, schema_overrides=types)
    frame = frame.with_columns(
        pl.lit(None, kind).alias(name) for name, kind in texts.items() if name not in frame.columns
    )
    return localise(frame, language)


def attended(*rows: tuple[date, str, str | None, str], language: str = "sv") -> pl.DataFrame:
    columns = ["meeting_date", "party_id", "attendance", "attendance_status"]
    types = {"meeting_date": pl.Date} | dict.fromkeys(columns[1:], pl.String)
    frame = pl.DataFrame(list(rows), schema=types, orient="row")
    names = {
        language: [NAMES[party][place] for party in frame["party_id"]] for place, language in enumerate(("sv", "en"))
    }
    return localise(
        frame.with_columns(
            name_sv=pl.Series(names["sv"], dtype=pl.String), name_en=pl.Series(names["en"], dtype=pl.String)
        ),
        language,
    )


def decisions(*rows: tuple, language: str = "sv") -> pl.DataFrame:
    """Decisions: id, state, status, due and the day it was done; those of the room rest on a view of version 2."""
    types = {
        "decision_id": pl.String,
        "decision_state": pl.String,
        "state_status": pl.String,
        "due": pl.Date,
        "done_on": pl.Date,
    }
    frame = pl.DataFrame([(*row, None, None)[:5] for row in rows], schema=types, orient="row")
    of_room = pl.col("decision_state").is_in(["noted", "not_in_minutes"]).fill_null(value=False)
    choices = "kommun=G%C3%A4vle&matt=residents"
    seen = {
        "seen_version": 2,
        "page_name": "tackning",
        "figure_name": "coverage_by_municipality_map",
        "choices": choices,
    }
    frame = frame.with_columns(
        pl.when(~of_room).then(pl.lit(date(2018, 6, 30))).alias("period_end"),
        *(pl.when(of_room).then(pl.lit(value)).alias(name) for name, value in seen.items()),
    )
    told = {"decided_on": FIRST, "catalogue": "exempel"}
    told |= {f"{name}_{code}": name.capitalize() for name in ("title", "owner") for code in ("sv", "en")}
    return localise(frame.with_columns(**{name: pl.lit(value) for name, value in told.items()}), language)


NO_SEAT = {"party_id": "bolag", "seat_state": "not_seated", "seated_on": None, "value": 0.0, "low": 0.0, "high": 0.0}
UNKNOWN = {"seat_state": None, "seat_status": "UN", "seated_on": None}
NOT_TOLD = {
    "value": None,
    "low": None,
    "high": None,
    "obs_status": "NL",
    "value_kind": None,
    "missing_parts": 1,
    "meetings_held": 0,
}
