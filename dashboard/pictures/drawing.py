"""The charts of a figure drawn by Vega, in the language and with the numbers of the screen, in the font that lies in the project."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import count
from pathlib import Path
from types import ModuleType

from dashboard.figures.figure import Figure
from dashboard.figures.parts.panels import PhonePanels
from dashboard.specifications import as_listed
from dashboard.view import Part, View, drawing

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
# In pixels of the screen, so that letters and lines keep their proportions; a panel is one of two side by side.
WIDTH, PANEL_WIDTH = 900, 430

_START = re.compile(r"<svg [^>]*>")
# Vega's own words for axes and marks are English, and its file has no description: ours has that of the screen.
_VEGAS_WORDS = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_SIZE = re.compile(r' (width|height)="([\d.]+)"')
# What Vega numbers over all that it has drawn: the same chart is to be the same bytes whatever was drawn before it.
_NUMBERED = re.compile(r"\b(clip|gradient_|pattern_)\d+\b")


@dataclass(frozen=True)
class Picture:
    """One drawn chart: its SVG with its size in pixels, and what it shows, in words."""

    svg: str
    width: float
    height: float
    words: str


@dataclass(frozen=True)
class Panel:
    """One of several small charts, under its title."""

    title: str
    picture: Picture


def parts_of(view: View, figure: Figure, *, words: str) -> tuple[str | Picture | list[Panel], ...]:
    """What the figure draws, in its order: HTML, pictures and lists of panels, a map first. Raises DataError."""
    maps = ()
    if figure.flat_map:
        mapped = replace(figure, chart=figure.flat_map, also=("municipality_boundaries",))
        # A map keeps its shape: its size is its own.
        maps = tuple(
            picture_of(part, words=words, language=view.language, width=None) for part in drawing(view, mapped)
        )
    parts = (part for part in drawing(view, figure) if not isinstance(part, PhonePanels))
    return (*maps, *(_part(part, words=words, language=view.language) for part in parts))


def _part(part: Part, *, words: str, language: str) -> str | Picture | list[Panel]:
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        return [
            Panel(title, picture_of(specification, words=alternative, language=language, width=PANEL_WIDTH))
            for _, title, specification, alternative in part
        ]
    return picture_of(part, words=words, language=language, width=WIDTH)


def picture_of(specification: Mapping, *, words: str, language: str, width: int | None) -> Picture:
    """The chart as Vega draws it, `width` pixels wide or as wide as it says. `words` describe it, as on the screen."""
    wide = {"width": width, "autosize": {"type": "fit", "contains": "padding"}} if width else {}
    datasets = {name: as_listed(sent) for name, sent in specification["datasets"].items()}
    svg = vega().vegalite_to_svg({**specification, **wide, "datasets": datasets}, show_warnings=False)
    start = _START.match(svg)[0]
    size = {name: float(number) for name, number in _SIZE.findall(start)}
    described = f'{start[:-1]} lang="{language}" role="img"><title>{escape(words)}</title>'
    drawn_alone = _VEGAS_WORDS.sub("", svg[len(start) :])
    return Picture(described + _renumbered(drawn_alone), size["width"], size["height"], words)


@cache
def vega() -> ModuleType:
    """Vega, with our font. It takes a second to load, so that only who wants a picture waits for it."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def _renumbered(svg: str) -> str:
    """The names within a picture by their order in it."""
    numbers = count()
    names: dict[str, str] = {}
    return _NUMBERED.sub(lambda found: names.setdefault(found[0], f"{found[1]}{next(numbers)}"), svg)
