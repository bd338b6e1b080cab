"""Texts made alike before they are compared: what a person sees as the same heading or label is the same text here, signs of footnotes aside."""

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from publishing.intake.table import Raw
from publishing.messages import SAY, Words
from publishing.messages.problems import CellFault

# What partners write, by what it is about.
WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
LONGEST_SHOWN = 60
_DASHES = re.compile("[‐‑‒–—−]")
# What Excel and LibreOffice show instead of a value, in English and Swedish, and the ##### of a column that is too narrow.
_ERROR = re.compile(r"#(?:#+|N/A|SAKNAS!|NAMN\?|NAME\?|[A-ZÅÄÖ0/]+!)")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# What can be seen in a number has no more digits than a spreadsheet shows: 0.29*100 is 29 there, and 28.999999999999996 here.
_SIGNIFICANT_DIGITS = 15
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜ"
_SIGN = rf"[{_SUPERSCRIPT}*†‡§#]"
_IN_BRACKETS = r"\(\d{1,2}\)|\d{1,2}\)|\[(?:\d{1,2}|[a-z])\]|\([a-z*]\)|[a-d]\)|\^\d{1,2}"
# A raised digit of a spreadsheet is a plain one right after the word when only the text is read: Insats1.
_RAISED = r"(?<=[a-zåäö)])\d"
# What is looked for at the end of a text takes long in a very long one, which is no heading.
LONGEST_HEADING = 100
_AT_THE_END = re.compile(rf"(?:[ ,;:]*(?:{_SIGN}|{_IN_BRACKETS}|{_RAISED}))+[ :]*$")
_AT_THE_START = re.compile(rf"^(?:{_SIGN}+|\(\d{{1,2}}\)|\[\d{{1,2}}\]) *")
_OPENS = re.compile(
    rf"(?:{_SIGN}|\(?\d{{1,2}}\)|\[(?:\d{{1,2}}|[a-z])\]|\d{{1,2}}\.(?= )|[a-d]\)|(?:{'|'.join(map(re.escape, WORDS['notes']['labels']))})(?:\s*[.:]|$|(?= )))"
)


def can_be_read(read: Callable[[Raw], object], value: Raw) -> bool:
    """Whether `read` takes the cell without a fault."""
    try:
        read(value)
    except CellFault:
        return False
    return True


def tidy(text: str) -> str:
    """The text with composed letters, single ordinary spaces, none at its ends, and no invisible characters."""
    composed = unicodedata.normalize("NFC", text)
    # Nearly every text can be printed whole, and in such a one there is nothing invisible to look for.
    visible = composed if composed.isprintable() else "".join(sign for sign in composed if not _is_format(sign))
    return " ".join(visible.split())


def fold(text: str) -> str:
    """The text tidied, in small letters and with plain hyphens: for comparing, not for keeping."""
    return _DASHES.sub("-", tidy(text)).casefold()


def hidden_sign(text: str, *, is_number: bool = False) -> str:
    """A sign that cannot be seen, where it may stand for something that can: "" when there is none.

    Between two digits 1<soft hyphen>4 is 14 to one program and 1-4 to another, and a break of the line parts two numbers.
    Before or after the digits of a number (`is_number`) a soft hyphen is a minus that gets lost.
    """
    seen = [place for place, sign in enumerate(text) if not _is_hidden(sign) and not sign.isspace()]
    for before, after in pairwise([-1, *seen, len(text)]):
        hidden = [sign for sign in text[before + 1 : after] if _is_hidden(sign)]
        follows_digit, precedes_digit = (0 <= at < len(text) and text[at].isdigit() for at in (before, after))
        if hidden and follows_digit and precedes_digit:
            return hidden[0]
        if is_number and _SOFT_HYPHEN in hidden and (precedes_digit or follows_digit):
            return _SOFT_HYPHEN
    return ""


def name_of_sign(sign: str) -> str | Words:
    """What a sign that cannot be seen is called: mjukt bindestreck, or its number in Unicode."""
    return SAY.get(f"sign_{ord(sign):04x}", f"U+{ord(sign):04X}")


def with_signs(text: str) -> str:
    """A text as a message quotes it, with a question mark in a box for every sign that cannot be seen."""
    return shown("".join("\N{REPLACEMENT CHARACTER}" if _is_hidden(sign) else sign for sign in text))


def in_digits(value: float) -> str:
    """A number in the digits that a spreadsheet shows of it, with a point: 29, 12.5."""
    return f"{value:.{_SIGNIFICANT_DIGITS}g}"


def is_empty(value: Raw) -> bool:
    """Whether nothing can be seen in the cell."""
    return value is None or (isinstance(value, str) and not tidy(value))


def filled(row: Sequence[Raw]) -> dict[int, Raw]:
    """The cells of a row in which something can be seen, by column (0 for A)."""
    return {place: value for place, value in enumerate(row) if not is_empty(value)}


def is_error(value: Raw) -> bool:
    """Whether the cell holds a spreadsheet's error, such as #REF!."""
    return isinstance(value, str) and _ERROR.fullmatch(value.strip().upper()) is not None


def shown(value: Raw) -> str:
    """A cell as a message quotes it: short, whole numbers without decimals, dates as year-month-day.

    A sign that a terminal would act on stands as a question mark in a box.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    elif isinstance(value, float):
        text = in_digits(value)
    elif isinstance(value, dt.datetime) and value.time() == dt.time():
        text = value.date().isoformat()
    else:
        text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in tidy(str(value)))
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def quoted(value: Raw) -> str | Words:
    """A cell as a message quotes it to its sender: as `shown`, with the decimal mark of each language."""
    text = shown(value)
    return {"sv": text.replace(".", ","), "en": text} if isinstance(value, float) and "." in text else text


def without_footnote(text: str) -> str:
    """The folded text without signs of footnotes at its ends: Insats¹, Antal*, Kön 2), Status [1], *Kommun."""
    if len(text) > LONGEST_HEADING:
        return text
    return _AT_THE_START.sub("", _AT_THE_END.sub("", text)).strip()


def opens_a_note(text: str) -> bool:
    """Whether a text begins as notes below a table do: with the sign of a footnote, or with Källa, Kontakt and the like."""
    return _OPENS.match(fold(text)) is not None


def _is_format(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"


def _is_hidden(sign: str) -> bool:
    """Whether a sign is one of formatting (soft hyphen, zero width space, mark of direction) or breaks the line."""
    return unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp")
