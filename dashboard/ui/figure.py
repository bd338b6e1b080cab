"""One figure is one call: sentence, chart or map or table, notes, downloads and the table, all from one frame."""

from collections.abc import Callable
from functools import partial
from html import escape

import polars as pl
import streamlit as st

from dashboard.downloads import csv_for_excel, csv_for_programs, file_name, table_cells
from dashboard.extracts import DataError
from dashboard.ui import address
from dashboard.ui.problems import show_problem
from dashboard.ui.view import View, as_figure, drawing, rows
from dashboard.wording import source_note, text

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
) -> None:
    """Draw one figure of the page.

    `sentence(frame, language)` makes the heading, which is also the alternative text; `subtitle` is a text key or a
    function like `sentence`; `chart(frame, look, **also)` gives an Altair chart, panels, HTML or a tuple of them.
    `empty` names the text that stands in the chart's place when no row has a value.
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
            _foot(view, query, frame, title=title, key=key)
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
    """Draw a map of municipalities: `deck(frame, look, municipality_boundaries=…)` and its legend in HTML. A click on one chooses it, a click on the chosen one chooses all again."""
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
            _foot(view, query, frame, title=title, key=key)
    except DataError as problem:
        show_problem(problem, view.language)


def has_values(frame: pl.DataFrame) -> bool:
    """Whether any row holds a value."""
    return "obs_status" not in frame.columns or (frame["obs_status"] == "A").any()


def panels_key(key: str) -> str:
    """The key of the grid that holds the panels of a figure."""
    return f"grid_{key}"


def empty_state(view: View, entry: str, *, key: str) -> None:
    """What is missing, who delivers it and how, and a click to the same page with example data."""
    st.html(f'<p class="empty">{escape(text(entry, view.language))}</p>')
    if not view.version.is_example:
        st.button(
            text("frame.show_example", view.language),
            key=f"example_{key}",
            on_click=address.change,
            args=("data", ["exempel"]),
        )


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


def _foot(view: View, query: str, frame: pl.DataFrame, *, title: str, key: str) -> None:
    figure = as_figure(view, frame, title)
    st.session_state["figures"].append((key, figure))
    with st.container(key=f"foot_{key}", horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f'<p class="source">{_notes(view, frame)}</p>')
        name = partial(download_name, view, key)
        for ending, label, make in (
            ("excel.csv", "frame.csv_excel", csv_for_excel),
            ("program.csv", "frame.csv_program", csv_for_programs),
        ):
            st.download_button(
                text(label, view.language),
                data=partial(make, figure),
                file_name=name(ending),
                mime="text/csv",
                key=f"{ending}_{key}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
        popover = st.popover(
            text("frame.table", view.language),
            type="tertiary",
            icon=":material/table_rows:",
            key=f"table_{key}",
            on_change="rerun",
        )
        if popover.open:
            popover.html(table_html(figure))


def download_name(view: View, what: str, ending: str) -> str:
    """The name of a downloaded file of this view."""
    return file_name(
        what=what,
        where=view.municipality_names if view.is_filtered else (),
        reference_date=view.filters.reference_date,
        catalogue=view.version.catalogue,
        version=view.version.number,
        ending=ending,
    )


def table_html(figure: object) -> str:
    """The table of the figure's frame; it scrolls inside itself and can be reached by keyboard."""
    names, cells = table_cells(figure)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
    caption = escape(text("frame.table_caption", figure.language, title=figure.title))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="data">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _notes(view: View, frame: pl.DataFrame) -> str:
    """Everything a reader must know about the rows: example, who has delivered, rounding, sources."""
    language, notes = view.language, []
    if "delivered" in frame.columns and frame.height:
        last = (
            frame.sort("period", nulls_last=False).row(-1, named=True)
            if "period" in frame.columns
            else frame.row(-1, named=True)
        )
        if last["delivered"] is not None:
            notes.append(
                text("frame.delivered", language, count=int(last["delivered"]), whole=int(last["delivered_of"]))
            )
    if "value_kind" in frame.columns and (frame["value_kind"] == "rounded").any():
        notes.append(text("frame.rounded", language))
    if "source_refs" in frame.columns:
        note = source_note(frame["source_refs"], rows(view, "sources"), language)
        notes.append(text("frame.source", language, note=note) if note else text("frame.no_source", language))
    tag = f'<span class="tag">{escape(text("frame.example_tag", language))}</span> ' if view.version.is_example else ""
    return tag + escape(" ".join(notes))


def _map_click(key: str) -> None:
    """Choose the municipality that was clicked; the address, the table and the file follow."""
    objects = st.session_state[key].selection.objects.get("municipalities", [])
    chosen = st.session_state.get("address", {}).get("kommun", [])
    names = [clicked["properties"]["municipality_name"] for clicked in objects]
    address.change("kommun", [] if names == chosen else names or chosen)
