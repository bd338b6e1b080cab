"""A version opened: its manifest and its rows, after every file was held against its checksum."""

import io
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from contract import EXTRACTS, with_younger_columns
from publishing.problems import InputError, Problem
from publishing.versions.listing import find_version, newest_whole_files, whole_files
from publishing.versions.manifest import Manifest


@dataclass(frozen=True)
class Opened:
    """A version with its rows by extract; an extract that is younger than the version has none, and a column no values.

    `damaged` names the newer files and manifests, in the catalogue's folder, that were passed by on the way to it.
    """

    manifest: Manifest
    frames: dict[str, pl.DataFrame]
    damaged: tuple[str, ...] = ()


def newest_whole(folder: Path) -> Opened:
    """The newest whole version of the catalogue in `folder`. Raises NoWholeVersionError."""
    whole = newest_whole_files(folder)
    return Opened(whole.manifest, _frames(folder, whole.manifest, whole.contents), whole.damaged)


def open_version(folder: Path, number: int) -> Opened:
    """Version `number` of the catalogue in `folder`. Raises InputError when it is unknown, unreadable or not whole."""
    manifest = find_version(folder, number)
    return Opened(manifest, _frames(folder, manifest, whole_files(folder, manifest)))


def _frames(folder: Path, manifest: Manifest, contents: dict[str, bytes]) -> dict[str, pl.DataFrame]:
    frames = {extract: pl.DataFrame(schema=schema.create_empty().schema) for extract, schema in EXTRACTS.items()}
    for extract, content in contents.items():
        try:
            frames[extract] = with_younger_columns(extract, pl.read_parquet(io.BytesIO(content)))
        except pl.exceptions.PolarsError as error:
            path, details = folder / manifest.extracts[extract].file, {"version": str(manifest.version)}
            raise InputError([Problem(str(path), "version_file_altered", details=details)]) from error
    return frames
