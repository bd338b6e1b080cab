"""Where the tables of a catalogue tell of, as a description of open data names it: the counties of its municipalities, or Sweden.

DCAT-AP-SE 3.0.1 recommends the addresses of GeoNames for places that the EU's tables do not have, and its rules take no others.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

# The counties by Statistics Sweden's codes, with which the codes of their municipalities begin, and by their numbers at GeoNames.
COUNTIES = Path(__file__).with_name("counties.csv")


@dataclass(frozen=True)
class Place:
    """A place by its number at GeoNames, and what it is called."""

    number: int
    name_sv: str
    name_en: str

    @property
    def iri(self) -> str:
        """The address that it is known by."""
        return f"http://sws.geonames.org/{self.number}"


SWEDEN = Place(2661886, "Sverige", "Sweden")


def places_of(municipality_codes: Iterable[str]) -> tuple[Place, ...]:
    """The counties that the municipalities lie in, by their codes; Sweden where that is all of them. Raises KeyError for a county that is none."""
    counties = sorted({code[:2] for code in municipality_codes})
    return (SWEDEN,) if len(counties) == len(known_counties()) else tuple(known_counties()[code] for code in counties)


@cache
def known_counties() -> Mapping[str, Place]:
    """Every county by its code. They ship with the code and cannot change while the app runs, so no key is needed."""
    rows = csv.DictReader(COUNTIES.read_text(encoding="utf-8").splitlines())
    return MappingProxyType(
        {row["county_code"]: Place(int(row["geonames_id"]), row["name_sv"], row["name_en"]) for row in rows}
    )
