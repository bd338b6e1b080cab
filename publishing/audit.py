"""Proves that nothing is lost: every version and receipt is whole, and every accepted receipt is accounted for.

An accepted receipt is in the newest version, or it waits to be published, or somebody took it back, by name: there is no fourth.
Whoever publishes asks this first, and publishes nothing while something is wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contract.history import History, copy_file, read_history
from contract.record import Record
from publishing.problems import InputError, Problem
from publishing.receipts import altered_files, check_receipts
from publishing.versions.listing import NoWholeVersionError, damage, newest_whole_files


@dataclass(frozen=True)
class Audit:
    """What there is, by numbers, and what is wrong with it.

    `newest` is the newest version of which anything is known. `of_versions` and `of_receipts` are faults; `unproven` is what could not
    be looked at, or what the next command that writes puts right. `passed_by` are damaged versions with the one that went on in
    spite of them. Without the restricted folder (`has_receipts` False) nothing is known of what waits or was refused.
    """

    has_receipts: bool
    newest: Record | None
    versions: int
    included: tuple[int, ...]
    waiting: tuple[int, ...]
    taken_back: Mapping[int, Record]
    refused: tuple[int, ...]
    passed_by: Mapping[int, Record]
    of_versions: tuple[Problem, ...]
    of_receipts: tuple[Problem, ...]
    unproven: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong."""
        return self.of_versions + self.of_receipts

    def refuse(self, folder: Path, *, goes_on: bool = False) -> None:
        """Raises InputError when anything is wrong, with the way on; `goes_on`: when a receipt is, whatever versions are."""
        if self.of_versions and not goes_on:
            raise InputError([*self.problems, _way_on(folder)])
        if self.of_receipts:
            raise InputError(list(self.of_receipts))


def audit(folder: Path, restricted: Path | None) -> Audit:
    """The catalogue in `folder` held against itself and against its part of the restricted folder, None where that is not at hand."""
    history = read_history(folder)
    records = list(history.records.values())
    taken_back = history.taken_back()
    included = set(records[-1].receipts) if records else set()
    counted = {number: record.version for record in records for number in record.receipts}
    receipts, faults, unproven = (), [], _unproven_versions(history, folder)
    if restricted is None and counted:
        unproven.append(Problem("ASF_RESTRICTED", "receipts_not_checked", details={"count": str(len(counted))}))
    if restricted is not None:
        receipts, entered, faults = check_receipts(restricted)
        faults += altered_files(restricted, receipts)
        known = {receipt.number for receipt in receipts} | {int(one.details["number"]) for one in faults}
        faults += [_lost(restricted, number, counted[number]) for number in sorted(counted.keys() - known)]
        if len(receipts) > entered:
            unproven.append(
                Problem(str(restricted), "receipts_not_entered", details={"count": str(len(receipts) - entered)})
            )
    accepted = {receipt.number for receipt in receipts if receipt.is_accepted}
    return Audit(
        has_receipts=restricted is not None,
        newest=records[-1] if records else None,
        versions=len(history.every),
        included=tuple(sorted(included)),
        waiting=tuple(sorted(accepted - included - taken_back.keys())),
        taken_back={number: taken_back[number] for number in sorted(taken_back)},
        refused=tuple(receipt.number for receipt in receipts if not receipt.is_accepted),
        passed_by={number: record for record in records for number in record.passed_by},
        of_versions=_by_file(damage(folder)),
        of_receipts=tuple(faults),
        unproven=tuple(unproven),
    )


def _lost(restricted: Path, number: int, version: int) -> Problem:
    place = restricted / "receipts" / f"{number:06d}"
    return Problem(str(place), "receipt_lost", details={"number": str(number), "version": str(version)})


def _unproven_versions(history: History, folder: Path) -> list[Problem]:
    """Versions that are known in one place less than they should be; none where no version is known in two."""
    if not any(one.has_copy for one in history.every):
        return []
    return [
        Problem(str(folder / copy_file(one.number)), "history_copy_missing", details={"version": str(one.number)})
        for one in history.every
        if one.record and not one.has_copy
    ]


def _by_file(damaged: Mapping[int, tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Each damaged file once, with all the versions that it belongs to."""
    versions: dict[tuple[str, str], list[int]] = {}
    for number, problems in damaged.items():
        for problem in problems:
            versions.setdefault((problem.file, problem.message), []).append(number)
    return tuple(
        Problem(file, message, details={"version": ", ".join(str(number) for number in numbers)})
        for (file, message), numbers in versions.items()
    )


def _way_on(folder: Path) -> Problem:
    """What can be done where the damaged files cannot be put back."""
    try:
        whole = newest_whole_files(folder).manifest.version
    except NoWholeVersionError:
        return Problem(str(folder), "damage_stops_all")
    return Problem(str(folder), "damage_stops", details={"version": str(whole)})
