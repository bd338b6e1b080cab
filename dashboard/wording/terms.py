"""Where words of the glossary stand in a text. What a word is and how it may be written are rows; nothing here knows any."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Piece:
    """A piece of a text, and the word of the glossary that it is, if it is one."""

    words: str
    term_id: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The words of the glossary as they may be written, each with its id, the pattern that finds them, and what each id means
    in a sentence.
    """

    ids: dict[str, str]
    pattern: re.Pattern[str] | None
    sentences: dict[str, str]

    def pieces(self, words: str, *, known: Collection[str] = ()) -> list[Piece]:
        """The text in pieces; only the first place of each word is one, and none of those that are `known` already."""
        if self.pattern is None:
            return [Piece(words)]
        found, seen, start = [], set(known), 0
        for match in self.pattern.finditer(words):
            term_id = self._id_of(match.group())
            if term_id not in seen:
                seen.add(term_id)
                found += [Piece(words[start : match.start()]), Piece(match.group(), term_id)]
                start = match.end()
        return [piece for piece in (*found, Piece(words[start:])) if piece.words]

    def _id_of(self, written: str) -> str:
        written = " ".join(written.split())
        return self.ids.get(written) or self.ids[written[:1].lower() + written[1:]]


def lexicon_of(terms: pl.DataFrame) -> Lexicon:
    """The lexicon of a localised result of `terms`. A word that begins small may begin with a capital, too; not the reverse."""
    ids = {
        form: term_id
        for term_id, term, written in terms.select("term_id", "term", "written").iter_rows()
        for form in (term, *(each.strip() for each in (written or "").split(";")))
        if form
    }
    return Lexicon(ids, _pattern_of(ids), dict(terms.select("term_id", "sentence").iter_rows()))


def _pattern_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for whole words, the longest first."""
    alternatives = "|".join(_form(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])") if alternatives else None


def _form(form: str) -> str:
    first, rest = form[0], r"\s+".join(re.escape(part) for part in form[1:].split(" "))
    return f"[{first}{first.upper()}]{rest}" if first.islower() else re.escape(first) + rest
