"""A catalogue's settings, read strictly from its `catalogue.toml`."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from contract import CONTRACT_VERSION
from contract.extracts import is_known
from contract.periods import QUARTER
from publishing.messages import EXPECTED_SETTINGS, Words
from publishing.messages.problems import InputError, Problem

SETTINGS_FILE = "catalogue.toml"

_TYPES: dict[str, type] = {
    "name": str,
    "title_sv": str,
    "title_en": str,
    "region_sv": str,
    "region_en": str,
    "is_example": bool,
    "as_of": dt.date,
    "published_at": dt.datetime,
    "author": str,
    "note_sv": str,
    "note_en": str,
    "deliveries": dict,
    "version_note": str,
    "facts_contract_version": str,
}
_OPTIONAL = ("version_note", "facts_contract_version")
_EXPECTED = {str: "text", bool: "boolean", dt.date: "date", dt.datetime: "time", dict: "table"}


@dataclass(frozen=True)
class ExpectedDeliveries:
    """The quarters that municipalities are asked to deliver for, and the source that says what has come in."""

    first_quarter: str
    last_quarter: str
    source_id: str


@dataclass(frozen=True)
class Settings:
    """What a catalogue is: its names, its data date (`as_of`), when and by whom it is published, example or real.

    `note` is about the catalogue, `version_note` about the version that is built next: what it corrects.
    `facts_contract_version` is the contract that its files of facts were written under: they need no younger columns.
    """

    name: str
    title_sv: str
    title_en: str
    region_sv: str
    region_en: str
    is_example: bool
    as_of: dt.date
    published_at: dt.datetime
    author: str
    note_sv: str
    note_en: str
    deliveries: ExpectedDeliveries
    version_note: str = ""
    facts_contract_version: str = CONTRACT_VERSION


def known_catalogues(data: Path) -> list[str]:
    """The names of the catalogues in the folder `data`, in alphabetical order."""
    return sorted(path.parent.name for path in data.glob(f"*/{SETTINGS_FILE}"))


def read_settings(data: Path, name: str) -> Settings:
    """The settings of the catalogue `name` in the folder `data`. Raises InputError when there is none or it is faulty."""
    if name not in known_catalogues(data):
        known = ", ".join(known_catalogues(data)) or "–"
        raise InputError([Problem(str(data / name), "unknown_catalogue", details={"known": known})])
    path = data / name / SETTINGS_FILE
    values = _read_toml(path)
    problems = _problems(path, values, name)
    if problems:
        raise InputError(problems)
    return Settings(**{**values, "deliveries": ExpectedDeliveries(**values["deliveries"])})


def _read_toml(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise InputError([Problem(str(path), "not_utf8")]) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError([Problem(str(path), "bad_toml", details={"reason": str(error)})]) from error


def _problems(path: Path, values: dict, name: str) -> list[Problem]:
    def problem(message: str, **details: str | Words) -> Problem:
        return Problem(str(path), message, details=details)

    found = [problem("missing_setting", setting=key) for key in _TYPES if key not in (*_OPTIONAL, *values)]
    found += [problem("unknown_setting", setting=key) for key in values if key not in _TYPES]
    for key, expected in _TYPES.items():
        # A date and time is also a date in Python, so the types are compared exactly.
        if key in values and type(values[key]) is not expected:
            found.append(problem("bad_setting", setting=key, expected=EXPECTED_SETTINGS[_EXPECTED[expected]]))
    if not found and values["published_at"].tzinfo is None:
        found.append(problem("bad_setting", setting="published_at", expected=EXPECTED_SETTINGS["time"]))
    if not found and not is_known(values.get("facts_contract_version", CONTRACT_VERSION)):
        found.append(problem("bad_setting", setting="facts_contract_version", expected=EXPECTED_SETTINGS["contract"]))
    if not found and values["name"] != name:
        found.append(problem("wrong_name", value=values["name"], folder=name))
    if not found:
        found += _delivery_problems(path, values["deliveries"])
    return found


def _delivery_problems(path: Path, values: dict) -> list[Problem]:
    def problem(message: str, key: str, **details: Words) -> Problem:
        return Problem(str(path), message, details={"setting": f"deliveries.{key}", **details})

    keys = ("first_quarter", "last_quarter", "source_id")
    found = [problem("missing_setting", key) for key in keys if key not in values]
    found += [problem("unknown_setting", key) for key in values if key not in keys]
    for key in keys[:2]:
        if key in values and not QUARTER.fullmatch(str(values[key])):
            found.append(problem("bad_setting", key, expected=EXPECTED_SETTINGS["quarter"]))
    return found
