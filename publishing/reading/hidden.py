"""The marks by which a sender says that it has hidden a small number of people: <5, 1–4, färre än 5, X, sekretess.

What official statistics write where nothing can be read is not always this, and is not read as this: a dash is none at
Statistics Sweden (SCB), one point that a figure cannot occur (at the National Agency for Education that it is missing),
two points that it is not available or too uncertain, with others that it is hidden. Such a sign is asked about. X stands for what is
hidden at the National Board of Health and Welfare, and for nothing else in a column of counts.
"""

import re

from publishing.reading.folding import fold
from publishing.reading.table import Raw

WORDS = (
    "dolt", "dold", "dolda", "dolt av oss", "sekretess", "sekretessbelagt", "sekretessbelagd", "skyddat", "skyddad",
    "skyddade", "skyddad uppgift", "skyddat antal", "maskerat", "maskerad", "undertryckt", "hidden", "suppressed",
    "withheld", "confidential",
)  # fmt: skip
# In the place of a count; in a column for the status it may be a tick.
_SIGN = "x"

_NUMBERS = {"tre": 3, "fyra": 4, "fem": 5, "tio": 10, "three": 3, "four": 4, "five": 5, "ten": 10}
_NUMBER = rf"(?P<number>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_OF_PEOPLE = r"(?: (?:st|personer|person|individer|people|persons))?"
_FEWER = re.compile(rf"(?:<|färre än|mindre än|under|fewer than|less than|below) ?{_NUMBER}{_OF_PEOPLE}")
_AT_MOST = re.compile(rf"(?:<=|=<|≤|högst|max|maximalt|at most) ?{_NUMBER}{_OF_PEOPLE}")
_SPAN = re.compile(rf"[01] ?(?:-|till|to) ?{_NUMBER}{_OF_PEOPLE}")
# The thresholds in use are 4, 5 and 10. 1–2 may as well be one or two, and <50 hides no small count.
_LARGEST_HIDDEN = (3, 4, 9)


def is_hidden_mark(value: Raw) -> bool:
    """Whether a cell says by a mark that its sender has hidden a small number of people; `WORDS` say it for any value."""
    if not isinstance(value, str):
        return False
    folded = fold(value)
    if folded == _SIGN:
        return True
    for pattern, less in ((_FEWER, 1), (_AT_MOST, 0), (_SPAN, 0)):
        if parts := pattern.fullmatch(folded):
            number = parts["number"]
            return (_NUMBERS[number] if number in _NUMBERS else int(number)) - less in _LARGEST_HIDDEN
    return False
