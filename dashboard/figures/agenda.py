"""The agenda of the council's latest meeting: which views are shown there, in which order, and why."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.pages import page_title


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many views the meeting of which day looks at."""
    entry = "sentence_one" if frame.height == 1 else "sentence"
    words = {"count": spelled(frame.height, language), "day": day(frame["meeting_date"][0], language)}
    return sentence_of(f"agenda.{entry}", language, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per item: its number, the page it is on, and why, as HTML."""
    language = look.language
    heads = "".join(f'<th scope="col">{escape(text(f"agenda.{name}", language))}</th>' for name in ("item", "view"))
    body = "".join(
        f'<tr><td class="n">{row["position"]}</td>'
        f'<th scope="row">{escape(page_title(row["page_name"], language))}{small(row["purpose"] or "")}</th></tr>'
        for row in frame.iter_rows(named=True)
    )
    caption = escape(text("agenda.caption", language))
    return (
        f'<table class="m agenda"><caption class="vh">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


agenda = Figure(query="agenda", sentence=sentence, subtitle="agenda.subtitle", chart=chart)
