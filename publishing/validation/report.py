"""What a check says of a delivery, as values and in words: the faults that stop it, and what is strange enough to ask about."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from contract import CODELISTS
from publishing.messages import SAY, say, shown
from publishing.messages.personal_numbers import masked
from publishing.messages.problems import SHOWN_AT_MOST, InputError, Note, Problem, Remark, place_text
from publishing.messages.said import said

# What stands for the file where a question is about the note beside it.
NOTE = "--notering"
# What stands before a problem, by its rank, the worst first.
SIGNS = {"fault": "✗", "warning": "!", "note": "i"}


@dataclass(frozen=True)
class Report:
    """The outcome of a check. `period` is "" when the delivery has no quarter, `header_row` 0 when no headings were found.

    `rows` is the number of data rows. Faults are in the order of their rows, those of the whole file first; warnings begin with those
    that are unlike the others (`by_likeness`).
    `notes` tell what was left as it is, `template_notes` what an older template lacks; nothing has to be done about them.
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
    template_notes: tuple[Note, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether nothing is wrong. Warnings may still wait for an answer: see `unanswered`."""
        return not self.faults

    def unanswered(self, answers: Mapping[str, str]) -> tuple[Remark, ...]:
        """The warnings without an answer in `answers` (remark_id → why); an answer of blanks is none."""
        return tuple(remark for remark in self.warnings if not said(answers.get(remark.remark_id, "")))


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
    ordered = sorted(found, key=lambda problem: (problem.row or 0, len(problem.letter or ""), problem.letter or ""))
    return tuple(
        replace(
            problem, sheet=problem.sheet and masked(problem.sheet), column=problem.column and masked(problem.column)
        )
        for problem in ordered
    )


def by_likeness(found: Iterable[Remark]) -> tuple[Remark, ...]:
    """Questions with like ones beside each other, the fewest first and of those the ones about a row: what differs is not to be passed over
    among many of a kind, as where a file has left out most of what the one before it had.
    """
    ordered = in_order([*found])
    alike = Counter(remark.message for remark in ordered)
    of_rows = {remark.message for remark in ordered if remark.row}
    first = {message: place for place, message in reversed([*enumerate(remark.message for remark in ordered)])}
    return tuple(
        sorted(ordered, key=lambda each: (alike[each.message], each.message not in of_rows, first[each.message]))
    )


def with_id(remark: Remark, *of_whom: str) -> Remark:
    """The warning with its id: v and six signs, from the delivery that it is about (`of_whom`) and what it says."""
    content = json.dumps([of_whom, remark.message, remark.details], ensure_ascii=False, sort_keys=True)
    return replace(remark, remark_id="v" + hashlib.sha256(content.encode()).hexdigest()[:6])


def report_text(
    report: Report, language: str, answers: Mapping[str, str], *, shown_at_most: int | None = SHOWN_AT_MOST
) -> str:
    """The report in "sv" or "en": the verdict on the first line, then faults, warnings with ids and answers, notes.

    `answers` are the coordinator's, by remark_id. Each list is cut after `shown_at_most` and says how many more there
    are; None shows all, as the text file does.
    """
    lines = [verdict(report, language, answers), about(report, language)]
    for name, found, at_most in (
        ("report_faults", report.faults, shown_at_most),
        ("report_warnings", report.warnings, shown_at_most),
        ("report_notes", report.notes, shown_at_most),
        ("report_template", report.template_notes, None),
    ):
        if found:
            lines += ["", say(name, language)]
            lines += [line for problem in found[:at_most] for line in _lines(problem, language, answers)]
            if hidden := len(found) - len(found[:at_most]):
                lines.append("  " + say("report_more", language, more=hidden))
        if found and name == "report_faults":
            lines += ["", say("report_whole", language)]
    unanswered = report.unanswered(answers)
    if unanswered:
        lines += ["", say("report_how_to_answer", language, remark_id=unanswered[0].remark_id)]
    return "\n".join(lines)


def verdict(report: Report, language: str, answers: Mapping[str, str]) -> str:
    """Whether the delivery can be accepted, in one line."""
    if report.faults:
        return say("report_refused", language, faults=len(report.faults), warnings=len(report.warnings))
    unanswered = report.unanswered(answers)
    if unanswered:
        return say("report_unanswered", language, unanswered=len(unanswered))
    if report.warnings:
        return say("report_answered", language, warnings=len(report.warnings))
    return say("report_accepted", language)


def about(report: Report, language: str) -> str:
    """Which delivery the report is about, in one line."""
    kind = CODELISTS["delivery_kind"].label(report.kind, language) if report.kind else say("report_no_kind", language)
    quarter = shown.quarter(report.period)[language] if report.period else say("report_no_quarter", language)
    details = {"file": report.file, "partner": report.partner_id, "rows": report.rows}
    return say("report_about", language, kind=kind, quarter=quarter, **details)


def _lines(problem: Problem, language: str, answers: Mapping[str, str]) -> list[str]:
    """Where and which value on one line, a warning's id too; what is wrong and what to do below it, and what was answered."""
    told, remark_id = problem.told(language), problem.remark_id if isinstance(problem, Remark) else ""
    value = f": ”{told.value}”" if told.value and language == "sv" else f": “{told.value}”" if told.value else ""
    mark = f"  [{remark_id}]" if remark_id else ""
    answer = said(answers.get(remark_id, ""))
    sentences = (told.what, told.remedy, answer and say("report_answer", language, answer=answer))
    first = f"  {SIGNS[rank_of(problem)]} {_where(problem, language)}{value}{mark}"
    return [first, *(f"      {sentence}" for sentence in sentences if sentence)]


def _where(problem: Problem, language: str) -> str:
    """Sheet, row and column; the file's name stands once, above."""
    if problem.file == NOTE:
        where = SAY["report_note"][language]
        return where[:1].upper() + where[1:]
    named = " ".join(filter(None, (problem.column, f"({problem.letter})" if problem.letter else "")))
    where = place_text(language, sheet=problem.sheet, row=problem.row, column=named)
    where = where.removeprefix(", ") or SAY["report_whole_file"][language]
    return where[:1].upper() + where[1:]
