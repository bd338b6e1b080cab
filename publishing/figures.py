"""Numbers, dates and quarters in the texts of the writing side, as an official writes them: `12 500`, `den 15 maj 2019`."""

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from contract.record import spans
from contract.signs import Known, Sign, sign_of
from publishing.messages import say

LOCALES = {"sv": "sv_SE", "en": "en_GB"}


def number(value: float, language: str) -> str:
    """A number with the language's separators: no decimals for a whole number, else at most two, a half rounded up."""
    rounded = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return format_decimal(rounded, format="#,##0.##", locale=LOCALES[language])


def count_text(
    value: float, value_kind: str | None, language: str, *, rounded_parts: int = 1, missing_parts: int = 0
) -> str:
    """A number with the sign of how sure it is: `≈ 45` where it is rounded so that nobody can be pointed out, `0–4` for a
    rounded 0, `≈ 0` for a sum, `minst 6` where parts of it have not answered.
    """
    known = Known(value, value_kind=value_kind, rounded_parts=rounded_parts, missing_parts=missing_parts)
    sign = sign_of(known)
    if sign is Sign.HIDDEN:
        return "0–4"
    shown = number(value, language)
    if sign in (Sign.CHANGED, Sign.AT_LEAST_CHANGED):
        shown = f"≈\u00a0{shown}"
    return say("at_least", language, value=shown) if sign in (Sign.AT_LEAST, Sign.AT_LEAST_CHANGED) else shown


def day(value: dt.date, language: str, *, article: bool = True) -> str:
    """A date in words: `den 31 december 2015`, or without `den` where `article` is false; `31 December 2015`."""
    words = format_date(value, format="d MMMM y", locale=LOCALES[language])
    return f"den {words}" if language == "sv" and article else words


def period_text(period: str, language: str) -> str:
    """A period of the contract in words: `2016`, `2016 kv 4`, `december 2015`, `2019–2020`."""
    if "/" in period:
        return "–".join(period_text(part, language) for part in period.split("/"))
    year, dash, part = period.partition("-")
    if not dash:
        return year
    if part.startswith("Q"):
        return say("quarter", language, year=year, number=part[1:])
    return format_date(dt.date(int(year), int(part), 1), format="MMMM y", locale=LOCALES[language])


def spans_text(numbers: Iterable[int]) -> str:
    """Numbers in order, those that follow each other as a span: `4–7, 12`; a dash where there are none."""
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in spans(numbers)) or "–"
