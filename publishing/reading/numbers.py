"""Counts and amounts as people write them. What could be read in two ways is refused, never guessed."""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal

from publishing.messages import Words
from publishing.reading.folding import CellFault, fold, in_digits, quoted, shown
from publishing.reading.table import Raw
from publishing.reading.units import in_unit

# Larger than any figure here, and still a number that a Float64 holds exactly.
_LARGEST = 1e12

_WHOLE = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
_NEGATIVE = re.compile(r"- ?[0-9].*")
# 1.234 and 1,234: a thousand or a decimal.
_TWO_READINGS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_COUNT = re.compile(rf"({_WHOLE})(?:[.,]([0-9]+))?")
_CURRENCY = re.compile(r"^(?:sek|kr) | ?(?:kr|kr\.|kronor|sek|:-|,-)$")
_AMOUNT = re.compile(rf"({_WHOLE})(?:[.,]([0-9]+))?")
_GROUPED = tuple(
    re.compile(rf"([0-9]{{1,3}}(?:{group}[0-9]{{3}})+){point}([0-9]+)") for group, point in ((r"\.", ","), (",", r"\."))
)


def read_count(value: Raw) -> float:
    """A whole number that is not negative: 12, 12,0, 1 234. Raises CellFault."""
    number = _number_of(value, "cell_bad_count")
    if number is None:
        number = float(in_digits(_count_of(str(value))))
    held = _held(number, value)
    if not held.is_integer():
        raise CellFault("cell_not_whole", value=quoted(value))
    return held


def read_whole(value: Raw) -> int:
    """A running number: a whole number from 1. Raises CellFault."""
    try:
        number = int(read_count(value))
    except CellFault as fault:
        raise CellFault("cell_below_one", value=quoted(value)) from fault
    if number < 1:
        raise CellFault("cell_below_one", value=quoted(value))
    return number


def read_amount(value: Raw) -> float:
    """Kronor: 12500,50, 12 500.50, 12.500,50 kr, 12500,5000. Raises CellFault, also for parts of an öre."""
    number = _number_of(value, "cell_bad_amount")
    held = _held(float(in_digits(float(_amount_of(str(value))))) if number is None else number, value)
    rounded = Decimal(in_digits(held)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if Decimal(in_digits(held)) != rounded:
        raise CellFault("cell_many_decimals", value=quoted(value), rounded=_in_words(rounded))
    return held


def _number_of(value: Raw, message: str) -> float | None:
    """A number of the spreadsheet as a float; None for a text, which is still to be read."""
    if isinstance(value, dt.date):
        raise CellFault("cell_date_for_number", value=shown(value))
    if isinstance(value, bool) or value is None:
        raise CellFault(message, value=shown(value))
    # What a formula leaves in the sixteenth digit nobody has seen: a spreadsheet shows fifteen.
    return None if isinstance(value, str) else float(in_digits(float(value)))


def _held(number: float, value: Raw) -> float:
    if not math.isfinite(number) or number > _LARGEST:
        raise CellFault("cell_too_large", value=quoted(value))
    if number < 0:
        raise CellFault("cell_negative", value=quoted(value))
    return number + 0.0


def _count_of(text: str) -> float:
    folded = fold(text)
    _refuse(folded, text, "cell_two_counts")
    parts = _COUNT.fullmatch(folded)
    if not parts:
        raise CellFault("cell_bad_count", value=shown(text))
    return float(f"{parts[1].replace(' ', '')}.{parts[2] or 0}")


def _amount_of(text: str) -> Decimal:
    if found := in_unit(fold(text)):
        raise _fault_of_unit(text, *found)
    folded = _CURRENCY.sub("", fold(text)).strip()
    _refuse(folded, text, "cell_two_amounts")
    for pattern in (_AMOUNT, *_GROUPED):
        if parts := pattern.fullmatch(folded):
            return Decimal(f"{re.sub('[ .,]', '', parts[1])}.{parts[2] or 0}")
    raise CellFault("cell_bad_amount", value=shown(text))


def _fault_of_unit(text: str, number: str, unit: str, factor: int) -> CellFault:
    """12 tkr: what to write in kronor, unless the number itself can be read in two ways."""
    try:
        kronor = _amount_of(number) * factor
    except CellFault:
        return CellFault("cell_amount_in_unit_unclear", value=shown(text), unit=unit)
    return CellFault("cell_amount_in_unit", value=shown(text), unit=unit, kronor=_in_words(kronor))


def _in_words(number: Decimal) -> Words:
    """An amount to write, with the decimal mark of each language and no more decimals than it has."""
    digits = f"{number.normalize():f}" if number == number.to_integral() else f"{number:.2f}"
    return {"sv": digits.replace(".", ","), "en": digits}


def _refuse(folded: str, text: str, two_readings: str) -> None:
    """Refuses what is less than zero, and what could be a thousand or a decimal number."""
    if _NEGATIVE.fullmatch(folded):
        raise CellFault("cell_negative", value=shown(text))
    if _TWO_READINGS.fullmatch(folded):
        raise CellFault(two_readings, value=shown(text), whole=re.sub("[.,]", "", folded).lstrip("0") or "0")
