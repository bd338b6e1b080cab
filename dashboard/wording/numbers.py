"""Numbers, dates and periods as an official writes them: `1 896 300`, `12,9 %`, `den 31 december 2015`, `2016 kv 4`."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from dashboard.wording.texts import text

LOCALES = {"sv": "sv_SE", "en": "en_GB"}
SPELLED_TO = 12


def number(value: float, language: str, *, decimals: int | None = None) -> str:
    """A number with the language's separators. Without `decimals`: none for a whole number, else one.

    A half is rounded up, as a reader would by hand. Raises ValueError for what is no number (NaN, infinity).
    """
    if not isfinite(value):
        raise ValueError(f"{value} is no number to show")
    places = (0 if float(value).is_integer() else 1) if decimals is None else decimals
    pattern = "#,##0" + ("." + "0" * places if places else "")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    # The zero that is added takes the minus off a value that was rounded to zero.
    return format_decimal(rounded + 0, format=pattern, locale=LOCALES[language])


def percent(value: float, language: str, *, decimals: int | None = None) -> str:
    """A value that already is per cent: `12,9 %` in Swedish, `12.9%` in English."""
    return per_cent(number(value, language, decimals=decimals), language)


def per_cent(shown: str, language: str) -> str:
    """The sign on a number that is written already."""
    return shown + ("\u00a0%" if language == "sv" else "%")


def day(value: date, language: str, *, article: bool = True) -> str:
    """A date in words: `den 31 december 2015`, or without `den` where `article` is false; `31 December 2015`."""
    words = format_date(value, format="d MMMM y", locale=LOCALES[language])
    return f"den {words}" if language == "sv" and article else words


def period_text(period: str, language: str) -> str:
    """A period of the contract in words: `2016`, `2016 kv 4`, `december 2015`, `2019–2020`."""
    if "/" in period:
        first, last = period.split("/")
        return f"{period_text(first, language)}–{period_text(last, language)}"
    year, dash, rest = period.partition("-")
    if not dash:
        return year
    if rest.startswith("Q"):
        return f"{year} {'kv ' if language == 'sv' else 'Q'}{rest[1:]}"
    return format_date(date(int(year), int(rest), 1), format="MMMM y", locale=LOCALES[language])


def period_in_table(period: str, language: str) -> str:
    """A period as it stands in tables and files: `2016`, `2016 kv 4`, `2015 månad 12`, `2019–2020`.

    A spreadsheet makes a day of a month by its name, `december 2015` and `2015 december` alike; so written it stays text.
    """
    if "/" in period:
        return "–".join(period_in_table(part, language) for part in period.split("/"))
    year, dash, rest = period.partition("-")
    if not dash or rest.startswith("Q"):
        return period_text(period, language)
    return text("numbers.month", language, year=year, month=date(int(year), int(rest), 1).month)


def capital(words: str) -> str:
    """The words with a capital at the start, and nowhere else than before."""
    return words[:1].upper() + words[1:]


def spelled(count: int, language: str, *, capital: bool = False) -> str:
    """A count in words up to twelve (`två`, `ett` for one), in figures above."""
    word = text("numbers.words", language).split()[count] if 0 <= count <= SPELLED_TO else number(count, language)
    return word[:1].upper() + word[1:] if capital else word


def share_of(count: float, whole: float, language: str) -> str:
    """`3 av 10`."""
    return text("numbers.of", language, count=number(count, language), whole=number(whole, language))


def join_names(names: Sequence[str], language: str) -> str:
    """`Bollnäs, Gävle och Hofors`."""
    return format_list(list(names), style="standard", locale=LOCALES[language]).replace(", and ", " and ")
