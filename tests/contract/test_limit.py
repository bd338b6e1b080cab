"""The limit of small counts is stated once; the places that cannot read it there say the same."""

import duckdb
import polars as pl
import pytest

from contract.display import NOBODY_OR_FEW
from contract.signs import SMALLEST_SHOWN
from dashboard.sections.protection import POSSIBLE
from publishing.disclosure.published import is_floor, is_protected
from publishing.disclosure.year_floor import LEAST_TOLD, STEP
from queries.files import QUERIES

ROUNDED = {0: range(SMALLEST_SHOWN), SMALLEST_SHOWN: range(1, SMALLEST_SHOWN + 1)}


def test_the_words_and_the_page_about_protection():
    assert f"{ROUNDED[0][0]}–{ROUNDED[0][-1]}" == NOBODY_OR_FEW
    assert POSSIBLE == ROUNDED


@pytest.mark.parametrize("shown", ROUNDED)
def test_the_bounds_of_the_queries(shown):
    with duckdb.connect() as connection:
        macros = (QUERIES / "macros/figures.sql").read_text(encoding="utf-8")
        for statement in duckdb.extract_statements(macros):
            connection.execute(statement)
        bounds = connection.execute("SELECT least_of($1, 'rounded'), most_of($1, 'rounded')", [shown]).fetchone()

    assert bounds == (ROUNDED[shown][0], ROUNDED[shown][-1])


def test_the_last_guard():
    counts = range(4 * SMALLEST_SHOWN)
    rows = pl.DataFrame({"value": [float(count) for count in counts]})

    def allowed(kind: str, rule: pl.Expr) -> list[int]:
        return [int(value) for value in rows.with_columns(value_kind=pl.lit(kind)).filter(rule)["value"]]

    assert allowed("rounded", is_protected()) == [*ROUNDED]
    assert allowed("exact", is_protected()) == [count for count in counts if count > SMALLEST_SHOWN]
    assert allowed("at_least", is_floor()) == [*range(LEAST_TOLD, counts[-1] + 1, STEP)]
