"""A text as a person sees it: every dash is a hyphen, every decimal digit one of 0–9, and what cannot be seen is gone."""

import unicodedata
from collections.abc import Sequence

# Drawn like a dash, or typed for one, without being a dash to Unicode: macron, overline, middle dot, superscript and
# subscript minus, hyphen bullet, box drawing lines, katakana and Hangul strokes.
_ALSO_DASHES = set("\u00af\u00b7\u02c9\u02d7\u203e\u2043\u207b\u208b\u2212\u2500\u2501\u2574\u2796\u30fc\uff70\u3161")
_PLUSES = set("\u207a\u208a\u2795\ufb29\ufe62\uff0b")
_SLASHES = set("\u2044\u2215\u29f8\uff0f\\")
_STOPS = set("\u2024\u3002\uff0e\u2219\u22c5")
# Letters and marks that show as nothing: joiners and fillers that are not of the category of formatting signs.
_UNSEEN = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_GONE = ("Cf", "Mn", "Me", "Cc", "Cn", "Co")


SOFT_HYPHEN = "\u00ad"


def plain_signs(text: str) -> tuple[str, Sequence[int]]:
    """The text in plain signs and capitals, and for each of them its place in `text`; line breaks and tabs are spaces.

    A soft hyphen, which is seen only where a line breaks, is gone: who wants it as a hyphen puts one there first.
    """
    if text.isascii() and text.isprintable():
        return text.upper(), range(len(text))
    signs, places = [], []
    for place, sign in enumerate(text):
        plain = _plain(sign)
        if plain:
            signs.append(plain)
            places.append(place)
    return "".join(signs), places


def _plain(sign: str) -> str:
    """One sign in its plain form, "" for one that cannot be seen."""
    if sign.isascii() and sign.isprintable():
        return sign.upper()
    category = unicodedata.category(sign)
    if sign in _ALSO_DASHES or category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    for plain, signs in (("+", _PLUSES), ("/", _SLASHES), (".", _STOPS), ("", _UNSEEN)):
        if sign in signs:
            return plain
    if category == "Zs" or sign in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if category in _GONE:
        return ""
    # A letter that is written wider (Ｔ) is the letter; one that becomes several signs is left as it is.
    compatible = unicodedata.normalize("NFKC", sign).upper()
    return compatible if len(compatible) == 1 else sign
