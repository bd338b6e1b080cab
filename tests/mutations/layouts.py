"""Tables of another shape: hidden and merged cells, parts on several sheets, crossed columns, notes, headings that are no row."""

from dataclasses import replace
from random import Random

from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.utility import xl_col_to_name

from tests.mutations.dialects import municipality_text, period_text
from tests.mutations.expecting import accepted, anywhere, cell, meaning, refused, row, warned, whole, with_rows
from tests.mutations.model import Cell, File, Found, Mutated, Mutation, Sheet
from tests.mutations.valid import published
from tests.mutations.workbooks import XLSX, edited
from tests.mutations.writing import xlsx_bytes

_LOOSE = ("xlsx", "csv")
_COUNTED = ("placement", "service_use", "dialogue_meeting")
# No dagger: in a text of Windows letters without å, ä and ö it may be the å of DOS, and is refused.
_SIGNS = ("¹", " ²", "*", "**", " 1)", " (2)", " [1]", "3", " a)")
_NOTES = (
    "Källa: verksamhetssystemet", "* uppgift saknas", "Uppgifterna är preliminära", "1) Avser hela kvartalet",
    "Kontakt: enheten för arbetsmarknad", "¹ Även lönestöd", "Not. Från och med mars", "Senast uppdaterad i april",
)  # fmt: skip
_REMARKS = ("Anmärkning", "Kommentar", "Notering", "Övrigt", "Comments", "Anm.")


def _with_cells(sheet: Sheet, field: str, values: list[Cell]) -> Sheet:
    """The sheet with other cells in a field's column."""
    for number, value in zip(sheet.numbers, values, strict=True):
        sheet = sheet.put(number, field, value)
    return sheet


def _names() -> dict[str, str]:
    return dict(published()["municipality"].select("municipality_code", "municipality_name").iter_rows())


def footnotes_in_headings(chance: Random, sheet: Sheet) -> Mutated:
    """Signs of footnotes at some headings: the columns are what they were."""
    headings = [
        f"{str(text).strip(' :')}{chance.choice(_SIGNS)}" if chance.random() < 0.5 else text
        for text in sheet.cells[sheet.header - 1]
    ]
    return accepted(sheet.with_row(sheet.header, headings))


def headings_of_two_kinds(chance: Random, sheet: Sheet) -> Mutated:
    """Placements of a fourth quarter without their measure: what is left are the headings of the year's different people."""
    left = [
        place
        for place, name in enumerate(sheet.delivery.names)
        if name not in ("placement_measure", "enhanced_cooperation")
    ]
    way = sheet.delivery.dialect.period
    old = _with_cells(sheet, "period", [period_text("2018-Q4", way) for _ in sheet.numbers])
    short = replace(old, cells=tuple(tuple(cells[place] for place in left) for cells in old.cells))
    return refused(short, row(sheet.header, "header_several_kinds", "header_missing"), is_all=False)


def hidden_rows(chance: Random, sheet: Sheet) -> Mutated:
    """Rows that a filter, a collapsed group, a hand or too little height hides: they count, and somebody is asked."""
    way, hidden = chance.choice(("filter", "group", "hand", "height")), chance.sample(sheet.numbers, 2)

    def edit(page: Worksheet) -> None:
        if way == "filter":
            page.auto_filter.ref = f"A{sheet.header}:{xl_col_to_name(sheet.width - 1)}{len(sheet.cells)}"
        for number in hidden:
            page.row_dimensions[number].hidden = way != "height"
            page.row_dimensions[number].height = 0.05 if way == "height" else None
            page.row_dimensions[number].outlineLevel = way == "group"

    return warned(sheet, Found(("rows_hidden",)), file=edited(sheet, edit))


def hidden_columns(chance: Random, sheet: Sheet) -> Mutated:
    """A column with figures that is hidden, or too narrow to show anything."""
    letter, is_narrow = sheet.letter(chance.choice(("period", "municipality_code"))), chance.random() < 0.5

    def edit(page: Worksheet) -> None:
        page.column_dimensions[letter].hidden = not is_narrow
        page.column_dimensions[letter].width = 0.05 if is_narrow else 12

    return warned(sheet, Found(("columns_hidden",)), file=edited(sheet, edit))


def merged_cells(chance: Random, sheet: Sheet) -> Mutated:
    """One cell for several rows: the rows below the first have no value of their own, in a column that may be empty too."""
    first = chance.choice(sheet.numbers[:-1])
    last = min(first + chance.randrange(1, 4), sheet.numbers[-1])
    name = chance.choice([name for name in sheet.delivery.names if sheet.at(first, name) is not None])
    letter = sheet.letter(name)
    file = edited(sheet, lambda page: page.merge_cells(f"{letter}{first}:{letter}{last}"))
    return refused(sheet, *(cell(sheet, n, name, "cell_merged") for n in range(first + 1, last + 1)), file=file)


def _parts(sheet: Sheet, field: str) -> dict[str, Sheet]:
    """The delivery's rows, a sheet for each value of the field."""
    rows = sheet.delivery.rows
    values = dict.fromkeys(str(one[field]) for one in rows)
    return {value: with_rows(sheet, [one for one in rows if str(one[field]) == value]) for value in values}


def a_sheet_for_each(chance: Random, sheet: Sheet) -> Mutated | None:
    """A sheet for each municipality, actor, measure or mark, with the same headings."""
    fields = ("municipality_code", "public_actor", "placement_measure", "service", "mark")
    found = [parts for field in fields if field in sheet.delivery.names and len(parts := _parts(sheet, field)) > 1]
    if not found:
        return None
    first, *others = chance.choice(found).values()
    more = {f"Del {number}": [list(cells) for cells in part.cells] for number, part in enumerate(others, start=2)}
    file = File("svar.xlsx", xlsx_bytes(first, **more), sheet.delivery.partner_id)
    return refused(sheet, whole("table_sheets_to_join"), file=file)


def a_sheet_for_each_quarter(chance: Random, sheet: Sheet) -> Mutated:
    """The quarter before on a sheet beside the quarter's."""
    way = sheet.delivery.dialect.period
    old = _with_cells(sheet, "period", [period_text("2018-Q4", way) for _ in sheet.numbers])
    content = xlsx_bytes(sheet, Förra=[list(cells) for cells in old.cells])
    file = File("svar.xlsx", content, sheet.delivery.partner_id)
    return refused(sheet, whole("table_sheets_of_several_quarters"), file=file)


def official_municipalities(chance: Random, sheet: Sheet) -> Mutated:
    """Municipalities as official tables write them: with code and name in one cell."""
    way = chance.choice(("{c} {n}", "{n} ({c})", "{c} - {n}", "{c}–{n}", "{n}, {c}", "{c} {n} kommun"))
    names = _names()
    codes = [str(one["municipality_code"]) for one in sheet.delivery.rows]
    return accepted(_with_cells(sheet, "municipality_code", [way.format(c=code, n=names[code]) for code in codes]))


def code_and_name_disagree(chance: Random, sheet: Sheet) -> Mutated:
    """The code of one municipality and the name of another, or of none."""
    index = chance.randrange(len(sheet.numbers))
    code, names = str(sheet.delivery.rows[index]["municipality_code"]), _names()
    other = chance.choice([one for one in names if one != code])
    value = chance.choice(
        (f"{code} {names[other]}", f"{names[other]} ({code})", f"0180 {names[code]}", f"{code} Stockholm")
    )
    number = sheet.numbers[index]
    spoilt = sheet.put(number, "municipality_code", value)
    return refused(spoilt, cell(sheet, number, "municipality_code", "cell_code_and_name"))


def code_beside_name(chance: Random, sheet: Sheet) -> Mutated:
    """A column for the municipality's code and one for its name."""
    place = sheet.place("municipality_code")
    named = sheet.put(sheet.header, place, "Kommunnamn").put(sheet.header, sheet.width, "Kommunkod")
    for number, one in zip(sheet.numbers, sheet.delivery.rows, strict=True):
        code = str(one["municipality_code"])
        named = named.put(number, place, municipality_text(code, "name")).put(number, sheet.width, code)
    return accepted(named, rows=meaning(sheet))


def official_sexes(chance: Random, sheet: Sheet) -> Mutated | None:
    """The sexes as official tables write them, with a right row for both together before each pair."""
    both = chance.choice(("Kvinnor och män", "Båda könen", "Samtliga", "T", "Totalt", "Both sexes"))
    words = chance.choice(({"F": "Kvinnor", "M": "Män"}, {"F": "Kvinna", "M": "Man"}, {"F": "K", "M": "M"}))
    rows = sheet.delivery.rows
    labelled = _with_cells(sheet, "sex", [words[str(one["sex"])] for one in rows])
    key = [name for name in sheet.delivery.form.key if name != "sex"]
    pair = [one for one in rows if [one[name] for name in key] == [rows[0][name] for name in key]]
    if len(pair) != 2 or any(one["value"] is None for one in pair):
        return None
    cells = list(labelled.cells[sheet.numbers[0] - 1])
    cells[sheet.place("sex")], cells[sheet.place("value")] = both, int(pair[0]["value"] + pair[1]["value"])
    return accepted(labelled.insert(sheet.numbers[0], cells))


def whole_county_in_a_row(chance: Random, sheet: Sheet) -> Mutated:
    """A row for the county or the country among those of the municipalities."""
    number = chance.choice(sheet.numbers)
    words = chance.choice(("21 Gävleborgs län", "Gävleborgs län", "Riket", "Hela länet", "00 Riket"))
    spoilt = sheet.put(number, "municipality_code", words)
    return refused(spoilt, cell(sheet, number, "municipality_code", "cell_wider_than_municipality"))


def _crossed(sheet: Sheet, field: str, headings: list[str], total: str = "") -> Sheet:
    """The field and its number replaced by a column for each of its values."""
    left = [place for place, name in enumerate(sheet.delivery.names) if name not in (field, "value", "obs_status")]
    more = [*headings, *([total] if total else [])]
    cells = [
        (*(cells[place] for place in left), *(more if number == sheet.header else [3] * len(more)))
        for number, cells in enumerate(sheet.cells, start=1)
    ]
    return replace(sheet, cells=tuple(cells))


def sexes_as_columns(chance: Random, sheet: Sheet) -> Mutated:
    """A column for women and one for men in place of the sex and the number."""
    words = chance.choice((("Kvinnor", "Män"), ("Women", "Men"), ("Antal kvinnor", "Antal män"), ("K", "M")))
    crossed = _crossed(sheet, "sex", list(words), chance.choice(("", "Totalt", "Summa")))
    found = anywhere("header_crossed", "header_crossed_with_total")
    return refused(crossed, found)


def others_as_columns(chance: Random, sheet: Sheet) -> Mutated:
    """Municipalities, actors, measures or services side by side."""
    headings = {
        "municipality_code": ["Gävle", "Bollnäs", "Hofors"],
        "public_actor": ["Arbetsförmedlingen", "Försäkringskassan", "Kommunerna"],
        "placement_measure": ["Praktik", "Arbetsträning"],
        "service": ["Praktik", "Café", "Städ"],
    }
    field = chance.choice([name for name in headings if name in sheet.delivery.names])
    found = anywhere("header_crossed", "header_several_kinds")
    return refused(_crossed(sheet, field, headings[field]), found, is_all=False)


def quarters_as_columns(chance: Random, sheet: Sheet) -> Mutated:
    """A column for each quarter."""
    way = sheet.delivery.dialect.period
    crossed = _crossed(sheet, "period", [period_text(one, way) for one in ("2018-Q3", "2018-Q4", "2019-Q1")])
    return refused(crossed, anywhere("header_crossed_quarters", "header_several_kinds"), is_all=False)


def notes_below(chance: Random, sheet: Sheet) -> Mutated:
    """Notes under the table, after an empty row or right away: kept with the file, and no rows."""
    noted = sheet.append([]) if chance.random() < 0.5 else sheet
    for words in chance.sample(_NOTES, chance.randrange(1, 4)):
        label, _, rest = words.partition(": ")
        first = chance.choice(("period", "municipality_code"))
        place = noted.place(first)
        cells: list[Cell] = [None] * noted.width
        cells[place] = words
        if rest and noted.delivery.form.field(noted.delivery.names[place + 1]).kind != "text":
            cells[place : place + 2] = [f"{label}:", rest]
        noted = noted.append(cells)
    return accepted(noted, rows=meaning(sheet))


def figure_below_like_a_note(chance: Random, sheet: Sheet) -> Mutated:
    """A row under the table that begins as a note does and has a figure: nobody may drop it without a word."""
    noted = sheet.append(sheet.row_with(municipality_code=chance.choice(_NOTES), value=12))
    return refused(noted, Found((), len(noted.cells), is_in_row=True), is_all=False)


def column_of_remarks(chance: Random, sheet: Sheet) -> Mutated:
    """A column of remarks: kept with the file, and read no further."""
    noted = sheet.put(sheet.header, sheet.width, chance.choice(_REMARKS))
    return accepted(noted.put(chance.choice(sheet.numbers), sheet.width, "osäker, se bilaga"))


def figures_in_a_column_of_remarks(chance: Random, sheet: Sheet) -> Mutated:
    """A column called Övrigt with a figure in it is no column of remarks."""
    noted = sheet.put(sheet.header, sheet.width, chance.choice(_REMARKS))
    noted = noted.put(chance.choice(sheet.numbers), sheet.width, chance.choice(("4", "12,5", "1 200 kr")))
    return refused(noted, Found(("header_unknown",), sheet.header, xl_col_to_name(sheet.width)))


def heading_of_a_needed_column_lost(chance: Random, sheet: Sheet) -> Mutated:
    """The heading of a column that is needed is empty: its values tell which it is."""
    names = [
        name
        for name in ("municipality_code", "public_actor", "sex", "placement_measure", "service", "mark")
        if name in sheet.delivery.names
    ]
    name = chance.choice(names)
    lost = sheet.put(sheet.header, name, None)
    return refused(lost, cell(sheet, sheet.numbers[0], name, "header_none_like", "header_none"), is_all=False)


def headings_on_two_rows(chance: Random, sheet: Sheet) -> Mutated | None:
    """Headings of several words with their words on two rows."""
    words = [str(text).split(maxsplit=1) for text in sheet.cells[sheet.header - 1]]
    if sum(len(parts) > 1 for parts in words) < 2:
        return None
    upper = [parts[0] if parts else None for parts in words]
    lower = [parts[1] if len(parts) > 1 else None for parts in words]
    split = sheet.with_row(sheet.header, upper).insert(sheet.header + 1, lower)
    return refused(split, row(sheet.header, "header_two_rows"), is_all=False)


def sexes_below_a_heading(chance: Random, sheet: Sheet) -> Mutated:
    """A second row of headings: women and men below one heading that spans both."""
    left = [place for place, name in enumerate(sheet.delivery.names) if name not in ("sex", "value", "obs_status")]
    heading = sheet.at(sheet.header, "value")
    cells = [
        (*(cells[place] for place in left), *((heading, None) if number == sheet.header else (3, 4)))
        for number, cells in enumerate(sheet.cells, start=1)
    ]
    second = (*(None for _ in left), "Kvinnor", "Män")
    crossed = replace(sheet, cells=(*cells[: sheet.header], second, *cells[sheet.header :]))
    return refused(crossed, Found(("header_crossed",), sheet.header + 1, xl_col_to_name(len(left))))


def names_once(chance: Random, sheet: Sheet) -> Mutated | None:
    """As a pivot is pasted: what a row has in common with the one above is left out."""
    names = [
        name
        for name in ("municipality_code", "public_actor", "placement_measure", "service", "period")
        if name in sheet.delivery.names
    ]
    name = chance.choice(names)
    numbers = [
        n
        for n, above in zip(sheet.numbers[1:], sheet.numbers, strict=False)
        if sheet.at(n, name) == sheet.at(above, name)
    ]
    if len(numbers) < 2 or 3 * len(numbers) < len(sheet.numbers):
        return None
    spoilt = sheet
    for number in numbers:
        spoilt = spoilt.put(number, name, None)
    return refused(spoilt, *(cell(sheet, number, name, "cell_empty_as_above") for number in numbers))


def heading_of_a_group(chance: Random, sheet: Sheet) -> Mutated:
    """The municipality on a row of its own above its rows."""
    spoilt = sheet.insert(
        sheet.numbers[0], sheet.row_with(municipality_code=sheet.at(sheet.numbers[0], "municipality_code"))
    )
    for number in spoilt.numbers:
        spoilt = spoilt.put(number, "municipality_code", None)
    return refused(spoilt, row(sheet.numbers[0], "row_of_a_group"), is_all=False)


def very_many_columns(chance: Random, sheet: Sheet) -> Mutated:
    """More columns than any table has."""
    more = chance.choice((250, 1_000, 5_000))
    cells = tuple(
        (*cells, *(f"k{place}" if number == sheet.header else place for place in range(more)))
        for number, cells in enumerate(sheet.cells, start=1)
    )
    return refused(replace(sheet, cells=cells), whole("table_too_many_columns"))


CLASSES = (
    Mutation("footnotes_in_headings", footnotes_in_headings),
    Mutation("headings_of_two_kinds", headings_of_two_kinds, ("placement",)),
    Mutation("hidden_rows", hidden_rows, formats=XLSX),
    Mutation("hidden_columns", hidden_columns, formats=XLSX),
    Mutation("merged_cells", merged_cells, formats=XLSX),
    Mutation("a_sheet_for_each", a_sheet_for_each, formats=XLSX),
    Mutation("a_sheet_for_each_quarter", a_sheet_for_each_quarter, formats=XLSX),
    Mutation("official_municipalities", official_municipalities),
    Mutation("code_and_name_disagree", code_and_name_disagree),
    Mutation("code_beside_name", code_beside_name),
    Mutation("official_sexes", official_sexes, ("placement",)),
    Mutation("whole_county_in_a_row", whole_county_in_a_row),
    Mutation("sexes_as_columns", sexes_as_columns, ("placement",)),
    Mutation("others_as_columns", others_as_columns, ("placement", "service_use")),
    Mutation("quarters_as_columns", quarters_as_columns, _COUNTED),
    Mutation("notes_below", notes_below),
    Mutation("figure_below_like_a_note", figure_below_like_a_note, _COUNTED),
    Mutation("column_of_remarks", column_of_remarks),
    Mutation("figures_in_a_column_of_remarks", figures_in_a_column_of_remarks),
    Mutation("heading_of_a_needed_column_lost", heading_of_a_needed_column_lost, formats=_LOOSE),
    Mutation("headings_on_two_rows", headings_on_two_rows, formats=_LOOSE),
    Mutation("sexes_below_a_heading", sexes_below_a_heading, ("placement",), _LOOSE),
    Mutation("names_once", names_once, ("placement", "service_use")),
    Mutation("heading_of_a_group", heading_of_a_group),
    Mutation("very_many_columns", very_many_columns),
)
