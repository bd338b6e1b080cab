"""The screen of a meeting: every item of the agenda as a slide, of which one is seen.

All slides are drawn in one run, the one that is asked for first, so that the next one is there when a key is pressed: the browser
shows it without asking the server, and goes on when the connection is lost. Which one is seen stands in the address.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import escape
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import polars as pl
import streamlit as st

from contract.display import day
from dashboard.figures.figure import BigNumber, Figure
from dashboard.manifests import DataError
from dashboard.notes import has_rounded, in_place_of
from dashboard.parameters import CATALOGUE, ITEM, LANGUAGE, MEETING, PART, VERSION, VIEW
from dashboard.sections.since_last_meeting import headline, section
from dashboard.ui.markup import html
from dashboard.ui.meeting.deciding import decide_button, decide_form
from dashboard.ui.meeting.items import SINCE, Item, ViewOf, items_of
from dashboard.ui.meeting.qr import qr_picture
from dashboard.ui.meeting.since import since_of
from dashboard.ui.problems import show_problem
from dashboard.view import View, drawing, in_their_language, kept_with_rows, rows, said, shown_of, subtitle_of
from dashboard.wording import source_note, text
from dashboard.wording.lines import on_one_line
from dashboard.wording.pages import page_title

SCRIPTS = Path(__file__).parent.parent.parent / "js"
# What changes on the page around slides: of all style sheets the one that is sent with them alone.
SHEET = Path(__file__).parent.parent.parent / "css" / "slides.css"
# The room of a chart, before css/meeting.css makes it 1.6 times as large as on its page. It is said in the chart's own specification:
# Streamlit would measure the room as it looks (findings/streamlit_charts_are_measured_as_they_look.sh).
CHART_WIDTH, CHART_HEIGHT = 930, 394
PANEL_WIDTH, PANEL_HEIGHT = 295, 165
# What a line of what the chart shows takes of its room, and how many letters have room on one.
LINE, LINE_LETTERS = 24, 105
# The size of words in a chart that is at least 27 pixels then.
READABLE = 17
# More letters than these have no room on two lines at the largest size, or at the next one.
LONG, LONGER = 104, 132


def is_asked() -> bool:
    """Whether the address asks for the meeting view."""
    return st.session_state.get("address", {}).get(VIEW) == [MEETING]


def address_of(chosen: dict[str, list[str]], view: View) -> dict[str, list[str]]:
    """What stands in the address of the meeting view: the version, too, so that it shows the same when there is a newer one."""
    number = chosen.get(ITEM, ["1"])[0]
    return {
        **chosen,
        VERSION: [str(view.version.number)],
        VIEW: [MEETING],
        ITEM: [number if number.isdecimal() or number == SINCE else "1"],
    }


def meeting_address(catalogue: str, number: int, language: str) -> str:
    """The address of the first item of a version, from whatever page."""
    chosen = {CATALOGUE: catalogue, LANGUAGE: language, VERSION: number, VIEW: MEETING, ITEM: 1}
    return f"?{urlencode(chosen)}"


def start_link(view: View) -> None:
    """The way to the meeting view of the version that is shown; none where it has no agenda."""
    if not items_of(view):
        return
    way = escape(meeting_address(view.version.catalogue, view.version.number, view.language))
    html(f'<p class="stage-start"><a href="{way}" target="_self">{escape(text("agenda.open", view.language))}</a></p>')


def show(view: View, view_of: ViewOf) -> None:
    """Draw the agenda, or say that there is none and how one is made. `view_of(choices, page=…)` gives the view of an item."""
    try:
        items = items_of(view)
    except DataError as problem:
        show_problem(problem, view.language)
        return
    if not items:
        _nobody_has_made_one(view)
        return
    asked = _asked(items)
    html(_visible(asked, len(items)))
    # Before the slides, so that keys are heard while the last of them are still coming.
    with st.container(key="stage_script"):
        html(_script_for(asked, len(items), view.language), has_script=True)
        decide_form(view, items)
    places = [st.container(key=f"slide_{item.number}", gap=None) for item in items]
    for item in sorted(items, key=lambda item: item.number != asked):
        with places[item.number - 1]:
            _slide(item, view, view_of, items)


def _asked(items: tuple[Item, ...]) -> int:
    """The number of the item in the address; a link to what has changed since the last meeting names it, wherever it stands."""
    [asked] = st.session_state["address"].get(ITEM, ["1"])
    if not asked.isdecimal():
        return next((item.number for item in items if item.figure_name == asked), 1)
    return min(max(int(asked), 1), len(items))


def _slide(item: Item, whole: View, view_of: ViewOf, items: tuple[Item, ...]) -> None:
    """One item: its place on the agenda, its message, its figure, and where it can be read again."""
    if item.figure_name == SINCE:
        _since_slide(item, whole, items)
        return
    figure = item.figure
    if figure is None:
        html(_head(item, items, text("meeting.no_figure", whole.language), whole.language))
        return
    view = item.view(view_of).with_filters(**figure.choices)
    try:
        frame = shown_of(view, figure)
        html(in_their_language(view, _head(item, items, _message(view, item, figure, frame), view.language)))
        with st.container(key=f"stage_{item.number}", gap=None):
            if instead := in_place_of(view, frame, figure):
                html(f'<div class="stage-html">{instead}</div>')
            elif frame.is_empty():
                html(f'<p class="stage-nothing">{escape(text("meeting.nothing", view.language))}</p>')
            elif figure.staged:
                _draw_staged(view, figure, frame)
            else:
                _draw(view, item, figure)
        html(in_their_language(view, _foot(item, view, frame)))
    except DataError as problem:
        show_problem(problem, view.language)


def _since_slide(item: Item, view: View, items: tuple[Item, ...]) -> None:
    """What has changed since the last meeting."""
    language = view.language
    try:
        since = since_of(view, item.choices)
        if since is None:
            html(_head(item, items, text("since.nothing_before", language), language))
            html(in_their_language(view, _foot(item, view, rows(view, "target_status"))))
            return
        html(_head(item, items, headline(since, language), language))
        with st.container(key=f"stage_{item.number}", gap=None):
            html(f'<div class="stage-since">{section(since, view.look)}</div>')
        is_of_version = since.number is not None
        key = text(
            "since.key" if is_of_version else "since.key_days",
            language,
            before=since.number,
            before_day=day(since.day, language),
            now=view.version.number,
            now_day=day(view.version.published_on if is_of_version else view.filters.reference_date, language),
        )
        html(in_their_language(view, _foot(item, view, rows(view, "target_status"), about=key)))
    except DataError as problem:
        show_problem(problem, language)


def _message(view: View, item: Item, figure: Figure, frame: pl.DataFrame) -> str:
    """The first line of the page where it is of the same rows, else the sentence of the figure."""
    if frame.is_empty():
        return page_title(item.page, view.language)
    if item.headline:
        return said(view, item.headline.query, item.headline.sentence, shows=_all)
    return said(view, figure.query, figure.sentence, shows=figure.shows)


def _all(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


def _draw_staged(view: View, figure: Figure, frame: pl.DataFrame) -> None:
    staged = replace(figure, chart=figure.staged.chart, also=figure.staged.also)
    [drawn] = drawing(view, staged)
    number = kept_with_rows(
        view, figure.query, ("number", figure.key), lambda rows: figure.staged.number(rows, view.language)
    )
    html(f'<div class="stage-halves">{drawn}{_number(number)}</div>')


def _number(number: BigNumber | None) -> str:
    if number is None:
        return ""
    notes = "".join(f"<p>{escape(note)}</p>" for note in number.notes)
    return (
        f'<div class="stage-number"><p class="stage-large"><b>{escape(number.shown)}</b>'
        f"<span>{escape(number.words)}</span></p>{notes}</div>"
    )


def _draw(view: View, item: Item, figure: Figure) -> None:
    """The chart of the figure, larger, and what it shows. Panels that stand in its place on a phone are left out."""
    parts = drawing(view, figure)
    has_chart = any(isinstance(part, dict) for part in parts)
    below = "" if all(isinstance(part, str) for part in parts) else subtitle_of(view, figure)
    told = LINE * ceil(len(below) / LINE_LETTERS)
    if below:
        html(in_their_language(view, f'<p class="stage-below">{escape(below)}</p>'))
    for place, part in enumerate(parts):
        if isinstance(part, str):
            html(f'<div class="stage-html">{part}</div>' if part else "<i></i>")
        elif isinstance(part, dict):
            _chart(view, part, figure, height=CHART_HEIGHT - told, key=f"stage_{item.number}_{place}")
        elif not has_chart:
            # Two rows of them have room.
            _panels(part, item, height=PANEL_HEIGHT - told / 2)


def _panels(panels: list, item: Item, *, height: float) -> None:
    """Small charts, three beside each other."""
    with st.container(key=f"panels_{item.number}"):
        for panel_key, title, specification, alternative in panels:
            with st.container(key=f"panel_{item.number}_{panel_key}", gap=None):
                html(f'<h2 class="stage-panel">{escape(title)}</h2>')
                st.vega_lite_chart(
                    spec=_fitted(specification, width=PANEL_WIDTH, height=height),
                    width="content",
                    theme=None,
                    alt=alternative,
                    key=f"stage_{item.number}_{panel_key}",
                )


def _chart(view: View, specification: dict, figure: Figure, *, height: float, key: str) -> None:
    st.vega_lite_chart(
        spec=_fitted(specification, width=CHART_WIDTH, height=height),
        width="content",
        theme=None,
        alt=said(view, figure.query, figure.sentence, shows=figure.shows),
        key=key,
    )


def _fitted(specification: dict, *, width: float, height: float) -> dict:
    """The chart in the room that it has on a slide, with words that can be read there; as high as its rows make it where that is what
    decides.
    """
    size = {"height": height} if isinstance(specification.get("height"), int | float) else {}
    fit = {"autosize": {"type": "fit", "contains": "padding"}}
    return {**_readable(specification), **size, "width": width, **fit}


def _readable(part: object) -> Any:
    if isinstance(part, list):
        return [_readable(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: max(each, READABLE) if name == "fontSize" and isinstance(each, int | float) else _readable(each)
        for name, each in part.items()
    }


def _head(item: Item, items: Iterable[Item], message: str, language: str) -> str:
    """The place on the agenda, as words and as fields that lead to the other items, and the message."""
    whole = len(tuple(items))
    kicker = text("meeting.item", language, number=item.number, whole=whole, page=item.title(language))
    fields = "".join(_field(each, item, language) for each in items)
    size = "long" if len(message) > LONG else "whole"
    size = "longer" if len(message) > LONGER else size
    name = escape(text("meeting.items", language))
    return on_one_line(
        f'<header class="stage-head"><p class="stage-kicker">{escape(kicker)} '
        f'<span role="status"><button type="button" class="stage-part" hidden></button></span></p>'
        f'{decide_button(language, whole=whole)}<nav class="stage-fields" aria-label="{name}">{fields}</nav>'
        f'<h1 class="{size}" tabindex="-1">{escape(message)}</h1></header>'
    )


def _field(each: Item, shown: Item, language: str) -> str:
    kind = "now" if each is shown else "done" if each.number < shown.number else "later"
    label = escape(text("meeting.go_to", language, number=each.number, page=each.title(language)))
    current = ' aria-current="step"' if each is shown else ""
    return (
        f'<a href="#{ITEM}-{each.number}" class="{kind}" data-item="{each.number}" aria-label="{label}"{current}></a>'
    )


def _foot(item: Item, view: View, frame: pl.DataFrame, *, about: str = "") -> str:
    """Why, what the marks mean, from where, which version, and the same view as a code for a phone."""
    language, address = view.language, item.address(view)
    notes = [f'<p class="stage-why">{escape(item.purpose)}</p>'] if item.purpose else []
    tag = f'<span class="tag">{escape(text("frame.example_tag", language))}</span> ' if view.version.is_example else ""
    told = [about] if about else [text("meeting.rounded", language)] if has_rounded(frame) else []
    if "source_refs" in frame.columns:
        note = source_note(frame["source_refs"], rows(view, "source_titles"), language)
        told += [text("frame.source", language, note=note)] if note else []
    notes.append(f'<p class="stage-source">{tag}{escape(" ".join(told))}</p>')
    version = text(
        "meeting.version",
        language,
        day=day(view.filters.reference_date, language, article=False),
        number=view.version.number,
    )
    if view.version.withdrawn_by:
        version += f" · {text('meeting.withdrawn', language)}"
    out, leave = escape(address), escape(text("meeting.leave", language))
    return on_one_line(
        f'<footer class="stage-foot"><div class="stage-notes">{"".join(notes)}</div>'
        f'<div class="stage-way"><p>{escape(text("meeting.same_view", language))}</p><p>{escape(version)}</p>'
        f'<p><a class="stage-out" href="{out}" target="_self">{leave}</a></p></div>'
        f'<img class="stage-qr" src="{escape(qr_picture(address))}" alt="{escape(text("meeting.qr", language))}"></footer>'
    )


def _nobody_has_made_one(view: View) -> None:
    """What stands there where the version has no agenda: that nobody has made one, and how one is made."""
    language = view.language
    way = escape(f"?{urlencode({CATALOGUE: view.version.catalogue, LANGUAGE: language, VERSION: view.version.number})}")
    lines = "".join(f"<p>{escape(text(f'meeting.{entry}', language))}</p>" for entry in ("none_how", "none_version"))
    html(
        f'<div class="stage-none"><h1>{escape(text("meeting.none", language))}</h1>{lines}'
        f'<p><a class="stage-out" href="{way}" target="_self">{escape(text("meeting.leave", language))}</a></p></div>'
    )
    with st.container(key="stage_script"):
        html(_script_for(1, 1, language), has_script=True)


def _visible(asked: int, whole: int) -> str:
    """Which slide is seen: the one that the browser has come to, and until it says so the one that was asked for."""
    of_browser = ",".join(f'html[data-item="{number}"] .st-key-slide_{number}' for number in range(1, whole + 1))
    seen = f"html:not([data-item]) .st-key-slide_{asked},{of_browser}"
    # On a narrow screen and on paper slides stand in the page, one at a time (css/meeting.css).
    narrow = f"@media print,(max-width:900px){{{seen}{{display:block!important}}}}"
    return f"<style>{_sheet()}{seen}{{visibility:visible}}{narrow}</style>"


@cache
def _sheet() -> str:
    """What ships with the code and cannot change while the app runs."""
    return SHEET.read_text(encoding="utf-8")


def _script_for(asked: int, whole: int, language: str) -> str:
    part = text("meeting.part", language, part="{part}", parts="{parts}")
    names = {"item": ITEM, "part": PART}
    told = {"asked": asked, "whole": whole, "part": part, "names": names}
    script = f"{_script('stage')}({json.dumps(told)},{_script('parts')}())"
    # The browser's sanitiser drops a script that looks as if it held a tag.
    return f"<script>{script.replace('<', chr(92) + 'u003c')}</script>"


@cache
def _script(name: str) -> str:
    """A script without its comments. It ships with the code, so that no key but its name is needed."""
    lines = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()
