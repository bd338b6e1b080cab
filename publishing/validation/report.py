"""What a check says of a delivery, as values and in words: the faults that stop it, and what is strange enough to ask about."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from contract import CODELISTS
from publishing.messages import FRAME, MESSAGES, SAY, say
from publishing.messages.personal_numbers import masked, masked_cell
from publishing.messages.problems import SHOWN_AT_MOST, InputError, Note, Problem
from publishing.validation import shown

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


# The words of a message are split before its blanks are filled in, so that no value can shift the place.
_FIRST_SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")


@dataclass(frozen=True)
class Sentences:
    """What a report shows of one fault. `cell` is what stands in the cell; `value` too, unless the sentence says it."""

    cell: str
    value: str
    what: str
    remedy: str


def sentences(problem: Problem, language: str) -> Sentences:
    """The parts of a fault or warning in "sv" or "en", with personal numbers hidden. Each sentence has a capital."""
    details = {
        name: masked_cell(text if isinstance(text, str) else text[language]) for name, text in problem.details.items()
    }
    template = MESSAGES[problem.message][language]
    what, *remedy = _FIRST_SENTENCE.split(template, maxsplit=1)
    cell = "" if problem.message.startswith("personal_number") else details.get("value", "")
    return Sentences(
        cell=cell,
        value="" if "{value}" in template or "{now}" in template else cell,
        what=_sentence(what.format(**details)),
        remedy=_sentence(remedy[0].format(**details)) if remedy else "",
    )


def _sentence(text: str) -> str:
    return masked(text[:1].upper() + text[1:])


def report_text(
    report: Report, language: str, answers: Mapping[str, str], *, shown_at_most: int | None = SHOWN_AT_MOST
) -> str:
    """The report in "sv" or "en": the verdict on the first line, then faults, warnings with ids and answers, notes.

    `answers` are the coordinator's, by remark_id. Each list is cut after `shown_at_most` and says how many more there
    are; None shows all, as the text file does.
    """
    lines = [verdict(report, language, answers), about(report, language)]
    if report.faults:
        lines += ["", say("report_faults", language)]
        lines += _listed([_fault_lines(fault, language) for fault in report.faults], language, shown_at_most)
        lines += ["", say("report_whole", language)]
    if report.warnings:
        lines += ["", say("report_warnings", language)]
        listed = [_warning_lines(remark, language, answers) for remark in report.warnings]
        lines += _listed(listed, language, shown_at_most)
    if report.notes:
        lines += ["", say("report_notes", language)]
        lines += _listed([_fault_lines(note, language, sign="i") for note in report.notes], language, shown_at_most)
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
    parts = {
        "file": report.file,
        "partner": report.partner_id,
        "kind": kind,
        "quarter": quarter,
        "rows": report.rows,
    }
    return say("report_about", language, **parts)


def _listed(entries: Sequence[list[str]], language: str, at_most: int | None) -> list[str]:
    lines = [line for entry in entries[:at_most] for line in entry]
    hidden = len(entries) - len(entries[:at_most])
    return [*lines, "  " + say("report_more", language, more=hidden)] if hidden else lines


def _fault_lines(problem: Problem, language: str, sign: str = "✗") -> list[str]:
    """Where and which value on one line, what is wrong and what to do below it."""
    said = sentences(problem, language)
    value = f": ”{said.value}”" if said.value and language == "sv" else f": “{said.value}”" if said.value else ""
    return [f"  {sign} {_where(problem, language)}{value}", *_indented(said.what), *_indented(said.remedy)]


def _warning_lines(remark: Remark, language: str, answers: Mapping[str, str]) -> list[str]:
    first, *rest = _fault_lines(remark, language, sign="!")
    answer = answers.get(remark.remark_id, "").strip()
    said = [say("report_answer", language, answer=answer)] if answer else []
    return [f"{first}  [{remark.remark_id}]", *rest, *(f"      {line}" for line in said)]


def _indented(sentence: str) -> list[str]:
    return [f"      {sentence}"] if sentence else []


def _where(problem: Problem, language: str) -> str:
    """Sheet, row and column; the file's name stands once, above."""
    if problem.file == NOTE:
        where = SAY["report_note"][language]
        return where[:1].upper() + where[1:]
    where = ""
    if problem.sheet:
        where += FRAME["sheet"][language].format(sheet=problem.sheet)
    if problem.row is not None:
        where += FRAME["row"][language].format(row=problem.row)
    if problem.column is not None or problem.letter is not None:
        named = " ".join(filter(None, (problem.column, f"({problem.letter})" if problem.letter else "")))
        where += FRAME["column"][language].format(column=named)
    where = where.removeprefix(", ") or SAY["report_whole_file"][language]
    return where[:1].upper() + where[1:]
