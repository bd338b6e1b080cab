"""The heading row spoilt: lost, moved without its data, renamed, repeated, with columns too many or too few."""

from dataclasses import replace
from random import Random

from xlsxwriter.utility import xl_col_to_name

from publishing.catalogue.partners import read_partners
from publishing.intake.headings import must_be_there
from tests.mutations.expecting import anywhere, cell, refused, row
from tests.mutations.model import Found, Mutated, Mutation, Sheet
from tests.mutations.valid import CATALOGUE

_LOOSE = ("xlsx", "csv")
_STRANGE = ("Ärende", "Enhet", "Handläggare", "Kolumn1", "Ålder")


def _required(sheet: Sheet) -> list[str]:
    form = sheet.delivery.form
    return [name for name in sheet.delivery.names if must_be_there(form, form.field(name))]


def headings_lost(chance: Random, sheet: Sheet) -> Mutated:
    """No headings: the table begins with its figures, or with names that say nothing."""
    if sheet.delivery.format == "parquet" or chance.random() < 0.3:
        lost = sheet.with_row(sheet.header, [f"Kolumn{place}" for place in range(1, sheet.width + 1)])
    else:
        cells = sheet.cells[sheet.header :]
        lost = replace(sheet, cells=cells, numbers=tuple(number - 1 for number in sheet.numbers))
    return refused(lost, anywhere("header_lost", "header_none_at_all"))


def long_text_above(chance: Random, sheet: Sheet) -> Mutated:
    """The headings too far down to be found."""
    for _ in range(chance.randrange(10, 15)):
        sheet = sheet.insert(1, [chance.choice(("Anvisning", "Läs detta först", None))])
    return refused(sheet, row(sheet.header, "header_far_down"))


def headings_swapped(chance: Random, sheet: Sheet) -> Mutated:
    """Two headings in each other's place, the data below where it was: of columns that cannot be read as each other."""
    codes = [
        name
        for name in ("public_actor", "placement_measure", "service", "mark", "legal_form")
        if name in sheet.delivery.names
    ]
    first, second = chance.choice((("municipality_code", chance.choice(codes)), ("period", "municipality_code")))
    cells = list(sheet.cells[sheet.header - 1])
    places = sheet.place(first), sheet.place(second)
    cells[places[0]], cells[places[1]] = cells[places[1]], cells[places[0]]
    found = [cell(sheet, number, name) for number in sheet.numbers for name in (first, second)]
    return refused(sheet.with_row(sheet.header, cells), *found)


def column_missing(chance: Random, sheet: Sheet) -> Mutated:
    """A column that must be there, taken out with its heading."""
    place = sheet.place(chance.choice(_required(sheet)))
    cells = tuple((*cells[:place], *cells[place + 1 :]) for cells in sheet.cells)
    return refused(replace(sheet, cells=cells), row(sheet.header, "header_missing"))


def heading_renamed(chance: Random, sheet: Sheet) -> Mutated:
    """A heading that is no field's any more."""
    name = chance.choice(_required(sheet))
    words = chance.choice(("Övrigt", "Kolumn", f"{sheet.at(sheet.header, name)} 2019", "Rubrik saknas"))
    found = cell(sheet, sheet.header, name, "header_unknown", "header_unknown_like")
    # Under Övrigt texts are remarks: that a column is missing is said all the same.
    found = anywhere("header_missing", *found.codes) if words == "Övrigt" else found
    return refused(sheet.put(sheet.header, name, words), found, is_all=False)


def column_repeated(chance: Random, sheet: Sheet) -> Mutated:
    """A column that stands twice, with the same heading or another word for it."""
    # A municipality may stand with its code and its name.
    name = chance.choice([name for name in sheet.delivery.names if name != "municipality_code"])
    field = sheet.delivery.form.field(name)
    place = sheet.place(name)
    heading = chance.choice((sheet.at(sheet.header, name), field.heading_sv, field.heading_en, *field.other_headings))
    cells = tuple(
        (*cells, heading if n == sheet.header else cells[place]) for n, cells in enumerate(sheet.cells, start=1)
    )
    found = Found(("header_repeated",), sheet.header, xl_col_to_name(sheet.width))
    return refused(replace(sheet, cells=cells), found)


def column_too_many(chance: Random, sheet: Sheet) -> Mutated:
    """A column that nobody asked for, with something in it."""
    number = chance.choice(sheet.numbers)
    spoilt = sheet.put(sheet.header, sheet.width, chance.choice(_STRANGE)).put(number, sheet.width, "se bilaga")
    return refused(spoilt, Found(("header_unknown",), sheet.header, xl_col_to_name(sheet.width)))


def column_without_heading(chance: Random, sheet: Sheet) -> Mutated:
    """Something beside the table, under no heading."""
    number = chance.choice(sheet.numbers)
    spoilt = sheet.put(sheet.header, sheet.width, None).put(number, sheet.width, chance.choice(("ny", 7, "?")))
    return refused(spoilt, Found(("header_none",), number, xl_col_to_name(sheet.width)))


def sender_of_another_kind(chance: Random, sheet: Sheet) -> Mutated:
    """A file from a partner that delivers nothing of the kind."""
    others = [one.partner_id for one in read_partners(CATALOGUE).partners if not one.delivers(sheet.delivery.kind)]
    file = replace(refused(sheet).file, partner_id=chance.choice(others))
    return refused(sheet, Found(("kind_of_another",)), file=file, is_all=False)


def kind_said_wrong(chance: Random, sheet: Sheet) -> Mutated | None:
    """The coordinator names another kind than the headings are of."""
    others = {
        "placement": "commitment",
        "service_use": "enterprise",
        "enterprise": "placement",
        "commitment": "service_use",
    }
    kind = others.get(sheet.delivery.kind, "enterprise")
    file = replace(refused(sheet).file, kind=kind)
    return refused(
        sheet, Found(("header_of_another_kind", "header_missing"), is_anywhere=True), file=file, is_all=False
    )


CLASSES = (
    Mutation("headings_lost", headings_lost),
    Mutation("headings_too_far_down", long_text_above, formats=_LOOSE),
    Mutation("headings_swapped_without_their_data", headings_swapped),
    Mutation("column_missing", column_missing),
    Mutation("heading_renamed", heading_renamed),
    Mutation("column_repeated", column_repeated, formats=_LOOSE),
    Mutation("column_too_many", column_too_many),
    Mutation("column_without_heading", column_without_heading, formats=_LOOSE),
    Mutation("sender_of_another_kind", sender_of_another_kind),
    Mutation("kind_said_wrong", kind_said_wrong),
)
