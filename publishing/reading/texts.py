"""Free texts: names, evidence, ids. Nothing in them may act on whoever opens them later."""

import datetime as dt
import re
import unicodedata

from publishing.reading.folding import CellFault, hidden_sign, quoted, shown
from publishing.reading.table import Raw

LONGEST_TEXT = 500

# A spreadsheet would run these as a formula, wherever the text is later opened.
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LINE_BREAKS = re.compile(r"[\r\n\t]+")
# UTF-8 that was read as Windows-1252 on its way here: Ã¤ for ä.
_GARBLED = re.compile(r"\N{REPLACEMENT CHARACTER}|Ã[\u0080-\u00bf–…„†‡Œœ˜™š]|Â[\u0080-\u00bf]")


def is_garbled(text: str) -> bool:
    """Whether letters were spoilt before they came here, such as GÃ¤vle."""
    return _GARBLED.search(text) is not None


def read_text(value: Raw) -> str:
    """The text, trimmed; a line break within it becomes a space, a whole number its digits. Raises CellFault."""
    if isinstance(value, dt.date):
        raise CellFault("cell_date_for_text", value=quoted(value))
    if isinstance(value, bool):
        raise CellFault("cell_truth_for_text", value=quoted(value))
    if not isinstance(value, str):
        return shown(value)
    text = " ".join(unicodedata.normalize("NFC", _LINE_BREAKS.sub(" ", value)).split())
    # Before and after a text a sign of formatting does nothing; within it nobody can tell two texts apart.
    if not hidden_sign(value, is_number=True):
        text = text.strip("".join({sign for sign in text if unicodedata.category(sign) == "Cf"}) + " ")
    if any(unicodedata.category(sign)[0] == "C" for sign in text):
        raise CellFault("cell_invisible_signs", value=quoted(value))
    if is_garbled(text):
        raise CellFault("cell_garbled", value=quoted(value))
    if text.startswith(_FORMULA_SIGNS):
        raise CellFault("cell_formula_sign", value=quoted(value))
    if len(text) > LONGEST_TEXT:
        raise CellFault("cell_long_text", value=quoted(value), length=str(len(text)), longest=str(LONGEST_TEXT))
    return text
