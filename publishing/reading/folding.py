"""Texts made alike before they are compared: what a person sees as the same heading or label is the same text here."""

import datetime as dt
import re
import unicodedata

from publishing.reading.table import Raw

LONGEST_SHOWN = 60

_DASHES = re.compile("[‐‑‒–—−]")

# What Excel and LibreOffice show instead of a value, in English and Swedish, and the ##### of a column that is too narrow.
_ERROR = re.compile(r"#(?:#+|N/A|SAKNAS!|NAMN\?|NAME\?|[A-ZÅÄÖ0/]+!)")


class CellFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """One cell that cannot be read: `message` is the fault's name in the words, `details` fill its blanks."""

    def __init__(self, message: str, **details: str | dict[str, str]) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


def tidy(text: str) -> str:
    """The text with composed letters, single ordinary spaces, none at its ends, and no invisible characters."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return " ".join(visible.split())


def fold(text: str) -> str:
    """The text tidied, in small letters and with plain hyphens: for comparing, not for keeping."""
    return _DASHES.sub("-", tidy(text)).casefold()


def is_empty(value: Raw) -> bool:
    """Whether nothing can be seen in the cell."""
    return value is None or (isinstance(value, str) and not tidy(value))


def is_error(value: Raw) -> bool:
    """Whether the cell holds a spreadsheet's error, such as #REF!."""
    return isinstance(value, str) and _ERROR.fullmatch(value.strip().upper()) is not None


def shown(value: Raw) -> str:
    """A cell as a message quotes it: short, whole numbers without decimals, dates as year-month-day.

    A sign that a terminal would act on stands as a question mark in a box.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    elif isinstance(value, dt.datetime) and value.time() == dt.time():
        text = value.date().isoformat()
    else:
        text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in tidy(str(value)))
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
