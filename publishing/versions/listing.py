"""The versions of a catalogue, by number: which there are, which are withdrawn, and whose files are whole."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from publishing.problems import InputError, Problem
from publishing.versions.manifest import Manifest, manifest_file, read_manifest

_NAME = re.compile(r"v(\d{6,})\.json")


@dataclass(frozen=True)
class Listed:
    """One number of a catalogue: its manifest, None when it cannot be read; and the version that withdrew it, if any."""

    number: int
    path: Path
    manifest: Manifest | None
    withdrawn_by: int | None = None


def version_numbers(folder: Path) -> tuple[int, ...]:
    """Every number that is taken in the catalogue's `folder`, readable or not, in order."""
    names = (_NAME.fullmatch(path.name) for path in (folder / "manifest").glob("v*.json"))
    return tuple(sorted(int(name[1]) for name in names if name))


def list_versions(folder: Path) -> tuple[Listed, ...]:
    """Every version of the catalogue in `folder`, in the order of their numbers; the clock decides nothing."""
    manifests = {number: _readable(folder / manifest_file(number)) for number in version_numbers(folder)}
    withdrawn_by = {
        manifest.withdraws: number for number, manifest in manifests.items() if manifest and manifest.withdraws
    }
    return tuple(
        Listed(number, folder / manifest_file(number), manifest, withdrawn_by.get(number))
        for number, manifest in manifests.items()
    )


def _readable(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except InputError:
        return None


def whole_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """The content of every file of a version, by extract. Raises InputError that names each missing or altered file."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for extract, entry in manifest.extracts.items():
        path = folder / entry.file
        try:
            contents[extract] = path.read_bytes()
        except OSError:
            problems.append(Problem(str(path), "version_file_missing", details={"version": str(manifest.version)}))
            continue
        if hashlib.sha256(contents[extract]).hexdigest() != entry.sha256:
            problems.append(Problem(str(path), "version_file_altered", details={"version": str(manifest.version)}))
    if problems:
        raise InputError(problems)
    return contents


def find_version(folder: Path, number: int) -> Manifest:
    """The manifest of a version. Raises InputError that names the known ones, or says that it cannot be read."""
    known = version_numbers(folder)
    if number not in known:
        details = {"version": str(number), "known": ", ".join(str(one) for one in known) or "–"}
        raise InputError([Problem(str(folder), "unknown_version", details=details)])
    return read_manifest(folder / manifest_file(number))


@dataclass(frozen=True)
class Whole:
    """The newest whole version: its manifest, its files' contents by extract, and what was found damaged on the way."""

    manifest: Manifest
    contents: dict[str, bytes]
    damaged: tuple[str, ...]


class NoWholeVersionError(InputError):
    """There is no version, or none that is whole. `damaged` names the files and manifests at fault; none: no version."""

    def __init__(self, problems: list[Problem], damaged: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.damaged = damaged


def newest_whole_files(folder: Path) -> Whole:
    """The newest version with a readable manifest whose every file has its checksum. Raises NoWholeVersionError."""
    found: list[Problem] = []
    for number in reversed(version_numbers(folder)):
        try:
            manifest = read_manifest(folder / manifest_file(number))
            contents = whole_files(folder, manifest)
        except InputError as error:
            found += error.problems
            continue
        return Whole(manifest, contents, _names(folder, found))
    raise NoWholeVersionError(found or [Problem(str(folder), "no_version")], _names(folder, found))


def _names(folder: Path, problems: list[Problem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(Path(one.file).relative_to(folder).as_posix() for one in problems))
