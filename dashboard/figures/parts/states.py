"""A matrix of states: a row for each municipality, a column for each thing that may be in place; shape and word in every cell.

What nobody has told is a word without a shape: where little is known the matrix stays light.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import polars as pl

from contract.display import day, known_text
from contract.signs import Known
from dashboard.figures.parts.tables import hyphenated
from dashboard.wording import text
from dashboard.wording.provenance import page_in_source

# The shapes of the states of the list `commitment_state`; the style sheet draws them.
STATES = ("held", "planned", "not_held")


@dataclass(frozen=True)
class StateRow:
    """One municipality: its name, how many are in place in words, and the row of the query for each column."""

    name: str
    count: str
    cells: Sequence[dict]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is told of any of it."""
        statuses = {cell["obs_status"] for cell in self.cells}
        return len(statuses) == 1 and all(not cell["commitment_state"] and not cell["evidence"] for cell in self.cells)


def state_matrix(rows: Sequence[StateRow], language: str, *, count_head: str, caption: str, kind: str) -> str:
    """The matrix of class `m states` and `kind` as HTML, with its key above and the evidence folded below. Texts are plain."""
    heads = "".join(f'<th scope="col">{hyphenated(cell["title"], language)}</th>' for cell in rows[0].cells)
    body = "".join(_row(row, count_head) for row in rows)
    return (
        f'{_key(rows, language)}<table class="m states {kind}"><caption class="vh">{escape(caption)}</caption>'
        f'<thead><tr><td></td><th scope="col" class="n">{escape(count_head)}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>{_evidence(rows, language)}"
    )


def state_rows(frame: pl.DataFrame, prefix: str, language: str) -> list[StateRow]:
    """The rows of a query as those of the matrix, in its order; how many are in place is in the columns that begin with `prefix`."""
    groups = groupby(frame.iter_rows(named=True), key=lambda row: row["municipality_code"])
    cells = [list(rows) for _, rows in groups]
    return [StateRow(each[0]["municipality_name"], _in_place(each[0], prefix, language), each) for each in cells]


def _in_place(row: dict, prefix: str, language: str) -> str:
    """How many are in place: `9`, or `4–7` where not all is known. From the columns `PREFIX_low` and `PREFIX_high`."""
    low, high = row[f"{prefix}_low"], row[f"{prefix}_high"]
    return known_text(Known(low if low == high else None, low=low, high=high), language)


def _row(row: StateRow, count_head: str) -> str:
    head = f'<tr><th scope="row">{escape(row.name)}</th>'
    if row.is_silent:
        word = row.cells[0]["obs_status_label"]
        return f'{head}<td class="n"></td><td class="hatch" colspan="{len(row.cells)}"><span>{escape(word)}</span></td></tr>'
    # On a phone the headings stand above the screen: a cell says its own.
    name = f'<span class="f">{escape(count_head)}: </span>'
    return f'{head}<td class="n">{name}{escape(row.count)}</td>{"".join(map(_cell, row.cells))}</tr>'


def _cell(cell: dict) -> str:
    state = cell["commitment_state"] or "missing"
    word = cell["commitment_state_label"] or cell["obs_status_label"]
    return (
        f'<td class="{state}"><span class="f">{escape(cell["title"])}: </span>'
        f'<i aria-hidden="true"></i><span class="w">{escape(word)}</span></td>'
    )


def _key(rows: Sequence[StateRow], language: str) -> str:
    there = {cell["commitment_state"] for row in rows for cell in row.cells}
    items = "".join(
        f'<span class="{state}"><i aria-hidden="true"></i>{escape(text(f"states.key_{state}", language))}</span>'
        for state in STATES
        if state in there
    )
    return f'<div class="key states-key">{items}</div>'


def _evidence(rows: Sequence[StateRow], language: str) -> str:
    """What shows each state, municipality by municipality, in one fold; what is alike stands once."""
    told = [(row.name, lines) for row in rows if (lines := _lines(row, language))]
    if not told:
        return ""
    items = "".join(
        f"<dt>{escape(name)}</dt>{''.join(f'<dd>{escape(line)}</dd>' for line in lines)}" for name, lines in told
    )
    return (
        f'<details class="ours"><summary>{escape(text("states.evidence", language))}</summary>'
        f'<dl class="evidence">{items}</dl></details>'
    )


def _lines(row: StateRow, language: str) -> list[str]:
    return [_line(cell, language) for cell in row.cells if cell["evidence"] or cell["in_place_since"]]


def _line(cell: dict, language: str) -> str:
    since = cell["in_place_since"]
    parts = [
        f"{cell['title']}: {cell['commitment_state_label'] or cell['obs_status_label']}.",
        _sentence(cell["evidence"]),
        page_in_source(cell["page"], language) if cell["page"] else "",
        text("states.since", language, day=day(since, language)) if since else "",
        text("provenance.our_inference", language, words=cell["inference"]) if cell["inference"] else "",
    ]
    return " ".join(part for part in parts if part)


def _sentence(words: str | None) -> str:
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
