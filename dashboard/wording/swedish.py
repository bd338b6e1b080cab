"""Texts of the data that are Swedish on a page of another language, marked so that a screen reader reads them as Swedish.

They are found where they stand, as they stand in the data, so that no figure need know which of its rows nobody has translated.
"""

import re
from dataclasses import dataclass
from html import escape

import polars as pl

from dashboard.wording.lines import on_one_line

_TAG = re.compile(r"(<[^>]*>)")
# A text of one word may be a word of the other language, too: alone in its element it is the text, within others it is not.
_SEVERAL = re.compile(r"\S\s+\S")


@dataclass(frozen=True)
class Swedish:
    """Texts as they stand in HTML: those that are looked for within others, longest first, and all of them."""

    within: re.Pattern[str] | None
    whole: frozenset[str]


def swedish_among(texts: pl.DataFrame) -> Swedish:
    """The texts of the query `swedish_texts`, also with the capital that begins a line."""
    found = {on_one_line(escape(words.strip())) for words in texts["words"]}
    found |= {words[:1].upper() + words[1:] for words in found}
    several = sorted((words for words in found if _SEVERAL.search(words)), key=lambda words: (-len(words), words))
    alternatives = "|".join(map(re.escape, several))
    return Swedish(re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if several else None, frozenset(found))


def in_swedish(html: str, texts: Swedish) -> str:
    """The HTML with each of the texts, wherever it stands between tags, as an element in Swedish."""
    if not texts.whole:
        return html
    return "".join(each if each.startswith("<") else _marked(each, texts) for each in _TAG.split(html))


def _marked(words: str, texts: Swedish) -> str:
    bare = words.strip()
    if bare in texts.whole:
        return words.replace(bare, _element(bare))
    return texts.within.sub(lambda found: _element(found[0]), words) if texts.within else words


def _element(words: str) -> str:
    # Of an element that no style sheet has a rule for.
    return f'<bdi lang="sv">{words}</bdi>'
