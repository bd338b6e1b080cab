"""The report of a draft: what is wrong and where, the same as files to send back, and what has to be said before it is taken in."""

from functools import partial
from html import escape

import streamlit as st

from contract import label_of
from contract.display import number, period_text
from dashboard import ui
from dashboard.wording import text
from pages.delivery import notices, tables, taking
from pages.delivery.fields import discard_button, sender
from pages.delivery.templates import XLSX
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.workflow import OpenDraft, kept_answers
from publishing.workflow.examine import Examined, examine
from publishing.workflow.files import marked_workbook, report_file
from publishing.workflow.session import Session

SHOWN_AT_MOST = 200
# Where the command line names an option, the page has a field.
_REMEDIES = ("quarter_closed", "template_of_other_partner", "header_several_kinds")


def show(session: Session, draft: OpenDraft) -> None:
    """The verdict, who sends it, the faults, and what is left to answer."""
    head, fields = st.container(), st.container()
    try:
        examined = examine(session, draft)
    except InputError as error:
        with head:
            notices.headline(session, text("deliver.whose", session.language), below=draft.file_name)
        with fields:
            sender(session, draft)
        for problem in error.problems:
            if problem.message != "no_partner":
                ui.show_notice(_remedy(problem, session.language), role="alert")
        discard_button(session, draft.sha256, draft.file_name, key="open")
        return
    answers = kept_answers(session.restricted(), draft.sha256)
    with head:
        notices.headline(
            session, _verdict(examined, answers, session.language), below=_about(examined, session.language)
        )
    with fields:
        sender(session, draft)
    if examined.report.faults:
        _faults(session, examined)
    if examined.report.notes:
        _notes(session, examined)
    for note in examined.report.template_notes:
        told = note.told(session.language)
        notices.heading(text("deliver.newer_template", session.language), below=f"{told.what} {told.remedy}")
    if examined.report.faults or examined.report.warnings or examined.report.notes:
        _files(session, examined, answers)
    taking.show(session, examined, answers)
    discard_button(session, draft.sha256, draft.file_name, key="open")


def _verdict(examined: Examined, answers: dict[str, str], language: str) -> str:
    """Whether the file can be taken in, in a sentence."""
    report = examined.report
    counts = {"faults": len(report.faults), "warnings": len(report.unanswered(answers))}
    for name, count in counts.items():
        if count:
            entry = f"verdict_{name}_{1 if count == 1 else 'n'}"
            return text(f"deliver.{entry}", language, count=number(count, language))
    return text("deliver.verdict_fine", language)


def _about(examined: Examined, language: str) -> str:
    """Which file it is, from whom, about what."""
    report = examined.report
    parts = [
        report.file,
        examined.partner.name(language),
        label_of("delivery_kind", report.kind, language) if report.kind else "",
        period_text(report.period, language) if report.period else "",
        text("deliver.rows_count", language, count=number(report.rows, language)) if report.rows else "",
    ]
    return " · ".join(filter(None, parts))


def _faults(session: Session, examined: Examined) -> None:
    language, faults = session.language, examined.report.faults
    notices.heading(text("deliver.faults", language, count=len(faults)), below=say("report_whole", language))
    has_sheet = any(fault.sheet for fault in faults)
    heads = ("sheet", "row", "column", "value", "what", "remedy")[0 if has_sheet else 1 :]
    st.html(
        tables.table(
            "faults",
            language,
            caption=text("deliver.faults", language, count=len(faults)),
            heads=heads,
            rows=[_fault(fault, language)[-len(heads) :] for fault in faults[:SHOWN_AT_MOST]],
        )
    )
    if len(faults) > SHOWN_AT_MOST:
        st.html(f"<p>{escape(text('deliver.more_faults', language, count=len(faults) - SHOWN_AT_MOST))}</p>")


def _notes(session: Session, examined: Examined) -> None:
    """What is kept with the file and not published: where it stands, and what it is."""
    language, notes = session.language, examined.report.notes
    notices.heading(text("deliver.notes", language), below=text("deliver.notes_below", language))
    st.html(
        tables.table(
            "notes",
            language,
            caption=text("deliver.notes", language),
            heads=("row", "column", "what"),
            rows=[[*_fault(note, language)[1:3], escape(note.told(language).what)] for note in notes[:SHOWN_AT_MOST]],
        )
    )


def _fault(fault: Problem, language: str) -> list[str]:
    """The cells of one fault: where it is, what stands there, what is wrong and what to do."""
    told = fault.told(language)
    column = " ".join(filter(None, (fault.column, f"({fault.letter})" if fault.letter else "")))
    is_whole = fault.row is None and not column
    row = text("deliver.whole_file", language) if is_whole else str(fault.row or "")
    what = f'<i class="g g-not_reached" aria-hidden="true"></i> {escape(told.what)}'
    return [
        escape(fault.sheet or ""),
        escape(row),
        escape(column),
        f"<b>{escape(told.cell)}</b>",
        what,
        escape(_remedy(fault, language)),
    ]


def _remedy(problem: Problem, language: str) -> str:
    """What to do about a fault; on the page, where the words speak of a command's options."""
    if problem.message in _REMEDIES:
        return text(f"deliver.remedy_{problem.message}", language)
    told = problem.told(language)
    return told.remedy or told.what


def _files(session: Session, examined: Examined, answers: dict[str, str]) -> None:
    """The report to send back: made when it is asked for, and kept nowhere."""
    stem = examined.sent.path.stem
    with st.container(key="report_files", horizontal=True, gap="small"):
        for name, make, suffix, mime in (
            ("marked", marked_workbook, "xlsx", XLSX),
            ("report", report_file, "txt", "text/plain"),
        ):
            st.download_button(
                text(f"deliver.file_{name}", session.language),
                data=partial(make, session, examined, answers),
                file_name=text(f"deliver.name_{name}", session.language, stem=stem) + f".{suffix}",
                mime=mime,
                key=f"file_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
