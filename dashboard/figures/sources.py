"""The sources that everything rests on: what each covers, what we lack of it, and where it is used."""

from html import escape

import polars as pl

from contract.display import day, join_names
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.sources import linked
from dashboard.figures.parts.tables import column_heads, headed_cells, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many sources everything rests on. From `sources`."""
    return text("sources.headline", language, count=frame.height)


def sentence(frame: pl.DataFrame, language: str) -> str:
    """The heading of the list of sources. From `sources`."""
    return text("sources.sources", language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """One row per source: title with its link, publisher, document and what we lack of it; what it covers; licence; where it is used."""
    language = look.language
    heads = [text(f"sources.column_{name}", language) for name in ("source", "covers", "licence", "used")]
    rows = "".join(_source(row, heads, language) for row in frame.iter_rows(named=True))
    return scrolling_table(
        kind="sources stacks",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("sources.sources_subtitle", language),
    )


def used_in(row: dict, language: str) -> str:
    """What rests on a source, in words: `dialogmötena, målen och uppgifterna ur källorna`. From a row of `sources`."""
    names = [text(f"sources.used_{name}", language) for name in row["extracts_resting"].split(", ") if name]
    names += [text("sources.used_account", language)] if row["account"] else []
    return join_names(names, language) if names else text("sources.not_used", language)


def read_on(row: dict, language: str) -> str:
    """The day on which a source was read, or a delivery received; nothing where it is not known. From a row of `sources`."""
    if row["retrieved"] is None:
        return ""
    entry = "received" if row["source_kind"] == "delivery" else "retrieved"
    return text(f"sources.{entry}", language, day=day(row["retrieved"], language))


def _source(row: dict, heads: list[str], language: str) -> str:
    licence = row["licence"] or text("sources.not_stated", language)
    about = " ".join(filter(None, (f"{row['publisher']}. {row['document']}.", read_on(row, language), row["lost"])))
    covers = escape(row["reference_period"]) + small(row["source_kind_label"])
    cells = headed_cells(heads[1:], (covers, escape(licence), escape(used_in(row, language))))
    return f'<tr><th scope="row">{linked(row["title"], row["url"])}{small(about)}</th>{cells}</tr>'


sources_headline = Headline(query="sources", sentence=headline, kicker="sources.kicker")
sources = Figure(query="sources", sentence=sentence, subtitle="sources.sources_subtitle", chart=chart)
