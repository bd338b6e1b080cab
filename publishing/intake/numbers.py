"""Counts and amounts as people write them, with their units and the marks that hide a small one. What could be read in two ways is refused, never guessed."""

import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from publishing.intake.folding import WORDS, can_be_read, fold, in_digits
from publishing.intake.table import Raw
from publishing.messages import Words
from publishing.messages.problems import CellFault

# Larger than any figure here, and still a number that a Float64 holds exactly.
_LARGEST = 1e12
_WHOLE = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
_NEGATIVE = re.compile(r"- ?[0-9].*")
# 1.234 and 1,234: a thousand or a decimal.
_TWO_READINGS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_CURRENCY = re.compile(r"^(?:sek|kr) | ?(?:kr|kr\.|kronor|sek|:-|,-)$")
_PLAIN = re.compile(rf"({_WHOLE})(?:[.,]([0-9]+))?")
# 12.500,50 and 12,500.50: what groups the thousands is not what parts the decimals.
_GROUPED = (re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)"), re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)"))
# How many kronor one of each unit of money is.
FACTORS: dict[str, int] = WORDS["units"]
KRONOR = tuple(unit for unit, factor in FACTORS.items() if factor == 1)
_KRONOR, _UNIT = "|".join(KRONOR), "|".join(sorted(FACTORS.keys() - {*KRONOR}, key=lambda unit: (-len(unit), unit)))
_NUMBER_IN_UNIT = re.compile(rf"(?P<number>[0-9][0-9 .,]*?) ?(?P<unit>{_UNIT})\.?")
_HEADING = re.compile(rf"(?P<base>.+?)[ ,;:]*(?:\(|\[| i |, ?| )\s*(?:i )?(?P<unit>{_UNIT}|{_KRONOR})\.?[)\]]?")
# In the place of a count; in a column for the status it may be a tick.
_SIGN = "x"
_NUMBERS: dict[str, int] = WORDS["numbers"]
_NUMBER = rf"(?P<number>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_OF_PEOPLE = r"(?: (?:st|personer|person|individer|people|persons))?"
_FEWER = re.compile(rf"(?:<|färre än|mindre än|under|fewer than|less than|below) ?{_NUMBER}{_OF_PEOPLE}")
_AT_MOST = re.compile(rf"(?:<=|=<|≤|högst|max|maximalt|at most) ?{_NUMBER}{_OF_PEOPLE}")
_SPAN = re.compile(rf"[01] ?(?:-|till|to) ?{_NUMBER}{_OF_PEOPLE}")
# The thresholds in use are 4, 5 and 10. 1–2 may as well be one or two, and <50 hides no small count.
_LARGEST_HIDDEN = (3, 4, 9)


def read_count(value: Raw) -> float:
    """A whole number that is not negative: 12, 12,0, 1 234. Raises CellFault."""
    count = _number(
        value, "cell_bad_count", lambda folded: _decimal(folded, "cell_two_counts", "cell_bad_count", _PLAIN)
    )
    if not count.is_integer():
        raise CellFault("cell_not_whole")
    return count


def read_whole(value: Raw) -> int:
    """A running number: a whole number from 1. Raises CellFault."""
    number = read_count(value) if can_be_read(read_count, value) else 0
    if number < 1:
        raise CellFault("cell_below_one")
    return int(number)


def read_amount(value: Raw) -> float:
    """Kronor: 12500,50, 12 500.50, 12.500,50 kr, 12500,5000. Raises CellFault, also for parts of an öre."""
    amount = _number(value, "cell_bad_amount", _amount_of)
    rounded = Decimal(in_digits(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if Decimal(in_digits(amount)) != rounded:
        raise CellFault("cell_many_decimals", rounded=_in_words(rounded))
    return amount


def in_unit(folded: str) -> tuple[str, str, int] | None:
    """The number, the unit and its factor in a folded text such as 12 tkr; None where there is no such unit."""
    parts = _NUMBER_IN_UNIT.fullmatch(folded)
    return (parts["number"], parts["unit"], FACTORS[parts["unit"]]) if parts else None


def unit_of_heading(folded: str) -> tuple[str, str] | None:
    """What stands before the unit in a folded heading, and the unit: belopp and tkr of belopp (tkr); None without one."""
    parts = _HEADING.fullmatch(folded)
    return (parts["base"].strip(" ,;:"), parts["unit"]) if parts else None


def is_hidden_mark(value: Raw) -> bool:
    """Whether a cell says by a mark that its sender has hidden a small number of people; words for hidden say it of any value."""
    if not isinstance(value, str):
        return False
    folded = fold(value)
    if folded == _SIGN:
        return True
    for pattern, less in ((_FEWER, 1), (_AT_MOST, 0), (_SPAN, 0)):
        if parts := pattern.fullmatch(folded):
            number = parts["number"]
            return (_NUMBERS[number] if number in _NUMBERS else int(number)) - less in _LARGEST_HIDDEN
    return False


def _number(value: Raw, bad: str, of_text: Callable[[str], Decimal]) -> float:
    """The number in a cell as a spreadsheet shows it: what a formula leaves in the sixteenth digit nobody has seen."""
    if isinstance(value, dt.date):
        raise CellFault("cell_date_for_number")
    if isinstance(value, bool) or value is None:
        raise CellFault(bad)
    number = float(in_digits(float(of_text(fold(value)) if isinstance(value, str) else value)))
    if not math.isfinite(number) or number > _LARGEST:
        raise CellFault("cell_too_large")
    if number < 0:
        raise CellFault("cell_negative")
    return number + 0.0


def _decimal(folded: str, two_readings: str, bad: str, *patterns: re.Pattern[str]) -> Decimal:
    """The number in a text that one of the patterns fits, if it is not below zero and cannot be read in two ways."""
    if _NEGATIVE.fullmatch(folded):
        raise CellFault("cell_negative")
    if _TWO_READINGS.fullmatch(folded):
        raise CellFault(two_readings, whole=re.sub("[.,]", "", folded).lstrip("0") or "0")
    for pattern in patterns:
        if parts := pattern.fullmatch(folded):
            return Decimal(f"{re.sub('[ .,]', '', parts[1])}.{parts[2] or 0}")
    raise CellFault(bad)


def _amount_of(folded: str) -> Decimal:
    if in_units := in_unit(folded):
        number, unit, factor = in_units
        # 12 tkr: what to write in kronor, unless the number itself can be read in two ways.
        if not can_be_read(_amount_of, number):
            raise CellFault("cell_amount_in_unit_unclear", unit=unit)
        raise CellFault("cell_amount_in_unit", unit=unit, kronor=_in_words(_amount_of(number) * factor))
    without_currency = _CURRENCY.sub("", folded).strip()
    return _decimal(without_currency, "cell_two_amounts", "cell_bad_amount", _PLAIN, *_GROUPED)


def _in_words(number: Decimal) -> Words:
    """An amount to write, with the decimal mark of each language and no more decimals than it has."""
    digits = f"{number.normalize():f}" if number == number.to_integral() else f"{number:.2f}"
    return {"sv": digits.replace(".", ","), "en": digits}
