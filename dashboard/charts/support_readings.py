"""The three interpretations of the target on support structure, as a table."""

from html import escape

import polars as pl

from dashboard.theme import Look
from dashboard.wording import figure_text, number, of_text, text
from dashboard.wording.support import is_none_known


def readings(frame: pl.DataFrame, look: Look, *, reading: str) -> str:
    """What each interpretation requires, how many there are of those, and which is in use, as HTML."""
    rows = "".join(
        _reading_row(row, look.language, in_use=row["reading"] == reading) for row in frame.iter_rows(named=True)
    )
    heads = "".join(
        f'<th scope="col"{style}>{escape(text(f"columns.{name}" if name == "reading" else name, look.language))}</th>'
        for name, style in (("reading", ' colspan="2"'), ("support.readings_outcome", ' class="r"'))
    )
    return f'<table class="m read"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _reading_row(row: dict, language: str, *, in_use: bool) -> str:
    page = text("support.page", language, page=row["page"]) if row["page"] else ""
    # What the target asks for, never what is so: the lead says it whatever the words of the source are.
    explained = text("support.readings_explained", language, words=row["explanation"]) if row["explanation"] else ""
    words = " ".join(part for part in (explained, f"({page})" if page else "") if part)
    if row["level"] is None:
        outcome = escape(text("support.readings_cannot", language))
    elif row["value"] is None or is_none_known(row):
        outcome = escape(row["obs_status_label"] if row["value"] is None else text("support.key_missing", language))
    else:
        whole = number(row["level"], language)
        share = figure_text(row, language, unit=lambda count: of_text(count, whole, language))
        outcome = f"<b>{escape(share)}</b>"
    remark = f"<small>{escape(text('support.readings_in_use', language))}</small>" if in_use else ""
    return (
        f'{"<tr class=on>" if in_use else "<tr>"}<th scope="row">{escape(row["reading"])}</th>'
        f"<td>{escape(row['reading_label'])}<small>{escape(words)}</small></td>"
        f'<td class="r">{outcome}{remark}</td></tr>'
    )
