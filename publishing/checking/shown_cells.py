"""Cells that show something else than they hold: a person has checked the one, and the other is what is read."""

import re
from collections.abc import Iterator
from decimal import Decimal

from publishing.checking import shown
from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.privacy.numbers import has_personal_number
from publishing.reading.table import ShownCell
from publishing.reading.units import in_unit

_HIDDEN = dict.fromkeys(shown.LANGUAGES, "•••")
_NUMBER = re.compile(r"[0-9][0-9 ]*(?:,[0-9]+)?")


def shown_otherwise(case: Case) -> Iterator[Remark]:
    """Figures whose format hides them, adds digits or a unit or makes per cent, and days that are shown in part.

    Rounding is let be. So is an amount that is shown in thousands by its format alone: what it holds is in kronor.
    """
    for row in case.rows:
        number = row["source_row"]
        for field in case.fields("count", "amount", "whole", "date"):
            seen = case.delivered.table.shown.get((number, case.delivered.columns.get(field.name, -1)))
            value = row[field.name]
            if seen is None or value is None:
                continue
            if field.kind == "date":
                if not seen.is_whole_day:
                    held = shown.day(value)
                    yield case.remark("day_shown_in_part", number, field.name, shown=shown.cell(seen.text), held=held)
            elif not seen.text:
                yield case.remark("shown_as_nothing", number, field.name, held=shown.number(value))
            elif _is_other(Decimal(str(value)), seen, may_be_scaled=field.kind == "amount"):
                # A number that is shown as a personal number is not to be said in another way either.
                hidden = {"held": _HIDDEN, "value": _HIDDEN} if has_personal_number(seen.text) else {}
                details = {"shown": shown.cell(seen.text), "held": shown.number(value)} | hidden
                yield case.remark("shown_otherwise", number, field.name, **details)


def _is_other(held: Decimal, seen: ShownCell, *, may_be_scaled: bool) -> bool:
    """Whether a reader of the cell sees another figure, by more than what its decimals leave out."""
    found = _NUMBER.findall(seen.text)
    if not found:
        # A dash is how spreadsheets of accounts write none.
        return held != 0 or seen.text not in ("-", "–")
    if len(found) > 1:
        return True
    unit = in_unit(seen.text.casefold())
    scales = {Decimal(unit[2] if unit else 1)}
    if may_be_scaled and not any(sign.isalpha() for sign in seen.text):
        scales.add(Decimal(1000) ** seen.thousands)
    number = Decimal(found[0].replace(" ", "").replace(",", "."))
    half = Decimal(5).scaleb(number.as_tuple().exponent - 1)
    return all(abs(number * scale - held) > half * scale for scale in scales)
