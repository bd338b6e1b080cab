"""What must not stand in a text: personal identity numbers anywhere in the file, and ways to reach a person."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from publishing.checking.case import Case
from publishing.privacy.contact import has_email, has_phone
from publishing.privacy.numbers import has_personal_number
from publishing.checking.report import Remark
from publishing.problems import Problem
from publishing.reading.table import Raw


def personal_number_faults(case: Case) -> Iterator[Problem]:
    """Every cell with what looks like a personal number, also outside the columns that are read: the file is kept."""
    table = case.delivered.table
    names = {place: name for name, place in case.delivered.columns.items()}
    for number, cells in enumerate(table.rows, start=1):
        for place, cell in enumerate(cells):
            if not has_personal_number(_as_text(cell)):
                continue
            if place in names:
                yield case.fault("personal_number", number, names[place])
            else:
                yield Problem(
                    table.file, "personal_number", number, sheet=table.sheet or None, letter=xl_col_to_name(place)
                )


def _as_text(cell: Raw) -> str:
    if isinstance(cell, float) and cell == cell // 1:
        return f"{cell:.0f}"
    return str(cell) if isinstance(cell, str | int) else ""


def contact_remarks(case: Case) -> Iterator[Remark]:
    """Texts that hold an e-mail address or a telephone number."""
    for row in case.rows:
        for field in case.fields("text"):
            text = row[field.name] or ""
            if has_email(text):
                yield case.remark("email_in_text", row["source_row"], field.name)
            if has_phone(text):
                yield case.remark("phone_in_text", row["source_row"], field.name)
