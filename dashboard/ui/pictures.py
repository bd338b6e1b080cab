"""A chart as a picture to take along, SVG or PNG, made when somebody asks for it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.figures.figure import Figure
from dashboard.pictures import png_of, svg_of
from dashboard.view import View, drawing
from dashboard.wording import text


def has_picture(view: View, shown: Figure) -> bool:
    """Whether the figure draws a chart or a map, and not only words and tables. Raises DataError."""
    return shown.flat_map is not None or any(not isinstance(part, str) for part in drawing(view, shown))


def picture_ways(view: View, *shown: Figure, called: Callable[[str], str], key: str) -> None:
    """The two files of each picture, behind a button. `called` makes the name of a file of its ending."""
    popover = st.popover(
        text("report.picture", view.language),
        type="tertiary",
        icon=":material/image:",
        key=f"picture_{key}",
        on_change="rerun",
    )
    if not popover.open:
        return
    for each in shown:
        about = text(each.kicker, view.language, **each.kicker_words) if each.kicker else ""
        for kind, mime in (("svg", "image/svg+xml"), ("png", "image/png")):
            popover.download_button(
                " ".join(filter(None, (about, text(f"report.{kind}", view.language)))),
                data=partial(_made, view, each, kind),
                file_name=called("_".join(filter(None, (each.key, f"bild.{kind}")))),
                mime=mime,
                key=f"{kind}_{key}_{each.key}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _made(view: View, shown: Figure, kind: str) -> bytes:
    svg = svg_of(view, shown)
    return svg.encode() if kind == "svg" else png_of(svg)
