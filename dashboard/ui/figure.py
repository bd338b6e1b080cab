"""One figure is one call: sentence, chart or map or table, notes, downloads and the table, all from one frame."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from dashboard.figures.figure import Figure, Table
from dashboard.manifests import DataError
from dashboard.notes import has_rounded, in_place_of, nothing_there
from dashboard.pictures import has_picture
from dashboard.theme import Look
from dashboard.ui import address, graphics
from dashboard.ui.foot import draw_foot, rounded_note
from dashboard.ui.markup import html
from dashboard.ui.meeting.adding import note_drawn
from dashboard.ui.problems import show_problem
from dashboard.ui.terms import with_terms
from dashboard.view import View, drawing, in_their_language, rows, said, shown_of, subtitle_of
from dashboard.wording import text
from dashboard.wording.lines import on_one_line

EXAMPLE = "exempel"
MAP_HEIGHT = 640


def figure(view: View, shown: Figure, *, pictured: Sequence[Figure] = ()) -> None:
    """Draw one figure of the page, or say what is wrong with its data in its place. Under it are the ways to its picture, and to those of
    the figures that are `pictured` with it, which have no foot of their own.

    One without rows says what is not known and who would tell it, without files of nothing; or nothing, where it has no words
    for that.
    """
    note_drawn(shown)
    view, key = view.with_filters(**shown.choices), shown.key or shown.query
    try:
        frame = shown_of(view, shown)
        if frame.is_empty() and not (shown.absent or shown.empty):
            return
        title = said(view, shown.query, shown.sentence, shows=shown.shows)
        with st.container(key=f"fig_{key}", gap="xsmall"):
            head, own = _head(view, frame, shown, title=title), ()
            if instead := in_place_of(view, frame, shown):
                _in_one_piece(head, instead)
                if not (frame.is_empty() and shown.absent) and not view.version.is_example:
                    example_button(view, key=key, kind="secondary")
            elif not shown.deck and all(isinstance(part, str) for part in drawing(view, shown)):
                _in_one_piece(head, *drawing(view, shown))
            else:
                html(head + _room(*(part for part in drawing(view, shown) if isinstance(part, dict))))
                if shown.deck:
                    _draw_map(view, frame, shown, title=title, key=key)
                _draw(drawing(view, shown), title=title, key=key)
                own = (shown,) if has_picture(view, shown) else ()
            if shown.has_foot and frame.height:
                of = {"shows": shown.shows, "spoken_of": shown.spoken_of, "pictured": (*own, *pictured)}
                draw_foot(view, shown.query, frame, title=title, key=key, **of)
            elif shown.large and frame.height and has_rounded(shown.large(frame)):
                html(f'<p class="source note">{rounded_note(view.language)}</p>')
    except DataError as problem:
        show_problem(problem, view.language)


def side_by_side(view: View, *placed: tuple[int, Figure]) -> None:
    """Draw figures beside each other, each with the width of its column; below each other on a narrow screen."""
    places = columns(*(width for width, _ in placed))
    for place, (_, shown) in zip(places, placed, strict=True):
        with place:
            figure(view, shown)


def columns(*widths: int, alignment: str = "top") -> list:
    """Columns side by side on a wide screen, below each other on a narrow one."""
    return st.columns(widths, gap="large", vertical_alignment=alignment)


def foot(view: View, table: Table, *, pictured: Sequence[Figure] = ()) -> None:
    """The notes, files and table of a frame that several figures share, under its name, and the ways to the pictures of those figures."""
    words = text(table.title, view.language)
    try:
        html(f'<h2 class="foot">{escape(words)}</h2>')
        draw_foot(view, table.query, rows(view, table.query), title=words, key=table.query, pictured=pictured)
    except DataError as problem:
        show_problem(problem, view.language)


def note(view: View, entry: str, *, delivered_as: str = "") -> None:
    """A text that stands in the place of a figure, and who delivers the kind that would fill it. `entry` is a text key."""
    try:
        html(nothing_there(view, entry, delivered_as=delivered_as))
    except DataError as problem:
        show_problem(problem, view.language)


def example_button(view: View, *, key: str, kind: str = "tertiary") -> None:
    """A click that leads from a real page to the same page filled with example data."""
    label = text("frame.show_example", view.language)
    st.button(label, key=f"example_{key}", type=kind, on_click=address.change, args=("data", [EXAMPLE]))


def _head(view: View, frame: pl.DataFrame, shown: Figure, *, title: str) -> str:
    """The kicker, the sentence and the line below it, as HTML."""
    kicker = text(shown.kicker, view.language, **shown.kicker_words) if shown.kicker else ""
    above = f'<p class="kicker">{escape(kicker)}</p>' if kicker else ""
    # A subtitle tells of what is drawn: without rows there is nothing that it could tell of.
    below = "" if frame.is_empty() else with_terms(view, subtitle_of(view, shown))
    head = f'<div class="fig-head">{above}<h2>{escape(title)}</h2><p class="sub">{below}</p></div>'
    return in_their_language(view, on_one_line(head))


def _in_one_piece(head: str, *parts: str) -> None:
    """A figure of words and tables alone: each element more is one to send, to take in and to lay out."""
    html(head + "".join(f'<div class="part">{part}</div>' for part in parts if part))


def _draw_map(view: View, frame: pl.DataFrame, shown: Figure, *, title: str, key: str) -> None:
    """A click on a municipality chooses it; a click on the only chosen one chooses all again."""
    with st.container(key=f"map_{key}", horizontal_alignment="center"):
        if graphics.has_graphics():
            st.pydeck_chart(
                shown.deck(frame, view.look, municipality_boundaries=rows(view, "municipality_boundaries")),
                height=MAP_HEIGHT,
                alt=title,
                key=f"deck_{key}",
                on_select=partial(_deck_click, f"deck_{key}"),
            )
            _draw_map_for_paper(view, shown)
        else:
            # A name of its own for each choice, so that no map remembers the click that led to it: the next one is always new.
            place = "_".join(["flat", key, *(view.filters.municipality_codes if view.is_filtered else ())])
            [specification] = drawing(view, replace(shown, chart=shown.flat_map, also=("municipality_boundaries",)))
            st.vega_lite_chart(
                spec=specification,
                width="content",
                theme=None,
                alt=title,
                key=place,
                on_select=partial(_flat_click, place),
            )


def _draw_map_for_paper(view: View, shown: Figure) -> None:
    """What is printed in the place of the map: a browser prints what a graphics processor has drawn as an empty box."""
    on_paper = replace(view, look=Look("light", view.language))
    [drawn] = drawing(on_paper, replace(shown, chart=shown.staged.chart, also=shown.staged.also))
    html(f'<div class="paper-map">{drawn}</div>')


def _draw(parts: tuple, *, title: str, key: str) -> None:
    for place, part in enumerate(parts):
        if isinstance(part, str):
            if part:
                html(part)
        elif isinstance(part, list):
            with st.container(key=f"grid_{key}_{place}"):
                for panel_key, panel_title, specification, alternative in part:
                    with st.container(key=f"panel_{key}_{panel_key}", gap=None):
                        html(on_one_line(f'<h3 class="panel">{escape(panel_title)}</h3>{_room(specification)}'))
                        _chart(specification, alternative, key=f"{key}_{panel_key}")
        else:
            _chart(part, title, key=f"{key}_{place}")


def _chart(specification: dict, alternative: str, *, key: str) -> None:
    st.vega_lite_chart(spec=specification, width="stretch", theme=None, alt=alternative, key=f"chart_{key}")


def _room(*specifications: dict) -> str:
    """What tells the browser of the room of the chart beside it, if there is but one: it is kept until the chart is drawn (js/near.js).

    Streamlit is not told of it: it would fit the chart into that height at each change of width, and cut what stands above the highest bar.
    """
    return f'<i hidden data-room="{specifications[0]["height"]}"></i>' if len(specifications) == 1 else ""


def _deck_click(key: str) -> None:
    objects = st.session_state[key].selection.objects.get("municipalities", [])
    _choose([clicked["properties"]["municipality_name"] for clicked in objects])


def _flat_click(key: str) -> None:
    picked = st.session_state[key].selection.values()
    _choose([name for points in picked for point in points for name in point.values()])


def _choose(names: list[str]) -> None:
    """Choose the municipality that was clicked; the address, the table and the file follow."""
    chosen = st.session_state.get("address", {}).get("kommun", [])
    # A second click on the chosen one comes as the same choice, or as none when the map remembers the first click.
    lets_go = names == chosen or (not names and len(chosen) == 1)
    address.change("kommun", [] if lets_go else names or chosen)
