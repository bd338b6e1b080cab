"""Withdraws the newest version: a new one that shows again what was there before it. Nothing is deleted."""

import dataclasses
import datetime as dt
from pathlib import Path

from contract.manifest import Manifest
from publishing.messages.problems import InputError, Problem
from publishing.storage import AtStep, no_step
from publishing.versions.history import find_version, list_versions, newest_whole_files, whole_files
from publishing.versions.publish import Prepared, Published, commit


def withdraw(
    folder: Path, number: int, *, author: str, note: str, now: dt.datetime, at_step: AtStep = no_step
) -> Published:
    """Withdraw version `number`, which has to be the one that is shown: the newest, or the one a withdrawal points back to.

    The new version has the extracts, `as_of` and receipts of the version that the withdrawn one was made from. Raises
    InputError that says what to do instead when it cannot be withdrawn, or when a file of the version before is not whole;
    and what `commit` raises.
    """
    newest = newest_whole_files(folder).manifest
    withdrawn = _withdrawable(folder, number, newest)
    # What the withdrawn one was made from may be a withdrawal itself: then what that one shows is shown again.
    shown_again = find_version(folder, find_version(folder, withdrawn.previous).shows)
    whole_files(folder, shown_again)
    manifest = dataclasses.replace(
        shown_again,
        version=0,
        published_at=now,
        author=author,
        previous=newest.version,
        withdraws=withdrawn.version,
        points_back_to=shown_again.version,
        note=note,
        changes=(),
        passed_by=(),
    )
    return commit(folder, Prepared(manifest, {}), at_step=at_step)


def _withdrawable(folder: Path, number: int, newest: Manifest) -> Manifest:
    version = find_version(folder, number)
    withdrawn_by = {listed.number: listed.withdrawn_by for listed in list_versions(folder)}[number]
    if version.withdraws:
        raise _refused(folder, version, "withdraw_is_withdrawal", shown=version.shows)
    if withdrawn_by:
        raise _refused(folder, version, "withdraw_already", by=withdrawn_by)
    if number != newest.shows:
        raise _refused(folder, version, "withdraw_later_ones", shown=newest.shows)
    if version.previous is None:
        raise _refused(folder, version, "withdraw_first")
    return version


def _refused(folder: Path, version: Manifest, message: str, **details: int) -> InputError:
    words = {name: str(value) for name, value in details.items()}
    return InputError([Problem(str(folder / version.file), message, details=words | {"version": str(version.version)})])
