"""Counts and amounts as people write them. What could be read in two ways is refused, never guessed."""

import datetime as dt
import math
import re

from publishing.reading.folding import CellFault, fold, shown
from publishing.reading.table import Raw

# Larger than any figure here, and still a number that a Float64 holds exactly.
_LARGEST = 1e12

_WHOLE = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
_NEGATIVE = re.compile(r"- ?[0-9].*")
# 1.234 and 1,234: a thousand or a decimal.
_TWO_READINGS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_COUNT = re.compile(rf"({_WHOLE})(?:[.,]([0-9]+))?")
_CURRENCY = re.compile(r"^(?:sek|kr) | ?(?:kr|kr\.|kronor|sek|:-|,-)$")
_AMOUNT = re.compile(rf"({_WHOLE})(?:[.,]([0-9]{{1,2}}))?")
_GROUPED = tuple(
    re.compile(rf"([0-9]{{1,3}}(?:{group}[0-9]{{3}})+){point}([0-9]{{1,2}})")
    for group, point in ((r"\.", ","), (",", r"\."))
)


def read_count(value: Raw) -> float:
    """A whole number that is not negative: 12, 12,0, 1 234. Raises CellFault."""
    number = _number_of(value, "cell_bad_count")
    if number is None:
        number = _count_of(str(value))
    held = _held(number, value)
    if not held.is_integer():
        raise CellFault("cell_not_whole", value=shown(value))
    return held


def read_whole(value: Raw) -> int:
    """A running number: a whole number from 1. Raises CellFault."""
    number = int(read_count(value))
    if number < 1:
        raise CellFault("cell_below_one", value=shown(value))
    return number


def read_amount(value: Raw) -> float:
    """Kronor: 12500,50, 12 500.50, 12.500,50 kr. Raises CellFault."""
    number = _number_of(value, "cell_bad_amount")
    return _held(_amount_of(str(value)) if number is None else number, value)


def _number_of(value: Raw, message: str) -> float | None:
    """A number of the spreadsheet as a float; None for a text, which is still to be read."""
    if isinstance(value, dt.date):
        raise CellFault("cell_date_for_number", value=shown(value))
    if isinstance(value, bool) or value is None:
        raise CellFault(message, value=shown(value))
    return None if isinstance(value, str) else float(value)


def _held(number: float, value: Raw) -> float:
    if not math.isfinite(number) or number > _LARGEST:
        raise CellFault("cell_too_large", value=shown(value))
    if number < 0:
        raise CellFault("cell_negative", value=shown(value))
    return number + 0.0


def _count_of(text: str) -> float:
    folded = fold(text)
    _refuse(folded, text, "cell_two_counts")
    parts = _COUNT.fullmatch(folded)
    if not parts:
        raise CellFault("cell_bad_count", value=shown(text))
    return float(f"{parts[1].replace(' ', '')}.{parts[2] or 0}")


def _amount_of(text: str) -> float:
    folded = _CURRENCY.sub("", fold(text)).strip()
    _refuse(folded, text, "cell_two_amounts")
    for pattern in (_AMOUNT, *_GROUPED):
        if parts := pattern.fullmatch(folded):
            return float(f"{re.sub('[ .,]', '', parts[1])}.{parts[2] or 0}")
    raise CellFault("cell_bad_amount", value=shown(text))


def _refuse(folded: str, text: str, two_readings: str) -> None:
    """Refuses what is less than zero, and what could be a thousand or a decimal number."""
    if _NEGATIVE.fullmatch(folded):
        raise CellFault("cell_negative", value=shown(text))
    if _TWO_READINGS.fullmatch(folded):
        raise CellFault(two_readings, value=shown(text), whole=re.sub("[.,]", "", folded).lstrip("0") or "0")
