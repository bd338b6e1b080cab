"""A version opened from the file that was kept of it is the version opened from what was published, or it is opened from that."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard import native, query
from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.manifests import Version
from dashboard.native import FOLDER, open_version
from dashboard.query import count_rows, run_query
from dashboard.versions import list_manifests, read_history
from queries import Query, make_shared_sets, query_names
from queries import made as made_module
from tests.several import add_version, copy_catalogues, flip_a_byte

CATALOGUES = ("exempel", "gavleborg", "ostergotland")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example without what an app kept of it. Most of the time goes to shared sets and results that no test here asks for."""
    monkeypatch.setattr("dashboard.extracts.make_shared_sets", partial(make_shared_sets, wanted=()))
    monkeypatch.setattr(native, "query_names", lambda: ("municipalities",))
    return copied(tmp_path, "exempel")


def copied(folder: Path, catalogue: str) -> Path:
    copy_catalogues(folder, names=(catalogue,))
    shutil.rmtree(folder / catalogue / FOLDER, ignore_errors=True)
    return folder


def newest(data: Path, catalogue: str = "exempel") -> tuple[Version, tuple[Version, ...]]:
    history = read_history(list_manifests(data, catalogue))
    return history.versions[-1], history.beside(history.versions[-1])


def native_files(data: Path, catalogue: str = "exempel") -> list[Path]:
    return sorted((data / catalogue / FOLDER).glob("*.duckdb"))


def answers(database: Database) -> dict:
    everywhere = Filters(municipality_codes=("",), reference_date=database.version.as_of)
    codes = tuple(run_query(database, "municipalities", everywhere)["municipality_code"])
    filters = Filters(municipality_codes=codes[:3], reference_date=date(2018, 6, 30))
    return {name: run_query(database, name, filters) for name in query_names()}


def everything(database: Database) -> Filters:
    """What a page shows on which nothing has been chosen."""
    nobody = Filters(municipality_codes=(), reference_date=database.version.as_of)
    codes = count_rows(database, "municipalities", nobody)["municipality_code"]
    return replace(nobody, municipality_codes=tuple(codes))


@dataclass(frozen=True)
class Twice:
    """A whole version, opened when nothing was kept of it and once more, by those who only read."""

    made: Database
    again: Database


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Twice]:
    """`twice("exempel")`: the newest version of a catalogue, with all its shared sets and results."""

    @cache
    def opened(catalogue: str) -> Twice:
        version, others = newest(copied(tmp_path_factory.mktemp("twice"), catalogue), catalogue)
        return Twice(open_version(version, others), open_version(version, others))

    return opened


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_query_answers_the_same_from_what_was_kept(twice, catalogue):
    made, again = twice(catalogue).made, twice(catalogue).again

    assert (made.is_native, again.is_native) == (False, True)
    assert again.own_labels == made.own_labels
    expected = answers(made)
    for name, frame in answers(again).items():
        assert_frame_equal(frame, expected[name], check_exact=True)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_what_is_shown_while_nothing_is_chosen_was_made_and_is_what_is_counted(twice, monkeypatch, catalogue):
    databases = (twice(catalogue).made, twice(catalogue).again)
    chosen = everything(databases[1])
    expected = {name: count_rows(databases[1], name, chosen) for name in query_names()}
    monkeypatch.setattr(query, "count_rows", lambda database, name, filters: pl.DataFrame({"counted": [name]}))

    for database in databases:
        for name in query_names():
            shown = run_query(database, name, chosen)
            # What tells of the other versions changes while this one stays.
            assert_frame_equal(
                shown, pl.DataFrame({"counted": [name]}) if name == "versions" else expected[name], check_exact=True
            )


def test_another_choice_is_counted(twice):
    database = twice("exempel").made
    alone = replace(everything(database), municipality_codes=everything(database).municipality_codes[:1])

    for name in ("placements_by_municipality", "coverage_by_municipality"):
        assert_frame_equal(run_query(database, name, alone), count_rows(database, name, alone), check_exact=True)
        assert run_query(database, name, alone).height < run_query(database, name, everything(database)).height


def test_what_there_was_no_time_to_make_is_counted(data, monkeypatch):
    monkeypatch.setattr(native, "SECONDS_FOR_RESULTS", 0)
    databases = (open_version(*newest(data)), open_version(*newest(data)))

    assert [(database.is_native, database.made) for database in databases] == [(False, {}), (True, {})]
    shown = [run_query(database, "municipalities", everything(database)) for database in databases]
    assert_frame_equal(*shown, check_exact=True)


def test_a_result_that_is_too_large_to_be_kept_is_counted(data, monkeypatch):
    monkeypatch.setattr(native, "query_names", lambda: ("codes", "municipalities"))
    monkeypatch.setattr(made_module, "MOST_BYTES", 5_000)
    databases = (open_version(*newest(data)), open_version(*newest(data)))

    assert [{asked.query for asked in database.made} for database in databases] == [{"municipalities"}] * 2
    shown = [run_query(database, "codes", everything(database)) for database in databases]
    assert shown[0].estimated_size() > 5_000
    assert_frame_equal(*shown, check_exact=True)


def test_a_version_whose_results_cannot_be_made_is_opened_all_the_same(data, monkeypatch):
    def fail(*_: object) -> None:
        raise duckdb.ConversionException("no such number")

    monkeypatch.setattr(native, "make_results", fail)
    database = open_version(*newest(data))

    assert (database.is_native, database.problems, database.made) == (False, {}, {})
    assert native_files(data) == []


def test_one_query_that_cannot_be_answered_takes_the_file_and_the_results_from_no_other(data, monkeypatch):
    def counted_but_for_codes(connection: duckdb.DuckDBPyConnection, query: Query, available: dict) -> tuple:
        if query.name == "codes":
            raise duckdb.ConversionException("no such number")
        return counted(connection, query, available)

    counted = made_module._counted
    monkeypatch.setattr(native, "query_names", lambda: ("codes", "municipalities"))
    monkeypatch.setattr(made_module, "_counted", counted_but_for_codes)
    databases = (open_version(*newest(data)), open_version(*newest(data)))

    assert [database.is_native for database in databases] == [False, True]
    assert [{asked.query for asked in database.made} for database in databases] == [{"municipalities"}] * 2


def test_the_versions_beside_it_are_those_of_today(data):
    open_version(*newest(data))
    add_version(data, 2, published="2019-06-01")
    history = read_history(list_manifests(data, "exempel"))
    first = open_version(history.versions[0], history.beside(history.versions[0]))

    assert first.is_native
    shown = run_query(first, "versions", Filters(municipality_codes=("",), reference_date=first.version.as_of))
    assert set(shown["version"]) == {1, 2}


def test_a_published_file_that_was_altered_is_told_of_and_nothing_kept_is_shown_in_its_place(data):
    open_version(*newest(data))
    version, others = newest(data)
    flip_a_byte(next(file.path for file in version.files if file.extract == "placement"))

    database = open_version(version, others)

    assert not database.is_native
    assert database.problems["placement"].key == "file_altered"


def test_of_a_version_that_is_not_whole_nothing_is_kept(data):
    version, others = newest(data)
    next(file.path for file in version.files if file.extract == "placement").unlink()

    assert open_version(version, others).problems["placement"].key == "file_missing"
    assert not (data / "exempel" / FOLDER).exists()


def damage(file: Path) -> None:
    flip_a_byte(file)


def shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def take_checksum_away(file: Path) -> None:
    file.with_suffix(".sha256").unlink()


def take_from_another(file: Path) -> None:
    """A whole file with its own checksum, but of another catalogue."""
    folder = copied(file.parent.parent.parent, "ostergotland")
    open_version(*newest(folder, "ostergotland"))
    [other] = native_files(folder, "ostergotland")
    for suffix in (".duckdb", ".sha256"):
        shutil.copy(other.with_suffix(suffix), file.with_suffix(suffix))


@pytest.mark.parametrize("spoil", [damage, shorten, empty, take_checksum_away, take_from_another])
def test_a_kept_file_that_is_not_what_was_written_is_made_anew(data, spoil):
    version, others = newest(data)
    open_version(version, others)
    [file] = native_files(data)
    spoil(file)

    database = open_version(version, others)

    assert (database.is_native, database.problems) == (False, {})
    assert (
        database.cursor().table("municipality").fetchall()
        == open_database(version).cursor().table("municipality").fetchall()
    )
    assert open_version(version, others).is_native


@pytest.mark.parametrize(
    ("touch", "is_altered"),
    [
        (lambda path: os.truncate(path, path.stat().st_size // 2), True),
        (flip_a_byte, True),
        (lambda path: path.unlink(), False),
        (lambda path: os.replace(shutil.copy(path, path.with_suffix(".other")), path), False),
        (lambda path: None, False),
    ],
)
def test_a_file_that_is_written_into_while_it_is_open_is_known(data, touch, is_altered):
    open_version(*newest(data))
    database = open_version(*newest(data))

    touch(native_files(data)[0])

    assert database.file.is_altered() is is_altered


def test_other_code_makes_its_own(data, monkeypatch):
    open_version(*newest(data))
    monkeypatch.setattr(native, "_code", lambda: "of another day")

    assert not open_version(*newest(data)).is_native
    assert len(native_files(data)) == 2


def test_the_files_written_last_are_left(data, monkeypatch):
    monkeypatch.setattr(native, "MOST", 2)
    for number in range(3):
        monkeypatch.setattr(native, "_code", lambda number=number: str(number))
        open_version(*newest(data))

    assert len(native_files(data)) == 2
    assert len(list((data / "exempel" / FOLDER).iterdir())) == 4
    assert open_version(*newest(data)).is_native


def test_where_nothing_can_be_written_the_version_is_opened_all_the_same(data):
    (data / "exempel" / FOLDER).write_text("in the way", encoding="utf-8")

    database = open_version(*newest(data))

    assert (database.is_native, database.problems) == (False, {})
    assert (data / "exempel" / FOLDER).read_text(encoding="utf-8") == "in the way"


def test_where_the_disk_is_full_the_version_is_opened_all_the_same(data, monkeypatch):
    def write_half(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        path.write_bytes(b"half")
        raise duckdb.TransactionException("Failed to commit: could not write")

    monkeypatch.setattr(native, "write_native", write_half)
    database = open_version(*newest(data))

    assert (database.is_native, database.problems) == (False, {})
    assert list((data / "exempel" / FOLDER).iterdir()) == []


def test_what_a_process_left_that_was_ended_while_it_wrote_goes_in_time(data):
    old, new = (data / "exempel" / FOLDER / name for name in (".coming-old", ".coming-new"))
    for left in (old, new):
        left.mkdir(parents=True)
        (left / "half.duckdb").write_bytes(b"half")
    os.utime(old, (0, 0))
    open_version(*newest(data))

    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '{folder}/another.duckdb'",
        "EXPORT DATABASE '{folder}/out'",
        "SET enable_external_access = true",
        "CREATE TABLE native.main.more (a INTEGER)",
        "DELETE FROM native.main.placement",
    ],
)
def test_what_was_kept_reaches_nothing_outside_and_cannot_be_changed(data, statement):
    open_version(*newest(data))
    cursor = open_version(*newest(data)).cursor()

    with pytest.raises(duckdb.Error):
        cursor.execute(statement.format(folder=data)).fetchall()

    assert [path.name for path in data.iterdir()] == ["exempel"]
