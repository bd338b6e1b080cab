"""The sentences and lanes of the council: as sure as what was told, in both languages."""

import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures import council_attendance, council_decisions, council_seats, council_seats_headline, wishes
from dashboard.figures.parts.timeline import Span, axis, span_of
from dashboard.wording import localise
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH

FIRST, SECOND = date(2017, 2, 8), date(2018, 4, 18)
NAMES = {
    "asf": ("ASF", "The WISEs"),
    "kommun": ("Kommunerna", "The municipalities"),
    "bolag": ("Näringslivet", "Business"),
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
    """Decisions: id, state, status, due and the day it was done."""
    types = {
        "decision_id": pl.String,
        "decision_state": pl.String,
        "state_status": pl.String,
        "due": pl.Date,
        "done_on": pl.Date,
    }
    frame = pl.DataFrame([(*row, None, None)[:5] for row in rows], schema=types, orient="row")
    told = {"decided_on": FIRST, "period_end": date(2018, 6, 30)}
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


class TestSeats:
    @pytest.mark.parametrize(
        ("rows", "headline", "sentence"),
        [
            ([{"party_id": "asf"}, NO_SEAT], "En av två parter hade plats i rådet i juni 2018.",
             "Näringslivet saknade plats i rådet. En hade suttit längst, sedan februari 2017."),
            ([{"party_id": "asf"}, {"party_id": "kommun", "seated_on": SECOND}],
             "Två av två parter hade plats i rådet i juni 2018.",
             "Alla två parter hade plats i rådet. En hade suttit längst, sedan februari 2017."),
            ([{"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN}],
             "Minst en av två parter hade plats i rådet i juni 2018.", None),
            ([{"party_id": "asf", **UNKNOWN, **NOT_TOLD, "period": "2016"}],
             "Planen vill ha ett råd med ett parter. Ingen uppgift finns om att det möttes.", None),
        ],
    )  # fmt: skip
    def test_are_said_as_surely_as_they_are_known(self, rows, headline, sentence):
        frame = seats(*rows)

        assert council_seats_headline.sentence(frame, "sv") == headline
        if sentence:
            assert council_seats.sentence(frame, "sv") == sentence

    def test_all_are_never_said_to_have_one_while_one_is_not_known(self):
        frame = seats({"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN})

        assert "Alla" not in council_seats.sentence(frame, "sv")
        assert "All " not in council_seats.sentence(
            seats({"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN}, language="en"), "en"
        )

    def test_a_mark_for_each_party_and_meeting_and_none_before_its_seat(self):
        attendance = attended(
            (FIRST, "asf", "present", "A"), (FIRST, "kommun", None, "NA"), (FIRST, "bolag", None, "NA"),
            (SECOND, "asf", None, "UN"), (SECOND, "kommun", "absent", "A"), (SECOND, "bolag", None, "NA"),
        )  # fmt: skip
        frame = seats({"party_id": "asf", "value": 1.0, "low": 1.0, "value_kind": "at_least", "missing_parts": 1},
                      {"party_id": "kommun", "seated_on": SECOND, "value": 0.0, "low": 0.0, "high": 0.0, "meetings_held": 1}, NO_SEAT)  # fmt: skip

        html = council_seats.chart(frame, SWEDISH, council_attendance=attendance, council_decisions=decisions())

        rows = re.findall(r"<tr>.*?</tr>", html)
        marks = [re.findall(r'<i class="(present|absent|unknown|none)"', row) for row in rows[1:4]]
        assert marks == [["present", "unknown"], ["absent"], ["none"]]
        assert [words for words in ("minst 1 av 2", "0 av 1", "plats fattas") if words in html] == [
            "minst 1 av 2",
            "0 av 1",
            "plats fattas",
        ]
        assert "18 april 2018: minst 0 parter närvarande" in html
        assert "närvarande den 8 februari 2017; okänt den 18 april 2018" in html, "for who hears the page"

    def test_the_rule_for_a_party_of_several(self):
        frame = seats({"party_id": "kommun", "stands_for_sv": "tio kommuner", "stands_for_en": "ten municipalities"})

        assert "Kommunerna är en part och står för tio kommuner" in council_seats.subtitle(frame, "sv")
        assert "rådet" not in council_seats.subtitle(seats({"party_id": "asf"}), "sv").replace("Närvaro", "")


class TestDecisions:
    @pytest.mark.parametrize(
        ("states", "sv", "en"),
        [
            (["late", "late", "done", "open"], "Av fyra beslut var två försenade och ett genomfört den 30 juni 2018.",
             "Of four decisions, two were late and one was done on 30 June 2018."),
            (["open", "done_late"], "Av två beslut var inget försenat och ett genomfört den 30 juni 2018.",
             "Of two decisions, none was late and one was done on 30 June 2018."),
            (["late", "done", None], "Av tre beslut var minst ett försenat och minst ett genomfört den 30 juni 2018. Om ett går det inte att avgöra.",
             "Of three decisions, at least one was late and at least one was done on 30 June 2018. Of one it cannot be decided."),
            ([None, None], "Av två beslut var inget försenat, så vitt vi vet, och inget genomfört, så vitt vi vet, den 30 juni 2018. Om två går det inte att avgöra.",
             "Of two decisions, none was late, as far as is known, and none was done, as far as is known, on 30 June 2018. Of two it cannot be decided."),
        ],
    )  # fmt: skip
    def test_are_counted_as_far_as_they_are_known(self, states, sv, en):
        rows = [(str(place), state, "A" if state else "UN") for place, state in enumerate(states)]

        assert council_decisions.sentence(decisions(*rows), "sv") == sv
        assert council_decisions.sentence(decisions(*rows, language="en"), "en") == en

    def test_lines_in_time(self):
        due = date(2018, 1, 31)
        frame = decisions(
            ("a", "late", "A", due),
            ("b", "done", "A", due, due),
            ("c", "open", "A", date(2018, 12, 5)),
            ("d", None, "UN"),
        )

        html = council_decisions.chart(frame, SWEDISH, council_attendance=attended())

        rows = re.findall(r"<tr>.*?</tr>", html)[1:5]
        marks = [re.findall(r'<i class="([a-z ]+)"', row) for row in rows]
        assert marks == [
            ["open", "over", "end open", "due"], ["past", "end past", "end past", "due"],
            ["open", "left", "end open", "due"], ["hatch", "end past"],
        ]  # fmt: skip
        assert "okänt" in rows[3]
        assert "försenat" in rows[0]

    def test_nobody_has_told(self):
        html = council_decisions.chart(decisions(), ENGLISH_DARK, council_attendance=attended(language="en"))

        assert "The template is called Council decisions." in html
        assert council_decisions.subtitle(decisions(), "sv") == ""


class TestWishes:
    @pytest.mark.parametrize(
        ("states", "words"),
        [
            (["done", "done", "ongoing"], "Två av tre önskemål är genomförda."),
            (["done", "ongoing"], "Ett av två önskemål är genomfört."),
            (["done", None], "Minst ett av två önskemål är genomfört. Om ett går det inte att avgöra."),
            (
                [None, "not_started"],
                "Inget av två önskemål är genomfört, så vitt vi vet. Om ett går det inte att avgöra.",
            ),
            (["ongoing"], "Inget av ett önskemål är genomfört."),
        ],
    )
    def test_are_counted_as_far_as_they_are_known(self, states, words):
        frame = pl.DataFrame(
            {"progress": states, "progress_status": ["A" if state else "UN" for state in states]},
            schema={"progress": pl.String, "progress_status": pl.String},
        )

        assert wishes.sentence(frame, "sv") == words


class TestMeetings:
    def test_one_by_one_the_latest_first(self):
        frame = attended(
            (FIRST, "asf", "present", "A"),
            (SECOND, "asf", None, "NL"),
            (SECOND, "kommun", "absent", "A"),
            (SECOND, "bolag", None, "NA"),
        )

        assert (
            council_attendance.sentence(frame, "sv")
            == "Två möten finns i uppgifterna. Det senaste hölls den 18 april 2018."
        )
        rows = [
            re.findall(r"<(?:td|th)[^>]*>(.*?)</", row)
            for row in re.findall(r"<tr>.*?</tr>", council_attendance.chart(frame, SWEDISH))[1:]
        ]
        assert [[re.sub("<.*?>", "", cell) for cell in row] for row in rows] == [
            ["den 18 april 2018", "ingen", "Kommunerna", "ASF"], ["den 8 februari 2017", "ASF", "ingen", "ingen"],
        ]  # fmt: skip


class TestTheAxis:
    def test_holds_every_day_that_is_known(self):
        span = span_of([FIRST, None], [SECOND])

        assert span == Span(FIRST, SECOND)
        assert 0 < span.place(FIRST) < span.place(date(2018, 1, 1)) < span.place(SECOND) < 100
        assert span.years() == [date(2018, 1, 1)]

    def test_of_one_day_is_one_place(self):
        assert span_of([FIRST]).place(FIRST) == span_of([FIRST], [FIRST]).place(FIRST)

    def test_a_year_that_would_stand_on_the_last_day_is_left_out(self):
        told = axis(Span(date(2016, 9, 14), date(2018, 12, 31)), date(2018, 3, 31), "den 31 mars 2018")

        assert re.findall(r">(\d{4})<", told) == ["2017"]
