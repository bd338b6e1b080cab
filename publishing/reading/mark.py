"""What a template says of itself on its sheet of explanations, and how that is read back."""

import re

from publishing.messages import SAY
from publishing.reading.folding import fold, shown
from publishing.reading.headings import Rows
from publishing.reading.table import Template

# The mark stands at the top of the sheet: its words in the first column, what they name in the second.
_ROWS_LOOKED_AT = 12

_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def is_explanation(sheet: str) -> bool:
    """Whether a sheet is a template's sheet of explanations, by its name."""
    return fold(sheet) in _words("template_explanation")


def is_beside_data(sheet: str) -> bool:
    """Whether a sheet of a template is one beside the data: its explanations, or its lists of choices."""
    return fold(sheet) in _words("template_explanation") | _words("template_lists")


def read_mark(rows: Rows) -> Template | None:
    """What the template says of itself; None when the sheet is not a template's."""
    said = {fold(str(row[0])): shown(row[1]) for row in rows[:_ROWS_LOOKED_AT] if len(row) > 1 and row[0] and row[1]}

    def find(name: str) -> str:
        return next((said[word] for word in _words(name) if word in said), "")

    kind, version, partner = find("template_kind"), find("template_version"), find("template_partner")
    if not kind or not version:
        return None
    return Template(_in_brackets(kind), version, _in_brackets(partner))


def _words(name: str) -> set[str]:
    return {fold(text) for text in SAY[name].values()}


def _in_brackets(text: str) -> str:
    found = _IN_BRACKETS.fullmatch(text)
    return found[1] if found else text
