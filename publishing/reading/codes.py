"""Municipalities, codes and yes or no, by the name that people write or by the code itself."""

import re
from collections.abc import Mapping

from contract import CODELISTS, HIDDEN, Field
from publishing.reading.folding import CellFault, fold, quoted, shown
from publishing.reading.hidden import WORDS as WORDS_FOR_HIDDEN
from publishing.reading.statuses import ALSO_UNKNOWN
from publishing.reading.table import Raw

_BOTH_SEXES = (
    "kvinnor och män", "män och kvinnor", "kvinnor + män", "kvinnor+män", "k+m", "m+k", "båda könen", "båda kön", "båda",
    "samtliga", "alla", "totalt (kvinnor och män)", "both sexes", "both", "all", "women and men",
    "men and women",
)  # fmt: skip
# A code and a name in one cell: 2180 Gävle, 2180 - Gävle, Gävle (2180).
_CODE_AND_NAME = (
    re.compile(r"(?P<code>\d{4})[ ,;:/-]{1,3}(?P<name>\D+)"),
    re.compile(r"(?P<name>\D+?)[ ,;:/-]{1,3}\(?(?P<code>\d{4})\)?"),
)
# A row of the whole county or country, as in tables of all municipalities: 21 Gävleborgs län, Riket.
_WIDER = re.compile(r"(?:\d{2}[ ,:-]{1,3})?(?:[^\d]*\blän|länet|hela länet|riket|hela riket|sverige)(?:[ ,]+totalt)?")

# What partners write besides the labels of the code lists.
_ALSO = {
    # As Kolada (K, M, T), SCB, Försäkringskassan (Kvinnor och män) and Socialstyrelsen (Båda könen) write them.
    "sex": {
        "kvinna": "F",
        "k": "F",
        "man": "M",
        "female": "F",
        "females": "F",
        "male": "M",
        "males": "M",
        "2 kvinnor": "F",
        "1 män": "M",
        "t": "T",
        "tot": "T",
        "totalt, kvinnor och män": "T",
    }
    | dict.fromkeys(_BOTH_SEXES, "T"),
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
    if folded in names:
        return names[folded]
    parts = next((parts for pattern in _CODE_AND_NAME if (parts := pattern.fullmatch(folded))), None)
    if parts and {parts["code"], parts["name"].strip()} & names.keys():
        by_code, by_name = names.get(parts["code"]), names.get(parts["name"].strip())
        if by_code != by_name:
            raise CellFault("cell_code_and_name", value=quoted(value))
        return str(by_code)
    if _WIDER.fullmatch(folded):
        raise CellFault("cell_wider_than_municipality", value=quoted(value))
    raise CellFault("cell_unknown_municipality", value=quoted(value), known=known)


def code_names(codelist: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Every way to write the codes of a list, folded, and the code: its label in both languages, or itself."""
    found = {fold(text): code for code in codes for text in (code, *CODELISTS[codelist].codes[code])}
    return found | {text: code for text, code in _ALSO.get(codelist, {}).items() if code in codes}


def read_code(value: Raw, names: Mapping[str, str], field: Field) -> str:
    """The code that a label stands for; `names` from `code_names`. Raises CellFault."""
    if not isinstance(value, str) or fold(value) not in names:
        if field.codelist == "sex":
            raise CellFault("cell_unknown_sex", value=quoted(value))
        known = {language: ", ".join(field.labels(language).values()) for language in ("sv", "en")}
        raise CellFault("cell_unknown_code", value=quoted(value), known=known)
    return names[fold(value)]


def read_yes_no(value: Raw) -> bool:
    """Yes or no from ja, nej, sant, falskt, 1, 0 or a tick cell. Raises CellFault."""
    folded = fold(shown(value))
    if folded not in (*_YES, *_NO):
        raise CellFault("cell_not_yes_no", value=quoted(value))
    return folded in _YES
