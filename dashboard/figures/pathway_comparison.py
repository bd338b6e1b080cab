"""What the document states of another place, as the comparison that it is: the first and the last year of each series."""

from html import escape

import polars as pl

from contract.display import number, percent
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.provenance import page_text

QUERY, KEYS = "pathway_comparison", ("series", "period")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """The first series, from its first year to its last."""
    if frame.is_empty():
        return sentence_of("pathway_comparison.none", language)
    rows = list(frame.filter(series=frame["series"][0]).iter_rows(named=True))
    first, last = rows[0], rows[-1]
    words = {
        "topic": first["topic"], "place": first["place"], "first": _amount(first, language), "last": _amount(last, language),
        "first_year": first["period"], "last_year": last["period"],
    }  # fmt: skip
    claims = [claim_of(QUERY, row, *KEYS) for row in (first, last)]
    return sentence_of("pathway_comparison.sentence", language, *claims, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per series and year with a bar; each unit on a scale of its own."""
    tops = dict(frame.group_by("unit").agg(pl.col("value").max()).iter_rows())
    body = "".join(
        _series(list(part.iter_rows(named=True)), tops, look.language)
        for part in frame.partition_by("series", maintain_order=True)
    )
    return f'<table class="m compared">{body}</table>'


def _series(rows: list[dict], tops: dict[str, float], language: str) -> str:
    first = rows[0]
    page = page_text(first["page"], language)
    name = escape(text("pathway_comparison.series", language, topic=first["topic"], place=first["place"]))
    more = " ".join(part for part in (first["note"], page) if part)
    head = f'<tr class="group"><th scope="rowgroup" colspan="2">{name}{small(more)}</th></tr>'
    lines = "".join(
        f'<tr><th scope="row">{escape(row["period"])}</th><td><div class="bar">'
        f'<i style="--w:{70 * row["value"] / tops[row["unit"]]:.1f}" aria-hidden="true"></i><b>{escape(_amount(row, language))}</b></div></td></tr>'
        for row in rows
    )
    return f"<tbody>{head}{lines}</tbody>"


def _amount(row: dict, language: str) -> str:
    if row["unit"] == "pct":
        return percent(row["value"], language)
    return text("county_figures.with_unit", language, value=number(row["value"], language), unit=row["unit_label"])


pathway_comparison = Figure(
    query=QUERY, sentence=sentence, subtitle="pathway_comparison.subtitle", chart=chart, empty="pathway_comparison.none"
)
