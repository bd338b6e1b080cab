"""A difference as tables: the rows that are new, changed or removed, and the targets before and after."""

import itertools
from collections.abc import Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from contract.display import number
from dashboard.wording import text
from pages.delivery import notices, tables
from publishing.messages import say
from publishing.workflow import ExtractDifference, Publication, count_words, row_words, target_changes
from publishing.workflow.overview import Comparison

ROWS_SHOWN = 300
# Extracts that say where figures came from and what has come in: they follow from the figures.
FOLLOWS = ("source", "delivery")


def show(compared: Comparison | Publication, language: str) -> None:
    """The targets first, which is what the council asks about, then each extract that differs."""
    _targets(compared, language)
    differing = [extract for extract in compared.difference.extracts if not extract.is_empty]
    notices.heading(text("deliver.rows", language), below="" if differing else say("difference_none", language))
    for extract in sorted(differing, key=lambda extract: extract.extract in FOLLOWS):
        st.html(_extract(extract, compared.difference.names, language))


def _targets(compared: Comparison | Publication, language: str) -> None:
    targets = target_changes(compared.targets_before, compared.targets_after, language)
    moved = sum(target.before != target.after for target in targets)
    below = text("deliver.targets_moved" if moved else "deliver.targets_still", language, count=number(moved, language))
    notices.heading(text("deliver.targets", language), below=below)
    rows = []
    for target in targets:
        now = ", ".join(target.after)
        # A target that was not there before has nothing to compare with.
        then = ", ".join(target.before) if target.before else say("difference_empty", language)
        is_moved = target.before != target.after
        changed = tables.status("changed", now) if is_moved else escape(text("deliver.unchanged", language))
        rows.append([escape(target.title), escape(then), changed])
    heads = ("target", "before", "after")
    st.html(tables.table("targets", language, caption=text("deliver.targets", language), heads=heads, rows=rows))


def _extract(differs: ExtractDifference, names: Mapping[str, Mapping[str, str]], language: str) -> str:
    """The rows of one extract, those that were changed or removed first; what only follows from the others is folded.

    New rows that say nothing but that nobody has delivered are counted, so that they hide no figure.
    """
    title, counts = say(f"extract_{differs.extract}", language), escape(count_words(differs, language))
    told = replace(differs, new=tuple(row for row in differs.new if row.get("obs_status") != "NL"))
    untold = differs.rows - told.rows
    rows = [
        [tables.status(kind, text(f"deliver.row_{kind}", language)), escape(key), escape(words)]
        for kind, key, words in itertools.islice(row_words(told, names, language), ROWS_SHOWN)
    ]
    body = ""
    if rows:
        body = tables.table("rows", language, caption=title, heads=("what_became", "which", "says"), rows=rows)
    more = told.rows - len(rows)
    if more:
        body += f'<p class="hint">{escape(say("difference_more", language, count=number(more, language)))}</p>'
    if untold:
        body += f'<p class="hint">{escape(text("deliver.untold", language, count=number(untold, language)))}</p>'
    opened = "" if differs.extract in FOLLOWS else " open"
    return f'<details class="rows"{opened}><summary><h3>{escape(title)}</h3> {counts}</summary>{body}</details>'
