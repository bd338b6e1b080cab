"""What each view of a pack becomes: its words, pictures and tables, from the frames of the page, as `pack.typ` sets them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import polars as pl

from dashboard.downloads import Download
from dashboard.figures import target_status_headline, target_status_headline_without_plan
from dashboard.figures.figure import Figure
from dashboard.notes import in_place_of, notes_of_figure, version_words
from dashboard.pictures import Panel, Picture, parts_of
from dashboard.report.markup import Block, blocks_of, has_table, runs_in
from dashboard.report.views import Item, Told
from dashboard.screen_table import table_cells
from dashboard.theme import LIGHT
from dashboard.view import View, in_their_language, rows, said, shown_of, subtitle_of
from dashboard.wording import day, number, text
from dashboard.wording.lines import on_one_line

# The note above the table has the sources of all its rows.
IN_THE_NOTES = frozenset({"source_refs"})
# A table of more rows is of its latest periods: the file of the figure has all of them.
MOST_ROWS = 24


@dataclass(frozen=True)
class Progress:
    """How far a pack has come: so many of all its views, and what is being made now."""

    done: int
    whole: int
    doing: str


def pack_of(
    view: View,
    items: Sequence[Item | Told],
    tell: Callable[[Progress], None] = lambda progress: None,
    *,
    meeting_date: date | None = None,
) -> Block:
    """A pack of the views of one version, as `paper.as_pdf` takes it; `tell` is told before each. On `meeting_date` is the meeting whose
    agenda it is, where it is that of the version. Raises DataError.

    A view that nothing is known of has no page of its own unless it is asked for: what is missing, and who delivers it, stands at the end.
    """
    language, version = view.language, view.version
    shown, missing = [], []
    for place, item in enumerate(items):
        page = item.page if isinstance(item, Told) else text(f"frame.page_{item.page}", language)
        tell(Progress(place, len(items), page))
        if isinstance(item, Told):
            shown.append(_told(item))
            continue
        of_item = item.view(view)
        frame = shown_of(of_item, item.figure)
        if frame.is_empty() and not (item.figure.absent or item.figure.empty):
            if item.is_asked:
                nothing = f"<p>{escape(text('meeting.nothing', language))}</p>"
                shown.append(_told(Told(page, page, html=nothing, purpose=item.purpose)))
            continue
        instead = in_place_of(of_item, frame, item.figure)
        if instead and not item.is_asked:
            # Several figures may wait for the same delivery.
            if (told := {"page": page, "blocks": blocks_of(instead)}) not in missing:
                missing.append(told)
        else:
            shown.append(_section(of_item, frame, item, page=page, instead=instead))
    tell(Progress(len(items), len(items), text("report.setting", language)))
    words = ("title", "missing", "page_of", "version_heading")
    contents = "agenda" if any(item.is_asked for item in items) else "contents"
    contents = "agenda_of" if meeting_date else contents
    meeting = day(meeting_date, language) if meeting_date else ""
    return {
        "language": language,
        "words": {name: text(f"report.{name}", language) for name in words},
        "contents": text(f"report.{contents}", language, day=meeting),
        "catalogue": dict(version.titles)[language],
        "region": dict(version.regions)[language],
        "version": version_words(view),
        "version_short": text("frame.version_short", language, number=version.number),
        "as_of": text("report.as_of", language, day=day(view.filters.reference_date, language)),
        "note": dict(version.notes)[language],
        "example": text("frame.example_tag", language) if version.is_example else "",
        "example_words": text("report.example", language) if version.is_example else "",
        "published_on": version.published_on.isoformat(),
        "about": text("report.about", language),
        "targets": _targets(view),
        "sections": shown,
        "missing": missing,
        "colours": LIGHT,
    }


def _targets(view: View) -> Block:
    """The targets in words, under the name of their plan."""
    language, plans = view.language, rows(view, "plans")
    first = target_status_headline if plans.height else target_status_headline_without_plan
    words = [said(view, first.query, each, shows=_all) for each in (first.sentence, first.note) if each]
    title = plans["title"][0] if plans.height else ""
    return {
        "plan": title,
        "words": [on_one_line(line) for line in words if line],
        "heading": text("report.targets", language),
    }


def _all(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


def _section(view: View, frame: pl.DataFrame, item: Item, *, page: str, instead: str) -> Block:
    """One view: its page, its sentence, what is drawn of it, its table, and what stands under it."""
    figure, language = item.figure, view.language
    sentence = said(view, figure.query, figure.sentence, shows=figure.shows)
    blocks = blocks_of(instead) if instead else _drawn(view, figure, words=sentence)
    needs_table = frame.height and figure.has_foot and not instead and not has_table(blocks)
    notes = [note.words for note in notes_of_figure(view, figure)] if frame.height else []
    kicker = text(figure.kicker, language, **figure.kicker_words) if figure.kicker else ""
    return {
        "page": " · ".join(filter(None, (page, kicker))),
        "heading": on_one_line(sentence),
        "subtitle": "" if frame.is_empty() else on_one_line(subtitle_of(view, figure)),
        "purpose": item.purpose,
        "blocks": blocks,
        "notes": [on_one_line(words) for words in notes],
        "table": _table(view, frame, title=sentence) if needs_table else [],
    }


def _told(told: Told) -> Block:
    """One view that is words alone."""
    return {
        "page": told.page,
        "heading": on_one_line(told.heading),
        "subtitle": told.below,
        "purpose": told.purpose,
        "blocks": blocks_of(told.html),
        "notes": list(told.notes),
        "table": [],
    }


def _drawn(view: View, figure: Figure, *, words: str) -> list[Block]:
    """The charts, maps and HTML of a figure, in its order."""
    blocks: list[Block] = []
    for part in parts_of(view, figure, words=words):
        if isinstance(part, Picture):
            blocks.append(_picture(part))
        elif isinstance(part, str):
            blocks += blocks_of(part)
        else:
            blocks.append({"kind": "panels", "panels": [_panel(panel) for panel in part]})
    return blocks


def _picture(picture: Picture) -> Block:
    return {
        "kind": "picture",
        "svg": picture.svg,
        "alt": picture.words,
        "width": picture.width,
        "height": picture.height,
    }


def _panel(panel: Panel) -> Block:
    return {"title": panel.title, "picture": _picture(panel.picture)}


def _table(view: View, frame: pl.DataFrame, *, title: str) -> list[Block]:
    """The table of the frame as on the screen, and, where it has many rows, that it is of the latest alone."""
    language, recent = view.language, latest_rows(frame)
    heads, cells = table_cells(Download(title, recent, rows(view, "source_titles"), language), without=IN_THE_NOTES)
    table: Block = {
        "kind": "table",
        "columns": len(heads),
        "head": [_cell(view, head, is_head=True) for head in heads],
        "rows": [
            {"is_group": False, "cells": [_cell(view, words, is_head=not place) for place, words in enumerate(row)]}
            for row in cells
        ],
    }
    if recent.height == frame.height:
        return [table]
    words = {"shown": number(recent.height, language), "count": number(frame.height, language)}
    about: Block = {
        "kind": "paragraph",
        "runs": [{"kind": "small", "words": text("report.latest_rows", language, **words)}],
    }
    return [about, table]


def _cell(view: View, words: str, *, is_head: bool) -> Block:
    runs = runs_in(in_their_language(view, escape(on_one_line(words))))
    return {"runs": runs, "span": 1, "down": 1, "is_head": is_head, "bar": None}


def latest_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """As many of the latest periods as make MOST_ROWS rows, at least one; of rows without a period the first."""
    if frame.height <= MOST_ROWS:
        return frame
    if "period" in frame.columns and frame["period"].n_unique() > 1:
        counts = frame.group_by("period").len().sort("period", descending=True, nulls_last=True)
        fits = counts.filter(pl.col("len").cum_sum() <= MOST_ROWS)
        kept = (counts.head(1) if fits.is_empty() else fits)["period"]
        frame = frame.filter(pl.col("period").is_in(kept.implode(), nulls_equal=True))
    return frame.head(MOST_ROWS)
