"""A catalogue's settings, read strictly from its `catalogue.toml`."""

import datetime as dt
import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

from contract import CONTRACT_VERSION
from contract.extracts import is_known
from contract.periods import QUARTER
from publishing.messages import EXPECTED_SETTINGS, Words
from publishing.messages.problems import InputError, Problem

SETTINGS_FILE = "catalogue.toml"

# What a setting has to be, as its fault says it, by the type that TOML gives it.
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


def first_catalogue(data: Path) -> str:
    """The catalogue that is meant where none is named: the first in alphabetical order that is no example; "" if there is none.

    Faulty settings are passed over here; who works with that catalogue is told.
    """
    for name in known_catalogues(data):
        try:
            if read_toml(data / name / SETTINGS_FILE).get("is_example") is False:
                return name
        except InputError:
            continue
    return ""


def read_settings(data: Path, name: str) -> Settings:
    """The settings of the catalogue `name` in the folder `data`. Raises InputError when there is none or it is faulty."""
    if name not in known_catalogues(data):
        known = ", ".join(known_catalogues(data)) or "–"
        raise InputError.of(data / name, "unknown_catalogue", known=known)
    path = data / name / SETTINGS_FILE
    values = read_toml(path)
    problems = _problems(path, values, name)
    if problems:
        raise InputError(problems)
    return Settings(**{**values, "deliveries": ExpectedDeliveries(**values["deliveries"])})


def read_toml(path: Path) -> dict:
    """The values of a TOML file. Raises InputError when it is not there or is not one."""
    if not path.is_file():
        raise InputError.of(path, "missing_file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise InputError.of(path, "not_utf8") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError.of(path, "bad_toml", reason=error) from error


def _problems(path: Path, values: dict, name: str) -> list[Problem]:
    def problem(message: str, **details: str | Words) -> Problem:
        return Problem.of(path, message, **details)

    def bad(setting: str, expected: str) -> Problem:
        return problem("bad_setting", setting=setting, expected=EXPECTED_SETTINGS[expected])

    def missing_or_unknown(cls: type, given: dict, prefix: str = "") -> list[Problem]:
        needed = [field.name for field in fields(cls) if field.default is MISSING]
        known = [field.name for field in fields(cls)]
        found = [problem("missing_setting", setting=f"{prefix}{key}") for key in needed if key not in given]
        return found + [problem("unknown_setting", setting=f"{prefix}{key}") for key in given if key not in known]

    found = missing_or_unknown(Settings, values)
    for field in fields(Settings):
        wanted = dict if field.type is ExpectedDeliveries else field.type
        # A date and time is also a date in Python, so the types are compared exactly.
        if field.name in values and type(values[field.name]) is not wanted:
            found.append(bad(field.name, _EXPECTED[wanted]))
    if found:
        return found
    if values["published_at"].tzinfo is None:
        return [bad("published_at", "time")]
    if not is_known(values.get("facts_contract_version", CONTRACT_VERSION)):
        return [bad("facts_contract_version", "contract")]
    if values["name"] != name:
        return [problem("wrong_name", value=values["name"], folder=name)]
    deliveries = values["deliveries"]
    found = missing_or_unknown(ExpectedDeliveries, deliveries, "deliveries.")
    for key in ("first_quarter", "last_quarter"):
        if key in deliveries and not QUARTER.fullmatch(str(deliveries[key])):
            found.append(bad(f"deliveries.{key}", "quarter"))
    return found
