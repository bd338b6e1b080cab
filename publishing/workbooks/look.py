"""How the workbooks that go out look: white paper, ink, one blue rule; and the marks on a partner's faulty cells."""

import datetime as dt
import math
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

INK, BLUE, MUTED = "#14212B", "#00619C", "#51606C"
_RULE, _EDGE, _PANEL, _CLARET = "#D3DAE0", "#C3CCD4", "#F1F4F6", "#8B0A3D"
# What fills a marked cell, and the note on it.
MARKS = {"fault": "#F6E1E9", "warning": "#D5E6F2", "note": _PANEL}

# The day that xlsxwriter gives the parts of every workbook.
MADE = dt.datetime(1980, 1, 1)

_A4 = 9
_LINE_HEIGHT = 15
_FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
_COLOURS = {"ink": INK, "blue": BLUE, "muted": MUTED, "rule": _RULE, "edge": _EDGE, "panel": _PANEL, "claret": _CLARET}
_COLOURS |= {f"{rank}_fill": colour for rank, colour in MARKS.items()}
# The formats of cells by name, in the words of xlsxwriter.
_LOOKS = {
    name: {key: _COLOURS.get(value, value) for key, value in look.items()}
    for name, look in tomllib.loads(Path(__file__).with_name("look.toml").read_text(encoding="utf-8")).items()
}


class Looks:
    """The formats of one workbook, by name."""

    def __init__(self, workbook: Workbook) -> None:
        self._made = cache(lambda name, more: workbook.add_format(_FONT | _LOOKS[name] | dict(more)))

    def look(self, name: str, **more: object) -> Format:
        """The format called `name`, with what else a cell needs in the words of xlsxwriter."""
        return self._made(name, tuple(more.items()))


def set_for_print(sheet: Worksheet, *, heading_row: int | None, footer: str = "") -> None:
    """Lays a sheet out on landscape A4, as wide as the page, its headings (a row, 0 is the first) and footer on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if heading_row is not None:
        sheet.repeat_rows(heading_row)
    if footer:
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer(f"&L{footer}&R&P (&N)")


def height_of(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row that shows each text wrapped in a column of its width, in points."""
    lines = [
        sum(max(1, math.ceil(0.85 * len(line) / width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return float(_LINE_HEIGHT * max(lines))
