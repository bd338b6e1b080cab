"""Several sheets of one workbook that could all be the delivery: what sets them apart, and where their rows belong."""

from publishing.problems import Problem
from publishing.reading.folding import fold, is_empty, shown
from publishing.reading.headings import Header, Rows, find_headers

# In this order: sheets of one municipality each are often of one actor each too.
_TOLD_APART_BY = ("municipality_code", "public_actor", "placement_measure", "service", "mark", "sex")


def several_sheets(file: str, sheets: dict[str, Rows]) -> Problem:
    """The fault of a workbook in which each of these sheets, by name, has the headings of a delivery.

    One delivery is one kind of one quarter: sheets of one kind that differ in a column belong on one sheet, quarters and
    kinds in a file each, and sheets that do not differ are copies of which one is kept.
    """
    headers = {name: find_headers(rows)[0] for name, rows in sheets.items()}
    names = ", ".join(sheets)
    forms = {header.form.kind: header.form for header in headers.values()}
    if len(forms) > 1:
        kinds = {language: ", ".join(form.title(language) for form in forms.values()) for language in ("sv", "en")}
        return Problem(file, "table_sheets_of_several_kinds", details={"sheets": names, "kinds": kinds})
    form = next(iter(forms.values()))
    if _told_apart(sheets, headers, "period"):
        return Problem(file, "table_sheets_of_several_quarters", details={"sheets": names})
    for field in form.fields:
        heading = {language: field.heading(language) for language in ("sv", "en")}
        if field.name in ("municipality_code", "period") and not any(
            field.name in one.columns for one in headers.values()
        ):
            return Problem(file, "table_sheets_without_column", details={"sheets": names, "column": heading})
    for name in _TOLD_APART_BY:
        if _told_apart(sheets, headers, name):
            heading = {language: form.field(name).heading(language) for language in ("sv", "en")}
            return Problem(file, "table_sheets_to_join", details={"sheets": names, "column": heading})
    return Problem(file, "table_several_sheets", details={"sheets": names})


def _told_apart(sheets: dict[str, Rows], headers: dict[str, Header], field: str) -> bool:
    """Whether no value of the field stands on two of the sheets."""
    seen: set[str] = set()
    for name, rows in sheets.items():
        values = _values(rows, headers[name], field)
        if not values or values & seen:
            return False
        seen |= values
    return True


def _values(rows: Rows, header: Header, field: str) -> set[str]:
    place = header.columns.get(field)
    if place is None:
        return set()
    cells = (row[place] for row in rows[header.row :] if place < len(row))
    return {fold(shown(value)) for value in cells if not is_empty(value)}
