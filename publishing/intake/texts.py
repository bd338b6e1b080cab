"""Texts and codes: names, evidence, ids, municipalities and labels. Nothing in a text may act on whoever opens it later."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping

from contract import CODELISTS, WITHHELD, Field
from contract.deliveries import LONGEST_TEXT
from publishing.intake.folding import WORDS, fold, hidden_sign, shown
from publishing.intake.table import Raw
from publishing.messages import Words, in_both
from publishing.messages.problems import CellFault

# A spreadsheet would run these as a formula, wherever the text is later opened.
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LINE_BREAKS = re.compile(r"[\r\n\t]+")
# UTF-8 that was read as Windows-1252 on its way here: Ã¤ for ä.
_GARBLED = re.compile(r"\N{REPLACEMENT CHARACTER}|Ã[\u0080-\u00bf–…„†‡Œœ˜™š]|Â[\u0080-\u00bf]")
# A code and a name in one cell: 1234 Berga, 1234 - Berga, Berga (1234).
_CODE_AND_NAME = (
    re.compile(r"(?P<code>\d{4})[ ,;:/-]{1,3}(?P<name>\D+)"),
    re.compile(r"(?P<name>\D+?)[ ,;:/-]{1,3}\(?(?P<code>\d{4})\)?"),
)
# A row of the whole county, region or country, as in tables of all municipalities: 21 and a name, Riket.
_WIDER = re.compile(
    r"(?:\d{2}[ ,:-]{1,3})?(?:[^\d]*\blän|länet|hela länet|regionen|hela regionen|riket|hela riket|sverige)(?:[ ,]+totalt)?"
)
# A label may end with what is explained in brackets: Daglig verksamhet (LSS/SoL).
_EXPLAINED = re.compile(r"\s*\([^()]*\)$")
# What partners write besides the labels of the code lists.
_WITH_WORDS = ("sex", "public_actor", "employer", "occasion", "lives_on", "sample", "procurement_kind")
_ALSO = {
    **{name: {text: code for code, texts in WORDS[name].items() for text in texts} for name in _WITH_WORDS},
    "obs_status": dict.fromkeys(WORDS["missing"]["hidden"], WITHHELD)
    | dict.fromkeys(WORDS["missing"]["unknown"], "UN"),
}
_YES, _NO = WORDS["yes_no"]["yes"], WORDS["yes_no"]["no"]


def is_garbled(text: str) -> bool:
    """Whether letters were spoilt before they came here, such as GÃ¤vle."""
    return _GARBLED.search(text) is not None


def read_text(value: Raw) -> str:
    """The text, trimmed; a line break within it becomes a space, a whole number its digits. Raises CellFault."""
    if isinstance(value, dt.date):
        raise CellFault("cell_date_for_text")
    if isinstance(value, bool):
        raise CellFault("cell_truth_for_text")
    if not isinstance(value, str):
        return shown(value)
    text = " ".join(unicodedata.normalize("NFC", _LINE_BREAKS.sub(" ", value)).split())
    # Before and after a text a sign of formatting does nothing; within it nobody can tell two texts apart.
    if not hidden_sign(value, is_number=True):
        text = text.strip("".join({sign for sign in text if unicodedata.category(sign) == "Cf"}) + " ")
    if any(unicodedata.category(sign)[0] == "C" for sign in text):
        raise CellFault("cell_invisible_signs")
    if is_garbled(text):
        raise CellFault("cell_garbled")
    if text.startswith(_FORMULA_SIGNS):
        raise CellFault("cell_formula_sign")
    if len(text) > LONGEST_TEXT:
        raise CellFault("cell_long_text", length=str(len(text)), longest=str(LONGEST_TEXT))
    return text


def municipality_names(municipalities: Mapping[str, str]) -> dict[str, str]:
    """Every way to write a municipality, folded, and its code: 1237, alby, alby kommun."""
    found = {code: code for code in municipalities}
    for code, name in municipalities.items():
        found |= {fold(text): code for text in (name, f"{name} kommun", f"{name}s kommun")}
    return found


def read_municipality(value: Raw, names: Mapping[str, str], known: str) -> str:
    """The code of a municipality; `names` from `municipality_names`, `known` for the message. Raises CellFault."""
    text = shown(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    folded = fold(text) if isinstance(text, str) else ""
    # A code has four digits; a spreadsheet takes the zero before the others away.
    folded = folded.zfill(4) if folded.isdecimal() else folded
    if folded in names:
        return names[folded]
    parts = next((parts for pattern in _CODE_AND_NAME if (parts := pattern.fullmatch(folded))), None)
    if parts and {parts["code"], parts["name"].strip()} & names.keys():
        by_code, by_name = names.get(parts["code"]), names.get(parts["name"].strip())
        if by_code != by_name:
            raise CellFault("cell_code_and_name")
        return str(by_code)
    if _WIDER.fullmatch(folded):
        raise CellFault("cell_wider_than_municipality")
    raise CellFault("cell_unknown_municipality", known=known)


def listed_names(rows: Mapping[str, Words]) -> dict[str, str]:
    """Every way to write the rows of a register, folded, and the id: the id itself, or the name in either language."""
    return {fold(text): row_id for row_id, words in rows.items() for text in (row_id, *words.values())}


def read_listed(value: Raw, names: Mapping[str, str], known: Words) -> str:
    """The id of the row that a name stands for; `names` from `listed_names`, `known` for the message. Raises CellFault."""
    if not isinstance(value, str) or fold(value) not in names:
        raise CellFault("cell_unknown_listed", known=known)
    return names[fold(value)]


def code_names(codelist: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Every way to write the codes of a list, folded, and the code: its label in both languages, with or without what stands
    in brackets after it, or itself; and what partners write besides.
    """
    written = [(text, code) for code in codes for text in (code, *CODELISTS[codelist].codes[code])]
    found = {fold(_EXPLAINED.sub("", text)): code for text, code in written} | {
        fold(text): code for text, code in written
    }
    return found | {text: code for text, code in _ALSO.get(codelist, {}).items() if code in codes}


def read_code(value: Raw, names: Mapping[str, str], field: Field) -> str:
    """The code that a label stands for; `names` from `code_names`. Raises CellFault."""
    if not isinstance(value, str) or fold(value) not in names:
        if field.codelist == "sex":
            raise CellFault("cell_unknown_sex")
        known = in_both(lambda language: ", ".join(field.labels(language).values()))
        raise CellFault("cell_unknown_code", known=known)
    return names[fold(value)]


def read_yes_no(value: Raw) -> bool:
    """Yes or no from ja, nej, sant, falskt, 1, 0 or a tick cell. Raises CellFault."""
    folded = fold(shown(value))
    if folded not in (*_YES, *_NO):
        raise CellFault("cell_not_yes_no")
    return folded in _YES
