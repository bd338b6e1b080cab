"""How a file of `queries/` is read and run: one SELECT, its parameters, its time, many readers at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboard import query as query_module
from dashboard.extracts import Database
from dashboard.manifests import DataError
from dashboard.query import run_query
from queries import files as sql_module
from queries import query_names, read_query

HEADER = """-- title_sv: Rubrik: med kolon
-- title_en: Title
-- definition_sv: Vad det är.
-- definition_en: What it is.
-- unit: persons
-- grain: one row
-- sources: {sources}
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`write("SELECT …")` makes it the query `prov`, in a folder of its own."""
    folder = tmp_path / "queries"
    folder.mkdir()
    monkeypatch.setattr(sql_module, "QUERIES", folder)

    def to_file(sql: str, *, name: str = "prov", sources: str = "municipality") -> None:
        (folder / f"{name}.sql").write_text(HEADER.format(sources=sources) + sql, encoding="utf-8")

    return to_file


class TestHeader:
    def test_is_read_whole(self, write):
        write("SELECT 1 AS one -- title_sv: not this\n", sources="municipality,  placement")

        query = read_query("prov")

        assert (query.name, query.title_sv, query.title_en) == ("prov", "Rubrik: med kolon", "Title")
        assert (query.definition_sv, query.definition_en) == ("Vad det är.", "What it is.")
        assert (query.unit, query.grain, query.sources) == ("persons", "one row", ("municipality", "placement"))
        assert query.sql.endswith("SELECT 1 AS one -- title_sv: not this\n")

    def test_a_field_that_is_missing_or_empty_raises(self, tmp_path, write):
        header = HEADER.format(sources="").replace("-- grain: one row\n", "")
        (tmp_path / "queries" / "prov.sql").write_text(header + "SELECT 1 AS one", encoding="utf-8")

        with pytest.raises(ValueError, match=r"queries/prov\.sql lacks grain, sources in its header"):
            read_query("prov")

    def test_an_unknown_query_raises(self, write):
        with pytest.raises(FileNotFoundError):
            read_query("finns_inte")

    def test_the_names_come_in_order(self, write):
        write("SELECT 1", name="b")
        write("SELECT 1", name="a")

        assert query_names() == ("a", "b")


class TestOneSelect:
    @pytest.mark.parametrize(
        "sql",
        [
            "CREATE TABLE mine AS SELECT 1 AS one",
            "DROP TABLE municipality",
            "INSERT INTO municipality SELECT * FROM municipality",
            "DELETE FROM municipality",
            "UPDATE municipality SET part = 'x'",
            "COPY municipality TO '/dev/null'",
            "SET threads = 1",
            "PRAGMA version",
            "EXPLAIN SELECT 1",
            "ATTACH ':memory:' AS mine",
            "CALL pragma_version()",
            "SELECT 1 AS one; SELECT 2 AS two",
            "SELECT 1 AS one; DROP TABLE municipality",
            "-- nothing\n",
        ],
    )
    def test_anything_else_is_refused(self, load, filters, write, sql):
        write(sql)
        database = load()

        with pytest.raises(ValueError, match=r"queries/prov\.sql is not one SELECT"):
            run_query(database, "prov", filters())

        assert rows_of(database, "municipality") == 3

    @pytest.mark.parametrize(
        "sql",
        [
            "WITH gone AS (DELETE FROM municipality RETURNING part) SELECT part FROM gone",
            "WITH more AS (INSERT INTO municipality FROM municipality RETURNING part) SELECT part FROM more",
            "WITH gone AS (DELETE FROM memory.municipality RETURNING part) SELECT part FROM gone",
        ],
    )
    def test_a_select_that_writes_is_refused(self, load, filters, write, sql):
        write(sql)
        database = load()

        with pytest.raises((duckdb.TransactionException, duckdb.CatalogException, duckdb.BinderException)):
            run_query(database, "prov", filters())

        assert rows_of(database, "municipality") == 3

    def test_one_select_with_a_semicolon_and_comments_passes(self, load, filters, write):
        write("WITH one AS (SELECT 1 AS value) -- note; with semicolon\nSELECT value FROM one;\n")

        assert run_query(load(), "prov", filters()).rows() == [(1,)]


class TestParameters:
    def test_each_arrives_as_it_was_chosen(self, load, filters, write):
        write(
            "SELECT $municipality_codes AS codes, $reference_date AS day, $coverage_measure AS measure, "
            "$reading AS reading, $public_actor AS actor, $theme AS theme, $mark AS mark, $plan AS plan"
        )
        chosen = filters(
            municipality_codes=("2104", "2180"),
            reference_date=date(2017, 3, 31),
            coverage_measure="residents",
            reading="C",
            public_actor="region",
            theme="o'usage; DROP TABLE municipality --",
            mark="policy",
            plan="suv",
        )

        assert run_query(load(), "prov", chosen).rows(named=True) == [
            {
                "codes": ["2104", "2180"],
                "day": date(2017, 3, 31),
                "measure": "residents",
                "reading": "C",
                "actor": "region",
                "theme": "o'usage; DROP TABLE municipality --",
                "mark": "policy",
                "plan": "suv",
            }
        ]

    def test_only_those_that_the_file_names_are_passed(self, load, filters, write):
        write("SELECT municipality_name FROM municipality WHERE list_contains($municipality_codes, municipality_code)")

        assert run_query(load(), "prov", filters(municipality_codes=("2104",))).rows() == [("Hofors",)]

    @pytest.mark.parametrize("parameter", ["$kommun", "$1", "?"])
    def test_one_that_no_choice_has_raises(self, load, filters, write, parameter):
        write(f"SELECT {parameter} AS value")

        with pytest.raises(KeyError):
            run_query(load(), "prov", filters())


class TestFaults:
    def test_a_broken_extract_stops_the_queries_that_name_it_and_no_others(self, load, filters, write):
        write("SELECT count(*) AS rows FROM placement", name="needs_it", sources="municipality, placement")
        write("SELECT count(*) AS rows FROM municipality", name="does_not", sources="municipality, delivery")
        whole = load()
        broken = Database(whole.version, whole.connection, {"placement": DataError("file_altered", file="x")})

        assert run_query(broken, "does_not", filters()).rows() == [(3,)]
        for _ in range(2):
            with pytest.raises(DataError) as caught:
                run_query(broken, "needs_it", filters())
            assert (caught.value.key, caught.value.details) == ("file_altered", {"file": "x"})
            assert caught.value is not broken.problems["placement"]

    def test_a_query_that_runs_too_long_is_stopped_and_the_next_one_runs(self, load, filters, write, monkeypatch):
        write("SELECT count(*) AS rows FROM range(100000000) AS a, range(100000000) AS b", name="endless")
        write("SELECT 1 AS one")
        monkeypatch.setattr(query_module, "SECONDS_ALLOWED", 0.2)
        database = load()

        with pytest.raises(DataError) as caught:
            run_query(database, "endless", filters())

        assert (caught.value.key, caught.value.details) == ("query_stopped", {"query": "endless", "seconds": 0})
        assert run_query(database, "prov", filters()).rows() == [(1,)]


class TestResults:
    def test_types_arrive_as_the_sql_says(self, load, filters, write):
        write(
            "SELECT 1.25::DECIMAL(10, 2) AS exact, 1::BIGINT AS whole, 0.1::DOUBLE AS measured, true AS truth, "
            "DATE '2018-12-31' AS day, NULL::VARCHAR AS words, sum(1::BIGINT) AS huge FROM municipality"
        )

        result = run_query(load(), "prov", filters())

        assert dict(result.schema) == {
            "exact": pl.Decimal(10, 2),
            "whole": pl.Int64(),
            "measured": pl.Float64(),
            "truth": pl.Boolean(),
            "day": pl.Date(),
            "words": pl.String(),
            "huge": pl.Decimal(38, 0),
        }
        assert [float(value) if name in ("exact", "huge") else value for name, value in result.row(0, named=True).items()] == [
            1.25, 1, 0.1, True, date(2018, 12, 31), None, 3.0,
        ]  # fmt: skip

    def test_eight_readers_at_once_get_what_one_gets(self, load, filters, write):
        write(
            "SELECT municipality_code, sum(value)::DOUBLE AS value FROM placement "
            "WHERE list_contains($municipality_codes, municipality_code) AND period_end <= $reference_date "
            "GROUP BY municipality_code ORDER BY municipality_code",
            sources="placement",
        )
        quarters = [f"{year}-Q{quarter}" for year in (2016, 2017, 2018) for quarter in (1, 2, 3, 4)]
        database = load(
            placement=[
                {"period": period, "municipality_code": code, "value": float(place + int(code))}
                for place, period in enumerate(quarters)
                for code in ("2180", "2183", "2104")
            ]
        )
        choices = [
            filters(municipality_codes=codes, reference_date=day)
            for codes in (("2180",), ("2183", "2104"), ("2180", "2183", "2104"))
            for day in (date(2016, 12, 31), date(2017, 6, 30), date(2018, 12, 31))
        ]
        alone = [run_query(database, "prov", chosen).rows() for chosen in choices]
        assert alone[0] == [("2180", 4 * 2180.0 + 0 + 1 + 2 + 3)]

        with ThreadPoolExecutor(max_workers=8) as readers:
            together = list(readers.map(lambda chosen: run_query(database, "prov", chosen).rows(), choices * 20))

        assert together == alone * 20


def rows_of(database: Database, table: str) -> int:
    return database.connection.cursor().table(table).shape[0]
