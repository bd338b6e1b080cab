"""A report in words, for the screen and for a text file."""

from collections.abc import Mapping, Sequence

from contract import CODELISTS
from publishing.checking import shown
from publishing.checking.report import NOTE, Remark, Report
from publishing.checking.sentences import sentences
from publishing.messages import FRAME, SAY, say
from publishing.problems import SHOWN_AT_MOST, Problem


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
