"""What one cell holds, in ways that real files have: hidden signs and figures, formats, noise, zones, lost zeros."""

import datetime as dt
import math
from collections.abc import Callable
from random import Random

import pyarrow as pa

from tests.mutations.expecting import accepted, cell, kinds_with, meaning, refused, warned, with_cells_of
from tests.mutations.model import Cell, Expected, File, Found, Mutated, Mutation, Sheet
from tests.mutations.parquets import file_with
from tests.mutations.workbooks import drawn

_SIGNS = ("\u00ad", "\u200b", "\u200d", "\u200e", "\u202a", "\u2060", "\ufeff")
_MARKS = (
    "<5",
    "< 5",
    "≤4",
    "1–4",
    "1-4",
    "0-4",
    "färre än 5",
    "Under 5",
    "x",
    "X",
    "sekretess",
    "skyddat",
    "dolt av lämnaren",
)
_COUNTED = ("placement", "service_use", "dialogue_meeting", "enterprise")
_PEOPLE = ("placement", "service_use", "enterprise")
_DATED = ("enterprise", "commitment")


def _filled(chance: Random, sheet: Sheet, *kinds: str) -> tuple[int, str] | None:
    """The index of a row and one of its fields of these kinds that has a value."""
    index = chance.randrange(len(sheet.numbers))
    names = [name for name in kinds_with(sheet.delivery, *kinds) if sheet.delivery.rows[index][name] is not None]
    return (index, chance.choice(names)) if names else None


def sign_between_digits(chance: Random, sheet: Sheet) -> Mutated | None:
    """A sign that cannot be seen between two digits of a number, a quarter or a day."""
    found = _filled(chance, sheet, "count", "amount", "period", "date")
    if not found:
        return None
    index, name = found
    number, sign = sheet.numbers[index], chance.choice(_SIGNS)
    written = {"period": "20{}19 kv 1", "date": "2018-0{}3-01"}.get(sheet.delivery.form.field(name).kind, "1{}4")
    spoilt = sheet.put(number, name, written.format(sign))
    return refused(spoilt, cell(sheet, number, name, "cell_hidden_sign"))


def minus_that_is_lost(chance: Random, sheet: Sheet) -> Mutated | None:
    """A soft hyphen before or after a number."""
    found = _filled(chance, sheet, "count", "amount")
    if not found:
        return None
    number = sheet.numbers[found[0]]
    written = chance.choice(("\u00ad5", " \u00ad 12", "5\u00ad"))
    return refused(sheet.put(number, found[1], written), cell(sheet, number, found[1], "cell_hidden_sign"))


def sign_that_is_nothing(chance: Random, sheet: Sheet) -> Mutated:
    """Signs that cannot be seen around and within words, in cells and headings."""
    sign = chance.choice(_SIGNS)
    names = kinds_with(sheet.delivery, "municipality", "code", "period")
    for number in chance.sample(sheet.numbers, min(3, len(sheet.numbers))):
        name = chance.choice(names)
        if isinstance(value := sheet.at(number, name), str):
            within = value if any(one.isdigit() for one in value) else f"{value[:2]}{sign}{value[2:]}"
            sheet = sheet.put(number, name, f"{sign}{within}{sign}")
    heading = str(sheet.cells[sheet.header - 1][1])
    return accepted(sheet.put(sheet.header, 1, f"{heading[:3]}{sign}{heading[3:]}"))


def hidden_by_the_sender(chance: Random, sheet: Sheet) -> Mutated | None:
    """A count of people that its sender has hidden: a status of its own, without a value."""
    name = "value" if sheet.delivery.kind != "enterprise" else chance.choice(("employees", "places_filled"))
    rows = sheet.delivery.rows
    known = [index for index, row in enumerate(rows) if row[name] is not None]
    if not known:
        return None
    least = min(known, key=lambda index: rows[index][name])
    status = sheet.delivery.form.status_of.get(name, f"{name}_status")
    marked = sheet.put(sheet.numbers[least], name, chance.choice(_MARKS))
    meant = [row | ({name: None, status: "SU"} if place == least else {}) for place, row in enumerate(meaning(sheet))]
    return accepted(marked, rows=meant)


def hidden_where_it_cannot_be(chance: Random, sheet: Sheet) -> Mutated | None:
    """The same marks where no people are counted."""
    name = "value" if sheet.delivery.kind == "dialogue_meeting" else "places_offered"
    number = chance.choice(sheet.numbers)
    if sheet.delivery.rows[sheet.numbers.index(number)][name] is None:
        return None
    return refused(sheet.put(number, name, chance.choice(_MARKS)), cell(sheet, number, name, "cell_bad_count"))


def noise_of_a_formula(chance: Random, sheet: Sheet) -> Mutated | None:
    """A number that is off in its sixteenth digit, as 0.29 × 100 is."""
    found = _filled(chance, sheet, "count", "amount")
    value = sheet.delivery.rows[found[0]][found[1]] if found else 0
    if not found or not value:
        return None
    return accepted(sheet.put(sheet.numbers[found[0]], found[1], math.nextafter(value, chance.choice((0.0, 1e9)))))


def decimals_that_are_zeros(chance: Random, sheet: Sheet) -> Mutated | None:
    """An amount as the money type of a database has it: 12500,5000."""
    found = _filled(chance, sheet, "amount")
    if not found:
        return None
    written = f"{sheet.delivery.rows[found[0]][found[1]]:.2f}00".replace(".", chance.choice(",."))
    return accepted(sheet.put(sheet.numbers[found[0]], found[1], written))


def parts_of_an_ore(chance: Random, sheet: Sheet) -> Mutated | None:
    """An amount with more decimals than there are öre."""
    found = _filled(chance, sheet, "amount")
    if not found:
        return None
    number, written = sheet.numbers[found[0]], chance.choice((33_333.333333, "33333,3333", "33 333.3333", 12_500.505))
    return refused(sheet.put(number, found[1], written), cell(sheet, number, found[1], "cell_many_decimals"))


def amount_in_thousands(chance: Random, sheet: Sheet) -> Mutated | None:
    """An amount in thousands or millions of kronor, by its cell or by its heading."""
    found = _filled(chance, sheet, "amount")
    if not found:
        return None
    number, name = sheet.numbers[found[0]], found[1]
    if chance.random() < 0.5:
        heading = chance.choice(
            ("Belopp (tkr)", "Belopp i tkr", "Belopp, mkr", "Kostnad tkr", "Belopp (tusental kronor)")
        )
        return refused(
            sheet.put(sheet.header, name, heading), Found(("header_in_unit",), sheet.header, sheet.letter(name))
        )
    written = chance.choice(("12 tkr", "12,5 tkr", "1.234 tkr", "2 mkr", "3 miljoner kronor", "12tkr"))
    codes = ("cell_amount_in_unit", "cell_amount_in_unit_unclear")
    return refused(sheet.put(number, name, written), cell(sheet, number, name, *codes))


def heading_in_kronor(chance: Random, sheet: Sheet) -> Mutated:
    """The heading of the amounts with its unit in another way."""
    heading = chance.choice(("Belopp i kronor", "Belopp kr", "Belopp (SEK)", "Kostnad (kr)"))
    return accepted(sheet.put(sheet.header, "amount_sek", heading))


def year_typed_as_a_day(chance: Random, sheet: Sheet) -> Mutated | None:
    """What a spreadsheet makes of a year that is typed in a cell for dates."""
    index, year = chance.randrange(len(sheet.numbers)), chance.randrange(1990, 2020)
    name = "start_date" if sheet.delivery.kind == "enterprise" else "valid_from"
    if name not in sheet.delivery.names or sheet.delivery.rows[index][name] is None:
        return None
    strange = with_cells_of(sheet, index, **{name: dt.date(1899, 12, 30) + dt.timedelta(days=year)})
    return warned(strange, cell(strange, strange.numbers[index], name, "year_in_day"))


def day_without_end(chance: Random, sheet: Sheet) -> Mutated | None:
    """The last day that a database knows, for what has no end."""
    name = "end_date" if sheet.delivery.kind == "enterprise" else "valid_to"
    number = chance.choice(sheet.numbers)
    row = sheet.delivery.rows[sheet.numbers.index(number)]
    if row[name] is None and sheet.delivery.kind != "enterprise":
        return None
    written = chance.choice(("9999-12-31", "2999-01-01", "9999-12-31 00:00:00"))
    code = "cell_far_future" if sheet.delivery.kind == "enterprise" else "cell_open_ended"
    return refused(sheet.put(number, name, written), cell(sheet, number, name, code))


def day_in_its_zone(chance: Random, sheet: Sheet) -> Mutated | None:
    """Days as midnight in Sweden, stored as the evening before in Greenwich, in milli-, micro- or nanoseconds."""
    zone, unit = chance.choice(("Europe/Stockholm", "+02:00")), chance.choice(("ms", "us", "ns"))
    arrays = {}
    for name in kinds_with(sheet.delivery, "date"):
        days = [sheet.at(number, name) for number in sheet.numbers]
        midnights = pa.array([day and dt.datetime.combine(day, dt.time()) for day in days], pa.timestamp(unit))
        if zone.startswith("+"):
            arrays[name] = pa.compute.subtract(midnights, pa.scalar(dt.timedelta(hours=2), pa.duration(unit))).cast(
                pa.timestamp(unit, zone)
            )
        else:
            arrays[name] = pa.compute.assume_timezone(midnights, zone)
    return accepted(sheet, file_with(sheet, arrays))


def _shown_as(sheet: Sheet, number: int, name: str, code: str, value: Cell = None) -> File:
    """The workbook with another format, and perhaps another value, in one cell."""
    held = sheet.at(number, name) if value is None else value

    def draw(page, book) -> None:
        write = page.write_datetime if isinstance(held, dt.date) else page.write_number
        write(number - 1, sheet.place(name), held, book.add_format({"num_format": code}))

    return drawn(sheet, draw)


def id_shown_with_zeros(chance: Random, sheet: Sheet) -> Mutated:
    """An id that is a number, shown with its zeros: what is shown is the id."""
    index, number = chance.randrange(len(sheet.numbers)), chance.randrange(1, 99)
    found = cell(sheet, sheet.numbers[index], "enterprise_id", "name_of_another_id")
    rows = [
        row | ({"enterprise_id": f"{number:04}"} if place == index else {}) for place, row in enumerate(meaning(sheet))
    ]
    file = _shown_as(sheet, sheet.numbers[index], "enterprise_id", "0000", number)
    return Mutated(file, Expected("warned", (found,), tuple(rows)))


def _of_formats(codes: tuple[str, ...], *warnings: str, kinds: tuple[str, ...] = ("count",)) -> Callable:
    """A class whose cells have one of these formats, and get one of these warnings, or none."""

    def make(chance: Random, sheet: Sheet) -> Mutated | None:
        found = _filled(chance, sheet, *kinds)
        value = sheet.delivery.rows[found[0]][found[1]] if found else None
        if not found or not value:
            return None
        number, name = sheet.numbers[found[0]], found[1]
        file = _shown_as(sheet, number, name, chance.choice(codes))
        return warned(sheet, cell(sheet, number, name, *warnings), file=file) if warnings else accepted(sheet, file)

    return make


_OTHERWISE = ('0"00"', '0" tkr"', "0%", '"<5"', "#,##0,", '[<1000]"x";0', "00-00")
_ROUNDED = ("0.00", "000", "#,##0", '0" st"', '0;-0;"-"', "[Red]0", "General")
_IN_CELLS = {"numbers": "cell", "dates": "cell", "status": "beside"}


CLASSES = (
    Mutation("sign_between_digits", sign_between_digits),
    Mutation("minus_that_is_lost", minus_that_is_lost, _COUNTED),
    Mutation("sign_that_is_nothing", sign_that_is_nothing),
    Mutation("hidden_by_the_sender", hidden_by_the_sender, _PEOPLE),
    Mutation("hidden_where_it_cannot_be", hidden_where_it_cannot_be, ("dialogue_meeting", "enterprise")),
    Mutation("noise_of_a_formula", noise_of_a_formula, _COUNTED, ("xlsx", "parquet"), dialect=_IN_CELLS),
    Mutation("decimals_that_are_zeros", decimals_that_are_zeros, ("service_use",), dialect={"status": "beside"}),
    Mutation("parts_of_an_ore", parts_of_an_ore, ("service_use",), dialect={"delimiter": (";", "\t")}),
    Mutation("amount_in_thousands", amount_in_thousands, ("service_use",), dialect={"delimiter": (";", "\t")}),
    Mutation("heading_in_kronor", heading_in_kronor, ("service_use",)),
    Mutation("year_typed_as_a_day", year_typed_as_a_day, _DATED),
    Mutation("day_without_end", day_without_end, _DATED),
    Mutation("day_in_its_zone", day_in_its_zone, _DATED, ("parquet",), dialect=_IN_CELLS),
    Mutation("id_shown_with_zeros", id_shown_with_zeros, ("enterprise",), ("xlsx",), dialect=_IN_CELLS, partners=("coompanion",)),
    Mutation("shown_otherwise", _of_formats(_OTHERWISE, "shown_otherwise"), _COUNTED, ("xlsx",), dialect=_IN_CELLS),
    Mutation("shown_as_nothing", _of_formats((";;;", '""'), "shown_as_nothing"), _COUNTED, ("xlsx",), dialect=_IN_CELLS),
    Mutation("shown_rounded", _of_formats(_ROUNDED), _COUNTED, ("xlsx",), dialect=_IN_CELLS),
    Mutation("amount_shown_in_thousands", _of_formats(("#,##0,", '#,##0.0," tkr"', '0" kr"'), kinds=("amount",)), ("service_use",), ("xlsx",), dialect=_IN_CELLS),
    Mutation("day_shown_in_part", _of_formats(("yyyy", "mmm-yy", "d mmm", 'yyyy" kv 1"'), "day_shown_in_part", kinds=("date",)), _DATED, ("xlsx",), dialect=_IN_CELLS),
)  # fmt: skip
