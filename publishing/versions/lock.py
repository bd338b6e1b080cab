"""One publication at a time, and what can go wrong while a version is published, with its words."""

import contextlib
import errno
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from contract.manifest import Manifest
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.storage import WORK, AtStep, Store, no_step

WAIT_SECONDS = 10.0

_LOCK = "lock"
_HOLDER = "holder.json"
# What a share answers that has no locks.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


@dataclass(frozen=True)
class Holder:
    """Who writes in the catalogue: what somebody who has to wait is told."""

    author: str
    since: str


@contextlib.contextmanager
def writing(folder: Path, holder: Holder, at_step: AtStep = no_step) -> Iterator[Store]:
    """The catalogue's folder to write in, alone. Raises InputError that says who to wait for when somebody else writes.

    On a share without locks it is not alone: `is_locked` of the store is False, and the claim of a number decides alone.
    """
    lock = FileLock(folder / WORK / _LOCK, timeout=WAIT_SECONDS, fallback_to_soft=False)
    (folder / WORK).mkdir(exist_ok=True)
    try:
        is_locked = _acquire(lock)
    except Timeout as error:
        details = _details(folder / WORK / _HOLDER)
        raise InputError([Problem(str(folder), "publication_under_way", details=details)]) from error
    store = Store(folder, at_step=at_step, is_locked=is_locked)
    try:
        if is_locked:
            store.sweep()
            who = vars(holder) | {"machine": platform.node(), "process": os.getpid()}
            store.put(f"{WORK}/{_HOLDER}", json.dumps(who, ensure_ascii=False).encode())
        yield store
    finally:
        if is_locked:
            store.remove_work(_HOLDER)
            # What is done is done: a lock that cannot be given back goes when the process does.
            with contextlib.suppress(OSError):
                lock.release()


def _acquire(lock: FileLock) -> bool:
    try:
        lock.acquire()
    except NotImplementedError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return False
    return True


def _details(path: Path) -> dict[str, str]:
    """Who holds the lock, as far as the file that they left says so; unknown is a question mark."""
    try:
        said = json.loads(path.read_bytes())
        return {name: str(said[name]) for name in ("author", "since", "machine", "process")}
    except (OSError, ValueError, KeyError, TypeError):
        return dict.fromkeys(("author", "since", "machine", "process"), "?")


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
