"""An xlsx file as cells: the sheet that holds the delivery, with its errors kept and its template's mark read."""

import datetime as dt
from dataclasses import dataclass
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from publishing.problems import InputError, Problem
from publishing.reading.folding import is_empty
from publishing.reading.headings import Rows, find_headers
from publishing.reading.limits import check_cells, check_sheets
from publishing.reading.mark import is_beside_data, is_explanation, read_mark
from publishing.reading.package import PackageFault, packed, safe_parts
from publishing.reading.scan import Scan, ScanFault, scan_sheet
from publishing.reading.sheets import several_sheets
from publishing.reading.styles import number_formats, shown_cells
from publishing.reading.table import Raw, Table

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
