"""The words of the writing side in Swedish and English, read from the files of `publishing/messages/words/`.

A file holds groups of entries, each entry with `sv` and `en`: `frame` (around a list of faults), `fault` (what is wrong
and what to do), `warning` (what is strange), `note` (what is left as it is), `rule` (the contract's rules over several
columns), `form` (what a text should look like), `setting`, and `say` (everything else that the writing side says). A name
stands in one file alone.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path

Words = dict[str, str]


def _read() -> dict[str, dict[str, Words]]:
    groups: dict[str, dict[str, Words]] = {}
    for path in sorted((Path(__file__).parent / "words").glob("*.toml")):
        for group, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            known = groups.setdefault(group, {})
            if twice := known.keys() & entries.keys():
                raise ValueError(f"{path.name}: {group}.{min(twice)} stands in another file already")
            known.update(entries)
    return groups


_TEXTS = _read()

# Around the list of faults: sheet, row, column, count, more, unchanged.
FRAME = _TEXTS["frame"]

# What is wrong or strange and what to do, by fault, by the name of the contract's rule, by warning or by note.
MESSAGES = _TEXTS["fault"] | _TEXTS["rule"] | _TEXTS.get("warning", {}) | _TEXTS.get("note", {})

# The column in which a broken rule over several columns is mended.
RULE_COLUMNS = {rule: words["column"] for rule, words in _TEXTS["rule"].items()}

PATTERN_HINTS = _TEXTS["form"]

EXPECTED_SETTINGS = _TEXTS["setting"]

SAY = _TEXTS.get("say", {})


def say(name: str, language: str, /, **details: object) -> str:
    """The text `name` of the group `say` in "sv" or "en", its blanks filled in. Raises KeyError for an unknown name."""
    return SAY[name][language].format(**details)


def in_both(text: Callable[[str], str]) -> Words:
    """What gives a text in one language, asked in both: `in_both(field.heading)`."""
    return {language: text(language) for language in ("sv", "en")}
