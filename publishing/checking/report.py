"""What a check says of a delivery: the faults that stop it, and what is strange enough to ask about."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from publishing.privacy.numbers import masked
from publishing.problems import InputError, Note, Problem

# What stands for the file where a question is about the note beside it.
NOTE = "--notering"


@dataclass(frozen=True)
class Remark(Problem):
    """A warning: something strange that may be right. The coordinator answers it with a word of why.

    `remark_id` is made from what the warning says and of whom, not from its row: an answer is found again when the check
    is repeated, and no longer when a figure has changed.
    """

    remark_id: str = ""


@dataclass(frozen=True)
class Report:
    """The outcome of a check. `period` is "" when the delivery has no quarter, `header_row` 0 when no headings were found.

    `rows` is the number of data rows. Faults and warnings are in the order of their rows, those of the whole file first.
    `notes` tell what was left as it is; nothing has to be done about them.
    """

    file: str
    sheet: str
    partner_id: str
    kind: str
    period: str
    rows: int
    faults: tuple[Problem, ...]
    warnings: tuple[Remark, ...] = ()
    header_row: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether nothing is wrong. Warnings may still wait for an answer: see `unanswered`."""
        return not self.faults

    def unanswered(self, answers: Mapping[str, str]) -> tuple[Remark, ...]:
        """The warnings without an answer in `answers` (remark_id → why); an answer of only spaces is none."""
        return tuple(remark for remark in self.warnings if not answers.get(remark.remark_id, "").strip())


def faulty_report(
    error: InputError, *, file: str, partner_id: str, kind: str = "", sheet: str = "", period: str = "", rows: int = 0
) -> Report:
    """The report of a file that could not be read: the faults that the reading found, and what can be told of it."""
    return Report(masked(file), masked(sheet), partner_id, kind, period, rows, in_order(error.problems))


def rank_of(problem: Problem) -> str:
    """What a problem is to its reader: fault, warning or note."""
    return "warning" if isinstance(problem, Remark) else "note" if isinstance(problem, Note) else "fault"


def in_order(found: list[Problem]) -> tuple[Problem, ...]:
    """Faults or warnings by row and column, those without a row first; no name of a sheet or column is a personal number."""
    ordered = sorted(found, key=lambda one: (one.row or 0, len(one.letter or ""), one.letter or ""))
    return tuple(
        replace(one, sheet=one.sheet and masked(one.sheet), column=one.column and masked(one.column)) for one in ordered
    )


def with_id(remark: Remark, *of_whom: str) -> Remark:
    """The warning with its id: v and six signs, from the delivery that it is about (`of_whom`) and what it says."""
    content = json.dumps([of_whom, remark.message, remark.details], ensure_ascii=False, sort_keys=True)
    return replace(remark, remark_id="v" + hashlib.sha256(content.encode()).hexdigest()[:6])
