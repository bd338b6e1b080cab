"""The restricted folder: where it may lie, and how something is written into it so that only its owner reads it."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from publishing.messages.problems import InputError, Problem

RESTRICTED = "ASF_RESTRICTED"
OWNER_FOLDER = 0o700
OWNER_FILE = 0o600


def restricted_folder(environment: Mapping[str, str], data: Path) -> Path:
    """The folder that ASF_RESTRICTED names, as a full path.

    Raises InputError when it is not set, not there or not writable, or when what lies in it could be published: in or
    around the folder of catalogues `data`, or in the folder `data` of a git checkout.
    """
    named = environment.get(RESTRICTED, "").strip()
    if not named:
        raise InputError([Problem(RESTRICTED, "restricted_not_set")])
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise InputError([Problem(str(folder), "restricted_missing", details={"variable": RESTRICTED})])
    published = data.resolve()
    if folder.is_relative_to(published) or published.is_relative_to(folder) or _is_shared_by_git(folder):
        details = {"variable": RESTRICTED, "data": str(published)}
        raise InputError([Problem(str(folder), "restricted_in_data", details=details)])
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        details = {"variable": RESTRICTED, "reason": error.strerror or str(error)}
        raise InputError([Problem(str(folder), "restricted_not_writable", details=details)]) from error
    return folder


def make_folder(folder: Path) -> None:
    """Makes the folder, and those above it that are not there, for its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file for its owner alone, and does not return before it is on the disk."""
    with open(path, "wb", opener=_for_owner) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Brings the names in a folder to the disk, where the system can: a power cut may otherwise lose a new name."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _is_shared_by_git(folder: Path) -> bool:
    """Whether the folder lies in the folder `data` of a git checkout, whichever it is."""
    checkouts = [above for above in folder.parents if (above / ".git").exists()]
    return any(folder.is_relative_to(checkout / "data") for checkout in checkouts)


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_FILE)
