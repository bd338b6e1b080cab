"""How a value is written, on the screen, in files, in reports and in differences alike: `1 896 300`, `12,9 %`, `2016 kv 4`,
`den 31 december 2015`, `minst 6`, `50–60`, `omkring 260`, `≈ 45`, `0–4`, `ej levererat`; in English as English has it.

One rule of rounding: a half up, as a reader would by hand. One rule of signs: see `contract.signs`. Whatever side shows a
value, it is written here, so that the same value reads the same everywhere.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from contract.codelists import label_of
from contract.signs import SMALLEST_SHOWN, Known, Sign, sign_of

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}

# What one count that was changed to 0 may be.
NOBODY_OR_FEW = f"0–{SMALLEST_SHOWN - 1}"

_COUNTS = {
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_WORDS = {
    "of": {"sv": "{count} av {whole}", "en": "{count} of {whole}"},
    "quarter": {"sv": "{year} kv {quarter}", "en": "{year} Q{quarter}"},
    "month": {"sv": "{year} månad {month}", "en": "{year} month {month}"},
    "so_far": {"sv": "{value} hittills", "en": "{value} so far"},
    "at_least": {"sv": "minst {value}", "en": "at least {value}"},
    "about": {"sv": "omkring {value}", "en": "about {value}"},
    "changed": {"sv": "≈\u00a0{value}", "en": "≈\u00a0{value}"},
    "changed_in_words": {"sv": "ungefär {value}", "en": "approximately {value}"},
    "changed_or_more": {"sv": "ungefär {value} eller fler", "en": "approximately {value} or more"},
    "few_or_none": {"sv": "få eller inga", "en": "few or none"},
    "few_or_no": {"sv": "få eller inga {counted}", "en": "few or no {counted}"},
}


def number(value: float, language: str, *, decimals: int | None = None, at_most: int | None = None) -> str:
    """A number with the language's separators, a half rounded up: with exactly so many `decimals`, or so many `at_most`.

    Without either: none for a whole number, else one. Raises ValueError for what is no number (NaN, infinity).
    """
    if not isfinite(value):
        raise ValueError(f"{value} is no number to show")
    if at_most is not None:
        places, pattern = at_most, "#,##0." + "#" * at_most
    else:
        places = (0 if float(value).is_integer() else 1) if decimals is None else decimals
        pattern = "#,##0" + ("." + "0" * places if places else "")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    # The zero that is added takes the minus off a value that was rounded to zero.
    return format_decimal(rounded + 0, format=pattern, locale=_LOCALES[language])


def percent(value: float, language: str, *, decimals: int | None = None) -> str:
    """A value that already is per cent: `12,9 %` in Swedish, `12.9%` in English."""
    return per_cent(number(value, language, decimals=decimals), language)


def per_cent(shown: str, language: str) -> str:
    """The sign on a number that is written already."""
    return shown + ("\u00a0%" if language == "sv" else "%")


def spelled(count: int, language: str, *, capital: bool = False) -> str:
    """A count in words up to twelve (`två`, `ett` for one), in figures above."""
    words = _COUNTS[language]
    word = words[count] if 0 <= count < len(words) else number(count, language)
    return word[:1].upper() + word[1:] if capital else word


def capital(words: str) -> str:
    """The words with a capital at the start, and nowhere else than before."""
    return words[:1].upper() + words[1:]


def uncapital(words: str) -> str:
    """The words of a heading inside a sentence, without the capital at their start; an abbreviation keeps it: `IOP`."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def share_of(count: float, whole: float, language: str) -> str:
    """`3 av 10`."""
    return of_text(number(count, language), number(whole, language), language)


def of_text(count: str, whole: str, language: str) -> str:
    """The same of what is written already."""
    return _WORDS["of"][language].format(count=count, whole=whole)


def join_names(names: Sequence[str], language: str) -> str:
    """`Alby, Berga och Forsby`."""
    return format_list(list(names), style="standard", locale=_LOCALES[language]).replace(", and ", " and ")


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order, those that follow each other as one span: its first and its last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def spans_text(numbers: Iterable[int]) -> str:
    """Numbers in order, those that follow each other as a span: `4–7, 12`; a dash where there are none."""
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in spans(numbers)) or "–"


def day(value: date, language: str, *, article: bool = True) -> str:
    """A date in words: `den 31 december 2015`, or without `den` where `article` is false; `31 December 2015`."""
    words = format_date(value, format="d MMMM y", locale=_LOCALES[language])
    return f"den {words}" if language == "sv" and article else words


def day_of_year(value: date, language: str) -> str:
    """A date without its year: `30 juni`."""
    return format_date(value, format="d MMMM", locale=_LOCALES[language])


def month_text(value: date, language: str) -> str:
    """The month of a date: `juni 2018`."""
    return format_date(value, format="MMMM y", locale=_LOCALES[language])


def period_text(period: str, language: str) -> str:
    """A period of the contract in words: `2016`, `2016 kv 4`, `december 2015`, `2019–2020`. Raises ValueError for none."""
    if "/" in period:
        return "–".join(period_text(part, language) for part in period.split("/"))
    year, dash, part = period.partition("-")
    if not dash:
        return year
    if part.startswith("Q"):
        return _WORDS["quarter"][language].format(year=year, quarter=part[1:])
    return month_text(date(int(year), int(part), 1), language)


def period_in_table(period: str, language: str) -> str:
    """A period as it stands in tables and files: `2016`, `2016 kv 4`, `2015 månad 12`, `2019–2020`.

    A spreadsheet makes a day of a month by its name, `december 2015` and `2015 december` alike; so written it stays text.
    """
    if "/" in period:
        return "–".join(period_in_table(part, language) for part in period.split("/"))
    year, dash, part = period.partition("-")
    if not dash or part.startswith("Q"):
        return period_text(period, language)
    return _WORDS["month"][language].format(year=year, month=date(int(year), int(part), 1).month)


def at_least_text(shown: str, language: str) -> str:
    """What is written already, as the least that it can be: `minst 6`."""
    return _WORDS["at_least"][language].format(value=shown)


def about_text(shown: str, language: str) -> str:
    """What is written already, as its source gives it: `omkring 260`."""
    return _WORDS["about"][language].format(value=shown)


def changed_text(shown: str, language: str) -> str:
    """What is written already, as changed to protect somebody: `≈ 45`."""
    return _WORDS["changed"][language].format(value=shown)


def known_text(
    known: Known,
    language: str,
    *,
    decimals: int | None = None,
    at_most: int | None = None,
    unit: Callable[[str], str] = str,
) -> str:
    """A value with the sign of how sure it is, as charts and tables show it.

    `unit` puts what belongs to the number on it, such as a per cent sign. Without a value: the short word of the status,
    never a bare dash, never 0 for missing.
    """
    return _with_sign(known, language, lambda value: number(value, language, decimals=decimals, at_most=at_most), unit)


def known_words(
    known: Known,
    language: str,
    *,
    decimals: int | None = None,
    unit: Callable[[str], str] = str,
    counted: str = "",
) -> str:
    """The same inside a sentence: `ungefär 45`, `ungefär 45 eller fler`, `få eller inga` for a count that shows 0.

    `counted` is what is counted, to stand after the number: `ungefär 45 personer`, `few or no people`.
    """
    if sign_of(known) is Sign.FEW_OR_NONE or _shows_few(known):
        return _few(known, language, counted=counted)
    if counted:
        return f"{known_words(known, language, decimals=decimals, unit=unit)} {counted}"
    if sign_of(known) is Sign.AT_LEAST_CHANGED:
        # A changed count is not the least of anything.
        return _WORDS["changed_or_more"][language].format(value=unit(number(known.value, language, decimals=decimals)))
    return _with_sign(
        known, language, lambda value: number(value, language, decimals=decimals), unit, entry="changed_in_words"
    )


def known_or_few(known: Known, language: str) -> str:
    """As `known_text`, but `få eller inga` for a sum of changed counts that shows 0: where most sums do, `≈ 0` reads as nobody."""
    return _few(known, language) if _shows_few(known) else known_text(known, language)


def _shows_few(known: Known) -> bool:
    """Whether a sum of changed counts shows 0, which may hide up to four people in each of them."""
    return sign_of(known) in (Sign.CHANGED, Sign.AT_LEAST_CHANGED) and not known.value


def _few(known: Known, language: str, *, counted: str = "") -> str:
    few = _WORDS["few_or_no" if counted else "few_or_none"][language].format(counted=counted)
    return _WORDS["so_far"][language].format(value=few) if sign_of(known) is Sign.AT_LEAST_CHANGED else few


def _with_sign(
    known: Known,
    language: str,
    written: Callable[[float], str],
    unit: Callable[[str], str],
    *,
    entry: str = "changed",
) -> str:
    sign = sign_of(known)
    if sign is Sign.NONE:
        return label_of("obs_status", known.obs_status, language)
    if sign is Sign.FEW_OR_NONE:
        return unit(NOBODY_OR_FEW)
    if sign is Sign.SPAN:
        span = unit("–".join(written(end) for end in (known.low, known.high) if end is not None))
        return about_text(span, language) if known.qualifier == "approximate" else span
    shown = unit(written(known.value or 0.0))
    if sign in (Sign.CHANGED, Sign.AT_LEAST_CHANGED):
        shown = _WORDS[entry][language].format(value=shown)
    if sign in (Sign.AT_LEAST, Sign.AT_LEAST_CHANGED):
        # "At least 0" says nothing.
        return at_least_text(shown, language) if known.value else _WORDS["so_far"][language].format(value=shown)
    return about_text(shown, language) if sign is Sign.ABOUT else shown
