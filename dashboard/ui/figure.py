"""One figure is one call: sentence, chart or map or table, notes, downloads and the table, all from one frame."""

from collections.abc import Callable
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from dashboard.manifests import DataError
from dashboard.ui import address
from dashboard.ui.foot import draw_foot, has_rounded, rounded_note
from dashboard.ui.problems import show_problem
from dashboard.ui.view import View, drawing, rows
from dashboard.wording import text

EXAMPLE = "exempel"
Words = Callable[[pl.DataFrame, str], str]


def figure(
    view: View,
    query: str,
    *,
    sentence: Words,
    subtitle: str | Words,
    chart: Callable,
    key: str | None = None,
    also: tuple[str, ...] = (),
    empty: str | None = None,
    kicker: str | None = None,
    with_foot: bool = True,
    large: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
    spoken_of: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
) -> None:
    """Draw one figure of the page.

    `sentence(frame, language)` makes the heading, which is also the alternative text; `subtitle` is a text key or a
    function like `sentence`; `chart(frame, look, **also)` gives an Altair chart, panels, HTML or a tuple of them.
    `empty` names the text that stands in the chart's place when no row has a value. A figure that shares its frame with
    others leaves its foot to `foot`; `large` picks the rows that it shows, so that it says when they are rounded.
    `spoken_of` picks the rows that the sentence tells of, where they are not the last: who has delivered is counted of them.
    """
    key = key or query
    try:
        frame = rows(view, query)
        title = sentence(frame, view.language)
        with st.container(key=f"fig_{key}", gap="xsmall"):
            _head(view, frame, title=title, subtitle=subtitle, kicker=kicker)
            if empty and not has_values(frame):
                empty_state(view, empty, key=key)
            else:
                _draw(drawing(view, query, chart, also), title=title, key=key)
            if with_foot:
                draw_foot(view, query, frame, title=title, key=key, told=spoken_of(frame) if spoken_of else None)
            elif large and has_rounded(large(frame)):
                st.html(f'<p class="source note">{rounded_note(view.language)}</p>')
    except DataError as problem:
        show_problem(problem, view.language)


def foot(view: View, query: str, *, title: str) -> None:
    """The notes, files and table of a frame that several figures share, under its name. `title` is a text key."""
    words = text(title, view.language)
    try:
        st.html(f'<h2 class="foot">{escape(words)}</h2>')
        draw_foot(view, query, rows(view, query), title=words, key=query)
    except DataError as problem:
        show_problem(problem, view.language)


def map_figure(
    view: View,
    query: str,
    *,
    sentence: Words,
    subtitle: str | Words,
    deck: Callable,
    legend: Callable,
    key: str = "map",
    empty: str | None = None,
) -> None:
    """Draw a map of municipalities: `deck(frame, look, municipality_boundaries=…)` and its legend in HTML.

    A click on a municipality chooses it; a click on the only chosen one chooses all again.
    """
    try:
        frame = rows(view, query)
        title = sentence(frame, view.language)
        with st.container(key=f"fig_{key}", gap="xsmall"):
            _head(view, frame, title=title, subtitle=subtitle, kicker=None)
            if empty and not has_values(frame):
                empty_state(view, empty, key=key)
            else:
                boundaries = rows(view, "municipality_boundaries")
                with st.container(key=f"map_{key}"):
                    st.pydeck_chart(
                        deck(frame, view.look, municipality_boundaries=boundaries),
                        height=640,
                        alt=title,
                        key=f"deck_{key}",
                        on_select=partial(_map_click, f"deck_{key}"),
                    )
                st.html(legend(frame, view.look))
            draw_foot(view, query, frame, title=title, key=key)
    except DataError as problem:
        show_problem(problem, view.language)


def has_values(frame: pl.DataFrame) -> bool:
    """Whether any row holds a value, or a state, evidence or inference that is shown without one."""
    shown = [name for name in ("commitment_state", "evidence", "inference") if name in frame.columns]
    has_words = any(frame[name].is_not_null().any() for name in shown)
    return has_words or "obs_status" not in frame.columns or (frame["obs_status"] == "A").any()


def empty_state(view: View, entry: str, *, key: str) -> None:
    """What is missing, who delivers it and how, and a click to the same page with example data."""
    st.html(f'<p class="empty">{escape(text(entry, view.language))}</p>')
    if not view.version.is_example:
        example_button(view, key=key, kind="secondary")


def example_button(view: View, *, key: str, kind: str = "tertiary") -> None:
    """A click that leads from a real page to the same page filled with example data."""
    label = text("frame.show_example", view.language)
    st.button(label, key=f"example_{key}", type=kind, on_click=address.change, args=("data", [EXAMPLE]))


def _head(view: View, frame: pl.DataFrame, *, title: str, subtitle: str | Words, kicker: str | None) -> None:
    words = text(subtitle, view.language) if isinstance(subtitle, str) else subtitle(frame, view.language)
    above = f'<p class="kicker">{escape(text(kicker, view.language))}</p>' if kicker else ""
    st.html(f'<div class="fig-head">{above}<h2>{escape(title)}</h2><p class="sub">{escape(words)}</p></div>')


def _draw(parts: tuple, *, title: str, key: str) -> None:
    for place, part in enumerate(parts):
        if isinstance(part, str):
            st.html(part)
        elif isinstance(part, list):
            with st.container(key=f"grid_{key}_{place}"):
                for panel_key, panel_title, specification, alternative in part:
                    with st.container(key=f"panel_{key}_{panel_key}", gap=None):
                        st.html(f'<h3 class="panel">{escape(panel_title)}</h3>')
                        _chart(specification, alternative, key=f"{key}_{panel_key}")
        else:
            _chart(part, title, key=f"{key}_{place}")


def _chart(specification: dict, alternative: str, *, key: str) -> None:
    st.vega_lite_chart(spec=specification, width="stretch", theme=None, alt=alternative, key=f"chart_{key}")


def _map_click(key: str) -> None:
    """Choose the municipality that was clicked; the address, the table and the file follow."""
    objects = st.session_state[key].selection.objects.get("municipalities", [])
    chosen = st.session_state.get("address", {}).get("kommun", [])
    names = [clicked["properties"]["municipality_name"] for clicked in objects]
    # A second click on the chosen one comes as the same choice, or as none when the map remembers the first click.
    lets_go = names == chosen or (not names and len(chosen) == 1)
    address.change("kommun", [] if lets_go else names or chosen)
