"""Which table or key figure belongs to which indicator: a catalogue's `facts/statistics.toml`, read strictly."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path

from contract import CODELISTS
from contract.context import AGE_GROUP_PATTERN
from publishing.catalogue.settings import read_toml
from publishing.messages import EXPECTED_SETTINGS
from publishing.messages.problems import InputError, Problem

STATISTICS_FILE = "statistics.toml"
SERVICES = ("scb", "kolada")
# What stands in the file once, of all services and series.
_COMMON = ("reference_areas", "first_year")


@dataclass(frozen=True)
class Publisher:
    """Whose figures a service has, for the rows of `source`."""

    publisher: str
    source_kind: str
    licence: str = ""


@dataclass(frozen=True)
class Series:
    """One table or key figure for one indicator and age group.

    `tables` are the ids of tables, or of one key figure: where a year stands in several, the last one holds. `sexes` says by
    which code the service tells women (F) and men (M) apart; empty where it does not. `marks` are signs for a missing value
    that this series uses otherwise than the service does. The rest says what is chosen in a table: `selection` by variable.
    """

    indicator: str
    tables: list
    title_sv: str
    title_en: str
    age_group: str = "T"
    municipalities_only: bool = False
    sexes: dict = field(default_factory=dict)
    marks: dict = field(default_factory=dict)
    selection: dict = field(default_factory=dict)
    region: str = "Region"
    time: str = "Tid"
    sex: str = "Kon"


@dataclass(frozen=True)
class Statistics:
    """All that a catalogue fetches: the areas beside its municipalities, the first year, and by service whose figures and which."""

    reference_areas: tuple[str, ...]
    first_year: int
    publishers: Mapping[str, Publisher]
    series: Mapping[str, tuple[Series, ...]]


def read_statistics(folder: Path) -> Statistics:
    """What the catalogue in `folder` fetches. Raises InputError when it has no such file, or a faulty one."""
    path = folder / "facts" / STATISTICS_FILE
    values = read_toml(path)
    problems = _problems(path, values)
    if problems:
        raise InputError(problems)
    of_services = {name: values[name] for name in SERVICES if name in values}
    return Statistics(
        reference_areas=tuple(values["reference_areas"]),
        first_year=values["first_year"],
        publishers={name: Publisher(**_without_series(given)) for name, given in of_services.items()},
        series={name: tuple(Series(**each) for each in given.get("series", [])) for name, given in of_services.items()},
    )


def _without_series(given: dict) -> dict:
    return {name: value for name, value in given.items() if name != "series"}


def _problems(path: Path, values: dict) -> list[Problem]:
    found = _wrong_keys(path, values, needed=_COMMON, known=(*_COMMON, *SERVICES), prefix="")
    areas = values.get("reference_areas", [])
    if not isinstance(areas, list) or not all(re.fullmatch(r"\d{2}(\d{2})?", str(area)) for area in areas):
        found.append(_bad(path, "reference_areas", "areas"))
    if type(values.get("first_year", 0)) is not int:
        found.append(_bad(path, "first_year", "integer"))
    for service in SERVICES:
        given = values.get(service)
        if given is None:
            continue
        if not isinstance(given, dict) or not isinstance(given.get("series", []), list):
            found.append(_bad(path, service, "table"))
            continue
        found += _of_class(path, Publisher, _without_series(given), f"{service}.")
        for number, series in enumerate(given.get("series", []), start=1):
            found += _series_problems(path, series, f"{service}.series[{number}].")
    return found


def _series_problems(path: Path, series: dict, prefix: str) -> list[Problem]:
    found = _of_class(path, Series, series, prefix)
    if found:
        return found
    if not series["tables"] or not all(isinstance(table, str) and table.isalnum() for table in series["tables"]):
        found.append(_bad(path, f"{prefix}tables", "ids"))
    if not re.fullmatch(AGE_GROUP_PATTERN, series.get("age_group", "T")):
        found.append(_bad(path, f"{prefix}age_group", "age_group"))
    if not set(series.get("marks", {}).values()) <= set(CODELISTS["source_mark"].codes):
        found.append(_bad(path, f"{prefix}marks", "marks"))
    if not set(series.get("sexes", {})) <= set(CODELISTS["sex"].codes):
        found.append(_bad(path, f"{prefix}sexes", "sexes"))
    return found


def _of_class(path: Path, cls: type, given: dict, prefix: str) -> list[Problem]:
    needed = [each.name for each in fields(cls) if each.default is MISSING and each.default_factory is MISSING]
    types = {each.name: each.type for each in fields(cls)}
    found = _wrong_keys(path, given, needed=needed, known=list(types), prefix=prefix)
    expected = {str: "text", bool: "boolean", list: "ids", dict: "table"}
    return found + [
        _bad(path, f"{prefix}{name}", expected[types[name]])
        for name, value in given.items()
        if name in types and type(value) is not types[name]
    ]


def _wrong_keys(path: Path, given: dict, *, needed: object, known: object, prefix: str) -> list[Problem]:
    missing = [Problem.of(path, "missing_setting", setting=f"{prefix}{name}") for name in needed if name not in given]
    return missing + [
        Problem.of(path, "unknown_setting", setting=f"{prefix}{name}") for name in given if name not in known
    ]


def _bad(path: Path, setting: str, expected: str) -> Problem:
    return Problem.of(path, "bad_setting", setting=setting, expected=EXPECTED_SETTINGS[expected])
