"""What must not stand in a text: personal identity numbers anywhere in the file, and ways to reach a person."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.messages import SAY
from publishing.privacy.contact import has_email, has_phone
from publishing.privacy.numbers import Sureness, sureness_of
from publishing.privacy.telling import tellings
from publishing.problems import Problem


def personal_number_faults(case: Case) -> Iterator[Problem]:
    """Every cell with what can only be a personal number, also outside the columns that are read: the file is kept."""
    for number, place, field in _cells(case, "certain"):
        if field:
            yield case.fault("personal_number", number, field)
        else:
            table = case.delivered.table
            letter = xl_col_to_name(place)
            yield Problem(table.file, "personal_number", number, sheet=table.sheet or None, letter=letter)


def personal_number_remarks(case: Case) -> Iterator[Remark]:
    """Every cell with what may be a personal number: a case number has the same shape, an amount the same digits."""
    delivered = {row["source_row"] for row in case.rows}
    for number, place, field in _cells(case, "likely"):
        if field and number in delivered:
            yield case.remark("personal_number_likely", number, field)
        else:
            letter = xl_col_to_name(place)
            cell = {language: words.format(cell=f"{letter}{number}") for language, words in SAY["kept_cell"].items()}
            yield case.remark("personal_number_likely_in_file", place=cell)


def _cells(case: Case, sureness: Sureness) -> Iterator[tuple[int, int, str]]:
    """The cells that are so sure to hold a personal number: row, column and, where it has one, the field."""
    names = {place: name for name, place in case.delivered.columns.items()}
    figures = {field.name for field in case.fields("count", "amount", "whole")}
    for number, cells in enumerate(case.delivered.table.rows, start=1):
        for place, cell in enumerate(cells):
            if sureness_of(cell, is_figure=names.get(place) in figures) == sureness:
                yield number, place, names.get(place, "")


def telling_remarks(case: Case) -> Iterator[Remark]:
    """Texts that are published and seem to point at a person, or to tell how many people something concerned."""
    for row in case.rows:
        for field in case.fields("text"):
            for found in tellings(row[field.name] or ""):
                details = {"text": SAY["telling_text"], "suspect": ", ".join(found.words)}
                yield case.remark(f"tells_{found.tells}", row["source_row"], field.name, **details)


def contact_remarks(case: Case) -> Iterator[Remark]:
    """Texts that hold an e-mail address or a telephone number."""
    for row in case.rows:
        for field in case.fields("text"):
            text = row[field.name] or ""
            if has_email(text):
                yield case.remark("email_in_text", row["source_row"], field.name)
            if has_phone(text):
                yield case.remark("phone_in_text", row["source_row"], field.name)
