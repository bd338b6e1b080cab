"""Rows added up from finer ones: what the sum says, and that cells made of it are those made of the rows themselves, whatever their statuses."""

import itertools
import random
from datetime import date

import polars as pl
import pytest

from contract import DETAILS, EXTRACTS
from dashboard.extracts import open_database
from queries import add_up, make_shared_sets, open_in_memory, shared_names
from tests.conftest import full_rows, publish

MONTH = {
    "catalogue": "prov", "source_id": "kalla", "period": "2018-12", "period_end": date(2018, 12, 31), "municipality_code": "2180",
    "public_actor": "kommun", "placement_measure": "praktik", "enhanced_cooperation": False, "sex": "F", "age_group": "20-24",
    "birth_region": "sverige", "education_level": "gymnasial", "obs_status": "A", "value": 5.0, "value_kind": "rounded",
}  # fmt: skip
AGES = ("16-19", "20-24", "25-29")


def month(age: str, value: float | None, status: str = "A", **more: object) -> dict:
    kind = None if value is None else "rounded" if value in (0.0, 5.0) else "exact"
    return MONTH | {"age_group": age, "value": value, "value_kind": kind, "obs_status": status} | more


def added_up(folder, rows: list[dict]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=DETAILS["placement_month"].create_empty().schema)
    frame.write_parquet(folder / "months.parquet")
    return EXTRACTS["placement"].validate(add_up("placement", "placement_month", [folder / "months.parquet"]))


TOLD = ("value", "value_kind", "obs_status", "low", "high", "rounded_parts")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([(0.0, "A"), (5.0, "A"), (7.0, "A")], (12.0, "rounded", "A", 8.0, 16.0, 2)),
        ([(7.0, "A"), (8.0, "A"), (9.0, "A")], (24.0, "exact", "A", 24.0, 24.0, 0)),
        ([(7.0, "A"), (None, "SU"), (5.0, "A")], (None, None, "SU", 8.0, None, 1)),
        ([(7.0, "A"), (None, "UN"), (None, "SU")], (None, None, "SU", 7.0, None, 0)),
        ([(7.0, "A"), (None, "NL"), (0.0, "A")], (7.0, "rounded", "A", 7.0, 11.0, 1)),
        ([(None, "NL"), (None, "NL"), (None, "PR")], (None, None, "NL", 0.0, None, 0)),
    ],
)
def test_a_sum_says_what_it_can_be(tmp_path, parts, told):
    rows = [month(age, *part) for age, part in zip(AGES, parts, strict=True)]
    found = added_up(tmp_path, rows)
    assert found.select("period", "municipality_code", "sex").rows() == [("2018-Q4", "2180", "F")]
    assert found.select(TOLD).row(0) == told


def test_the_stock_of_a_quarter_is_that_of_its_last_month(tmp_path):
    months = [("2018-10", date(2018, 10, 31)), ("2018-11", date(2018, 11, 30)), ("2018-12", date(2018, 12, 31))]
    rows = [
        month("20-24", value, period=period, period_end=end)
        for (period, end), value in zip(months, (9.0, 8.0, 7.0), strict=True)
    ]
    assert added_up(tmp_path, rows).select("period", "value").rows() == [("2018-Q4", 7.0)]


def test_a_sum_of_two_sources_has_none_and_breaks_the_contract(tmp_path):
    rows = [month("16-19", 7.0), month("20-24", 8.0, source_id="annan")]
    with pytest.raises(Exception, match="source_id"):
        added_up(tmp_path, rows)


def cells(folder, placements: pl.DataFrame) -> pl.DataFrame:
    """The shared set that all queries of placements start from, made of these rows."""
    municipalities = [{"municipality_code": code, "municipality_name": code} for code in ("2180", "2183")]
    delivered = [{"municipality_code": "2180", "delivery_kind": "placement", "period": "2018-Q4"}]
    frames = {"municipality": full_rows("municipality", municipalities), "delivery": full_rows("delivery", delivered)}
    reader = open_database(publish(folder, frames)).connection
    connection = open_in_memory()
    for (table,) in reader.execute("SHOW TABLES").fetchall():
        if table not in (*shared_names(), "placement"):
            connection.from_arrow(reader.table(table).to_arrow_table()).create(table)
    connection.from_arrow(placements.to_arrow()).create("placement")
    make_shared_sets(connection, (), wanted=("placement_cell",))
    return connection.table("placement_cell").pl()


@pytest.mark.parametrize("seed", range(8))
def test_cells_of_sums_are_those_of_their_rows_whatever_the_statuses(tmp_path, seed):
    rng = random.Random(seed)
    parts = [(0.0, "A"), (5.0, "A"), (8.0, "A"), (None, "SU"), (None, "UN"), (None, "NL"), (None, "PR")]
    kinds = itertools.product(("2180", "2183"), ("praktik", "arbetstraning"), (False, True), ("F", "M", "T"), AGES)
    rows = [
        month(
            age, *rng.choice(parts[: 3 + seed]), municipality_code=code, public_actor="arbetsformedlingen", sex=sex,
            placement_measure=measure, enhanced_cooperation=enhanced,
        )
        for code, measure, enhanced, sex, age in kinds
        if rng.random() < 0.5
    ]  # fmt: skip
    summed = added_up(tmp_path, rows)
    each = pl.DataFrame(rows).with_columns(period=pl.lit("2018-Q4"))
    absent = {name: pl.lit(None, summed.schema[name]) for name in ("low", "high", "rounded_parts")}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    found = cells(tmp_path / "a", summed)
    expected = cells(tmp_path / "b", each.with_columns(**absent).select(summed.columns))
    assert found.height == expected.height > 0
    assert found.equals(expected)
