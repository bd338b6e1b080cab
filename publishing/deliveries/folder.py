"""The restricted folder, and where it may lie."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from publishing.messages.problems import InputError, Problem

RESTRICTED = "ASF_RESTRICTED"


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


def _is_shared_by_git(folder: Path) -> bool:
    """Whether the folder lies in the folder `data` of a git checkout, whichever it is."""
    checkouts = [above for above in folder.parents if (above / ".git").exists()]
    return any(folder.is_relative_to(checkout / "data") for checkout in checkouts)
