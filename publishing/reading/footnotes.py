"""Signs of footnotes: in a heading they point at a note below the table and say nothing of the column itself."""

import re

from publishing.reading.folding import fold

_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜ"
_SIGN = rf"[{_SUPERSCRIPT}*†‡§#]"
_IN_BRACKETS = r"\(\d{1,2}\)|\d{1,2}\)|\[(?:\d{1,2}|[a-z])\]|\([a-z*]\)|[a-d]\)|\^\d{1,2}"
# A raised digit of a spreadsheet is a plain one right after the word when only the text is read: Insats1.
_RAISED = r"(?<=[a-zåäö)])\d"
# What is looked for at the end of a text takes long in a very long one, which is no heading.
LONGEST_HEADING = 100
_AT_THE_END = re.compile(rf"(?:[ ,;:]*(?:{_SIGN}|{_IN_BRACKETS}|{_RAISED}))+[ :]*$")
_AT_THE_START = re.compile(rf"^(?:{_SIGN}+|\(\d{{1,2}}\)|\[\d{{1,2}}\]) *")

_LABELS = (
    "källa", "källor", "not", "noter", "fotnot", "fotnoter", "anm", "anm.", "anmärkning", "anmärkningar", "kommentar",
    "kommentarer", "kontakt", "kontaktperson", "uppgiftslämnare", "upprättad", "upprättad av", "framtagen av", "uttag",
    "uttagsdatum", "uttaget", "utskrivet", "senast uppdaterad", "uppdaterad", "obs", "obs!", "definition", "definitioner",
    "förklaring", "förklaringar", "teckenförklaring", "enhet", "copyright", "source", "sources", "note", "notes", "contact",
    "remark", "remarks", "last updated", "definitions", "legend",
)  # fmt: skip
_OPENS = re.compile(
    rf"(?:{_SIGN}|\(?\d{{1,2}}\)|\[(?:\d{{1,2}}|[a-z])\]|\d{{1,2}}\.(?= )|[a-d]\)|(?:{'|'.join(map(re.escape, _LABELS))})(?:\s*[.:]|$|(?= )))"
)


def without_footnote(text: str) -> str:
    """The folded text without signs of footnotes at its ends: Insats¹, Antal*, Kön 2), Status [1], *Kommun."""
    if len(text) > LONGEST_HEADING:
        return text
    return _AT_THE_START.sub("", _AT_THE_END.sub("", text)).strip()


def opens_a_note(text: str) -> bool:
    """Whether a text begins as notes below a table do: with the sign of a footnote, or with Källa, Kontakt and the like."""
    return _OPENS.match(fold(text)) is not None
