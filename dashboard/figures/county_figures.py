"""Every documented figure of the region and the nation, as the sources state it."""

from dataclasses import replace
from html import escape

import polars as pl

from contract.display import period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import column_heads, headed_cells, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import code_labels, figure_text, text
from dashboard.wording.claims import Sentence, sentence_of

# What the council asks about comes first; the region's population and labour market after.
FIRST_THEMES = ("enterprises", "usage", "support")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many figures the sources state, and between which years. From `county_figures`."""
    if frame.is_empty():
        return sentence_of("county_figures.none", language)
    years = {"first": frame["period"].str.slice(0, 4).min(), "last": frame["period_end"].dt.year().max()}
    is_of_one_year = years["first"] == str(years["last"])
    entry = "one" if frame.height == 1 else "of_one_year" if is_of_one_year else "sentence"
    return sentence_of(f"county_figures.{entry}", language, count=frame.height, **years)


def chart(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per documented figure, grouped by theme: what it counts with our inference, value with precision, period, source and page."""
    language = look.language
    titles = dict(sources.select("source_id", "short").iter_rows())
    names = (
        "county_figures.column_figure", "county_figures.column_value", "county_figures.column_period", "sources.column_source",
    )  # fmt: skip
    heads = [text(name, language) for name in names]
    bodies = ""
    labels = code_labels("theme", language)
    for theme in (*FIRST_THEMES, *(theme for theme in labels if theme not in FIRST_THEMES)):
        rows = frame.filter(pl.col("theme") == theme)
        if rows.height:
            head = f'<tr class="group"><th scope="rowgroup" colspan="{len(names)}">{escape(labels[theme])}</th></tr>'
            lines = "".join(_figure(row, titles, heads, language) for row in rows.iter_rows(named=True))
            bodies += f"<tbody>{head}{lines}</tbody>"
    return scrolling_table(
        kind="figures stacks",
        head=column_heads(heads),
        body=bodies,
        caption=text("county_figures.subtitle", language),
    )


def figure_amount(row: dict, language: str) -> str:
    """The value of one documented figure with its unit: `omkring 30 ASF`, `11–12 %`, `281 815 personer`, `okänt`."""
    known = [end for end in (row["value"], row["low"], row["high"]) if end is not None]
    decimals = 2 if any(round(end, 1) != end for end in known) else None
    amount = figure_text(row, language, decimals=decimals)
    if row["obs_status"] != "A" or row["unit"] in ("ratio", "index", "state"):
        return amount
    if row["unit"] == "pct":
        return text("county_figures.percent", language, value=amount)
    return text("county_figures.with_unit", language, value=amount, unit=row["unit_label"])


def figure_label(row: dict) -> str:
    """What a documented figure counts, of whom, and where if that is not the catalogue's region: `Försörjningskvot, riket`."""
    return ", ".join(filter(None, (row["label"], row["sex_label"] if row["sex"] != "T" else "", row["elsewhere"])))


def figure_remark(row: dict, language: str) -> str:
    """What the source or we say of a documented figure: its note, and how we come to what the source does not say itself."""
    ours = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    return " ".join(filter(None, (row["note"], ours)))


def _figure(row: dict, titles: dict[str, str], heads: list[str], language: str) -> str:
    source = titles[row["source_id"]]
    if row["page"]:
        source += f", {text('sources.page', language, page=row['page'])}"
    cells = (figure_amount(row, language), period_text(row["period"], language), source)
    return (
        f'<tr><th scope="row">{escape(figure_label(row))}{small(figure_remark(row, language))}</th>'
        f"{headed_cells(heads[1:], map(escape, cells))}</tr>"
    )


county_figures = Figure(
    query="county_figures",
    sentence=sentence,
    subtitle="county_figures.subtitle",
    chart=chart,
    also=("sources",),
)
county_figures_enterprises = replace(county_figures, choices={"theme": "enterprises"}, key="county_figures_enterprises")
