"""How the workbooks that go out look: white paper, ink, one blue rule; and the marks on a partner's faulty cells."""

import datetime as dt
import math
from dataclasses import dataclass
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

INK, BLUE, MUTED, RULE = "#14212B", "#00619C", "#51606C", "#D3DAE0"

# The day that xlsxwriter gives the parts of every workbook.
MADE = dt.datetime(1980, 1, 1)

_A4 = 9
_FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "vcenter"}


@dataclass
class Look:
    """The formats of a workbook."""

    workbook: Workbook

    def heading(self, *, is_required: bool, is_number: bool) -> Format:
        """A heading of the data sheet, above numbers or text; that of a column that may be left empty is muted."""
        colour = INK if is_required else MUTED
        return self._format(
            bold=True,
            font_color=colour,
            bottom=5,
            bottom_color=BLUE,
            text_wrap=True,
            valign="bottom",
            **_side(is_number),
        )

    def cells(self, number_format: str, *, is_number: bool) -> Format:
        """The cells of a column of the data sheet."""
        return self._format(num_format=number_format, **_side(is_number))

    def title(self) -> Format:
        """The name of the template."""
        return self._format(bold=True, font_size=18)

    def label(self) -> Format:
        """The words of the mark."""
        return self._format(font_color=MUTED)

    def plain(self) -> Format:
        """What the mark names, and the advice."""
        return self._format(num_format="@")

    def table_heading(self, *, is_first: bool) -> Format:
        """The headings of the explanation's table."""
        return self._format(bold=True, bottom=5, bottom_color=BLUE, indent=0 if is_first else 1)

    def table_cell(self, *, is_first: bool) -> Format:
        """A cell of the explanation's table; the first names the column."""
        return self._format(
            bold=is_first, indent=0 if is_first else 1, text_wrap=True, bottom=1, bottom_color=RULE, num_format="@"
        )

    def _format(self, **more: object) -> Format:
        return self.workbook.add_format(_FONT | more)


def _side(is_number: bool) -> dict[str, object]:
    """Numbers stand to the right with air before the next column, everything else to the left."""
    return {"align": "right", "indent": 1} if is_number else {"align": "left"}


def prepare_for_print(sheet: Worksheet, *, heading_row: int, footer: str) -> None:
    """Lays a sheet out on landscape A4, as wide as the page, its headings (a row, 0 is the first) on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.repeat_rows(heading_row)
    sheet.set_footer(f"&L{footer}&R&P (&N)")


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
