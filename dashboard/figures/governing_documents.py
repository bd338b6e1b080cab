"""The plan and the routines that the targets ask the council to decide on: which are there, and which nobody has told of."""

from html import escape

import polars as pl

from contract.display import at_least_text, capital, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import ours
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

SHAPES = {"reached": "reached", "not_reached": "not_started"}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the decisions are made; at least so many while some are not known."""
    if frame.is_empty():
        return sentence_of("governing_documents.none_asked", language)
    words = {"whole": spelled(frame.height, language)}
    known = frame.filter(milestone_status="A")
    if known.is_empty():
        return sentence_of("governing_documents.missing", language, **words)
    reached = known.filter(milestone_state="reached").height
    is_open = known.height < frame.height
    count = spelled(reached, language)
    entry = {0: "none_known" if is_open else "none", 1: "sentence_one"}.get(reached, "sentence")
    count = at_least_text(count, language) if is_open else count
    said = text(f"governing_documents.{entry}", language, count=count, **words)
    return Sentence(capital(said))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per decision: what, which target asks for it and which activities lead there, and whether it is made; else nothing."""
    if frame.is_empty():
        return ""
    language = look.language
    is_told = frame["milestone_status"].eq("A").any()
    body = "".join(
        f"<tr>{_decision(row, language, is_told=is_told)}{_state(row, language) if is_told else ''}</tr>"
        for row in frame.iter_rows(named=True)
    )
    heads = "".join(f'<th scope="col">{_text(name, language)}</th>' for name in ("decision", "asked_by"))
    state = f'<th scope="col">{_text("state", language)}</th>'
    heads += state if is_told else f'<td class="hatch"><span>{_text("nobody_told", language)}</span></td>'
    table = f'<table class="m governing"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    asked = "" if is_told else f'<p class="empty">{_text("who_decides", language)}</p>'
    return table + ours(list(frame.iter_rows(named=True)), language) + asked


def _decision(row: dict, language: str, *, is_told: bool) -> str:
    page = page_text(row["page"], language) if row["page"] else ""
    leads = text("governing_documents.activities", language, names=row["activities"]) if row["activities"] else ""
    wording = text("stated.wording", language, wording=row["wording"])
    width = "" if is_told else ' colspan="2"'
    return (
        f'<th scope="row">{escape(row["milestone_label"])}</th>'
        f"<td{width}>{escape(' '.join(filter(None, (wording, page))))}{small(leads)}</td>"
    )


def _state(row: dict, language: str) -> str:
    if row["milestone_state"] is None:
        return f'<td class="hatch state"><span>{escape(row["milestone_status_label"])}</span></td>'
    when = day(row["reached_on"], language) if row["reached_on"] else ""
    shape = SHAPES[row["milestone_state"]]
    shown = f'<span class="g g-{shape}" aria-hidden="true"></span>{escape(row["milestone_state_label"])}'
    return f'<td class="state"><span class="status">{shown}</span>{small(when)}</td>'


def _text(name: str, language: str) -> str:
    return escape(text(f"governing_documents.{name}", language))


governing_documents = Figure(
    query="governing_documents", sentence=sentence, subtitle="governing_documents.subtitle", chart=chart
)
