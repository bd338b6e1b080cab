"""A value with the sign of how sure it is, from the columns of a query's row: short in tables and charts (`figure_text`), in
full words inside a sentence (`figure_words`). How it is written is decided in `contract.display`.
"""

from collections.abc import Callable

from contract.display import known_or_few, known_text, known_words
from contract.signs import Known, known_of

__all__ = [
    "Known",
    "figure_or_few",
    "figure_text",
    "figure_words",
    "known_of",
    "known_text",
    "known_words",
    "value_text",
]


def value_text(
    value: float | None,
    obs_status: str,
    language: str,
    *,
    value_kind: str | None = None,
    rounded_parts: int = 1,
    missing_parts: int = 0,
    qualifier: str | None = None,
    low: float | None = None,
    high: float | None = None,
    decimals: int | None = None,
) -> str:
    """`known_text` of a value that is no row of a query."""
    known = Known(value, obs_status, low, high, value_kind, missing_parts, rounded_parts, qualifier)
    return known_text(known, language, decimals=decimals)


def figure_text(row: dict, language: str, *, decimals: int | None = None, unit: Callable[[str], str] = str) -> str:
    """`known_text` of a row of a query."""
    return known_text(known_of(row), language, decimals=decimals, unit=unit)


def figure_or_few(row: dict, language: str) -> str:
    """`known_or_few` of a row of a query."""
    return known_or_few(known_of(row), language)


def figure_words(row: dict, language: str, *, decimals: int | None = None, unit: Callable[[str], str] = str) -> str:
    """`known_words` of a row of a query."""
    return known_words(known_of(row), language, decimals=decimals, unit=unit)
