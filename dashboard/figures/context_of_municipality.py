"""What is known of the context of one municipality, measure by measure, beside the region and the nation."""

from html import escape

import polars as pl

from contract.display import period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.context import amount, decimals_of, is_comparable, measure_name
from dashboard.figures.parts.tables import column_heads
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.moments import unbroken


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """The first measure of the labour market, of its oldest age group, or else the first at all: the municipality's value, and the region's."""
    own = frame.filter(pl.col("area_code") == pl.col("municipality_code"))
    if own.is_empty():
        return sentence_of("context_of_municipality.none", language)
    of_work = own.filter(theme="labour_market")
    first = of_work if of_work.height else own
    # Of several age groups the one that reaches furthest.
    row = first.filter(label=first["label"][0]).row(-1, named=True)
    rows = frame.filter(municipality_code=row["municipality_code"], context_measure=row["context_measure"])
    shown = {
        each["area_code"]: amount(each, language, decimals=decimals_of(rows)) for each in rows.iter_rows(named=True)
    }
    words = {
        "measure": measure_name(row, language),
        "value": shown[row["area_code"]],
        "name": row["municipality_name"],
        "when": period_text(row["period"], language),
    }
    region = rows.filter(~pl.col("area_level").is_in(["municipality", "nation"]))
    if region.is_empty() or not is_comparable(row["unit"]):
        return sentence_of("context_of_municipality.alone", language, **words)
    return sentence_of("context_of_municipality.sentence", language, county=shown[region["area_code"][0]], **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per measure with its period: the municipality, the region, the nation, as HTML. What is not known is said."""
    language = look.language
    if frame.is_empty():
        return ""
    wider = frame.filter(pl.col("area_level") != "municipality").unique("area_code", maintain_order=True)
    names = [
        text("context_measures.measure", language),
        frame["municipality_name"][0],
        *wider["area_code_label"],
    ]
    first = frame.filter(municipality_code=frame["municipality_code"][0])
    body = "".join(
        _row(rows, wider["area_code"].to_list(), names, language)
        for rows in first.partition_by("context_measure", maintain_order=True)
    )
    caption = escape(text("context_of_municipality.subtitle", language))
    return (
        f'<table class="m facts"><caption class="vh">{caption}</caption><thead>{column_heads(names)}</thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(rows: pl.DataFrame, wider: list[str], names: list[str], language: str) -> str:
    by_area = {row["area_code"]: row for row in rows.iter_rows(named=True)}
    own = rows.row(0, named=True)
    decimals = decimals_of(rows)
    cells = [(by_area.get(code), name) for code, name in zip([own["area_code"], *wider], names[1:], strict=True)]
    shown = "".join(
        f'<td data-head="{escape(name)}">{escape(amount(row, language, decimals=decimals)) if row else escape(text("context.not_fetched", language))}</td>'
        for row, name in cells
    )
    when = escape(period_text(own["period"], language))
    return f'<tr><th scope="row">{escape(unbroken(measure_name(own, language)))} <small>{when}</small></th>{shown}</tr>'


context_of_municipality = Figure(
    query="context_of_municipality",
    sentence=sentence,
    subtitle="context_of_municipality.subtitle",
    chart=chart,
    empty="context_of_municipality.empty",
)
