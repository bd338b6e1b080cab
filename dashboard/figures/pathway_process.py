"""The process as its document describes it: step after step, with what happens, who meets whom and when."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen
from dashboard.wording.provenance import page_text


def headline(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """That there is nothing to show of those chosen, whether they have not delivered or not told all, and what the document describes."""
    where = chosen(places, language)
    if frame.is_empty():
        return sentence_of("pathway_process.nothing", language, where=where)
    return sentence_of("pathway_process.headline", language, count=spelled(frame.height, language), where=where)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """From where to where the process goes, in how many steps."""
    if frame.is_empty():
        return sentence_of("pathway_process.none", language)
    first, last = (frame["pathway_step_label"][place].lower() for place in (0, -1))
    return sentence_of(
        "pathway_process.sentence",
        language,
        count=spelled(frame.height, language, capital=True),
        first=first,
        last=last,
    )


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A list of the steps in order."""
    items = "".join(_step(place, row, look.language) for place, row in enumerate(frame.iter_rows(named=True), start=1))
    return f'<ol class="process">{items}</ol>'


def _step(place: int, row: dict, language: str) -> str:
    when = f"<em>{escape(row['when'])}</em>" if row["when"] else ""
    meets = f'<p class="meets">{escape(row["meets"])}</p>' if row["meets"] else ""
    page = small(page_text(row["page"], language)) if row["page"] else ""
    inferred = ""
    if row["inference"]:
        inferred = f'<p class="inferred"><b>{escape(text("pathway_process.inference", language))}</b> {escape(row["inference"])}</p>'
    return (
        f'<li><h3><span aria-hidden="true">{place}</span> {escape(row["pathway_step_label"])}</h3>{when}'
        f"<p>{escape(row['step_wording'])} {page}</p>{meets}{inferred}</li>"
    )


pathway_process = Figure(
    query="pathway_process", sentence=sentence, subtitle="pathway_process.subtitle", chart=chart,
)  # fmt: skip
pathway_process_headline = Headline("pathway_process", headline, kicker="pathway_process.kicker")
