"""What is known of the context and what is lacking: each measure with the municipalities it is known for, and where more is found."""

from html import escape

import polars as pl

from contract.display import of_text, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.context import measure_name
from dashboard.figures.parts.tables import column_heads, scrolling_table
from dashboard.theme import Look
from dashboard.wording import code_labels, text
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the measures are known by municipality, and how many of the others can be fetched."""
    known = frame.filter(pl.col("municipalities_known") > 0).height
    found = frame.filter((pl.col("municipalities_known") == 0) & pl.col("found_in").is_not_null()).height
    words = {"whole": spelled(frame.height, language), "known": spelled(known, language, capital=True)}
    said = sentence_of("context_measures.known" if known else "context_measures.none", language, **words)
    if not found:
        return said
    entry = "context_measures.found_one" if found == 1 else "context_measures.found"
    return Sentence(f"{said} {text(entry, language, count=spelled(found, language, capital=True))}")


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per measure, those of one subject together, as HTML."""
    language = look.language
    names = [
        text(f"context_measures.{name}", language)
        for name in ("measure", "municipalities", "period", "sexes", "county", "nation", "found_in")
    ]
    labels, bodies = code_labels("theme", language), ""
    for theme in dict.fromkeys(frame["theme"]):
        lines = "".join(_row(row, names, language) for row in frame.filter(theme=theme).iter_rows(named=True))
        head = f'<tr class="group"><th scope="rowgroup" colspan="{len(names)}">{escape(labels[theme])}</th></tr>'
        bodies += f"<tbody>{head}{lines}</tbody>"
    return scrolling_table(
        kind="county known", head=column_heads(names), body=bodies, caption=text("context_measures.subtitle", language)
    )


def _row(row: dict, names: list[str], language: str) -> str:
    known = row["municipalities_known"]
    places = (
        of_text(str(known), str(row["municipalities_asked"]), language)
        if known
        else text("context_measures.not_by_municipality", language)
    )
    period = period_text(row["latest_period"], language) if row["latest_period"] else ""
    if row["periods_known"] > 1:
        period = text(
            "context_measures.periods", language, period=period, count=spelled(row["periods_known"], language)
        )
    marks = [
        text("frame.yes" if row[name] else "frame.no", language) for name in ("has_sexes", "has_county", "has_nation")
    ]
    cells = [places, period, *marks, row["found_in"] or ("" if known else text("context_measures.nowhere", language))]
    kind = "" if known else ' class="lacking"'
    return (
        f'<tr{kind}><th scope="row">{escape(measure_name(row, language))}</th>'
        + "".join(
            f'<td data-head="{escape(name)}">{escape(cell)}</td>' for name, cell in zip(names[1:], cells, strict=True)
        )
        + "</tr>"
    )


context_measures = Figure(
    query="context_measures", sentence=sentence, subtitle="context_measures.subtitle", chart=chart
)
