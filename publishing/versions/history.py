"""The versions of a catalogue, by number: which there are, which are withdrawn, whose files are whole, and one of them opened."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from contract import CONTRACT_VERSION, EXTRACTS, is_younger, rows_before, with_younger_columns
from contract import manifest as contract_manifest
from contract.extracts import is_known
from contract.history import FOLDER, History, Numbered, copy_file, copy_of, read_history
from contract.manifest import Entry, Manifest, Record, UnfitManifestError, checksum_of, manifest_file
from publishing.messages.problems import InputError, Problem
from publishing.storage import Store
from publishing.versions.lock import UnfinishedError, write_problem


@dataclass(frozen=True)
class Listed:
    """One number of a catalogue: its manifest, None when it cannot be read or is not the one that was published; what is
    known of it all the same; and the version that withdrew it, if any.
    """

    number: int
    path: Path
    manifest: Manifest | None
    record: Record | None = None
    withdrawn_by: int | None = None


def list_versions(folder: Path) -> tuple[Listed, ...]:
    """Every version of the catalogue in `folder`, in the order of their numbers; the clock decides nothing."""
    history, found = read_history(folder), []
    for version in history.every:
        try:
            manifest = _manifest(folder, version)
        except InputError:
            manifest = None
        withdrawal = history.withdrawal_of(version.number)
        by = withdrawal.version if withdrawal else None
        found.append(Listed(version.number, folder / manifest_file(version.number), manifest, version.record, by))
    return tuple(found)


def has_shown_people(folder: Path) -> bool:
    """Whether any version of the catalogue has shown numbers of people, withdrawn ones too; one that cannot be read may have."""
    return any(version.manifest is None or version.manifest.protected for version in list_versions(folder))


def find_version(folder: Path, number: int) -> Manifest:
    """The manifest of a version. Raises InputError that names the known ones, or says what is wrong with it."""
    by_number = {version.number: version for version in read_history(folder).every}
    if number not in by_number:
        details = {"version": str(number), "known": ", ".join(map(str, by_number)) or "–"}
        raise InputError.of(folder, "unknown_version", **details)
    return _manifest(folder, by_number[number])


def _manifest(folder: Path, version: Numbered) -> Manifest:
    """The manifest of a number. Raises InputError when it is missing, altered or cannot be read."""
    path = folder / manifest_file(version.number)
    if version.fault:
        raise InputError.of(path, f"manifest_{version.told_as}", version=version.number)
    return read_manifest(path)


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`. Raises InputError when it is none, or names a file elsewhere."""
    unreadable = InputError.of(path, "manifest_unreadable")
    try:
        manifest = contract_manifest.read_manifest(path)
    except UnfitManifestError as error:
        raise unreadable from error
    entries = (*manifest.extracts.values(), *(entry for years in manifest.details.values() for entry in years))
    if not all(entry.is_in_catalogue for entry in entries):
        raise unreadable
    return manifest


def whole_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """The content of every file of a version, by extract. Raises InputError that names each missing or altered file, those of details
    too, which are looked through and not kept.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in (entry for years in manifest.details.values() for entry in years):
        try:
            if checksum_of(folder / entry.file) != entry.sha256:
                problems.append(Problem.of(folder / entry.file, "version_file_altered", version=manifest.version))
        except OSError:
            problems.append(Problem.of(folder / entry.file, "version_file_missing", version=manifest.version))
    for extract, entry in manifest.extracts.items():
        path = folder / entry.file
        try:
            contents[extract] = path.read_bytes()
        except OSError:
            problems.append(Problem.of(path, "version_file_missing", version=manifest.version))
            continue
        if hashlib.sha256(contents[extract]).hexdigest() != entry.sha256:
            problems.append(Problem.of(path, "version_file_altered", version=manifest.version))
    if problems:
        raise InputError(problems)
    return contents


def damage(folder: Path) -> dict[int, tuple[Problem, ...]]:
    """What is wrong with the manifests and files of the catalogue's versions, by number.

    Not with those that somebody went on in spite of (`passed_by`), nor with a number that was never used. A file with the right
    checksum is opened, too: what was published may never have been what the manifest says.
    """
    history = read_history(folder)
    passed_by = {number for record in history.records.values() for number in record.passed_by}
    found: dict[int, tuple[Problem, ...]] = {}
    opened: dict[tuple[str, Entry], bool] = {}
    for version in history.every:
        was_used = version.record or version.number in history.unknown
        if version.number in passed_by or not was_used:
            continue
        try:
            manifest = _manifest(folder, version)
            contents = whole_files(folder, manifest)
        except InputError as error:
            found[version.number] = tuple(error.problems)
            continue
        unfit = []
        for extract, entry in manifest.extracts.items():
            # Most files are of several versions: each is opened once.
            if (extract, entry) not in opened:
                opened[extract, entry] = _is_as_promised(extract, entry, contents[extract])
            if not opened[extract, entry]:
                unfit.append(Problem.of(folder / entry.file, "version_file_unfit", version=version.number))
        if unfit:
            found[version.number] = tuple(unfit)
    return found


def _is_as_promised(extract: str, entry: Entry, content: bytes) -> bool:
    """Whether a file is Parquet that can be read to its end, with the rows of its entry and the columns that the contract had.

    Read with pyarrow, since a damaged file may end the process of Polars. What is younger than this program is not judged.
    """
    try:
        table = parquet.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError):
        return False
    if extract not in EXTRACTS or not is_known(entry.contract_version):
        return True
    columns = EXTRACTS[extract].columns().items()
    promised = {name for name, column in columns if not is_younger(column.metadata["since"], entry.contract_version)}
    return table.num_rows == entry.rows and promised <= {*table.column_names}


@dataclass(frozen=True)
class Opened:
    """A whole version of the catalogue in `folder`: its manifest and the contents of its files by extract.

    `damaged` names the newer files and manifests, in that folder, that were passed by on the way to it.
    """

    folder: Path
    manifest: Manifest
    contents: Mapping[str, bytes]
    damaged: tuple[str, ...] = ()

    @cached_property
    def frames(self) -> dict[str, pl.DataFrame]:
        """Its rows by extract; one that is younger than the version has what was meant before there was one, mostly none, and a
        younger column no values. Raises InputError.
        """
        frames: dict[str, pl.DataFrame] = {}
        for extract in EXTRACTS:
            if extract not in self.contents:
                frames[extract] = rows_before(extract, self.manifest.catalogue)
                continue
            entry = self.manifest.extracts[extract]
            try:
                rows = pl.read_parquet(io.BytesIO(self.contents[extract]))
                frames[extract] = with_younger_columns(extract, rows, written_under=entry.contract_version)
            except pl.exceptions.PolarsError as error:
                details = {"version": self.manifest.version}
                raise InputError.of(self.folder / entry.file, "version_file_altered", **details) from error
        return frames


class NoWholeVersionError(InputError):
    """There is no version, or none that is whole. `damaged` names the files and manifests at fault; none: no version."""

    def __init__(self, problems: list[Problem], damaged: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.damaged = damaged


def newest_whole(folder: Path) -> Opened:
    """The newest version that stands, whose manifest is the one that was published and whose every file has its checksum.

    Raises NoWholeVersionError, InputError when it was published under a contract that is newer than this program.
    """
    history = read_history(folder)
    found: list[Problem] = []
    for version in reversed(history.every):
        if not history.stands(version.number):
            continue
        try:
            manifest = _manifest(folder, version)
            contents = whole_files(folder, manifest)
        except InputError as error:
            found += error.problems
            continue
        if not is_known(manifest.contract_version):
            # Gone on from here, all that this program does not know of would be lost.
            details = {"version": manifest.version, "found": manifest.contract_version, "known": CONTRACT_VERSION}
            raise InputError.of(folder / manifest.file, "version_of_newer_contract", **details)
        return Opened(folder, manifest, contents, _names(folder, found))
    raise NoWholeVersionError(found or [Problem.of(folder, "no_version")], _names(folder, found))


def _names(folder: Path, problems: list[Problem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(Path(problem.file).relative_to(folder).as_posix() for problem in problems))


def open_version(folder: Path, number: int) -> Opened:
    """Version `number` of the catalogue in `folder`. Raises InputError when it is unknown, unreadable or not whole."""
    manifest = find_version(folder, number)
    return Opened(folder, manifest, whole_files(folder, manifest))


def without_copy(history: History) -> list[Record]:
    """What is known of the versions that have no whole file of their own in `history/`."""
    return [version.record for version in history.every if version.record and not version.has_copy]


def write_copies(store: Store, newest: Manifest) -> None:
    """Write what is missing or damaged in `history/`. `newest` is published: raises UnfinishedError."""
    try:
        for record in without_copy(read_history(store.folder)):
            store.put(copy_file(record.version), copy_of(record))
    except OSError as error:
        raise UnfinishedError(newest, write_problem(store.folder / FOLDER, error)) from error
