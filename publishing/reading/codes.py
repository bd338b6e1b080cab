"""Municipalities, codes and yes or no, by the name that people write or by the code itself."""

from collections.abc import Mapping

from contract import CODELISTS, HIDDEN, Field
from publishing.reading.folding import CellFault, fold, quoted, shown
from publishing.reading.hidden import WORDS as WORDS_FOR_HIDDEN
from publishing.reading.statuses import ALSO_UNKNOWN
from publishing.reading.table import Raw

# What partners write besides the labels of the code lists.
_ALSO = {
    "sex": {"kvinna": "F", "k": "F", "man": "M"},
    "public_actor": {"kommunen": "kommun", "samordningsförbund": "samordningsforbund"},
    "obs_status": dict.fromkeys(WORDS_FOR_HIDDEN, HIDDEN) | dict.fromkeys(ALSO_UNKNOWN, "UN"),
}

_YES = ("ja", "j", "yes", "y", "sant", "true", "1")
_NO = ("nej", "n", "no", "falskt", "false", "0")


def municipality_names(municipalities: Mapping[str, str]) -> dict[str, str]:
    """Every way to write a municipality, folded, and its code: 2183, bollnäs, bollnäs kommun."""
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
    if folded not in names:
        raise CellFault("cell_unknown_municipality", value=quoted(value), known=known)
    return names[folded]


def code_names(codelist: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Every way to write the codes of a list, folded, and the code: its label in both languages, or itself."""
    found = {fold(text): code for code in codes for text in (code, *CODELISTS[codelist].codes[code])}
    return found | {text: code for text, code in _ALSO.get(codelist, {}).items() if code in codes}


def read_code(value: Raw, names: Mapping[str, str], field: Field) -> str:
    """The code that a label stands for; `names` from `code_names`. Raises CellFault."""
    if not isinstance(value, str) or fold(value) not in names:
        known = {language: ", ".join(field.labels(language).values()) for language in ("sv", "en")}
        raise CellFault("cell_unknown_code", value=quoted(value), known=known)
    return names[fold(value)]


def read_yes_no(value: Raw) -> bool:
    """Yes or no from ja, nej, sant, falskt, 1, 0 or a tick cell. Raises CellFault."""
    folded = fold(shown(value))
    if folded not in (*_YES, *_NO):
        raise CellFault("cell_not_yes_no", value=quoted(value))
    return folded in _YES
