"""How a marked workbook looks: the project's colours, and each look of a cell made once."""

import math
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_INK, _MUTED, _PANEL, _EDGE, _LINK = "#14212B", "#51606C", "#F1F4F6", "#C3CCD4", "#00619C"

# Claret for what is wrong, blue for what is to be answered; each also has its sign, its word and its thickness of frame.
_LOOKS: dict[str, dict[str, object]] = {
    "plain": {},
    "fault": {"bg_color": "#F6E1E9", "border": 2, "border_color": "#8B0A3D"},
    "warning": {"bg_color": "#D5E6F2", "border": 1, "border_color": _LINK},
    "note": {"bg_color": _PANEL, "border": 3, "border_color": _MUTED},
    "header": {"bold": True, "bg_color": _PANEL, "bottom": 1, "bottom_color": _INK, "text_wrap": True},
    "said": {"text_wrap": True, "font_color": _INK},
    "verdict": {"bold": True, "font_size": 16, "top": 5, "top_color": _INK, "valign": "vcenter"},
    "muted": {"font_color": _MUTED},
    "listed": {"text_wrap": True, "bottom": 1, "bottom_color": _EDGE},
    "listed_fault": {"bottom": 1, "bottom_color": _EDGE, "bold": True, "font_color": "#8B0A3D"},
    "listed_warning": {"bottom": 1, "bottom_color": _EDGE, "bold": True, "font_color": _LINK},
    "listed_note": {"bottom": 1, "bottom_color": _EDGE, "font_color": _MUTED},
    "link": {"bottom": 1, "bottom_color": _EDGE, "underline": 1, "font_color": _LINK, "align": "left"},
}
_LINE_HEIGHT = 15
NOTE_COLOURS = {"fault": "#F6E1E9", "warning": "#D5E6F2", "note": _PANEL}


class Looks:
    """The formats of one workbook, by name and by how a number is written."""

    def __init__(self, workbook: Workbook) -> None:
        self._made = cache(lambda name, number: workbook.add_format(_properties(name, number)))

    def look(self, name: str, number: str = "") -> Format:
        """The format called `name`, with the number format `number` where one is given."""
        return self._made(name, number)


def height_of(texts: list[str], widths: list[float]) -> float:
    """The height of a row that shows each text wrapped in a column of its width, in points."""
    lines = [
        sum(max(1, math.ceil(0.85 * len(line) / width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return float(_LINE_HEIGHT * max(lines))


def _properties(name: str, number: str) -> dict[str, object]:
    base = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
    return base | _LOOKS[name] | ({"num_format": number} if number else {})
