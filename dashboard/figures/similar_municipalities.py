"""The municipality beside those most like it: what makes them alike, and what is then compared. Nobody is placed before another."""

from html import escape

import polars as pl

from contract.display import join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.context import amount, decimals_of, measure_name
from dashboard.figures.parts.tables import Bar, hyphenated, side_bars
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.moments import unbroken

# So many stand beside the municipality, and of so many subjects a measure is looked for.
BESIDE, SUBJECTS = 3, 5
COMPARED, STATE = "enterprises_per_10000", "support_structure"


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Which municipalities are most like the first of the chosen ones; that it cannot be told where too little is known."""
    shown = _shown(frame)
    if shown.is_empty():
        return sentence_of("similar_municipalities.none", language)
    names = _names(shown)
    words = {"name": names[0], "names": join_names(names[1:], language)}
    return sentence_of("similar_municipalities.sentence", language, **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """By what they are alike, and when; of how many subjects a measure is known for all."""
    shown = _shown(frame)
    if shown.is_empty():
        return ""
    measures = shown.filter(pl.col("is_likeness"), likeness_place=0)
    words = text("similar_municipalities.subtitle", language)
    if measures.height < SUBJECTS:
        count, whole = spelled(measures.height, language, capital=True), spelled(SUBJECTS, language)
        words += " " + text("similar_municipalities.some", language, count=count, whole=whole)
    return words


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Bars of the enterprises per 10,000 residents where any are known, then a column per municipality, as HTML."""
    shown = _shown(frame)
    if shown.is_empty():
        words = text("similar_municipalities.too_few", look.language, whole=spelled(SUBJECTS, look.language))
        return f'<p class="empty">{escape(words)}</p>'
    rows = [_line(each, look.language) for each in _of_measures(shown)]
    heads = [text("context_measures.measure", look.language), *_names(shown)]
    head = "".join(f'<th scope="col">{hyphenated(name, look.language)}</th>' for name in heads)
    caption = escape(text("similar_municipalities.caption", look.language))
    return (
        f'{_bars(shown, look)}<table class="m alike"><caption class="vh">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _shown(frame: pl.DataFrame) -> pl.DataFrame:
    """The first of the chosen municipalities, and those that are nearest to it."""
    first = frame["municipality_code"].head(1)
    return frame.filter(pl.col("municipality_code").is_in(first.implode()), pl.col("likeness_place") <= BESIDE)


def _names(shown: pl.DataFrame) -> list[str]:
    return shown["other_name"].unique(maintain_order=True).to_list()


def _of_measures(shown: pl.DataFrame) -> list[pl.DataFrame]:
    """The rows of each measure, those of the likeness first; the one that the bars show is left out."""
    return [
        rows
        for (_, compared), rows in shown.group_by("context_measure", "coverage_measure", maintain_order=True)
        if compared != COMPARED
    ]


def _bars(shown: pl.DataFrame, look: Look) -> str:
    rows = shown.filter(coverage_measure=COMPARED)
    if rows["value"].is_null().all():
        return ""
    bars = [
        Bar(row["other_name"], row["value"], figure_text(row, look.language, decimals=1), "")
        for row in rows.iter_rows(named=True)
    ]
    first = rows.row(0, named=True)
    title = f"{first['coverage_measure_label']}, {period_text(first['period'], look.language)}"
    return side_bars(bars, title=title)


def _line(rows: pl.DataFrame, language: str) -> str:
    """One measure: its name, and the value of each municipality."""
    first = rows.row(0, named=True)
    name = measure_name(first, language) if first["is_likeness"] else first["coverage_measure_label"]
    cells = "".join(f"<td>{escape(_value(row, rows, language))}</td>" for row in rows.iter_rows(named=True))
    when = escape(period_text(first["period"], language))
    return f'<tr><th scope="row">{escape(unbroken(name))} <small>{when}</small></th>{cells}</tr>'


def _value(row: dict, rows: pl.DataFrame, language: str) -> str:
    if row["is_likeness"]:
        return amount(_stated(row), language, decimals=decimals_of(rows))
    # What is planned is neither a yes nor a no.
    return row["commitment_state_label"] or row["obs_status_label"]


def _stated(row: dict) -> dict:
    """The row as a measure of the context, which carries the mark and the precision of its source."""
    return {**row, "source_mark": None, "qualifier": None}


similar_municipalities = Figure(query="similar_municipalities", sentence=sentence, subtitle=subtitle, chart=chart)
