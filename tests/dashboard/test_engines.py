"""Which engine a version is opened for, with a Spark that only notes what it is given: what runs there is tried in tests/spark/."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from contract import EXTRACTS
from dashboard.engines import SETTING, open_version
from dashboard.filters import Filters
from dashboard.manifests import DataError
from dashboard.query import run_query
from queries import Query, shared_names
from tests.conftest import read_version


@dataclass
class Noting:
    """Takes what a Spark takes, and gives the rows of the query's name."""

    address: str
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    files: dict[str, Path | None] = field(default_factory=dict)
    without: set[str] = field(default_factory=set)

    def take(self, name: str, frame: pl.DataFrame, *, file: Path | None = None) -> None:
        self.frames[name], self.files[name] = frame, file

    def take_boundaries(self, connection: object, name: str) -> None:
        self.frames[name] = pl.DataFrame()

    def make_shared_sets(self, connection: object, *, without: dict[str, DataError]) -> None:
        self.without = set(without)

    def translated(self, query: Query) -> str:
        return query.name

    def rows_of(self, sql: str, parameters: dict, *, schema: dict, seconds: float) -> pl.DataFrame:
        if seconds < 1:
            raise TimeoutError
        return pl.DataFrame({"sql": [sql], "columns": [list(schema)], "parameters": [sorted(parameters)]})


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "queries.spark.session", SimpleNamespace(Spark=Noting))
    monkeypatch.setenv(SETTING, "sc://somewhere")


def test_without_the_setting_nothing_of_spark_is_asked_for(data, monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setitem(sys.modules, "queries.spark.session", None)

    assert open_version(read_version(data, "prov")).spark is None


def test_the_rows_go_to_spark_and_the_columns_stay(data, spark):
    version = read_version(data, "prov")

    database = open_version(version)

    assert database.spark.address == "sc://somewhere"
    assert {*EXTRACTS, "dictionary", "codelist", "observed_period", "version", "boundary", "county"} == {
        *database.spark.frames
    }
    assert database.spark.frames["placement"].height == 1
    assert database.cursor().table("placement").shape[0] == 0
    assert database.cursor().table("placement").columns == database.spark.frames["placement"].columns


def test_what_was_published_is_named_by_its_file_and_the_rest_is_not(data, spark):
    version = read_version(data, "prov")

    files = open_version(version).spark.files

    assert files["placement"] == next(file.path for file in version.files if file.extract == "placement")
    assert (files["codelist"], files["version"]) == (None, None)


def test_a_query_is_run_there_with_the_choices_that_it_names(data, spark):
    database = open_version(read_version(data, "prov"))

    rows = run_query(database, "plan_partners", Filters(("2180",), database.version.as_of))

    assert rows["sql"].to_list() == ["plan_partners"]
    assert "party_id" in rows["columns"][0].to_list() or "name_sv" in rows["columns"][0].to_list()


def test_what_takes_too_long_says_so(data, spark, monkeypatch):
    database = open_version(read_version(data, "prov"))
    monkeypatch.setattr("dashboard.query.SECONDS_ALLOWED_ON_SPARK", 0.5)

    with pytest.raises(DataError) as raised:
        run_query(database, "codes", Filters(("2180",), database.version.as_of))

    assert (raised.value.key, raised.value.details["query"]) == ("query_stopped", "codes")


def test_a_damaged_file_is_handed_to_nobody_and_stops_the_sets_that_need_it(data, spark):
    version = read_version(data, "prov")
    path = next(file.path for file in version.files if file.extract == "placement")
    path.write_bytes(path.read_bytes()[:-1])

    database = open_version(version)

    assert "placement" not in database.spark.frames
    assert {"placement", "placement_cell"} <= database.spark.without <= {"placement", *shared_names()}
