"""Thousands and millions of kronor, and kronor, as people write them beside a figure or in a heading."""

import re

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
