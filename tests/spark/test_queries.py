"""Every query and shared set of `queries/` on both engines, over the same published files: the same rows, in the same order, of the same types."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import DataError
from dashboard.query import run_query
from queries import query_names, read_query, shared_names, sources_of
from queries.spark.session import Spark


@pytest.fixture(scope="module")
def choices(both: tuple[Database, Database]) -> dict[str, Filters]:
    duckdb, _ = both
    everywhere = Filters((), duckdb.version.as_of)
    codes = tuple(run_query(duckdb, "municipalities", everywhere)["municipality_code"])
    return {
        "nothing chosen": Filters(codes, duckdb.version.as_of),
        "two municipalities": Filters(
            codes[1:3],
            date(2018, 9, 30),
            coverage_measure="enterprises",
            reading="B",
            public_actor="kommun",
            theme="labour_market",
            mark="agreement",
        ),
    }


def asked() -> list[tuple[str, str]]:
    """Every query with nothing chosen; under other choices too where it names municipalities: Spark takes a second for each."""
    chooses = [name for name in query_names() if "$municipality_codes" in read_query(name).sql]
    return [*((name, "nothing chosen") for name in query_names()), *((name, "two municipalities") for name in chooses)]


@pytest.mark.parametrize(("name", "chosen"), asked())
def test_a_query_gives_the_same_on_both(both, choices, name, chosen):
    duckdb, spark = both

    assert_frame_equal(
        run_query(spark, name, choices[chosen]), run_query(duckdb, name, choices[chosen]), check_exact=True
    )


@pytest.mark.parametrize("name", shared_names())
def test_a_shared_set_holds_the_same_on_both(both, name):
    duckdb, spark = both
    expected = duckdb.cursor().table(name).pl()

    held = spark.spark.rows_of(f"TABLE {name}", {}, schema=expected.schema, seconds=60)

    assert not expected.is_empty()
    assert_frame_equal(held, expected, check_exact=True)


def test_the_rows_are_spark_s_own(both):
    """The tables beside it are empty: nothing is counted in two places."""
    _, spark = both

    assert {spark.cursor().table(name).shape[0] for name in ("placement", "delivery", *shared_names())} == {0}


def test_a_query_is_sent_once(both, choices, monkeypatch):
    """What PySpark asks before it runs a query takes Spark as long as the query."""
    _, spark = both
    stub, sent = spark.spark._session.client._stub, []

    def noted(kind, send):
        return lambda *arguments, **named: sent.append(kind) or send(*arguments, **named)

    for kind in ("AnalyzePlan", "ExecutePlan"):
        monkeypatch.setattr(stub, kind, noted(kind, getattr(stub, kind)))
    run_query(spark, "municipalities", choices["nothing chosen"])

    assert sent == ["ExecutePlan"]


def test_a_file_as_the_contract_has_it_is_read_where_it_lies(both, monkeypatch, tmp_path):
    """No second copy: what is handed over is what no file holds."""
    _, spark = both
    published = tmp_path / "placement.parquet"
    rows = pl.DataFrame({"value": [10.0, 0.0]})
    rows.write_parquet(published)
    spark.spark.take("two_rows", rows, file=published)
    rows.head(1).write_parquet(published)

    read = spark.spark.rows_of("TABLE two_rows", {}, schema=rows.schema, seconds=60)

    assert read["value"].to_list() == [10.0]


def test_another_version_beside_it_has_rows_of_its_own(both, spark_server):
    duckdb, spark = both
    other, tables = Spark(spark_server.address), sources_of("place") - {*shared_names()}
    for table in tables:
        other.take(table, duckdb.cursor().table(table).pl().head(2))
    other.make_shared_sets(duckdb.cursor(), without=(), wanted={"place"})
    schema = duckdb.cursor().table("place").pl().schema

    there = other.rows_of("TABLE place", {}, schema=schema, seconds=60)
    first = spark.spark.rows_of("TABLE place", {}, schema=schema, seconds=60)
    other.close()

    assert 0 < there.height < first.height == duckdb.cursor().table("place").shape[0]


def test_what_takes_too_long_is_stopped(both, choices, monkeypatch):
    _, spark = both
    monkeypatch.setattr("dashboard.query.SECONDS_ALLOWED_ON_SPARK", 0.05)

    with pytest.raises(DataError) as raised:
        run_query(spark, "target_status", choices["nothing chosen"])

    assert raised.value.key == "query_stopped"


def test_a_column_of_another_type_is_refused(both):
    _, spark = both

    with pytest.raises(ValueError, match="of another type"):
        spark.spark.rows_of("TABLE observed_period", {}, schema={"period_end": pl.String}, seconds=60)
