"""What the columns of one figure say of it agree with each other, in every row of every query (queries/macros/figures.sql)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import polars as pl
import pytest

from dashboard.filters import Filters
from queries import query_names
from tests.each import each
from tests.queries.test_conventions import CATALOGUES, FIGURE_COLUMNS, as_named, choices, everything, rows

PARTS = ("low", "high", "missing_parts", "rounded_parts", "value_kind")
VALUE, LOW, HIGH, MISSING, ROUNDED, KIND = (pl.col(name) for name in ("value", *PARTS))
LEVEL, EXPECTED, STATUS, IS_OVER = (
    pl.col(name) for name in ("level", "expected_value", "target_status", "target_year_over")
)
SAYS_ROUNDED = KIND.is_in(["rounded", "answered"])
SAYS_MISSING = KIND.is_in(["at_least", "rounded", "answered"])
# What must never be true of a figure. What a query does not tell of a figure is not judged.
NEVER = {
    "a value outside its bounds": (LOW > VALUE) | (HIGH < VALUE) | (LOW > HIGH),
    "a value without its kind": VALUE.is_not_null() & KIND.is_null(),
    # A document may state a range, which has two ends and no value.
    "a kind without a value": VALUE.is_null() & (KIND != "stated"),
    "exact, with a part that is missing or changed": (KIND == "exact") & ((MISSING > 0) | (ROUNDED > 0)),
    "exact, with other bounds": (KIND == "exact") & ((LOW != VALUE) | (HIGH != VALUE)),
    "at least, and nothing is missing": (KIND == "at_least") & (MISSING == 0),
    "at least, and the most is known": (KIND == "at_least") & (HIGH == VALUE),
    "rounded, and no part was changed": (KIND == "rounded") & (ROUNDED == 0),
    "answered, and everybody has": (KIND == "answered") & (MISSING == 0),
    "stated, and made of parts": (KIND == "stated") & ((MISSING > 0) | (ROUNDED > 0)),
    "a part was changed, and the kind is silent": VALUE.is_not_null() & (ROUNDED > 0) & ~SAYS_ROUNDED,
    "a part is missing, and the kind is silent": VALUE.is_not_null() & (MISSING > 0) & ~SAYS_MISSING,
}
NEVER_OF_A_TARGET = {
    "reached, and may be below the level": (STATUS == "reached") & ~(LOW >= LEVEL).fill_null(False),
    "may not be below the level, and not reached": (LOW >= LEVEL) & (STATUS != "reached"),
    "not reached, and may be": (STATUS == "not_reached") & ~(IS_OVER & (HIGH < LEVEL)).fill_null(False),
    "on track, and may be behind": (STATUS == "on_track") & (IS_OVER | ~(LOW >= EXPECTED).fill_null(False)),
    "behind, and may be on track": (STATUS == "behind") & (IS_OVER | ~(HIGH < EXPECTED).fill_null(False)),
    "undecided between one status and itself": (STATUS == "undecided")
    & pl.col("status_low").eq_missing(pl.col("status_high")),
    "a status of an outcome that is not known": VALUE.is_null() & ~STATUS.is_in(["no_outcome", "not_measurable"]),
    "what remains is outside its bounds": (pl.col("remaining_low") > pl.col("remaining"))
    | (pl.col("remaining_high") < pl.col("remaining")),
    "rounded, and surely so": (ROUNDED > 0) & LOW.eq_missing(HIGH),
}
NEVER_OF_AN_AMOUNT = {
    "exact, and an answer is missing": (pl.col("amount_qualifier") == "exact") & (MISSING > 0),
    "an amount without its qualifier": pl.col("amount_sek").is_null() != pl.col("amount_qualifier").is_null(),
    "an amount without its status": pl.col("amount_sek").is_not_null() != (pl.col("amount_status") == "A"),
}
TYPES = {"low": pl.Float64, "high": pl.Float64, "missing_parts": pl.Int64, "rounded_parts": pl.Int64}


def figures_of(frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Each figure of the rows by the name of its value, in the columns `value` and PARTS; empty where the query tells nothing."""
    for kind in (column for column in frame.columns if column.endswith("value_kind")):
        stem = kind.removesuffix("value_kind")
        value = next(name for name in (f"{stem}value", f"{stem}pct", stem.rstrip("_")) if name in frame.columns)
        names = {
            part: next((n for n in (f"{stem}{part}", f"{value}_{part}") if n in frame.columns), None) for part in PARTS
        }
        if stem == "change_":
            # The change is that of those who answered both times; `change_missing_parts` counts the others.
            names["missing_parts"] = None
        yield (
            value,
            frame.select(
                pl.col(value).alias("value"),
                *(
                    pl.col(name).alias(part) if name else pl.lit(None, TYPES[part]).alias(part)
                    for part, name in names.items()
                ),
            ),
        )


def found(frame: pl.DataFrame, never: dict[str, pl.Expr]) -> list[str]:
    """Which of these are true of a row all the same."""
    return [words for words, wrong in never.items() if frame.select(wrong.fill_null(False).any()).item()]


@cache
def looks(catalogue: str) -> tuple[Filters, ...]:
    """The whole county and one municipality at each end of a period in the last year, and on the day of the version."""
    county = everything(catalogue)
    periods = rows("periods", catalogue, county)["period_end"].sort(descending=True)
    days = [county.reference_date, *periods.filter(periods > periods[0] - timedelta(days=365))]
    return tuple(
        replace(county, municipality_codes=codes, reference_date=day)
        for day in dict.fromkeys(days)
        for codes in (county.municipality_codes, county.municipality_codes[-1:])
    )


@pytest.mark.parametrize("catalogue", CATALOGUES)
@each("name", query_names())
def test_a_figure_agrees_with_itself(name, catalogue):
    for filters in dict.fromkeys(as_named(name, look) for look in (*looks(catalogue), *choices(name, catalogue))):
        frame = rows(name, catalogue, filters)
        if set(frame.columns) >= FIGURE_COLUMNS:
            assert set(frame.columns) >= {*PARTS}
            bare = frame.filter((KIND == "exact") & (LOW.is_null() | HIGH.is_null()))
            assert bare.is_empty(), (filters, bare)
        for value, figure in figures_of(frame):
            assert found(figure, NEVER) == [], (value, filters)
        if "target_status" in frame.columns:
            assert found(frame, NEVER_OF_A_TARGET) == [], filters
        if "amount_qualifier" in frame.columns:
            assert found(frame, NEVER_OF_AN_AMOUNT) == [], filters


GOOD = {"value": 12.0, "low": 12.0, "high": 12.0, "missing_parts": 0, "rounded_parts": 0, "value_kind": "exact"}
SHORT = {**GOOD, "high": None, "missing_parts": 2, "value_kind": "at_least"}
CHANGED = {**GOOD, "low": 8.0, "rounded_parts": 1, "value_kind": "rounded"}
ANSWERED = {**GOOD, "low": 0.0, "high": 100.0, "missing_parts": 2, "value_kind": "answered"}
STATED = {**GOOD, "value_kind": "stated"}
BROKEN = {
    "a value outside its bounds": (CHANGED, {"high": 11.0}),
    "a value without its kind": (GOOD, {"value_kind": None}),
    "a kind without a value": (SHORT, {"value": None}),
    "exact, with a part that is missing or changed": (GOOD, {"rounded_parts": 1}),
    "exact, with other bounds": (GOOD, {"low": 8.0}),
    "at least, and nothing is missing": (SHORT, {"missing_parts": 0}),
    "at least, and the most is known": (SHORT, {"high": 12.0}),
    "rounded, and no part was changed": (CHANGED, {"rounded_parts": 0}),
    "answered, and everybody has": (ANSWERED, {"missing_parts": 0}),
    "stated, and made of parts": (STATED, {"missing_parts": 1}),
    "a part was changed, and the kind is silent": (SHORT, {"rounded_parts": 1}),
    "a part is missing, and the kind is silent": (STATED, {"missing_parts": 1}),
}
REACHED = {
    **GOOD, "level": 10.0, "expected_value": 9.0, "target_year_over": False, "status_low": "reached",
    "status_high": "reached", "target_status": "reached", "remaining": 0.0, "remaining_low": 0.0, "remaining_high": 0.0,
}  # fmt: skip
BROKEN_TARGETS = {
    "reached, and may be below the level": {"low": 8.0},
    "may not be below the level, and not reached": {"target_status": "on_track"},
    "not reached, and may be": {"target_status": "not_reached"},
    "on track, and may be behind": {"target_status": "on_track", "low": 8.0},
    "behind, and may be on track": {"target_status": "behind"},
    "undecided between one status and itself": {"target_status": "undecided"},
    "a status of an outcome that is not known": {"value": None},
    "what remains is outside its bounds": {"remaining_low": 1.0},
    "rounded, and surely so": {"rounded_parts": 1},
}
PAID = {"amount_sek": 5.0, "amount_qualifier": "exact", "amount_status": "A", "missing_parts": 0}
BROKEN_AMOUNTS = {
    "exact, and an answer is missing": {"missing_parts": 1},
    "an amount without its qualifier": {"amount_qualifier": None},
    "an amount without its status": {"amount_status": "PR"},
}
PLANTED = [
    *((NEVER, words, row, broken) for words, (row, broken) in BROKEN.items()),
    *((NEVER_OF_A_TARGET, words, REACHED, broken) for words, broken in BROKEN_TARGETS.items()),
    *((NEVER_OF_AN_AMOUNT, words, PAID, broken) for words, broken in BROKEN_AMOUNTS.items()),
]


def test_every_disagreement_is_planted():
    assert [words for _, words, _, _ in PLANTED] == [*NEVER, *NEVER_OF_A_TARGET, *NEVER_OF_AN_AMOUNT]


@pytest.mark.parametrize(("never", "words", "row", "broken"), PLANTED, ids=[words for _, words, _, _ in PLANTED])
def test_a_disagreement_is_found(never, words, row, broken):
    rows = pl.DataFrame([row, {**row, **broken}], schema_overrides=TYPES)

    assert found(rows.head(1), never) == []
    assert words in found(rows.tail(1), never)


def test_every_figure_of_a_row_is_judged():
    columns = (
        "value_kind",
        "value",
        "baseline_value_kind",
        "baseline_value",
        "change_value_kind",
        "change",
        "share_value_kind",
        "share_pct",
    )

    assert [value for value, _ in figures_of(pl.DataFrame(schema=dict.fromkeys(columns, pl.Float64)))] == [
        "value", "baseline_value", "change", "share_pct",
    ]  # fmt: skip
