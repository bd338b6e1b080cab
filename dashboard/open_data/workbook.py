"""A table as a workbook: the cells of the CSV for Excel, formatted, and beside them its sources, definitions and status codes."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from dashboard.open_data.taken import Taken
from dashboard.theme import LIGHT
from dashboard.wording import code_labels, day, headings, text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# In characters: the narrowest and the widest column, and the rows that its width is made of.
NARROW, WIDE, LOOKED_AT = 10, 60, 200
SOURCE_COLUMNS = ("title", "publisher", "document", "reference_period", "retrieved", "licence", "url")
# The code lists that say why a value is missing and what kind of value one is.
STATUS_LISTS = ("obs_status", "value_kind", "qualifier")
# What stands above the heading row of the table: its title, what it is of, and an empty row.
ABOVE = 3


def workbook_of(table: Taken) -> bytes:
    """The workbook, the same bytes each time: it says when the version was published and nothing of when it was made."""
    # Only who asks for a workbook waits for what writes one.
    from xlsxwriter import Workbook

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        published = datetime.combine(table.version.published_on, time(), tzinfo=UTC).replace(tzinfo=None)
        book.set_properties({"title": table.title, "comments": _of_what(table), "created": published})
        sheets = _Sheets(book, table.language)
        sheets.table(table)
        sheets.list_of("sources", headings(list(SOURCE_COLUMNS), table.language), _sources(table))
        sheets.list_of("definitions", _headings("definitions", table.language), _definitions(table))
        sheets.list_of("codes", _headings("codes", table.language), _codes(table.language))
    return written.getvalue()


class _Sheets:
    """The sheets of one workbook, with the formats that they share."""

    def __init__(self, book: "Workbook", language: str) -> None:
        self._book, self._language = book, language
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": LIGHT["panel"]}
        )
        self._words = book.add_format({"text_wrap": True, "valign": "top"})
        self._formats: dict[str, Format] = {
            "integer": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0.##", "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        }

    def table(self, table: Taken) -> None:
        """The table itself, under its title and what it is of."""
        frame = table.for_readers()
        sheet = self._book.add_worksheet(text("open_data.sheet_table", self._language))
        sheet.write_string(0, 0, table.title, self._title)
        sheet.write_string(1, 0, _of_what(table))
        self._fill(sheet, frame.columns, frame.rows(), above=ABOVE)
        if frame.width and frame.height:
            sheet.autofilter(ABOVE, 0, ABOVE + frame.height, frame.width - 1)

    def list_of(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A sheet of words: a heading row and its rows."""
        self._fill(
            self._book.add_worksheet(text(f"open_data.sheet_{name}", self._language)), columns, list(rows), above=0
        )

    def _fill(self, sheet: "Worksheet", columns: Sequence[str], rows: Sequence[Sequence[Any]], *, above: int) -> None:
        sheet.freeze_panes(above + 1, 0)
        for place, name in enumerate(columns):
            shown = [str(row[place]) for row in rows[:LOOKED_AT] if row[place] is not None]
            sheet.set_column(place, place, min(max([NARROW, *map(len, shown)]), WIDE))
            sheet.write_string(above, place, name, self._head)
        for line, row in enumerate(rows, start=above + 1):
            for place, value in enumerate(row):
                self._write(sheet, line, place, value)

    def _write(self, sheet: "Worksheet", line: int, place: int, value: object) -> None:
        """One cell; a missing value is an empty one. A text is written as one, whatever it begins with."""
        if value is None:
            return
        if isinstance(value, str):
            sheet.write_string(line, place, value, self._words)
        elif isinstance(value, int | float):
            sheet.write_number(line, place, value, self._formats["integer" if float(value).is_integer() else "number"])
        else:
            sheet.write_datetime(line, place, value, self._formats["date"])


def _of_what(table: Taken) -> str:
    """Of which catalogue, version and day the table is; that it is made up, or was withdrawn, where it is so."""
    version, language = table.version, table.language
    told = text(
        "frame.version",
        language,
        title=dict(version.titles)[language],
        number=version.number,
        published=day(version.published_on, language),
        reference_date=day(table.reference_date, language),
    )
    more = [text("frame.example_tag", language)] if version.is_example else []
    if version.withdrawn_by:
        more.append(text("open_data.withdrawn", language, number=version.withdrawn_by.number))
    return " ".join([told, *(f"{words}." for words in more)])


def _headings(sheet: str, language: str) -> list[str]:
    return [text(f"open_data.{column}_of_{sheet}", language) for column in ("head", "meaning")]


def _sources(table: Taken) -> list[tuple]:
    return table.sources.select(SOURCE_COLUMNS).rows()


def _definitions(table: Taken) -> Iterable[tuple[str, str]]:
    """The definition of the table, its unit, and what each column is."""
    language = table.language
    yield table.title, table.definition
    if table.unit:
        yield text("open_data.unit", language), table.unit
    for column in table.columns:
        yield column.titles[language], column.notes[language]


def _codes(language: str) -> Iterable[tuple[str, str]]:
    for name in STATUS_LISTS:
        yield from code_labels(name, language).items()
