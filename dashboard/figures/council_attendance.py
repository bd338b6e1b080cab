"""The meetings of the council one by one: who was there, who was not, and of whom nothing is known."""

from html import escape

import polars as pl

from contract.display import capital, join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many meetings have been told of, and when the latest was."""
    days = frame["meeting_date"].unique()
    if days.is_empty():
        return sentence_of("council_attendance.none", language)
    entry = "sentence_one" if days.len() == 1 else "sentence"
    words = {"count": spelled(days.len(), language), "day": day(days.max(), language)}
    return Sentence(capital(text(f"council_attendance.{entry}", language, **words)))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per meeting, the latest first, with the names."""
    names = ("meeting", "present", "absent", "unknown")
    heads = "".join(f'<th scope="col">{_text(name, look.language)}</th>' for name in names)
    meetings = frame.sort("meeting_date", descending=True, maintain_order=True).partition_by(
        "meeting_date", maintain_order=True
    )
    body = "".join(_meeting(rows, look.language) for rows in meetings)
    return f'<table class="m minutes below"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _meeting(rows: pl.DataFrame, language: str) -> str:
    is_unknown = pl.col("attendance").is_null() & (pl.col("attendance_status") != "NA")
    parts = [rows.filter(attendance="present"), rows.filter(attendance="absent"), rows.filter(is_unknown)]
    cells = [
        capital(join_names(part["name"].to_list(), language)) or text("council_attendance.nobody", language)
        for part in parts
    ]
    kinds = ["", "", "" if parts[2].is_empty() else ' class="hatch"']
    heads = [_text(name, language) for name in ("present", "absent", "unknown")]
    told = "".join(
        f'<td{kind} data-head="{head}"><span>{escape(words)}</span></td>'
        for kind, head, words in zip(kinds, heads, cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(day(rows["meeting_date"][0], language))}</th>{told}</tr>'


def _text(name: str, language: str) -> str:
    return escape(text(f"council_attendance.{name}", language))


council_attendance = Figure(
    query="council_attendance", sentence=sentence, subtitle="council_attendance.subtitle", chart=chart
)
