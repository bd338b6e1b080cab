"""How a value reads in a message: numbers, days and quarters as each language writes them, and no personal numbers."""

import datetime as dt
import math

from contract import CODELISTS, display
from publishing.messages import SAY, Words, in_both
from publishing.messages.personal_numbers import masked_cell, sureness_of

LANGUAGES = ("sv", "en")
_LONGEST = 60
_LEAST_IDENTITY = 10**9
# A sum with a personal number in it whose zeros are lost has nine digits, and no partner buys for so much.
_LEAST_HIDDEN = 10**8


def number(value: float) -> Words:
    """A number with the thousands and the decimal mark of each language: 1 250,5 and 1,250.5.

    One as long as an identity is hidden: it may be a personal number, or a sum with one in it.
    """
    if math.isnan(value):
        return dict.fromkeys(LANGUAGES, "NaN")
    if abs(value) >= _LEAST_HIDDEN or sureness_of(float(value), is_figure=True):
        return dict.fromkeys(LANGUAGES, "•••")
    return in_both(lambda language: display.number(value, language, at_most=2))


def day(value: dt.date) -> Words:
    """A day in words: 1 april 2019 and 1 April 2019."""
    return in_both(lambda language: display.day(value, language, article=False))


def quarter(period: str) -> Words:
    """A quarter as people write it: 2019 kv 1 and 2019 Q1."""
    return in_both(lambda language: display.period_text(period, language))


def label(codelist: str, code: str) -> Words:
    """The label of a code; the code itself where the list does not have it."""
    known = CODELISTS[codelist]
    return in_both(lambda language: known.label(code, language) if code in known.codes else code)


def cell(value: str | float | dt.date | None) -> str | Words:
    """A cell as its writer sees it: on one line, cut when long, and with any personal number hidden."""
    if isinstance(value, bool):
        return dict(SAY["yes"] if value else SAY["no"])
    if isinstance(value, int | float):
        # One with so many digits is an identity and no quantity.
        is_identity = _LEAST_IDENTITY <= abs(value) < 10**15 and value == int(value)
        return masked_cell(value) if is_identity else number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    text = masked_cell(one_line(value or ""))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def one_line(text: str) -> str:
    """The text on one line, without anything that moves a terminal's cursor."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
