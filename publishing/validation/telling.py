"""Texts that become public read for what points at a person: names, ages, illnesses, one person, and ways to reach one."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from publishing.messages.personal_numbers import has_personal_number

Tells = Literal["count", "person", "name", "age", "health"]

_WORDS = tomllib.loads((Path(__file__).parent / "telling.toml").read_text(encoding="utf-8"))
_DASHES = re.compile("[‐‑‒–—−]")
# A number below a hundred that is no part of a larger one, of a date or of a decimal.
_DIGITS = r"(?<![\d.,:/-])\d{1,2}(?![\d%]|[.,:/-]\d| ?%| \d{3}\b)"
_SHOWN_AT_MOST = 3


def tellings(text: str) -> dict[Tells, tuple[str, ...]]:
    """The ways in which the text points at a person or tells how many people it is about, each with the words that do, as they
    stand in the text; none for most texts.
    """
    seen = _plain(text)
    found = {
        "count": _counts(seen),
        "person": _matches(_PERSON, seen),
        "name": [match[0] for pattern in _NAMES for match in pattern.finditer(seen)],
        "age": _matches(_AGE, seen),
        "health": _matches(_HEALTH, seen),
    }
    return {tells: _shortened(words) for tells, words in found.items() if words}


def _shortened(words: list[str]) -> tuple[str, ...]:
    """The first few of the words, each once, without those that are a part of another."""
    whole = dict.fromkeys(word.strip() for word in words)
    return tuple(word for word in whole if not any(word != other and word in other for other in whole))[:_SHOWN_AT_MOST]


def _plain(text: str) -> str:
    """The text with composed letters, plain hyphens, single spaces and nothing that cannot be seen."""
    composed = unicodedata.normalize("NFKC", text)
    visible = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return " ".join(_DASHES.sub("-", visible).split())


def _counts(text: str) -> list[str]:
    """Numbers of people; the numbers of quarters, dates, paragraphs and so on are put aside first."""
    aside = _DATES.sub(" # ", _LABELLED.sub(r"\1 #", text))
    bare = [] if _THINGS.search(aside) else _matches(_BARE, aside)
    return _matches(_COUNT, aside) + bare


def _matches(patterns: Iterable[re.Pattern[str]], text: str) -> list[str]:
    return [match[0] for pattern in patterns for match in pattern.finditer(text)]


def _pattern(phrases: Iterable[str], language: str = "sv") -> re.Pattern[str]:
    """One pattern for the phrases of a language, their blanks filled in."""
    words = {
        "{n}": rf"(?:{_DIGITS}|{_any(_WORDS['numbers'][language])})",
        "{m}": rf"(?:{_DIGITS}|{_any(set(_WORDS['numbers'][language]) - {*_WORDS['indefinite'][language]})})",
        "{p}": _any(_WORDS["people"][language]),
        "{r}": rf"[\w-]*{_any(_WORDS['roles'][language])}",
        "{of}": rf"(?: {_any(_WORDS['between'][language])}){{0,2}}",
        "{age}": r"(?<![\d-])(?:1[5-9]|[2-9]\d)(?!\d|-\d)",
        "{year}": r"(?:19|20)\d\d",
    }
    joined = "|".join(phrases)
    for blank, filled in words.items():
        joined = joined.replace(blank, filled)
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _in_languages(group: str, prefix: str = "") -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(_WORDS[group][f"{prefix}{language}"], language) for language in ("sv", "en"))


def _name_patterns() -> tuple[re.Pattern[str], ...]:
    names = _WORDS["name"]
    capital = r"[A-ZÅÄÖ][a-zåäöéü]+"
    alone = set(names["given"]) - set(names["given_before_surname"])
    known = {*names["given"], *names["given_before_surname"]}
    return (
        re.compile(rf"\b{_any(known)}(?:[- ]{_any(known)})? {capital}(?:[- ]{capital})?"),
        re.compile(rf"\b{_any(alone)}s?\b(?![- ]?[a-zåäö]*(?:gård|väg|gat))"),
        re.compile(rf"\b(?i:{'|'.join(re.escape(title) for title in names['titles'])}) {capital}"),
        re.compile(rf"\b{names['surnames']}\b"),
        *(re.compile(rf"(?<![\w.]){shape}") for shape in names["initials"]),
    )


_COUNT, _BARE = _in_languages("count"), _in_languages("count", "bare_")
_PERSON, _AGE, _HEALTH = _in_languages("person"), _in_languages("age"), _in_languages("health")
_NAMES = _name_patterns()
_THINGS = _pattern([*_WORDS["count"]["things_sv"], *_WORDS["count"]["things_en"]])
_LABELLED = re.compile(
    rf"(?<!\w)({'|'.join(re.escape(label) for label in _WORDS['count']['labels'])}) ?\d{{1,3}}(?!\d|[.,]\d)",
    re.IGNORECASE,
)
_DATES = re.compile(rf"\d{{1,2}}(?::e|:a|\.)? {_any(_WORDS['count']['months'])}|{_any(_WORDS['count']['months'])} \d{{1,2}}(?!\d)", re.IGNORECASE)  # fmt: skip


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-zÅÄÖåäö]{2,}")
_PHONE = re.compile(
    r"(?<![\d-])(?:0\d{1,3}\s?[-– ]\s?(?:\d{2,3}\s?\d{2}\s?\d{2}|\d{3}\s?\d{2})|07\d{8}|(?:\+|00)46[\d\s()-]{7,14})(?!\d)"
)


def has_email(text: str) -> bool:
    """Whether the text holds an e-mail address."""
    return bool(_EMAIL.search(text))


def has_phone(text: str) -> bool:
    """Whether the text holds a Swedish telephone number."""
    return bool(_PHONE.search(text)) and not has_personal_number(text)
