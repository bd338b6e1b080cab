"""One cell spoilt: what is in it cannot be read, or could be read in two ways."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from publishing.kinds import FORMS
from tests.mutations.dialects import municipality_text
from tests.mutations.expecting import accepted, cell, kinds_with, refused
from tests.mutations.model import FORMATS, KINDS, Cell, Mutated, Mutation, Sheet

_CELLS, _TYPED = FORMATS, ("xlsx",)
_UNKNOWN = ("cell_unknown_code", "cell_unknown_sex")
_OUTSIDE = ("Stockholm", "0180", "Uppsala kommun", "Gävleborg", "21", "Län")
_ERRORS = ("#REF!", "#N/A", "#SAKNAS!", "#VÄRDEFEL!", "#DIV/0!", "########")


@dataclass(frozen=True)
class Bad:
    """A class of spoilt cells: the kinds of field it is tried in, what is written, and the fault that must be named."""

    name: str
    fields: tuple[str, ...]
    values: tuple[Cell, ...]
    codes: tuple[str, ...]
    formats: tuple[str, ...] = _CELLS

    def mutation(self) -> Mutation:
        kinds = tuple(kind for kind in KINDS if any(field.kind in self.fields for field in FORMS[kind].fields))
        return Mutation(self.name, self.make, kinds, self.formats)

    def make(self, chance: Random, sheet: Sheet) -> Mutated | None:
        return _spoil(chance, sheet, self.fields, lambda _: chance.choice(self.values), self.codes)


def _spoil(
    chance: Random, sheet: Sheet, fields: tuple[str, ...], write: Callable[[Cell], Cell], codes: tuple[str, ...]
) -> Mutated | None:
    """Writes over one filled cell of such a field; a status is never written over, for it belongs to another cell."""
    names = [name for name in kinds_with(sheet.delivery, *fields) if not name.endswith("status")]
    number = chance.choice(sheet.numbers)
    filled = [name for name in names if sheet.at(number, name) is not None]
    if not filled or (name := chance.choice(filled)) in _with_words(sheet, number):
        return None
    spoilt = write(sheet.at(number, name))
    return refused(sheet.put(number, name, spoilt), cell(sheet, number, name, *codes))


def _with_words(sheet: Sheet, number: int) -> list[str]:
    """The fields in whose cells a status is written in words."""
    meant = sheet.delivery.rows[sheet.numbers.index(number)]
    return [name for name in sheet.delivery.names if meant[name] is None]


def _misspell(chance: Random, text: str) -> str:
    """The text with one letter doubled, dropped or changed, in its middle."""
    if len(text) < 4:
        return f"{text}x"
    place = chance.choice([place for place in range(1, len(text) - 1) if text[place].isalpha()])
    return text[:place] + chance.choice(("", text[place] * 3, "x")) + text[place + 1 :]


def misspelt_municipality(chance: Random, sheet: Sheet) -> Mutated | None:
    """Gavle, Bollnääs: close to a municipality, and none."""

    def misspelt(value: Cell) -> Cell:
        return _misspell(chance, str(value))

    return _spoil(chance, sheet, ("municipality",), misspelt, ("cell_unknown_municipality",))


def misspelt_label(chance: Random, sheet: Sheet) -> Mutated | None:
    """A label of a code list with a wrong letter."""
    return _spoil(chance, sheet, ("code",), lambda value: _misspell(chance, str(value)), _UNKNOWN)


def letters_without_dots(chance: Random, sheet: Sheet) -> Mutated | None:
    """Gavle, Cafe, Foretag: the dots and the ring gone."""
    number = chance.choice(sheet.numbers)
    names = [name for name in kinds_with(sheet.delivery, "municipality", "code") if not name.endswith("status")]
    dotted = [name for name in names if _bare(str(sheet.at(number, name) or "")) != str(sheet.at(number, name) or "")]
    if not dotted:
        return None
    name = chance.choice(dotted)
    bare = _bare(str(sheet.at(number, name)))
    spoilt = sheet.put(number, name, bare)
    if bare.casefold() in ("man", sheet.delivery.rows[sheet.numbers.index(number)][name]):
        # Försäkringskassan without its dots is its own code, and män without its dots is a man.
        return accepted(spoilt)
    return refused(spoilt, cell(sheet, number, name, "cell_unknown_municipality", *_UNKNOWN))


def _bare(text: str) -> str:
    """The text without what stands above or below its letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def label_of_another_list(chance: Random, sheet: Sheet) -> Mutated | None:
    """The name of a municipality where a code should stand."""
    write = municipality_text("2180", "name")
    return _spoil(chance, sheet, ("code",), lambda _: write, _UNKNOWN)


def required_cell_empty(chance: Random, sheet: Sheet) -> Mutated:
    """A cell that every row needs, emptied."""
    number = chance.choice(sheet.numbers)
    name = chance.choice([name for name in sheet.delivery.names if sheet.delivery.form.field(name).is_required])
    empty = chance.choice((None, " ", "\u00a0", "\u200b"))
    return refused(sheet.put(number, name, empty), cell(sheet, number, name, "cell_empty"))


def placeholder(chance: Random, sheet: Sheet) -> Mutated | None:
    """A dash, dots or a question mark, which mean one thing here and another there."""
    fields = ("count", "amount", "municipality", "code", "text", "date", "yes_no")
    codes = ("cell_placeholder", "cell_placeholder_number")
    return _spoil(chance, sheet, fields, lambda _: chance.choice(("-", "–", "..", "...", "?", "n/a", "−")), codes)


_BAD = (
    Bad("unknown_municipality", ("municipality",), _OUTSIDE, ("cell_unknown_municipality", "cell_wider_than_municipality")),
    Bad("count_in_two_readings", ("count",), ("1.234", "1,234", "12.500", "1.000"), ("cell_two_counts",)),
    Bad("amount_in_two_readings", ("amount",), ("1.234", "12,500", "125.000"), ("cell_two_amounts",)),
    Bad("fraction_or_span", ("count",), ("3/4", "1–2", "5-10", "<50", "2–4", "2 till 3", "1/2"), ("cell_bad_count",)),
    Bad("words_in_a_count", ("count",), ("tolv", "7 st", "ca 12", "fler än 4", "7 (varav 2 nya)", "1 2", "7*", "O", "l2", "+7", "1e2", "７", "½", "7 8", "kvinnor"), ("cell_bad_count",)),
    Bad("words_in_an_amount", ("amount",), ("gratis", "enligt avtal", "1 250 000:00", "5 %"), ("cell_bad_amount",)),
    Bad("negative", ("count", "amount"), ("-3", "−7", -5, "- 2"), ("cell_negative",)),
    Bad("count_with_decimals", ("count",), ("7,5", "0.5", 7.5, "3,25", 2.000001), ("cell_not_whole",)),
    Bad("number_beyond_reason", ("count", "amount"), (10**14, 2 * 10**12, "99999999999999"), ("cell_too_large",)),
    Bad("date_in_a_number_cell", ("count", "amount"), (dt.date(2019, 4, 3), dt.datetime(2019, 2, 1)), ("cell_date_for_number",), _TYPED),
    Bad("truth_in_a_number_cell", ("count", "amount"), (True, False), ("cell_bad_count", "cell_bad_amount"), _TYPED),
    Bad("not_a_number", ("count", "amount"), (float("nan"), float("inf")), ("cell_bad_count", "cell_bad_amount", "cell_too_large"), ("parquet",)),
    Bad("error_as_text", ("count", "amount", "municipality", "code", "date", "period", "yes_no"), _ERRORS, ("cell_error",)),
    Bad("bad_quarter", ("period",), ("2019", "kv 5 2019", "2019 kv 0", "våren 2019", "19 kv 1", "jan–feb 2019", "1", "2019-03-31"), ("cell_bad_period",)),
    Bad("date_or_number_for_a_quarter", ("period",), (dt.date(2019, 3, 31), 20191, 2019.1), ("cell_bad_period",), _TYPED),
    Bad("neither_yes_nor_no", ("yes_no",), ("kanske", "x", "ja/nej", 2, "0,5", "delvis"), ("cell_not_yes_no",)),
    Bad("date_in_two_readings", ("date",), ("3/4-2018", "01/02/2018", "180301", "1.3.2018", "03-04-18", "1-2 2018"), ("cell_two_dates",)),
    Bad("no_such_day", ("date",), ("2018-02-30", "2018-13-01", "2017-02-29", "31 april 2018", "2018-00-10"), ("cell_no_such_day",)),
    Bad("date_in_loose_words", ("date",), ("våren 2018", "mars 2018", "2018", "1 mras 2018", "förra året"), ("cell_bad_date",)),
    Bad("serial_number_for_a_date", ("date",), (43160, 43160.0), ("cell_number_for_date",), _TYPED),
    Bad("date_with_a_time_of_day", ("date",), (dt.datetime(2018, 3, 1, 14, 30),), ("cell_time_of_day",), _TYPED),
    Bad("bad_running_number", ("whole",), ("ett", "1a", 1.5, "-1"), ("cell_below_one",)),
    Bad("running_number_zero", ("whole",), (0, "0"), ("cell_below_one",)),
    Bad("formula_in_a_text", ("text",), ("=1+1", "=HYPERLINK(\"x\")", "+46 70", "@SUM(A1)", "-2+3"), ("cell_formula_sign",)),
    Bad("very_long_text", ("text",), ("å" * 501, "ord " * 300), ("cell_long_text",)),
    Bad("invisible_signs_in_a_text", ("text",), ("Besl\u200but", "Rad\u202eett", "a\ufeffb"), ("cell_invisible_signs",)),
    Bad("garbled_text", ("text",), ("GÃ¤vle kommun", "BollnÃ¤s", "S\ufffdderhamn"), ("cell_garbled",), ("xlsx", "parquet")),
)  # fmt: skip

CLASSES = (
    *(bad.mutation() for bad in _BAD),
    Mutation("misspelt_municipality", misspelt_municipality, dialect={"municipality": ("name", "upper", "long")}),
    Mutation("misspelt_label", misspelt_label),
    Mutation("letters_without_dots", letters_without_dots, dialect={"municipality": "name"}),
    Mutation("label_of_another_list", label_of_another_list),
    Mutation("required_cell_empty", required_cell_empty),
    Mutation("placeholder", placeholder),
)
