"""Rows spoilt: twice there, shifted, halves of a pair that disagree, and rows that are no rows of figures."""

from random import Random

from tests.mutations.dialects import municipality_text, period_text
from tests.mutations.expecting import cell, in_dialect, refused, row, somewhere_in, with_cells_of
from tests.mutations.model import Found, Mutated, Mutation, Sheet

_STATUS_WORDS = {
    "sv": {"UN": "okänt", "NA": "ej tillämpligt", "A": "värde"},
    "en": {"UN": "unknown", "NA": "not applicable", "A": "value"},
}
_PAIRED = ("placement", "service_use", "commitment", "dialogue_meeting")


def row_twice(chance: Random, sheet: Sheet) -> Mutated:
    """A row copied to the end, or to just below itself; in other words for the same municipality."""
    number = chance.choice(sheet.numbers)
    copied = list(sheet.cells[number - 1])
    code = str(sheet.delivery.rows[sheet.numbers.index(number)]["municipality_code"])
    if chance.random() < 0.5:
        copied[sheet.place("municipality_code")] = municipality_text(
            code, chance.choice(("code", "name", "upper", "long"))
        )
    at = chance.choice((number + 1, len(sheet.cells) + 1))
    key = [name for name in sheet.delivery.form.key if name in sheet.delivery.names]
    return refused(sheet.insert(at, copied), cell(sheet, at, key[-1], "row_twice"))


def cells_shifted(chance: Random, sheet: Sheet) -> Mutated:
    """The cells of one row moved one step to the right from some column on, as by a delimiter too many."""
    number = chance.choice(sheet.numbers)
    cells = list(sheet.cells[number - 1])
    first = min(sheet.place(name) for name in ("period", "municipality_code"))
    shifted = sheet.with_row(number, [*cells[:first], None, *cells[first:]])
    return refused(shifted, somewhere_in(number), is_all=False)


def two_cells_swapped(chance: Random, sheet: Sheet) -> Mutated:
    """Two cells of a row in each other's place; neither can be read as the other."""
    number = chance.choice(sheet.numbers)
    codes = [
        name
        for name in ("public_actor", "placement_measure", "service", "mark", "legal_form")
        if name in sheet.delivery.names
    ]
    pair = chance.choice((("municipality_code", chance.choice(codes)), ("period", "municipality_code")))
    values = [sheet.at(number, name) for name in pair]
    swapped = sheet.put(number, pair[0], values[1]).put(number, pair[1], values[0])
    return refused(swapped, *(cell(sheet, number, name) for name in pair))


def value_and_status(chance: Random, sheet: Sheet) -> Mutated | None:
    """A value, and beside it a status that says that it is missing."""
    sheet = in_dialect(sheet, status="beside")
    index = chance.randrange(len(sheet.numbers))
    value, status = chance.choice(list(sheet.delivery.form.status_of.items()))
    if sheet.delivery.rows[index][value] is None:
        return None
    number = sheet.numbers[index]
    said = _STATUS_WORDS[sheet.delivery.dialect.language][chance.choice(("UN", "NA"))]
    return refused(sheet.put(number, status, said), cell(sheet, number, value, "status_and_value"))


def neither_value_nor_status(chance: Random, sheet: Sheet) -> Mutated:
    """An empty count or state without a word of why."""
    value, status = next(iter(sheet.delivery.form.status_of.items()))
    number = chance.choice(sheet.numbers)
    return refused(
        sheet.put(number, value, None).put(number, status, None), cell(sheet, number, value, "status_neither")
    )


def two_statuses(chance: Random, sheet: Sheet) -> Mutated:
    """A status in the value's place, and another one beside it."""
    value, status = next(iter(sheet.delivery.form.status_of.items()))
    number = chance.choice(sheet.numbers)
    words = _STATUS_WORDS[sheet.delivery.dialect.language]
    spoilt = sheet.put(number, value, words["UN"]).put(number, status, words["NA"])
    return refused(spoilt, cell(sheet, number, value, "status_two_statuses"))


def status_says_there_is_a_value(chance: Random, sheet: Sheet) -> Mutated:
    """The status “value” beside an empty cell."""
    value, status = next(iter(sheet.delivery.form.status_of.items()))
    number = chance.choice(sheet.numbers)
    spoilt = sheet.put(number, value, None).put(number, status, _STATUS_WORDS[sheet.delivery.dialect.language]["A"])
    return refused(spoilt, cell(sheet, number, value, "status_without_value"))


def headings_again(chance: Random, sheet: Sheet) -> Mutated:
    """The headings once more among the rows, as where two files were pasted together."""
    at = chance.choice((*sheet.numbers, len(sheet.cells) + 1))
    return refused(sheet.insert(at, sheet.cells[sheet.header - 1]), row(at, "row_repeated_headings"))


def subtotal_within(chance: Random, sheet: Sheet) -> Mutated:
    """A subtotal of one municipality among the rows."""
    index = chance.randrange(len(sheet.numbers))
    number = sheet.numbers[index]
    cells = sheet.row_with(municipality_code=sheet.at(number, "municipality_code"), value=12)
    cells[sheet.place("public_actor")] = chance.choice(("Summa", "Totalt", "Delsumma"))
    return refused(sheet.insert(number + 1, cells), somewhere_in(number + 1), is_all=False)


def another_quarter_in_some_rows(chance: Random, sheet: Sheet) -> Mutated:
    """Fewer than half of the rows are of another quarter."""
    few = chance.randrange(1, (len(sheet.numbers) + 1) // 2)
    numbers = sorted(chance.sample(sheet.numbers, few))
    other = chance.choice(("2018-Q4", "2019-Q2", "2018-Q1"))
    spoilt = sheet
    for number in numbers:
        spoilt = spoilt.put(number, "period", period_text(other, sheet.delivery.dialect.period))
    return refused(spoilt, *(cell(sheet, number, "period", "another_quarter") for number in numbers))


def whole_quarter(chance: Random, sheet: Sheet) -> Mutated:
    """All rows of a quarter that is to come, closed, or long past."""
    period, code = chance.choice(
        (
            ("2019-Q2", "quarter_not_over"), ("2020-Q1", "quarter_not_over"), ("2091-Q1", "quarter_not_over"),
            ("2018-Q4", "quarter_closed"), ("2018-Q1", "quarter_closed"), ("2009-Q2", "quarter_closed"),
            ("2008-Q4", "quarter_long_past"), ("1919-Q1", "quarter_long_past"),
        )
    )  # fmt: skip
    spoilt = sheet
    for number in sheet.numbers:
        spoilt = spoilt.put(number, "period", period_text(period, sheet.delivery.dialect.period))
    return refused(spoilt, cell(sheet, sheet.numbers[0], "period", code))


def personal_number(chance: Random, sheet: Sheet) -> Mutated | None:
    """A personal number in a text, a note above the table, or a column that nobody asked for. It must not be repeated."""
    digits = chance.choice(("19811218-9876", "811218-9876", "811218+9876", "198112189876", "8112189876"))
    number, names = chance.choice(sheet.numbers), ("enterprise_name", "evidence_sv", "evidence_en")
    texts = [name for name in names if name in sheet.delivery.names]
    if texts and chance.random() < 0.7:
        name = chance.choice(texts)
        spoilt = sheet.put(number, name, f"Beslut om {digits}")
        return refused(
            spoilt,
            cell(sheet, number, name, "personal_number"),
            hidden="".join(sign for sign in digits if sign.isdigit()),
        )
    if sheet.delivery.format == "parquet":
        return None
    return refused(
        sheet.insert(1, [f"Avser {digits}"]),
        Found(("personal_number",), 1, "A"),
        hidden="".join(sign for sign in digits if sign.isdigit()),
    )


def support_without_agreement(chance: Random, sheet: Sheet) -> Mutated | None:
    """What belongs to agreements, on a row about something else."""
    index = chance.randrange(len(sheet.numbers))
    if sheet.delivery.rows[index]["mark"] == "agreement":
        return None
    name, value = chance.choice((("counts_as_support", True), ("agreement_form", "iop"), ("counterpart", "Coompanion")))
    spoilt = with_cells_of(sheet, index, **{name: value})
    code = "support_without_agreement" if name == "counts_as_support" else "only_for_agreements"
    return refused(spoilt, cell(spoilt, spoilt.numbers[index], name, code))


CLASSES = (
    Mutation("row_twice", row_twice),
    Mutation("cells_of_a_row_shifted", cells_shifted),
    Mutation("two_cells_swapped", two_cells_swapped),
    Mutation("value_and_status", value_and_status, _PAIRED),
    Mutation("neither_value_nor_status", neither_value_nor_status, _PAIRED),
    Mutation("two_statuses", two_statuses, _PAIRED),
    Mutation("status_says_there_is_a_value", status_says_there_is_a_value, _PAIRED),
    Mutation("headings_again", headings_again),
    Mutation("subtotal_within", subtotal_within, ("placement", "service_use", "dialogue_meeting")),
    Mutation("another_quarter_in_some_rows", another_quarter_in_some_rows),
    Mutation("whole_file_of_another_quarter", whole_quarter),
    Mutation("personal_number", personal_number),
    Mutation("agreement_without_agreement", support_without_agreement, ("commitment",)),
)
