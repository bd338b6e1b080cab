"""The connection counts right. Shared sets: made once, when a version is opened; one that needs a broken extract passes its problem on."""

import ast
import dataclasses
from functools import cache
from pathlib import Path

import duckdb
import pytest

from contract import EXTRACTS, may_be_absent
from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.manifests import DataError
from dashboard.query import run_query
from queries import files as sql_module
from queries import make_shared_sets, open_in_memory, query_names, read_query, shared_names, sources_of
from queries import sets as shared_module
from tests.behind_rows import behind_rows
from tests.conftest import kept, publish

HEADER = "".join(f"-- {field}: x\n" for field in sql_module.HEADER_FIELDS[:-1])


# Most of the queries rest on other extracts than the one that is lacking: they read the same tables each time, and are asked once. That
# none reads more than it names is asked of its syntax (tests/queries/test_conventions.py).
ask_once = kept(run_query, behind_rows)


@cache
def rests_on(name: str) -> frozenset[str]:
    """The extracts that a query or shared set reads, itself or through shared sets."""
    sources = read_query(name).sources
    return frozenset().union(*(rests_on(source) if source in shared_names() else {source} for source in sources))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty `queries/` with the set `a_total` that starts from `z_cell`, which reads `placement`."""
    (tmp_path / "queries" / "shared").mkdir(parents=True)
    monkeypatch.setattr(sql_module, "QUERIES", tmp_path / "queries")
    for name, source, sql in (
        ("shared/a_total", "z_cell", "SELECT sum(twice)::DOUBLE AS total FROM z_cell"),
        ("shared/z_cell", "placement", "SELECT value * 2 AS twice FROM placement"),
        ("shared/b_names", "municipality", "SELECT municipality_name AS name FROM municipality"),
        ("prov", "a_total", "SELECT total FROM a_total"),
    ):
        (tmp_path / "queries" / f"{name}.sql").write_text(f"{HEADER}-- sources: {source}\n{sql}\n", encoding="utf-8")
    return tmp_path


PLACEMENT = {"period": "2018-Q4", "municipality_code": "2180", "value": 10.0}


ROOT = Path(__file__).parent.parent.parent


class TestConnection:
    # findings/duckdb_sum_beside_an_empty_join_is_held_for_zero.sh: a plain connection of DuckDB 2.0 answers false.
    ROWS = "CREATE TABLE count_of AS FROM (VALUES (0), (5)) AS count_of(people); CREATE TABLE note (year INTEGER)"
    ABOVE_ZERO = "SELECT sum(people), sum(people) > 0 FROM count_of LEFT JOIN note ON note.year = 2018"

    def test_what_is_counted_beside_a_join_that_finds_nothing_is_held_for_what_it_is(self):
        connection = open_in_memory()
        connection.execute(self.ROWS)

        assert connection.execute(self.ABOVE_ZERO).fetchall() == [(5, True)]

    def test_so_does_the_connection_that_a_page_asks(self, load):
        with load().connection.cursor() as cursor:
            cursor.execute(self.ROWS)

            assert cursor.execute(self.ABOVE_ZERO).fetchall() == [(5, True)]

    def test_nobody_opens_another(self):
        rooms = [
            ROOT / "app.py",
            *(ROOT / room for room in ("pages", "dashboard", "publishing", "contract", "demo", "queries")),
        ]
        files = [file for room in rooms for file in ([room] if room.is_file() else room.rglob("*.py"))]
        opens = [
            file.relative_to(ROOT).as_posix()
            for file in files
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            # duckdb.connect, and what asks the connection that DuckDB has by itself.
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "duckdb"
            and node.attr in {"connect", "execute", "sql", "query", "from_arrow", "default_connection"}
        ]

        assert opens == ["queries/sets.py"]


class TestMaking:
    def test_those_that_others_start_from_come_first(self, folder, load, filters):
        database = load(placement=[PLACEMENT])

        assert run_query(database, "prov", filters()).rows() == [(20.0,)]
        assert database.connection.cursor().table("b_names").fetchall() == [("Gävle",), ("Bollnäs",), ("Hofors",)]

    def test_they_are_made_once_and_only_read_after_that(self, folder, load, filters, monkeypatch):
        made = []
        monkeypatch.setattr(shared_module, "read_query", lambda name: made.append(name) or read_query(name))
        database = load(placement=[PLACEMENT])
        (folder / "queries" / "shared" / "z_cell.sql").unlink()

        totals = [run_query(database, "prov", filters()).item() for _ in range(3)]

        assert totals == [20.0, 20.0, 20.0]
        assert sorted(made) == ["a_total", "b_names", "z_cell"]

    def test_only_those_that_will_be_read_where_that_is_said(self, folder):
        connection = duckdb.connect()
        connection.execute("CREATE TABLE placement AS SELECT 10.0 AS value")

        make_shared_sets(connection, (), wanted=sources_of("prov"))

        assert sources_of("prov") == {"a_total", "z_cell", "placement"}
        assert {name for (name,) in connection.sql("SHOW TABLES").fetchall()} == {"a_total", "z_cell", "placement"}

    def test_a_circle_raises(self, folder):
        (folder / "queries" / "shared" / "z_cell.sql").write_text(f"{HEADER}-- sources: a_total\nSELECT 1 AS one")

        with pytest.raises(ValueError, match="cycle"):
            make_shared_sets(duckdb.connect(), ())


class TestBrokenExtract:
    def test_a_set_inherits_the_problem_also_through_another_set(self, folder, load, filters):
        whole = load(placement=[PLACEMENT])
        next(file.path for file in whole.version.files if file.extract == "placement").unlink()

        database = open_database(whole.version)

        assert set(database.problems) == {"placement", "z_cell", "a_total"}
        with pytest.raises(DataError) as caught:
            run_query(database, "prov", filters())
        assert (caught.value.key, caught.value.details) == ("file_missing", {"file": "prov/extracts/placement.parquet"})

    @pytest.mark.parametrize("extract", [name for name in EXTRACTS if not may_be_absent(name)])
    def test_stops_exactly_the_sets_and_queries_that_rest_on_it(self, tmp_path, filters, extract):
        version = publish(tmp_path, {})
        files = tuple(file for file in version.files if file.extract != extract)

        database = open_database(dataclasses.replace(version, files=files))

        assert set(database.problems) == {extract, *(name for name in shared_names() if extract in rests_on(name))}
        stopped = {name for name in query_names() if self.is_stopped(database, name, filters())}
        assert stopped == {name for name in query_names() if extract in rests_on(name)}
        assert stopped

    @staticmethod
    def is_stopped(database: Database, name: str, chosen: Filters) -> bool:
        try:
            ask_once(database, name, chosen)
        except DataError:
            return True
        return False
