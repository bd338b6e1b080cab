"""Tables of the page in HTML: real headings, a status as shape and word, a region that scrolls inside itself."""

from collections.abc import Sequence
from html import escape

from dashboard.figures.parts.tables import column_heads, row_under_heads, scrolling_table
from dashboard.wording import text

# What a status of the board, of a report or of a difference looks like, by its shape in deliver.css.
SHAPES = {
    "received": "reached",
    "received_late": "reached_late",
    "refused": "not_reached",
    "withdrawn": "back",
    "expected": "not_measurable",
    "late": "behind",
    "missing": "no_outcome",
    "not_applicable": "",
    "fault": "not_reached",
    "warning": "ask",
    "accepted": "reached",
    "new": "plus",
    "changed": "turn",
    "removed": "minus",
}

# Nothing to do about these.
QUIET = ("expected", "not_applicable", "new")


def status(kind: str, words: str) -> str:
    """A status as a shape and a word, in HTML."""
    shape = f'<i class="g g-{SHAPES[kind]}" aria-hidden="true"></i>' if SHAPES[kind] else ""
    quiet = " quiet" if kind in QUIET else ""
    return f'<span class="status{quiet}">{shape}<b>{escape(words)}</b></span>'


def table(kind: str, language: str, *, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of rows of cells in HTML, the first cell of a row its heading; `heads` are the names of the columns' headings."""
    names = [text(f"deliver.head_{name}", language) for name in heads]
    body = "".join(row_under_heads(first, others, names) for first, *others in rows)
    return scrolling_table(
        kind=f"deliver below {kind}", head=column_heads(names), body=f"<tbody>{body}</tbody>", caption=caption
    )
