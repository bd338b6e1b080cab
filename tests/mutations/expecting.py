"""What a class says must come out of its file: short ways to say it."""

from collections.abc import Iterable
from dataclasses import replace

from tests.mutations.dialects import sheet_of
from tests.mutations.model import Delivery, Expected, File, Found, Mutated, Row, Sheet
from tests.mutations.writing import file_of


def meaning(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of the delivery, each with the row of the sheet in which it stands."""
    return tuple({"source_row": n} | row for n, row in zip(sheet.numbers, sheet.delivery.rows, strict=True))


def accepted(sheet: Sheet, file: File | None = None, rows: Iterable[Row] | None = None) -> Mutated:
    """The file must pass without a word, and mean what the delivery means."""
    return Mutated(file or file_of(sheet), Expected("accepted", rows=tuple(meaning(sheet) if rows is None else rows)))


def warned(sheet: Sheet, *found: Found, file: File | None = None) -> Mutated:
    """The file must pass with these warnings at least."""
    return Mutated(file or file_of(sheet), Expected("warned", found, meaning(sheet)))


def refused(sheet: Sheet, *found: Found, file: File | None = None, is_all: bool = True, **more: str) -> Mutated:
    """The file must be refused for these faults; `is_all`: and for no other."""
    return Mutated(file or file_of(sheet), Expected("refused", found, is_all=is_all, **more))


def either(sheet: Sheet, file: File) -> Mutated:
    """The file may be refused; if it passes, it must mean what the delivery means."""
    return Mutated(file, Expected("either", rows=meaning(sheet)))


def survived(sheet: Sheet, file: File) -> Mutated:
    """Nobody can say what the file means now; it must be accepted or refused, and nothing must crash."""
    return Mutated(file, Expected("survived"))


def with_rows(sheet: Sheet, rows: Iterable[Row]) -> Sheet:
    """The same delivery with other rows."""
    return sheet_of(replace(sheet.delivery, rows=tuple(rows)))


def with_cells_of(sheet: Sheet, index: int, **changes: object) -> Sheet:
    """The same delivery with another meaning of one row."""
    rows = list(sheet.delivery.rows)
    rows[index] = rows[index] | changes
    return with_rows(sheet, rows)


def with_names(sheet: Sheet, names: Iterable[str]) -> Sheet:
    """The same delivery with these columns, in this order."""
    return sheet_of(replace(sheet.delivery, names=tuple(names)))


def in_dialect(sheet: Sheet, **ways: object) -> Sheet:
    """The same delivery written in another way."""
    return sheet_of(replace(sheet.delivery, dialect=replace(sheet.delivery.dialect, **ways)))


def cell(sheet: Sheet, number: int, name: str, *codes: str) -> Found:
    """A fault or warning in one cell."""
    return Found(codes, number, sheet.letter(name))


def row(number: int, *codes: str) -> Found:
    """A fault of a whole row."""
    return Found(codes, number)


def somewhere_in(number: int, *codes: str) -> Found:
    """A fault in a row, in whichever column."""
    return Found(codes, number, is_in_row=True)


def whole(*codes: str) -> Found:
    """A fault of the whole file."""
    return Found(codes)


def anywhere(*codes: str) -> Found:
    """A fault whose place does not matter."""
    return Found(codes, is_anywhere=True)


def kinds_with(delivery: Delivery, *kinds: str) -> list[str]:
    """The columns of the delivery whose field is of one of these kinds."""
    return [name for name in delivery.names if delivery.form.field(name).kind in kinds]
