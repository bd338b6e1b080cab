"""The catalogues as they lie on disk when a run begins: each is looked at once in a run. What is open is shared by all readers."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.engines import open_version
from dashboard.extracts import Database, Served, serve
from dashboard.kept import Kept
from dashboard.manifests import DataError, Version
from dashboard.stamps import Stamp, stamp_of
from dashboard.versions import (
    History,
    fingerprint_of,
    list_catalogues,
    list_manifests,
    list_records,
    read_history,
)

PROJECT = Path(__file__).parent.parent.parent
# So many versions stay open, and so many lists of versions: those of the catalogues as they are, and a few older ones.
OPEN, LISTED = 8, 16


@dataclass(frozen=True)
class Catalogues:
    """The catalogues that there are, by name in alphabetical order: the versions of each, or why they are not known."""

    found: dict[str, History | DataError]

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each."""
        return tuple(self.found)

    @property
    def first(self) -> str:
        """The catalogue that is shown where the address names none.

        The first that is no example; else the first that cannot be read, so that whoever opens the app is told and does not
        meet an example in its place; else the first.
        """
        newest = {name: self.newest(name) for name in self.names}
        real = (name for name, version in newest.items() if version and not version.is_example)
        unreadable = (name for name, version in newest.items() if version is None)
        return [*real, *unreadable, *self.names][0]

    def history(self, name: str) -> History:
        """All versions of the catalogue. Raises DataError."""
        found = self.found[name]
        if isinstance(found, DataError):
            raise found.again()
        return found

    def newest(self, name: str) -> Version | None:
        """The newest version of the catalogue whose manifest can be read."""
        found = self.found[name]
        return found.versions[-1] if isinstance(found, History) and found.versions else None


def data_folder() -> Path:
    """The folder of catalogues: `data/` unless the environment variable ASF_DATA names another."""
    return Path(os.environ.get("ASF_DATA") or PROJECT / "data")


def look_up() -> Catalogues:
    """The catalogues as they stand on disk now. Raises DataError when there is none."""
    folder = data_folder()
    return Catalogues({name: _history(folder, name) for name in list_catalogues(folder)})


def served(history: History, number: int) -> Served:
    """Version `number`, or the nearest that can stand in for it, loaded once and shared by all readers. Raises DataError."""
    return serve(history, number, partial(_database, history))


def _history(folder: Path, catalogue: str) -> History | DataError:
    try:
        manifests = list_manifests(folder, catalogue)
    except DataError as problem:
        return problem
    stamps = _stamps((*manifests, *list_records(folder, catalogue)))
    return _listed().find((str(folder), stamps), lambda: read_history(manifests))


def _database(history: History, version: Version) -> Database:
    others = history.beside(version)
    key = fingerprint_of(version, others), _stamps([file.path for file in version.files])
    database = _opened().find(key, lambda: open_version(version, others))
    if database.file is None or not database.file.is_altered():
        return database
    # What it is read from was spoilt while it was open: its tables may be half there.
    _opened().drop(key, database)
    return _opened().find(key, lambda: open_version(version, others))


@st.cache_resource(show_spinner=False)
def _opened() -> Kept:
    """The versions that are open, by what they are made of on disk; with a version go its results."""
    return Kept(most=OPEN)


@st.cache_resource(show_spinner=False)
def _listed() -> Kept:
    """The lists of versions, by what lies on disk."""
    return Kept(most=LISTED)


def _stamps(paths: Sequence[Path]) -> tuple:
    """Name, size and time of every file, so that a file that is mended or broken on disk is read again."""
    return tuple((name, _stamp(name)) for name in map(str, paths))


def _stamp(path: str) -> Stamp | None:
    try:
        return stamp_of(path)
    except (OSError, ValueError):
        return None
