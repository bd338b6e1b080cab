"""A sheet of cells as the bytes of an xlsx, CSV or Parquet file."""

import csv
import datetime as dt
import io

import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet
from xlsxwriter import Workbook

from tests.mutations.model import Cell, Dialect, File, Sheet

MADE = dt.datetime(2019, 4, 18, 9, 30)


def file_of(sheet: Sheet, *, name: str = "") -> File:
    """The sheet as a file in the delivery's format."""
    delivery = sheet.delivery
    write = {"xlsx": xlsx_bytes, "csv": csv_bytes, "parquet": parquet_bytes}[delivery.format]
    return File(name or f"svar.{delivery.format}", write(sheet), delivery.partner_id)


def xlsx_bytes(sheet: Sheet, **more: list[list[Cell]]) -> bytes:
    """A workbook with the sheet, and more sheets with these cells before it."""
    dialect, buffer = sheet.delivery.dialect, io.BytesIO()
    if dialect.library == "second":
        return _openpyxl_bytes(sheet, more)
    options = {
        "in_memory": True,
        "default_date_format": "yyyy-mm-dd",
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with Workbook(buffer, options) as book:
        book.set_properties({"created": MADE})
        for name, cells in {**more, dialect.sheet: sheet.cells}.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(cells):
                for place, value in enumerate(row):
                    write = page.write_string if isinstance(value, str) else page.write
                    write(number, place, value)
    return buffer.getvalue()


def rich_bytes(sheet: Sheet) -> bytes:
    """A workbook in which the texts are half bold."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": MADE})
        page, bold = book.add_worksheet(sheet.delivery.dialect.sheet), book.add_format({"bold": True})
        for number, row in enumerate(sheet.cells):
            for place, value in enumerate(row):
                if isinstance(value, str) and len(value) > 2:
                    page.write_rich_string(number, place, value[:2], bold, value[2:])
                else:
                    page.write(number, place, value)
    return buffer.getvalue()


def _openpyxl_bytes(sheet: Sheet, more: dict[str, list[list[Cell]]]) -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, cells in {**more, sheet.delivery.dialect.sheet: sheet.cells}.items():
        page = book.create_sheet(name)
        for number, row in enumerate(cells, start=1):
            for place, value in enumerate(row, start=1):
                cell = page.cell(number, place)
                cell.value = value
                if isinstance(value, str):
                    # Otherwise a text that starts with = is a formula, and #REF! an error.
                    cell.data_type = "s"
    book.save(buffer)
    return buffer.getvalue()


def csv_text(sheet: Sheet) -> str:
    """The sheet as text, before it becomes bytes."""
    dialect, text = sheet.delivery.dialect, io.StringIO()
    quoting = csv.QUOTE_ALL if dialect.quotes_all else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.line_end, quoting=quoting)
    for row in sheet.cells:
        writer.writerow([in_csv(value, dialect) for value in row])
    return text.getvalue()


def csv_bytes(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a CSV file, in UTF-8 when the dialect's encoding does not have its letters."""
    text, encoding = csv_text(sheet), sheet.delivery.dialect.encoding
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def in_csv(value: Cell, dialect: Dialect) -> str:
    """One cell as it stands in a text."""
    if isinstance(value, bool):
        return {True: "SANT", False: "FALSKT"}[value]
    if isinstance(value, float):
        return str(value).replace(".", dialect.decimal)
    return "" if value is None else str(value)


def parquet_bytes(sheet: Sheet) -> bytes:
    """The sheet as a Parquet file; a column whose cells are of several types is text."""
    names, *rows = sheet.cells
    columns = {
        str(name): as_column([row[place] if place < len(row) else None for row in rows])
        for place, name in enumerate(names)
    }
    buffer = io.BytesIO()
    if sheet.delivery.dialect.library == "second":
        pl.DataFrame(columns).write_parquet(buffer)
    else:
        pa.parquet.write_table(pa.table(columns), buffer, write_page_checksum=True)
    return buffer.getvalue()


def as_column(values: list[Cell]) -> list[Cell]:
    """The cells of a Parquet column, as text where they are of several types."""
    types = {type(value) for value in values if value is not None}
    if types <= {int, float} and float in types:
        return [None if value is None else float(value) for value in values]
    return values if len(types) <= 1 else [None if value is None else str(value) for value in values]
