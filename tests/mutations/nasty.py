"""What must not get through in any way: personal numbers where nobody looks for them, and texts that act on who reads them."""

from dataclasses import replace
from random import Random

from xlsxwriter.utility import xl_col_to_name

from tests.mutations.expecting import anywhere, cell, kinds_with, refused, somewhere_in, warned, with_cells_of
from tests.mutations.model import Found, Mutated, Mutation, Sheet
from tests.mutations.rules import MUNICIPAL
from tests.mutations.valid import senders

_NUMBERS = ("811218-9876", "19811218-9876", "8112189876", "198112189876")
_ACTING = (
    "{value}", "{0}", "%s%n", "<b>hej</b>", "'; DROP TABLE x; --", "\\\\server\\x", '"', "\x1b[31mröd", "a\x07b", "\u202eabc",
    "=cmd|' /C calc'!A0", "@SUM(1)", "å" * 400, "😀",
)  # fmt: skip


def personal_number_in_a_cell(chance: Random, sheet: Sheet) -> Mutated:
    """A personal number in a cell that holds no text: the fault must not repeat it."""
    digits = chance.choice(_NUMBERS)
    number, name = (
        chance.choice(sheet.numbers),
        chance.choice(kinds_with(sheet.delivery, "municipality", "code", "yes_no", "date", "period")),
    )
    return refused(sheet.put(number, name, digits), somewhere_in(number), is_all=False, hidden=digits.replace("-", ""))


def personal_number_as_a_figure(chance: Random, sheet: Sheet) -> Mutated:
    """A personal number in the column of a count or an amount, as a number or a text: neither it nor a sum with it is shown."""
    digits = chance.choice(("8112189876", "198112189876"))
    number, name = chance.choice(sheet.numbers), chance.choice(kinds_with(sheet.delivery, "count", "amount"))
    spoilt = sheet.put(number, name, chance.choice((digits, int(digits))))
    if status := sheet.delivery.form.status_of.get(name):
        spoilt = spoilt.put(number, status, None)
    return refused(spoilt, cell(sheet, number, name, "personal_number"), is_all=False, hidden=digits)


def personal_number_among_faults(chance: Random, sheet: Sheet) -> Mutated:
    """A personal number in a text of a file that has another fault, so that it cannot be understood as a whole."""
    digits = chance.choice(_NUMBERS)
    number, name = chance.choice(sheet.numbers), chance.choice(kinds_with(sheet.delivery, "text"))
    spoilt = sheet.put(number, name, f"Avser {digits}").put(sheet.numbers[0], "municipality_code", "Stockholm")
    found = cell(sheet, sheet.numbers[0], "municipality_code", "cell_unknown_municipality")
    return refused(spoilt, found, is_all=False, hidden=digits.replace("-", ""))


def text_that_acts(chance: Random, sheet: Sheet) -> Mutated:
    """Signs that a terminal, a template or a spreadsheet would act on, in a cell of a code or a municipality."""
    number, name = chance.choice(sheet.numbers), chance.choice(kinds_with(sheet.delivery, "municipality", "code"))
    written = chance.choice(_ACTING)
    return refused(sheet.put(number, name, written), somewhere_in(number), is_all=False)


def heading_that_acts(chance: Random, sheet: Sheet) -> Mutated:
    """The same in a heading, whose text every fault of the column repeats."""
    name = chance.choice([name for name in sheet.delivery.names if sheet.delivery.form.field(name).is_required])
    spoilt = sheet.put(sheet.header, name, chance.choice([text for text in _ACTING if text != '"']))
    return refused(spoilt, anywhere("header_missing", "header_unknown_like", "text_unreadable"), is_all=False)


def id_written_otherwise(chance: Random, sheet: Sheet) -> Mutated:
    """An enterprise's id without its hyphen, or with a letter more: its name tells that it is there already. In capitals it is refused."""
    index = chance.randrange(len(sheet.numbers))
    known = str(sheet.delivery.rows[index]["enterprise_id"])
    written = chance.choice((known.upper(), known.replace("-", ""), f"{known}b"))
    strange = with_cells_of(sheet, index, enterprise_id=written)
    if written.lower() == known.lower():
        return refused(strange, cell(strange, strange.numbers[index], "enterprise_id", "id_written_otherwise"))
    return warned(strange, cell(strange, strange.numbers[index], "enterprise_id", "name_of_another_id"))


def file_of_another(chance: Random, sheet: Sheet) -> Mutated:
    """A municipality's file, handed in as another's."""
    others = [one for one in senders("commitment") if one != sheet.delivery.partner_id]
    file = replace(refused(sheet).file, partner_id=chance.choice(others))
    found = [cell(sheet, number, "municipality_code", "municipality_of_another") for number in sheet.numbers]
    return refused(sheet, *found, file=file)


def second_table_beside(chance: Random, sheet: Sheet) -> Mutated:
    """The table once more to the right of itself, after an empty column."""
    beside = replace(sheet, cells=tuple((*cells, None, *cells) for cells in sheet.cells))
    places = range(sheet.width + 1, 2 * sheet.width + 1)
    return refused(beside, *(Found(("header_repeated",), sheet.header, xl_col_to_name(place)) for place in places))


_TEXTS = ("enterprise", "commitment")
CLASSES = (
    Mutation("personal_number_in_a_cell", personal_number_in_a_cell),
    Mutation("personal_number_as_a_figure", personal_number_as_a_figure, ("placement", "service_use", "enterprise", "dialogue_meeting")),
    Mutation("personal_number_among_faults", personal_number_among_faults, _TEXTS),
    Mutation("text_that_acts", text_that_acts, dialect={"library": "first"}),
    Mutation("heading_that_acts", heading_that_acts, dialect={"library": "first"}),
    Mutation("id_written_otherwise", id_written_otherwise, ("enterprise",)),
    Mutation("file_of_another_partner", file_of_another, ("placement", "service_use", "commitment", "dialogue_meeting"), partners=MUNICIPAL),
    Mutation("second_table_beside", second_table_beside, formats=("xlsx", "csv")),
)  # fmt: skip
