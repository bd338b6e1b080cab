"""A file as it lies on the disk: one that is written into, mended or replaced has another stamp."""

import os
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """Size in bytes, when it was written and when anything of it was changed in nanoseconds, and its place on the disk."""

    size: int
    written_ns: int
    changed_ns: int
    place: int


def stamp_of(path: Path | str) -> Stamp:
    """The stamp of a file as it is now. Raises OSError where there is none, ValueError for what can be no path."""
    found = os.stat(path)
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
