"""Tables of another shape than a list of rows: pasted, turned, crossed, joined."""

from dataclasses import replace
from random import Random

from tests.mutations.expecting import accepted, cell, refused, row, somewhere_in, warned, with_cells_of, with_rows
from tests.mutations.model import File, Mutated, Mutation, Sheet
from tests.mutations.writing import csv_bytes, csv_text, in_csv


def all_in_one_column(chance: Random, sheet: Sheet) -> Mutated:
    """The lines of a CSV file in the first column of a workbook, as after a paste."""
    sign = chance.choice((";", "\t", ","))
    lines = tuple((sign.join(in_csv(value, sheet.delivery.dialect) for value in cells),) for cells in sheet.cells)
    return refused(replace(sheet, cells=lines), row(1, "table_one_cell"))


def turned(chance: Random, sheet: Sheet) -> Mutated:
    """Rows for columns: the headings down the left side."""
    return refused(replace(sheet, cells=tuple(zip(*sheet.cells, strict=True))), row(1, "table_turned"))


def files_joined(chance: Random, sheet: Sheet) -> Mutated:
    """Two CSV files one after the other, the mark of the second in the middle."""
    content = csv_bytes(sheet) + csv_bytes(sheet)
    found = somewhere_in(len(sheet.cells) + 1)
    return refused(sheet, found, file=File("svar.csv", content, sheet.delivery.partner_id), is_all=False)


def spaces_around(chance: Random, sheet: Sheet) -> Mutated | None:
    """Spaces, hard ones too, around every cell of a CSV file without quotes."""
    blank = chance.choice((" ", "  ", "\u00a0"))
    dialect = sheet.delivery.dialect
    if any(dialect.delimiter in in_csv(one, dialect) for cells in sheet.cells for one in cells):
        return None
    lines = [dialect.delimiter.join(blank + in_csv(one, dialect) + blank for one in cells) for cells in sheet.cells]
    text = dialect.line_end.join(lines)
    return accepted(sheet, File("svar.csv", text.encode(dialect.encoding), sheet.delivery.partner_id))


def offered_and_filled_swapped(chance: Random, sheet: Sheet) -> Mutated | None:
    """The figures of two columns in each other's place: more places filled than offered."""
    rows = sheet.delivery.rows
    apart = [one["places_filled"] is not None and one["places_offered"] is not None for one in rows]
    if not all(apart):
        return None
    swapped = with_rows(
        sheet, [one | {"places_offered": one["places_filled"], "places_filled": one["places_offered"]} for one in rows]
    )
    less = [
        number
        for number, one in zip(swapped.numbers, rows, strict=True)
        if one["places_filled"] < one["places_offered"]
    ]
    found = [cell(swapped, number, "places_filled", "more_filled_than_offered") for number in less]
    return warned(swapped, *found) if less else None


def dates_swapped(chance: Random, sheet: Sheet) -> Mutated | None:
    """A start and an end in each other's place."""
    known = [index for index, one in enumerate(sheet.delivery.rows) if one["valid_from"] and one["valid_to"]]
    if not known:
        return None
    index = chance.choice(known)
    one = sheet.delivery.rows[index]
    swapped = with_cells_of(sheet, index, valid_from=one["valid_to"], valid_to=one["valid_from"])
    return refused(swapped, cell(swapped, swapped.numbers[index], "valid_to", "end_before_start"))


def copied_below(chance: Random, sheet: Sheet) -> Mutated:
    """All rows once more below themselves."""
    first = len(sheet.cells) + 1
    key = [name for name in sheet.delivery.form.key if name in sheet.delivery.names]
    twice = replace(sheet, cells=(*sheet.cells, *(sheet.cells[number - 1] for number in sheet.numbers)))
    return refused(twice, *(cell(sheet, first + n, key[-1], "row_twice") for n in range(len(sheet.numbers))))


def quoted_lines(chance: Random, sheet: Sheet) -> Mutated:
    """Every line of the CSV file in quotes as a whole, as some programs send it."""
    lines = [f'"{line}"' for line in csv_text(sheet).replace('"', '""').splitlines()]
    return refused(
        sheet,
        row(1, "table_one_cell_text"),
        file=File("svar.csv", "\n".join(lines).encode(), sheet.delivery.partner_id),
    )


_PLAIN = {"quotes_all": False, "decimal": ".", "numbers": "cell"}
CLASSES = (
    Mutation("all_in_one_column", all_in_one_column, formats=("xlsx",)),
    Mutation("table_turned", turned, formats=("xlsx", "csv")),
    Mutation("two_files_joined", files_joined, formats=("csv",)),
    Mutation("lines_in_quotes", quoted_lines, formats=("csv",)),
    Mutation("spaces_around", spaces_around, formats=("csv",), dialect=_PLAIN),
    Mutation("offered_and_filled_swapped", offered_and_filled_swapped, ("enterprise",), partners=("coompanion",)),
    Mutation("start_and_end_swapped", dates_swapped, ("commitment",)),
    Mutation("all_rows_twice", copied_below),
)
