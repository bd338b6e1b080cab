"""The formats of a workbook's cells, and what its numbers and days look like where that is not what they are."""

import datetime as dt
from xml.etree import ElementTree

from publishing.reading.headings import Rows
from publishing.reading.number_formats import shown_day, shown_number
from publishing.reading.scan import Scan
from publishing.reading.table import ShownCell

# The formats that a workbook does not spell out, as a Swedish spreadsheet has them.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
}  # fmt: skip


def number_formats(parts: dict[str, bytes]) -> tuple[str, ...]:
    """The format of each style of a workbook, by its number; "" for one that shows a number as it is."""
    name = next((name for name in parts if name.lower().endswith("xl/styles.xml")), None)
    if name is None:
        return ()
    styles = ElementTree.fromstring(parts[name])
    own = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in styles.iterfind(".//{*}numFmts/{*}numFmt")
    }
    used = [int(one.get("numFmtId", "0")) for one in styles.iterfind(".//{*}cellXfs/{*}xf")]
    codes = (own.get(number, _BUILT_IN.get(number, "")) for number in used)
    return tuple("" if code in ("General", "Standard", "@") else code for code in codes)


def shown_cells(rows: Rows, scan: Scan, formats: tuple[str, ...]) -> dict[tuple[int, int], ShownCell]:
    """The cells that show something else than they hold, by row of the sheet (from 1) and column (from 0)."""
    found = {}
    for (row, column), style in scan.styles.items():
        code = formats[style] if style < len(formats) else ""
        if not code or row >= len(rows) or column >= len(rows[row]):
            continue
        if shown := _shown(rows[row][column], code):
            found[row + 1, column] = shown
    return found


def _shown(value: object, code: str) -> ShownCell | None:
    if isinstance(value, dt.date):
        seen = shown_day(value, code)
        return ShownCell(seen[0], is_whole_day=seen[1]) if seen else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = shown_number(float(value), code)
    return ShownCell(number[0], thousands=number[1]) if number else None
