"""What can go wrong while a version is published, with its words."""

import errno
from pathlib import Path

from publishing.messages import say
from publishing.problems import InputError, Problem
from publishing.versions.manifest import Manifest

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


class OvertakenError(InputError):
    """Somebody has published meanwhile. `newest` is their version: show the difference again, and publish on it."""

    def __init__(self, folder: Path, newest: Manifest) -> None:
        details = {"version": str(newest.version), "author": newest.author, "time": newest.published_at.isoformat()}
        super().__init__([Problem(str(folder), "overtaken", details=details)])
        self.newest = newest


class UnfinishedError(InputError):
    """The version of `manifest` IS published, but the folder `senaste/` does not show it in full."""

    def __init__(self, manifest: Manifest, problem: Problem) -> None:
        super().__init__([problem])
        self.manifest = manifest

    def text(self, language: str, *, heading: str = "count") -> str:
        """What is published, what is not finished, why, and the command that finishes it; `heading` is not used."""
        version, catalogue = self.manifest.version, self.manifest.catalogue
        problem = self.problems[0].text(language)
        return say("versions_unfinished", language, version=version, catalogue=catalogue, problem=problem)


def write_problem(folder: Path, error: OSError) -> Problem:
    """A write that failed: the disk is full, it is not allowed, or what the system says."""
    file, reason = str(error.filename or folder), error.strerror or str(error)
    if error.errno in _FULL:
        return Problem(file, "disk_full")
    if error.errno in _DENIED:
        return Problem(file, "write_denied", details={"reason": reason})
    return Problem(file, "write_failed", details={"reason": reason})
