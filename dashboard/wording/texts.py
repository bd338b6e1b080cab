"""The fixed texts, read from `texts/*.toml`: a file per figure and for what several share, an entry per text,
Swedish and English side by side.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent / "texts"


@cache
def _texts(name: str) -> dict[str, dict[str, str]]:
    """The entries of one file. They ship with the code and cannot change while the app runs, so no key is needed."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def text(key: str, language: str, **values: object) -> str:
    """The text `file.entry` in `language`, with `{names}` filled in. Raises KeyError for an unknown text or name."""
    name, _, entry = key.partition(".")
    return _texts(name)[entry][language].format(**values)


def problem_text(key: str, details: dict[str, str | int], language: str) -> str:
    """What is wrong with data or a URL, which file, and what to do: the message of a DataError."""
    return f"{fault_text(key, details, language)} {text(f'problems.{key}_do', language, **details)}"


def fault_text(key: str, details: dict[str, str | int], language: str) -> str:
    """Only what is wrong, and in which file: the first part of the message of a DataError."""
    return text(f"problems.{key}", language, **details)
