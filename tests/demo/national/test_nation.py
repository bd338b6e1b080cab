"""A small nation: what it holds, that what is added up says what its rows say, and that the app opens it."""

import hashlib
import itertools
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from contract import DETAILS
from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.native import open_version as open_in_app
from dashboard.query import parameters_of, run_query
from demo.__main__ import main
from demo.national.details import YEARS, write_months
from demo.national.generate import CATALOGUE, SOURCE, make_nation, places
from publishing.messages.problems import InputError
from publishing.release.details import check_details
from publishing.versions.history import newest_whole
from queries import lock, make_shared_sets, open_in_memory, query_names, shared_names
from tests.conftest import read_version
from tests.pages.harness import run

ROWS, SEED = 20_000, 1
QUARTER_ENDS = ("-03", "-06", "-09", "-12")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    make_nation(folder, rows=ROWS, seed=SEED)
    return folder


@pytest.fixture(scope="module")
def details(data: Path) -> pl.DataFrame:
    """All rows of the details, read from the files that the manifest names."""
    return pl.concat([pl.read_parquet(file.path) for file in read_version(data, CATALOGUE).details])


@pytest.fixture(scope="module")
def opened(data: Path) -> Iterator[Database]:
    database = open_database(read_version(data, CATALOGUE))
    yield database
    database.connection.close()


@pytest.fixture(scope="module")
def plain(opened: Database, details: pl.DataFrame) -> Iterator[Database]:
    """The same version the plain way: no row is added up before the queries do it."""
    month = pl.col("period").str.slice(4)
    rows = details.filter(month.is_in(QUARTER_ENDS)).with_columns(
        period=pl.concat_str(pl.col("period").str.head(4), pl.lit("-Q"), pl.col("period_end").dt.quarter()),
        low=pl.lit(None, pl.Float64), high=pl.lit(None, pl.Float64), rounded_parts=pl.lit(None, pl.Int64),
    )  # fmt: skip
    connection = open_in_memory()
    with opened.cursor() as cursor:
        for (table,) in cursor.execute("SHOW TABLES").fetchall():
            if table not in (*shared_names(), "placement"):
                connection.from_arrow(cursor.table(table).to_arrow_table()).create(table)
        columns = cursor.table("placement").columns
    connection.from_arrow(rows.select(columns).to_arrow()).create("placement")
    make_shared_sets(connection, ())
    lock(connection)
    yield Database(opened.version, connection, {})
    connection.close()


def test_it_has_every_municipality_and_as_many_rows_as_were_wanted(data, details):
    version = read_version(data, CATALOGUE)
    assert [file.entry.file.split("/")[2] for file in version.details] == [f"year={year}" for year in YEARS]
    assert sum(file.rows for file in version.details) == details.height == ROWS
    assert details["municipality_code"].n_unique() == len(places()) == 290
    assert version.is_example
    assert set(details["catalogue"]) == {CATALOGUE}
    assert set(details["source_id"]) == {SOURCE}
    [source] = newest_whole(data / CATALOGUE).frames["source"].filter(source_id=SOURCE).to_dicts()
    assert "påhittat" in source["title_sv"]


def test_codes_that_begin_with_zero_are_texts_wherever_they_are_read(data):
    files = str(data / CATALOGUE / "details" / "placement_month" / "*" / "*.parquet")
    with closing(duckdb.connect()) as connection:
        by_duckdb = connection.read_parquet(files, hive_partitioning=True).pl()
    by_polars = pl.read_parquet(files, hive_partitioning=True)
    for rows in (by_duckdb, by_polars):
        assert rows.schema["municipality_code"] == pl.String
        assert "0180" in set(rows["municipality_code"])
        assert set(rows["year"].cast(pl.String)) == set(YEARS)


def test_its_rows_lie_in_the_order_of_their_key(data):
    key = DETAILS["placement_month"].primary_key()
    for file in read_version(data, CATALOGUE).details:
        rows = pl.read_parquet(file.path).select(key)
        assert rows.equals(rows.sort(key))
        assert rows.is_unique().all()


def drawn(folder: Path, seed: int) -> list[str]:
    files = write_months(folder / str(seed), places()[:5], rows=700, seed=seed, catalogue="prov", source="kalla")
    return [hashlib.sha256(path.read_bytes()).hexdigest() for paths in files.values() for path in paths]


def test_the_same_seed_gives_the_same_files_and_another_others(tmp_path):
    assert drawn(tmp_path / "once", 1) == drawn(tmp_path / "again", 1)
    assert set(drawn(tmp_path / "other", 2)).isdisjoint(drawn(tmp_path / "third", 1))


CHOICES = (
    {},
    {"public_actor": "kommun", "coverage_measure": "residents", "mark": "responsible", "reading": "B"},
    {"reference_date": date(2017, 5, 1)},
    {"municipality_codes": ("0180",), "public_actor": "forsakringskassan"},
    {"municipality_codes": ("0114", "2180", "2584"), "coverage_measure": "af_agreement_pct"},
)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: ", ".join(choice) or "everything")
def test_what_is_added_up_answers_every_query_as_the_rows_themselves_do(opened, plain, choice):
    codes = tuple(place.code for place in places())
    filters = Filters(**{"municipality_codes": codes, "reference_date": opened.version.as_of} | choice)
    # What a query does not name changes no row of it: it has been asked with everything.
    asked = [name for name in query_names() if not choice or choice.keys() & {*parameters_of(opened, name)}]
    assert asked
    for name in asked:
        # How many rows of extracts rest on a source is asked of what was added up, not of what it was added up from.
        counted = ["rows_resting"] if name == "sources" else []
        expected = run_query(plain, name, filters).drop(counted)
        found = run_query(opened, name, filters).drop(counted)
        assert found.schema == expected.schema, name
        assert found.equals(expected), name


def test_what_is_added_up_is_not_nothing(opened, details):
    with opened.cursor() as cursor:
        placed = cursor.table("placement").pl()
    last = details.filter(period="2018-12")
    assert placed.filter(period="2018-Q4")["value"].sum() == last["value"].sum() > 1000
    assert placed["rounded_parts"].max() > 1


@pytest.mark.parametrize(("page", "words"), [("laget", "290"), ("tackning", "290"), ("nyttjande", "kommuner")])
def test_a_page_of_it_opens_in_the_app(data, monkeypatch, page, words):
    monkeypatch.setenv("ASF_DATA", str(data))
    seen = run(page, data=CATALOGUE)
    assert seen.messages == []
    assert words in seen.text
    assert "Exempeldata för hela landet" in seen.text
    assert seen.figures


def test_the_app_reads_no_detail(data):
    for file in read_version(data, CATALOGUE).details:
        content = file.path.read_bytes()
        file.path.unlink()
        try:
            database = open_in_app(read_version(data, CATALOGUE))
            assert database.problems == {}
            database.connection.close()
        finally:
            file.path.write_bytes(content)


@pytest.mark.parametrize("how", ["altered", "missing"])
def test_the_writing_side_notices_a_detail_that_is(data, how):
    path = read_version(data, CATALOGUE).details[0].path
    content = path.read_bytes()
    spoilt = bytes([content[0] ^ 1]) + content[1:]
    path.write_bytes(spoilt) if how == "altered" else path.unlink()
    try:
        with pytest.raises(InputError) as caught:
            newest_whole(data / CATALOGUE)
    finally:
        path.write_bytes(content)
    assert [(Path(each.file), each.message) for each in caught.value.problems] == [(path, f"version_file_{how}")]
    assert newest_whole(data / CATALOGUE).manifest.version == 1


def spoilt(rows: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    first = pl.int_range(pl.len()) == 0
    yield "protected", rows.with_columns(value=pl.when(first).then(3.0).otherwise("value"))
    yield "catalogue", rows.with_columns(catalogue=pl.lit("exempel"))
    yield "primary_key", pl.concat([rows, rows.head(1)])
    yield "is_of_a_month", rows.with_columns(period=pl.lit("2018-Q4"))
    yield "age_group|regex", rows.with_columns(age_group=pl.lit("unga"))
    yield "columns", rows.drop("education_level")


@pytest.mark.parametrize("number", range(6))
def test_rows_that_do_not_keep_the_contract_are_not_published(tmp_path, details, number):
    rule, rows = next(itertools.islice(spoilt(details.head(50)), number, None))
    path = tmp_path / "year=2018" / "rows.parquet"
    path.parent.mkdir()
    rows.write_parquet(path)
    with pytest.raises(InputError) as caught:
        check_details({"placement_month": (path,)}, CATALOGUE)
    [problem] = caught.value.problems
    assert problem.message == "detail_unfit"
    assert rule in problem.details["rules"].split(", ")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--rows", "0"), 2, "1–124639680"),
        (("--rows", "900000000", "--sprak", "en"), 2, "can be made"),
        ((), 0, "python -m demo national --till MAPP"),
    ],
)
def test_the_command_says_what_it_cannot_do(tmp_path, capsys, options, code, words):
    till = ("--till", str(tmp_path / "new")) if options else ()
    assert main(["national", *till, *options]) == code
    said = capsys.readouterr()
    assert words in said.out + said.err
    assert not (tmp_path / "new" / CATALOGUE).exists()


def test_the_command_leaves_a_nation_that_is_there_alone(data, capsys):
    before = newest_whole(data / CATALOGUE).manifest
    assert main(["national", "--till", str(data), "--rows", "100"]) == 2
    assert CATALOGUE in capsys.readouterr().err
    assert newest_whole(data / CATALOGUE).manifest == before
