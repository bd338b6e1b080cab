"""A difference as tables: the rows that are new, changed or removed, and the nine targets before and after."""

import itertools
from dataclasses import replace
from html import escape

import polars as pl
import streamlit as st

from contract.display import number
from dashboard.wording import text
from pages.delivery import said, tables
from publishing.messages import say
from publishing.release.difference import Difference, ExtractDifference
from publishing.release.difference_text import count_words, row_words, target_words

ROWS_SHOWN = 300
# Extracts that say where figures came from and what has come in: they follow from the figures.
FOLLOWS = ("source", "delivery")


def show(difference: Difference, before: pl.DataFrame, after: pl.DataFrame, language: str) -> None:
    """The targets first, which is what the council asks about, then each extract that differs."""
    _targets(before, after, language)
    differing = [one for one in difference.extracts if not one.is_empty]
    said.heading(text("deliver.rows", language), below="" if differing else say("difference_none", language))
    for one in sorted(differing, key=lambda one: one.extract in FOLLOWS):
        st.html(_extract(one, difference, language))


def _targets(before: pl.DataFrame, after: pl.DataFrame, language: str) -> None:
    old, new = ({row["target_id"]: row for row in frame.iter_rows(named=True)} for frame in (before, after))
    rows = []
    for target, row in new.items():
        now = ", ".join(target_words(row, language))
        # A target that was not there before has nothing to compare with.
        then = ", ".join(target_words(old[target], language)) if target in old else say("difference_empty", language)
        changed = tables.status("changed", now) if now != then else escape(text("deliver.unchanged", language))
        rows.append([escape(row[f"title_{language}"]), escape(then), changed])
    moved = sum("status" in row[-1] for row in rows)
    below = text("deliver.targets_moved" if moved else "deliver.targets_still", language, count=number(moved, language))
    said.heading(text("deliver.targets", language), below=below)
    heads = [text(f"deliver.head_{name}", language) for name in ("target", "before", "after")]
    st.html(tables.table("targets", caption=text("deliver.targets", language), heads=heads, rows=rows))


def _extract(one: ExtractDifference, difference: Difference, language: str) -> str:
    """The rows of one extract, those that were changed or removed first; what only follows from the others is folded.

    New rows that say nothing but that nobody has delivered are counted, so that they hide no figure.
    """
    title, counts = say(f"extract_{one.extract}", language), escape(count_words(one, language))
    told = tuple(row for row in one.new if row.get("obs_status") != "NL")
    untold = len(one.new) - len(told)
    one = replace(one, new=told)
    rows = [
        [tables.status(kind, text(f"deliver.row_{kind}", language)), escape(key), escape(words)]
        for kind, key, words in itertools.islice(row_words(one, difference.names, language), ROWS_SHOWN)
    ]
    body = ""
    if rows:
        heads = [text(f"deliver.head_{name}", language) for name in ("what_became", "which", "says")]
        body = tables.table("rows", caption=title, heads=heads, rows=rows)
    more = len(one.changed) + len(one.removed) + len(one.new) - len(rows)
    if more:
        body += f'<p class="hint">{escape(say("difference_more", language, count=number(more, language)))}</p>'
    if untold:
        body += f'<p class="hint">{escape(text("deliver.untold", language, count=number(untold, language)))}</p>'
    state = "" if one.extract in FOLLOWS else " open"
    return f'<details class="rows"{state}><summary><h3>{escape(title)}</h3> {counts}</summary>{body}</details>'
