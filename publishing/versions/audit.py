"""Proves that nothing is lost: every version and receipt is whole, and every accepted receipt is accounted for; as a value and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from contract.display import day, number, spans_text
from contract.history import copy_file, read_history
from contract.manifest import Record
from publishing.deliveries.store import altered_files, check_receipts
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.versions.history import NoWholeVersionError, damage, newest_whole, without_copy


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
            # What can be done where the damaged files cannot be put back.
            try:
                way_on = Problem.of(folder, "damage_stops", version=newest_whole(folder).manifest.version)
            except NoWholeVersionError:
                way_on = Problem.of(folder, "damage_stops_all")
            raise InputError([*self.problems, way_on])
        if self.of_receipts:
            raise InputError(list(self.of_receipts))


def audit(folder: Path, restricted: Path | None) -> Audit:
    """The catalogue in `folder` held against itself and against its part of the restricted folder, None where that is not at hand."""
    history = read_history(folder)
    records = list(history.records.values())
    taken_back = history.taken_back
    included = set(records[-1].receipts) if records else set()
    counted = {receipt: record.version for record in records for receipt in record.receipts}
    receipts, faults, unproven = (), [], []
    # Where no version is known in two places, none is known in one place less than it should be.
    if any(version.has_copy for version in history.every):
        for record in without_copy(history):
            path = folder / copy_file(record.version)
            unproven.append(Problem.of(path, "history_copy_missing", version=record.version))
    if restricted is None and counted:
        unproven.append(Problem.of("ASF_RESTRICTED", "receipts_not_checked", count=len(counted)))
    if restricted is not None:
        receipts, entered, faults = check_receipts(restricted)
        faults += altered_files(restricted, receipts)
        known = {receipt.number for receipt in receipts} | {int(fault.details["number"]) for fault in faults}
        for lost in sorted(counted.keys() - known):
            place = restricted / "receipts" / f"{lost:06d}"
            faults.append(Problem.of(place, "receipt_lost", number=lost, version=counted[lost]))
        if len(receipts) > entered:
            unproven.append(Problem.of(restricted, "receipts_not_entered", count=len(receipts) - entered))
    accepted = {receipt.number for receipt in receipts if receipt.is_accepted}
    return Audit(
        has_receipts=restricted is not None,
        newest=records[-1] if records else None,
        versions=len(history.every),
        included=tuple(sorted(included)),
        waiting=tuple(sorted(accepted - included - taken_back.keys())),
        taken_back=dict(sorted(taken_back.items())),
        refused=tuple(receipt.number for receipt in receipts if not receipt.is_accepted),
        passed_by={damaged: record for record in records for damaged in record.passed_by},
        of_versions=_by_file(damage(folder)),
        of_receipts=tuple(faults),
        unproven=tuple(unproven),
    )


def _by_file(damaged: Mapping[int, tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Each damaged file once, with all the versions that it belongs to."""
    versions: dict[tuple[str, str], list[int]] = {}
    for version, problems in damaged.items():
        for problem in problems:
            versions.setdefault((problem.file, problem.message), []).append(version)
    return tuple(
        Problem.of(file, message, version=", ".join(map(str, numbers))) for (file, message), numbers in versions.items()
    )


def audit_text(audit: Audit, language: str) -> str:
    """A line for each state with its count and numbers, then each fault, and what follows from it all."""
    if audit.newest is None:
        return "\n".join([say("versions_none", language), *_faults(audit.problems, language)])
    newest = audit.newest.version
    lines = [say("audit_versions", language, count=number(audit.versions, language), newest=newest)]
    states = {"included": audit.included, "taken_back": audit.taken_back}
    if audit.has_receipts:
        states |= {"waiting": audit.waiting, "refused": audit.refused}
    for name, numbers in states.items():
        details = {"count": number(len(numbers), language), "numbers": spans_text(numbers), "newest": newest}
        lines.append(say(f"audit_{name}", language, **details))
    for receipt, by in audit.taken_back.items():
        details = {"number": receipt, "version": by.version, "author": by.author}
        lines.append(say("audit_taken_back_by", language, day=day(by.published_on, language), **details))
    for damaged, by in audit.passed_by.items():
        details = {"number": damaged, "version": by.version, "author": by.author, "note": by.note}
        lines.append(say("audit_passed_by", language, day=day(by.published_on, language), **details))
    lines += _faults((*audit.problems, *audit.unproven), language)
    verdict = "faulty" if audit.problems else "unproven" if audit.unproven else "proven"
    return "\n".join([*lines, say(f"audit_{verdict}", language, count=number(len(audit.problems), language))])


def _faults(problems: Iterable[Problem], language: str) -> list[str]:
    return [f"  {problem.text(language)}" for problem in problems]
