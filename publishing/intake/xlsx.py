"""An xlsx file as cells: the sheet that holds the delivery, with its errors kept, its template's mark read, and what its formats show."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from publishing.intake.folding import fold, is_empty, shown
from publishing.intake.headings import find_headers
from publishing.intake.number_formats import number_formats, shown_cells
from publishing.intake.recognition import several_sheets
from publishing.intake.table import Rows, Table, Template, check_cells, check_sheets
from publishing.intake.xlsx_scan import PackageFault, Scan, packed, safe_parts
from publishing.messages import SAY
from publishing.messages.problems import InputError, Problem

_RELATIONSHIPS = ("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
# The mark stands at the top of the sheet: its words in the first column, what they name in the second.
_ROWS_LOOKED_AT = 12
_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def read_workbook(file: str, data: bytes) -> Table:
    """The cells of the workbook's data sheet. Raises InputError for a workbook that must not or cannot be read."""
    try:
        parts = safe_parts(data)
        formats = number_formats(parts)
        sheets = _read_sheets(file, parts)
    except PackageFault as fault:
        raise InputError.of(file, fault.message, part=fault.part) from fault
    except (CalamineError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise InputError.of(file, "file_broken") from error
    # Beside the data a template has its explanations, on which its mark stands, and its lists of choices.
    explanation, lists = _words("template_explanation"), _words("template_lists")
    marks = [mark for sheet in sheets if fold(sheet.name) in explanation and (mark := read_mark(sheet.rows))]
    chosen = _data_sheet(file, [sheet for sheet in sheets if not marks or fold(sheet.name) not in explanation | lists])
    rows, scan = chosen.rows, chosen.scan
    if cells := scan.uncalculated:
        faults = [Problem(file, "file_not_calculated", details={"cell": cell}, sheet=chosen.name) for cell in cells]
        raise InputError(faults)
    check_cells(file, chosen.name, rows)
    shown = shown_cells(rows, scan.styles, formats)
    return Table(file, chosen.name, rows, False, marks[0] if marks else None, scan.layout, shown)


def parts_of_sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The worksheets by name, and the part that holds each; charts and dialogues are left out."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {
        each.get("Id"): each.get("Target", "") for each in relations if each.get("Type", "").endswith("/worksheet")
    }
    found = {}
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iterfind(".//{*}sheet"):
        ids = [sheet.get(f"{{{space}/relationships}}id") for space in _RELATIONSHIPS]
        if target := targets.get(ids[0] or ids[1]):
            found[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def read_mark(rows: Rows) -> Template | None:
    """What the template says of itself; None when the sheet is not a template's."""
    mark = {fold(str(row[0])): shown(row[1]) for row in rows[:_ROWS_LOOKED_AT] if len(row) > 1 and row[0] and row[1]}

    def find(name: str) -> str:
        return next((mark[word] for word in _words(name) if word in mark), "")

    kind, version, partner = find("template_kind"), find("template_version"), find("template_partner")
    if not kind or not version:
        return None
    return Template(_in_brackets(kind), version, _in_brackets(partner))


@dataclass(frozen=True)
class _Sheet:
    name: str
    rows: Rows
    is_visible: bool
    scan: Scan


def _read_sheets(file: str, parts: dict[str, bytes]) -> list[_Sheet]:
    """Every worksheet's cells, after its size has been looked at."""
    scans = {name: Scan(parts[part]) for name, part in parts_of_sheets(parts).items()}
    check_sheets(file, scans)
    found = []
    with CalamineWorkbook.from_filelike(packed(parts)) as workbook:
        for sheet in workbook.sheets_metadata:
            if scan := scans.get(sheet.name):
                cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                is_visible = sheet.visible == SheetVisibleEnum.Visible
                found.append(_Sheet(sheet.name, _with_errors(cells, scan), is_visible, scan))
    return found


def _with_errors(cells: list[list], scan: Scan) -> Rows:
    """The cells as they stand: nothing for an empty one, and the error where python-calamine gives an empty text."""
    # A time of day, or a span of time: no figure here is one, so it is kept as the text that a person sees.
    times = (dt.time, dt.timedelta)
    rows = [[str(cell) if isinstance(cell, times) else None if cell == "" else cell for cell in row] for row in cells]
    for (number, column), error in scan.errors.items():
        rows += [[] for _ in range(number - len(rows))]
        row = rows[number - 1]
        row += [None] * (column + 1 - len(row))
        row[column] = error
    return tuple(tuple(row) for row in rows)


def _data_sheet(file: str, sheets: list[_Sheet]) -> _Sheet:
    """The sheet whose headings are those of a delivery. Raises InputError when none is, or several are."""
    filled = [sheet for sheet in sheets if any(not is_empty(value) for row in sheet.rows for value in row)]
    matching = [sheet for sheet in filled if find_headers(sheet.rows)]
    visible = [sheet for sheet in matching if sheet.is_visible]
    with_rows = [sheet for sheet in visible if sheet.scan.last_row > find_headers(sheet.rows)[0].row]
    candidates = with_rows or visible
    if len(candidates) == 1:
        return candidates[0]
    if len(filled) == 1 and filled[0].is_visible:
        return filled[0]
    if not filled:
        raise InputError.of(file, "file_empty")
    if candidates:
        raise InputError([several_sheets(file, {sheet.name: sheet.rows for sheet in candidates})])
    if matching or not any(sheet.is_visible for sheet in filled):
        raise InputError([Problem(file, "table_hidden_sheet", sheet=(matching or filled)[0].name)])
    names = ", ".join(sheet.name for sheet in filled)
    raise InputError.of(file, "table_no_sheet", sheets=names)


def _words(name: str) -> set[str]:
    return {fold(text) for text in SAY[name].values()}


def _in_brackets(text: str) -> str:
    found = _IN_BRACKETS.fullmatch(text)
    return found[1] if found else text
