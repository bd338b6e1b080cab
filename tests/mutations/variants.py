"""Deliveries written in other ways than the template's, which mean the same and must pass without a word."""

from dataclasses import replace
from random import Random

from tests.mutations.dialects import PERIODS
from tests.mutations.expecting import accepted, in_dialect, meaning, with_cells_of, with_names, with_rows
from tests.mutations.model import Mutated, Mutation, Sheet
from tests.mutations.rules import sex_total, total_row
from tests.mutations.writing import file_of

_LOOSE = ("xlsx", "csv")
_COUNTED = ("placement", "service_use", "dialogue_meeting")
_TOTALLED = (*_COUNTED, "enterprise")


def as_it_is(chance: Random, sheet: Sheet) -> Mutated:
    """The delivery, in whichever dialect."""
    return accepted(sheet)


def columns_in_another_order(chance: Random, sheet: Sheet) -> Mutated:
    """Headings moved with their data."""
    return accepted(with_names(sheet, chance.sample(sheet.delivery.names, len(sheet.delivery.names))))


def rows_in_another_order(chance: Random, sheet: Sheet) -> Mutated:
    """The rows shuffled, or sorted from the last."""
    rows = sheet.delivery.rows
    return accepted(with_rows(sheet, chance.choice((chance.sample(rows, len(rows)), rows[::-1]))))


def optional_columns_left_out(chance: Random, sheet: Sheet) -> Mutated | None:
    """Without the columns that say nothing in this delivery."""
    form = sheet.delivery.form
    pairs = form.status_of | {"valid_from": "valid_from_status", "valid_to": "valid_to_status"}
    quiet = [
        field.name
        for field in form.fields
        if not field.is_required
        and field.name not in tuple(form.status_of)[:1]
        and (
            all(row[field.name] in (None, field.if_empty) for row in sheet.delivery.rows)
            or field.name in pairs.values()
        )
    ]
    left_out = [name for name in quiet if chance.random() < 0.7]
    statuses = {status: value for value, status in pairs.items()}
    for name in left_out:
        implied = (
            {"A", "known"}
            | ({"NA"} if name == "amount_status" else set())
            | ({"unknown"} if "valid" in name else set())
        )
        if name in statuses and any(row[name] not in implied for row in sheet.delivery.rows):
            return None
        if name not in statuses and sheet.delivery.form.field(name).kind == "amount":
            return None
    return (
        accepted(with_names(sheet, [name for name in sheet.delivery.names if name not in left_out]))
        if left_out
        else None
    )


def title_above(chance: Random, sheet: Sheet) -> Mutated:
    """A title, who sends it, and an empty row above the headings."""
    lines = chance.choice(
        ((["Placeringar kvartal 1"],), (["Till länet", None, "2019-04-02"], []), (["ASF"], ["Bollnäs kommun"], [], []))
    )
    titled = sheet
    for line in reversed(lines):
        titled = titled.insert(1, line)
    return accepted(titled)


def empty_rows(chance: Random, sheet: Sheet) -> Mutated:
    """Empty rows among the rows and below them, some with only a space."""
    spaced = sheet
    for _ in range(chance.randrange(1, 4)):
        blank = chance.choice(([], [None] * sheet.width, [" "], [None, "\u00a0"]))
        spaced = spaced.insert(chance.randrange(spaced.header + 1, len(spaced.cells) + 2), blank)
    return accepted(spaced)


def empty_column(chance: Random, sheet: Sheet) -> Mutated:
    """A column without anything in it but perhaps a heading."""
    heading = chance.choice(("Kommentar", "Övrigt", None)) if sheet.delivery.format != "parquet" else "Kommentar"
    return accepted(sheet.put(sheet.header, sheet.width, heading))


def right_total(chance: Random, sheet: Sheet) -> Mutated:
    """A total row that is right, right below the rows or after an empty one."""
    spaced = sheet.append([]) if chance.random() < 0.4 else sheet
    return accepted(total_row(spaced), rows=meaning(sheet))


def right_sex_total(chance: Random, sheet: Sheet) -> Mutated | None:
    """A row for women and men together that is their sum: a check, and no row of its own."""
    made = sex_total(chance, sheet)
    return made and accepted(made[0], rows=[row for row in meaning(made[0]) if row["sex"] != "T"])


def without_a_suffix(chance: Random, sheet: Sheet) -> Mutated:
    """A file whose name ends in capitals, in nothing, or in what says nothing."""
    names = {
        "xlsx": ("SVAR.XLSX", "svar", "svar kv 1.2019"),
        "csv": ("svar.txt", "SVAR.CSV", "svar"),
        "parquet": ("svar.pq", "svar"),
    }
    return accepted(sheet, file_of(sheet, name=chance.choice(names[sheet.delivery.format])))


def what_is_unknown(chance: Random, sheet: Sheet) -> Mutated:
    """A small count, or none, that is unknown or not applicable."""
    rows = sheet.delivery.rows
    least = min(range(len(rows)), key=lambda index: rows[index]["value"] or 0)
    return accepted(with_cells_of(sheet, least, value=None, obs_status=chance.choice(("UN", "NA"))))


def some_enterprises(chance: Random, sheet: Sheet) -> Mutated:
    """An organisation that may send enterprises sends a few of them: the others are not gone, and nothing fell."""
    few = chance.sample(sheet.delivery.rows, chance.randrange(1, 5))
    return accepted(with_rows(sheet, few))


def languages_mixed(chance: Random, sheet: Sheet) -> Mutated:
    """Headings and labels now in Swedish, now in English."""
    other = in_dialect(sheet, language="en" if sheet.delivery.dialect.language == "sv" else "sv")
    cells = tuple(
        tuple(map(chance.choice, zip(*rows, strict=True))) for rows in zip(sheet.cells, other.cells, strict=True)
    )
    return accepted(replace(sheet, cells=cells))


def _in_dialect(name: str, kinds: tuple[str, ...] = (), formats: tuple[str, ...] = (), **ways: object) -> Mutation:
    more = {key: value for key, value in (("kinds", kinds), ("formats", formats)) if value}
    return Mutation(name, as_it_is, dialect=ways, **more)


_DATED = ("enterprise", "commitment")

CLASSES = (
    Mutation("as_it_is", as_it_is),
    Mutation("columns_in_another_order", columns_in_another_order),
    Mutation("rows_in_another_order", rows_in_another_order),
    Mutation("optional_columns_left_out", optional_columns_left_out),
    Mutation("title_above", title_above, formats=_LOOSE),
    Mutation("empty_rows", empty_rows),
    Mutation("empty_column", empty_column),
    Mutation("total_right", right_total, _TOTALLED),
    Mutation("sex_total_right", right_sex_total, ("placement",)),
    Mutation("named_otherwise", without_a_suffix),
    Mutation("unknown_said", what_is_unknown, _COUNTED, dialect={"status": ("beside", "in place")}),
    Mutation("some_of_the_enterprises", some_enterprises, ("enterprise",), partners=("foretagen",)),
    Mutation("languages_mixed", languages_mixed),
    _in_dialect("headings_in_english", language="en"),
    _in_dialect("headings_in_capitals_or_with_signs", headings=("upper", "spaced", "colon", "star")),
    _in_dialect("headings_in_other_words", headings=("other", "name")),
    _in_dialect("letters_decomposed", headings="decomposed", municipality="decomposed", encoding="utf-8"),
    _in_dialect("municipality_by_code", municipality="code"),
    _in_dialect("municipality_by_number", municipality="number"),
    _in_dialect("municipality_in_capitals_or_long", municipality=("upper", "long")),
    _in_dialect("quarter_in_other_words", period=PERIODS),
    _in_dialect("months_in_words", _DATED, dates="words"),
    _in_dialect("dates_as_text", _DATED, dates=("iso", "midnight")),
    _in_dialect("numbers_as_text", _TOTALLED, numbers="text"),
    _in_dialect("numbers_with_decimals", _TOTALLED, numbers="float"),
    _in_dialect("thousands_apart_and_kronor", ("service_use",), numbers=("grouped", "kronor", "dotted")),
    _in_dialect("yes_and_no_otherwise", yes_no=("letter", "digit", "truth"), kinds=("placement", "enterprise", "commitment")),
    _in_dialect("defaults_left_empty", leaves_defaults_empty=True, kinds=("placement", "commitment")),
)  # fmt: skip
