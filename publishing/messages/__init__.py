"""The words of the writing side in Swedish and English, read from the files of `publishing/messages/words/`.

A file holds groups of entries, each entry with `sv` and `en`: `frame` (around a list of faults), `fault` (what is wrong),
`warning` (what is strange), `note` (what is left as it is), `rule` (the contract's rules over several columns), `form` (what a
text should look like), `setting`, and `say` (everything else that the writing side says). A fault, a rule, a warning or a note
has what to do about it apart, in `sv_do` and `en_do`. A name stands in one file alone.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Words = dict[str, str]


def read_words(paths: Iterable[Path]) -> dict[str, dict[str, Words]]:
    """The entries of files of words, by group and name. Raises ValueError for a name that stands in two of them."""
    groups: dict[str, dict[str, Words]] = {}
    for path in paths:
        for group, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            known = groups.setdefault(group, {})
            if twice := known.keys() & entries.keys():
                raise ValueError(f"{path.name}: {group}.{min(twice)} stands in another file already")
            known.update(entries)
    return groups


_TEXTS = read_words(sorted((Path(__file__).parent / "words").glob("*.toml")))

# Around the list of faults: sheet, row, column, count, more, unchanged.
FRAME = _TEXTS["frame"]

# What is wrong or strange, and what to do about it, by fault, by the name of the contract's rule, by warning or by note.
MESSAGES = _TEXTS["fault"] | _TEXTS["rule"] | _TEXTS["warning"] | _TEXTS["note"]


def message(name: str, language: str) -> tuple[str, str]:
    """What is wrong or strange, and what to do about it ("" where nothing has to be done), with their blanks."""
    return MESSAGES[name][language], MESSAGES[name].get(f"{language}_do", "")


# The column in which a broken rule over several columns is mended.
RULE_COLUMNS = {rule: words["column"] for rule, words in _TEXTS["rule"].items()}

PATTERN_HINTS = _TEXTS["form"]

EXPECTED_SETTINGS = _TEXTS["setting"]

SAY = _TEXTS["say"]


def say_from(texts: Mapping[str, Words]) -> Callable[..., str]:
    """A function that gives a text by its name and language ("sv" or "en"), with its blanks filled in from what else it is
    given by name. It raises KeyError for an unknown name.
    """

    def say(name: str, language: str, /, **details: object) -> str:
        return texts[name][language].format(**details)

    return say


say = say_from(SAY)


def in_both(text: Callable[[str], str]) -> Words:
    """What gives a text in one language, asked in both: `in_both(field.heading)`."""
    return {language: text(language) for language in ("sv", "en")}
