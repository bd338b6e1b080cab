"""The three interpretations of the target on support structure, as a table."""

from html import escape

import polars as pl

from contract.display import number, of_text
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.moments import moment
from dashboard.wording.provenance import page_text
from dashboard.wording.targets import in_words, is_none_known


def sentence(frame: pl.DataFrame, language: str, *, reading: str) -> Sentence:
    """How many there were of those that the interpretation in use requires."""
    row = frame.filter(pl.col("reading") == reading).row(0, named=True)
    if row["level"] is None:
        return sentence_of("target_readings.unset", language, reading=reading)
    if row["value"] is None or is_none_known(row):
        return sentence_of("target_readings.missing", language, reading=reading)
    count = figure_words(row, language, unit=lambda _: in_words(row["value"], language))
    words = {"count": count, "level": in_words(row["level"], language), "when": moment(row["period"], language)}
    entry = "over" if row["value"] > row["level"] else "sentence"
    claim = claim_of("target_readings", row, "target_id", "reading", "period")
    return sentence_of(f"target_readings.{entry}", language, claim, reading=reading, **words)


def chart(frame: pl.DataFrame, look: Look, *, reading: str) -> str:
    """What each interpretation requires, how many there are of those, and which is in use, as HTML."""
    rows = "".join(
        _reading_row(row, look.language, in_use=row["reading"] == reading) for row in frame.iter_rows(named=True)
    )
    heads = "".join(
        f'<th scope="col"{style}>{escape(text(f"columns.{name}" if name == "reading" else name, look.language))}</th>'
        for name, style in (("reading", ' colspan="2"'), ("target_readings.outcome", ' class="r"'))
    )
    return f'<table class="m read"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _reading_row(row: dict, language: str, *, in_use: bool) -> str:
    page = page_text(row["page"], language) if row["page"] else ""
    # What the target asks for, never what is so: the lead says it whatever the words of the source are.
    explained = text("target_readings.explained", language, words=row["explanation"]) if row["explanation"] else ""
    words = " ".join(part for part in (explained, f"({page})" if page else "") if part)
    if row["level"] is None:
        outcome = escape(text("target_readings.cannot", language))
    elif row["value"] is None or is_none_known(row):
        outcome = escape(
            row["obs_status_label"] if row["value"] is None else text("status_ladder.key_missing", language)
        )
    else:
        whole = number(row["level"], language)
        share = figure_text(row, language, unit=lambda count: of_text(count, whole, language))
        outcome = f"<b>{escape(share)}</b>"
    remark = f"<small>{escape(text('target_readings.in_use', language))}</small>" if in_use else ""
    return (
        f'{"<tr class=on>" if in_use else "<tr>"}<th scope="row">{escape(row["reading"])}</th>'
        f"<td>{escape(row['reading_label'])}<small>{escape(words)}</small></td>"
        f'<td class="r">{outcome}{remark}</td></tr>'
    )


target_readings = Figure(query="target_readings", sentence=sentence, subtitle="target_readings.subtitle", chart=chart)
