"""The addresses of files, and what each of them names: `/data/exempel/3/placements_by_actor.csv?period=2017-Q4`.

A number in the place of the version is that version for good, `senaste` the newest. Below `extracts/` lie the published files themselves.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlencode

Named = TypeVar("Named")
FOLDER, NEWEST, EXTRACTS = "data", "senaste", "extracts"
NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class NotFoundError(Exception):
    """An address names what there is not: a folder, a catalogue, a version, a table, a format, a choice."""


@dataclass(frozen=True)
class Address:
    """What an address names: the catalogue, the version (None: the newest), whether a published file, its name, its ending."""

    catalogue: str
    number: int | None
    is_extract: bool
    name: str
    ending: str


def read_address(path: str) -> Address:
    """What the part of an address after `/data/` names. Raises NotFoundError for what is no address of a file."""
    parts = path.split("/")
    if len(parts) < 3 or parts[2:-1] not in ([], [EXTRACTS]):
        raise NotFoundError
    catalogue, version, *within = parts
    name, _, ending = within[-1].partition(".")
    return Address(catalogue, None if version == NEWEST else _number(version), len(within) > 1, name, ending)


def path_of(address: Address, parameters: Mapping[str, Sequence[str]]) -> str:
    """The address, below `/`. An Å stands in it as its code, so that every tool takes it."""
    folder = [EXTRACTS] if address.is_extract else []
    version = NEWEST if address.number is None else str(address.number)
    place = "/".join([FOLDER, quote(address.catalogue), version, *folder, f"{address.name}.{address.ending}"])
    return f"{place}?{urlencode(parameters, doseq=True)}" if parameters else place


def named(name: str, among: Mapping[str, Named]) -> Named:
    """What has this name. Raises NotFoundError."""
    if name not in among:
        raise NotFoundError
    return among[name]


def _number(version: str) -> int:
    """The number of a version as it is written: there is one address of each, so `03` and `+3` are none."""
    if not NUMBER.fullmatch(version):
        raise NotFoundError
    return int(version)
