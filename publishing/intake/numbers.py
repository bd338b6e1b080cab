"""Counts and amounts as people write them, with their units and the marks that hide a small one. What could be read in two ways is refused, never guessed."""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal

from publishing.intake.folding import CellFault, fold, in_digits, quoted, shown
from publishing.intake.table import Raw
from publishing.messages import Words

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


KRONOR = ("kr", "kronor", "sek")
# By what a figure in the unit has to be multiplied.
_FACTORS = {
    "tkr": 1_000, "ksek": 1_000, "tsek": 1_000, "tusen kronor": 1_000, "tusental kronor": 1_000, "tusen kr": 1_000,
    "tusen": 1_000, "mkr": 1_000_000, "mnkr": 1_000_000, "msek": 1_000_000, "miljoner kronor": 1_000_000,
    "miljoner kr": 1_000_000, "miljoner": 1_000_000, "milj kr": 1_000_000, "sek thousand": 1_000, "sek million": 1_000_000,
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_FACTORS, key=len, reverse=True))
_NUMBER_IN_UNIT = re.compile(rf"(?P<number>[0-9][0-9 .,]*?) ?(?P<unit>{_UNIT})\.?")
_KRONOR = "|".join(KRONOR)
_HEADING = re.compile(rf"(?P<base>.+?)[ ,;:]*(?:\(|\[| i |, ?| )\s*(?:i )?(?P<unit>{_UNIT}|{_KRONOR})\.?[)\]]?")


def factor_of(unit: str) -> int:
    """How many kronor one of the unit is; 1 for kronor. Raises KeyError for what is no unit of money."""
    return 1 if unit in KRONOR else _FACTORS[unit]


def in_unit(folded: str) -> tuple[str, str, int] | None:
    """The number, the unit and its factor in a folded text such as 12 tkr; None where there is no such unit."""
    parts = _NUMBER_IN_UNIT.fullmatch(folded)
    return (parts["number"], parts["unit"], factor_of(parts["unit"])) if parts else None


def unit_of_heading(folded: str) -> tuple[str, str] | None:
    """What stands before the unit in a folded heading, and the unit: belopp and tkr of belopp (tkr); None without one."""
    parts = _HEADING.fullmatch(folded)
    return (parts["base"].strip(" ,;:"), parts["unit"]) if parts else None


WORDS = (
    "dolt", "dold", "dolda", "dolt av oss", "sekretess", "sekretessbelagt", "sekretessbelagd", "skyddat", "skyddad",
    "skyddade", "skyddad uppgift", "skyddat antal", "maskerat", "maskerad", "undertryckt", "hidden", "suppressed",
    "withheld", "confidential",
)  # fmt: skip
# In the place of a count; in a column for the status it may be a tick.
_SIGN = "x"

_NUMBERS = {"tre": 3, "fyra": 4, "fem": 5, "tio": 10, "three": 3, "four": 4, "five": 5, "ten": 10}
_NUMBER = rf"(?P<number>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_OF_PEOPLE = r"(?: (?:st|personer|person|individer|people|persons))?"
_FEWER = re.compile(rf"(?:<|färre än|mindre än|under|fewer than|less than|below) ?{_NUMBER}{_OF_PEOPLE}")
_AT_MOST = re.compile(rf"(?:<=|=<|≤|högst|max|maximalt|at most) ?{_NUMBER}{_OF_PEOPLE}")
_SPAN = re.compile(rf"[01] ?(?:-|till|to) ?{_NUMBER}{_OF_PEOPLE}")
# The thresholds in use are 4, 5 and 10. 1–2 may as well be one or two, and <50 hides no small count.
_LARGEST_HIDDEN = (3, 4, 9)


def is_hidden_mark(value: Raw) -> bool:
    """Whether a cell says by a mark that its sender has hidden a small number of people; `WORDS` say it for any value."""
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
