"""An xlsx file as cells: the sheet that holds the delivery, with its errors kept, its template's mark read, and what its formats show."""

import datetime as dt
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from publishing.intake.folding import fold, is_empty, shown
from publishing.intake.headings import Rows, find_headers
from publishing.intake.limits import check_cells, check_sheets
from publishing.intake.number_formats import shown_day, shown_number
from publishing.intake.recognition import several_sheets
from publishing.intake.table import Raw, ShownCell, Table, Template
from publishing.intake.xlsx_scan import PackageFault, Scan, ScanFault, packed, safe_parts, scan_sheet
from publishing.messages import SAY
from publishing.messages.problems import InputError, Problem

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True)
class _Sheet:
    name: str
    rows: Rows
    is_visible: bool
    scan: Scan

    @property
    def holds_something(self) -> bool:
        return any(not is_empty(value) for row in self.rows for value in row)


def read_workbook(file: str, data: bytes) -> Table:
    """The cells of the workbook's data sheet. Raises InputError for a workbook that must not or cannot be read."""
    try:
        parts = safe_parts(data)
        formats = number_formats(parts)
        sheets = _read_sheets(file, parts)
    except PackageFault as fault:
        raise InputError([Problem(file, fault.message, details={"part": fault.part})]) from fault
    except (CalamineError, ScanFault, ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError([Problem(file, "file_broken")]) from error
    marks = [mark for sheet in sheets if is_explanation(sheet.name) and (mark := read_mark(sheet.rows))]
    chosen = _data_sheet(file, [sheet for sheet in sheets if not (marks and is_beside_data(sheet.name))])
    if cells := chosen.scan.uncalculated:
        faults = [Problem(file, "file_not_calculated", details={"cell": cell}, sheet=chosen.name) for cell in cells]
        raise InputError(faults)
    check_cells(file, chosen.name, chosen.rows)
    layout, shown = chosen.scan.layout, shown_cells(chosen.rows, chosen.scan, formats)
    return Table(file, chosen.name, chosen.rows, False, marks[0] if marks else None, layout, shown)


def _read_sheets(file: str, parts: dict[str, bytes]) -> list[_Sheet]:
    """Every worksheet's cells, after its size has been looked at."""
    scans = {name: scan_sheet(parts[part]) for name, part in parts_of_sheets(parts).items()}
    check_sheets(file, scans)
    sheets = []
    with CalamineWorkbook.from_filelike(packed(parts)) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.name not in scans:
                continue
            cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            rows = _with_errors(cells, scans[sheet.name])
            sheets.append(_Sheet(sheet.name, rows, sheet.visible == SheetVisibleEnum.Visible, scans[sheet.name]))
    return sheets


def parts_of_sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """The worksheets by name, and the part that holds each; charts and dialogues are left out."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {one.get("Id"): one.get("Target", "") for one in relations if one.get("Type", "").endswith("/worksheet")}
    found = {}
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(_RELATIONSHIP) or sheet.get(_STRICT_RELATIONSHIP))
        if target:
            found[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def _with_errors(cells: list[list], scan: Scan) -> Rows:
    """The cells as they stand: nothing for an empty one, and the error where python-calamine gives an empty text."""
    rows = [[_raw(value) for value in row] for row in cells]
    for (row, column), error in scan.errors.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = error
    return tuple(tuple(row) for row in rows)


def _raw(value: object) -> Raw:
    if value == "":
        return None
    # A time of day, or a span of time: no figure here is one, so it is kept as the text that a person sees.
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    return value


def _data_sheet(file: str, sheets: list[_Sheet]) -> _Sheet:
    """The sheet whose headings are those of a delivery. Raises InputError when none is, or several are."""
    filled = [sheet for sheet in sheets if sheet.holds_something]
    matching = [sheet for sheet in filled if find_headers(sheet.rows)]
    visible = [sheet for sheet in matching if sheet.is_visible]
    with_rows = [sheet for sheet in visible if sheet.scan.last_row > find_headers(sheet.rows)[0].row]
    candidates = with_rows or visible
    if len(candidates) == 1:
        return candidates[0]
    if len(filled) == 1 and filled[0].is_visible:
        return filled[0]
    if not filled:
        raise InputError([Problem(file, "file_empty")])
    if candidates:
        raise InputError([several_sheets(file, {sheet.name: sheet.rows for sheet in candidates})])
    if matching or not any(sheet.is_visible for sheet in filled):
        raise InputError([Problem(file, "table_hidden_sheet", sheet=(matching or filled)[0].name)])
    names = ", ".join(sheet.name for sheet in filled)
    raise InputError([Problem(file, "table_no_sheet", details={"sheets": names})])


# The mark stands at the top of the sheet: its words in the first column, what they name in the second.
_ROWS_LOOKED_AT = 12

_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def is_explanation(sheet: str) -> bool:
    """Whether a sheet is a template's sheet of explanations, by its name."""
    return fold(sheet) in _words("template_explanation")


def is_beside_data(sheet: str) -> bool:
    """Whether a sheet of a template is one beside the data: its explanations, or its lists of choices."""
    return fold(sheet) in _words("template_explanation") | _words("template_lists")


def read_mark(rows: Rows) -> Template | None:
    """What the template says of itself; None when the sheet is not a template's."""
    said = {fold(str(row[0])): shown(row[1]) for row in rows[:_ROWS_LOOKED_AT] if len(row) > 1 and row[0] and row[1]}

    def find(name: str) -> str:
        return next((said[word] for word in _words(name) if word in said), "")

    kind, version, partner = find("template_kind"), find("template_version"), find("template_partner")
    if not kind or not version:
        return None
    return Template(_in_brackets(kind), version, _in_brackets(partner))


def _words(name: str) -> set[str]:
    return {fold(text) for text in SAY[name].values()}


def _in_brackets(text: str) -> str:
    found = _IN_BRACKETS.fullmatch(text)
    return found[1] if found else text


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
