"""What Coompanion knows of the enterprises at the end of each quarter: one starts, one ends, some grow."""

import datetime as dt

import polars as pl

from contract.periods import last_day, quarters
from publishing.example.chance import between, stream
from publishing.overlay import Frames
from publishing.year.commitments import LAST_QUARTER, SEED, Row

_NEW: Row = {
    "enterprise_id": "exempel-33", "enterprise_name": "Exempel-ASF 33", "municipality_code": "2161",
    "legal_form": "ekonomisk_forening", "industry": "secondhand", "start_date": dt.date(2019, 5, 6), "end_date": None,
}  # fmt: skip
_ENDS = ("exempel-16", dt.date(2019, 8, 31))
_GROWING, _PLACES_A_QUARTER = ("exempel-10", "exempel-21", "exempel-31"), 2
# What those have whose figures the example does not know.
_SMALL = {"employees": 3.0, "places_offered": 8.0, "places_filled": 6.0, "sak_member": 0.0, "af_agreement": 1.0}


def enterprise_rows(published: Frames, period: str) -> list[Row]:
    """A row per enterprise in the register at the end of the quarter; one that ended during it has its last row."""
    register = published["enterprise"].filter(pl.col("end_date").is_null()).sort("enterprise_id")
    columns = list(_NEW)
    known = [
        row for row in register.select(columns).iter_rows(named=True) if row["enterprise_id"] != _NEW["enterprise_id"]
    ]
    figures = _figures(published)
    rows = []
    for row in [*known, _NEW]:
        started = row["start_date"] is None or row["start_date"] <= last_day(period)
        ended = row["enterprise_id"] == _ENDS[0] and _ENDS[1] <= last_day(period)
        if not started or (ended and period > _quarter_of_end()):
            continue
        rows.append(row | _last_row() if ended else row | _numbers(row, figures, period))
    return rows


def _quarter_of_end() -> str:
    return f"{_ENDS[1].year}-Q{(_ENDS[1].month + 2) // 3}"


def _last_row() -> Row:
    """What is said of the enterprise that has ended: nobody is left."""
    nobody = {"employees": 0, "places_offered": 0, "places_filled": 0, "sak_member": False, "af_agreement": False}
    return {"end_date": _ENDS[1], **nobody}


def _figures(published: Frames) -> dict[str, dict[str, float]]:
    """The figures at the end of 2018, by enterprise and variable."""
    found: dict[str, dict[str, float]] = {}
    last = published["enterprise_observation"].filter(pl.col("value").is_not_null(), period=LAST_QUARTER)
    for enterprise, variable, value in last.select("enterprise_id", "enterprise_variable", "value").iter_rows():
        found.setdefault(enterprise, {})[variable] = value
    return found


def _numbers(row: Row, figures: dict[str, dict[str, float]], period: str) -> Row:
    name = str(row["enterprise_id"])
    last = _SMALL | figures.get(name, {})
    rng = stream(SEED, f"enterprise {name} {period}")
    grown = _PLACES_A_QUARTER * (len(quarters("2019-Q1", period)) if name in _GROWING else 0)
    offered = int(last["places_offered"]) + grown
    return {
        "employees": max(1, int(last["employees"]) + between(rng, -1, 1)),
        "places_offered": offered,
        "places_filled": min(offered, max(1, int(last["places_filled"]) + between(rng, -1, 1) + grown)),
        "sak_member": bool(last["sak_member"]),
        "af_agreement": bool(last["af_agreement"]),
    }
