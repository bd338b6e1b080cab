"""What somebody has written as a name, a note or an answer: a text of blanks and of signs that cannot be seen says nothing."""

import unicodedata

# Letters and signs by their class that are drawn as nothing: fillers of Hangul and Khmer, the empty pattern of Braille.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def said(text: str) -> str:
    """The text without blanks and invisible signs around it; "" where there is nothing in it to be seen."""
    seen = [place for place, sign in enumerate(text) if _is_seen(sign)]
    if not seen:
        return ""
    end = seen[-1] + 1
    # An accent that is a sign of its own belongs to the letter before it.
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return text[seen[0] : end]


def same_name(one: str, other: str) -> bool:
    """Whether two names are read as one: without regard to case, blanks, and what cannot be seen."""
    return _as_read(one) == _as_read(other)


def _as_read(name: str) -> str:
    composed = unicodedata.normalize("NFKC", name)
    return " ".join("".join(sign for sign in composed if sign.isspace() or _is_seen(sign)).split()).casefold()


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZM" and sign not in _DRAWN_AS_NOTHING
