"""A value with the sign of how sure it is: `6`, `minst 6`, `50–60`, `omkring 260`, `≈ 45`, `0–4`, `ej levererat`.

Short in tables and charts (`figure_text`), in full words inside a sentence (`figure_words`), each from the columns of a
query's row. Nobody else writes a sign.
"""

from collections.abc import Callable

from contract import label_of
from contract.signs import Known, Sign, sign_of
from dashboard.wording.numbers import number
from dashboard.wording.texts import text

# What one count that was changed to 0 may be.
HIDDEN = "0–4"


def known_of(row: dict, *, prefix: str = "") -> Known:
    """What a row of a query says of its value; with `prefix`, of another figure in the row, such as `baseline_`.

    Of another figure, what the row does not say is taken as nothing: no missing parts, no bounds.
    """
    has_ends = None not in (row.get(f"{prefix}low"), row.get(f"{prefix}high"))
    status = row.get(f"{prefix}status" if prefix else "obs_status", "A")
    return Known(
        value=row[f"{prefix}value"],
        obs_status=status if row[f"{prefix}value"] is not None or status != "A" or has_ends else "NL",
        low=row.get(f"{prefix}low"),
        high=row.get(f"{prefix}high"),
        value_kind=row.get(f"{prefix}value_kind"),
        missing_parts=row.get(f"{prefix}missing_parts") or 0,
        rounded_parts=row.get(f"{prefix}rounded_parts") or 0,
        qualifier=row.get(f"{prefix}qualifier"),
    )


def known_text(known: Known, language: str, *, decimals: int | None = None, unit: Callable[[str], str] = str) -> str:
    """A value as charts and tables show it. `unit` puts what belongs to the number on it, such as a per cent sign.

    Without a value: the short word of the status, never a bare dash, never 0 for missing.
    """
    return _written(known, language, decimals=decimals, unit=unit, entry="short")


def known_words(known: Known, language: str, *, decimals: int | None = None, unit: Callable[[str], str] = str) -> str:
    """The same inside a sentence: `ungefär 45`, `minst ungefär 45`, `få eller inga` for a count that shows 0."""
    if sign_of(known) is Sign.HIDDEN or (sign_of(known) is Sign.CHANGED and not known.value):
        return text("numbers.few_or_none", language)
    return _written(known, language, decimals=decimals, unit=unit, entry="words")


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


def figure_words(row: dict, language: str, *, decimals: int | None = None, unit: Callable[[str], str] = str) -> str:
    """`known_words` of a row of a query."""
    return known_words(known_of(row), language, decimals=decimals, unit=unit)


def _written(known: Known, language: str, *, decimals: int | None, unit: Callable[[str], str], entry: str) -> str:
    sign = sign_of(known)
    if sign is Sign.NONE:
        return label_of("obs_status", known.obs_status, language)
    if sign is Sign.HIDDEN:
        return unit(HIDDEN)
    if sign is Sign.SPAN:
        ends = (number(end, language, decimals=decimals) for end in (known.low, known.high) if end is not None)
        span = unit("–".join(ends))
        return text("numbers.about", language, value=span) if known.qualifier == "approximate" else span
    shown = unit(number(known.value or 0.0, language, decimals=decimals))
    if sign in (Sign.CHANGED, Sign.AT_LEAST_CHANGED):
        shown = text(f"numbers.changed_{entry}", language, value=shown)
    if sign in (Sign.AT_LEAST, Sign.AT_LEAST_CHANGED):
        # "At least 0" says nothing.
        return text("numbers.at_least" if known.value else "numbers.so_far", language, value=shown)
    return text("numbers.about", language, value=shown) if sign is Sign.ABOUT else shown
