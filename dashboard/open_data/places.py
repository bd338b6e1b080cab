"""Where the tables of a catalogue tell of, as a description of open data names it: the counties of its municipalities, or Sweden.

DCAT-AP-SE 3.0.1 recommends the addresses of GeoNames for places that the EU's tables do not have, and its rules take no others.
"""

from collections.abc import Iterable
from dataclasses import dataclass


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
# The counties by Statistics Sweden's codes, with which the codes of their municipalities begin.
COUNTIES = {
    "01": Place(2673722, "Stockholms län", "Stockholm County"),
    "03": Place(2666218, "Uppsala län", "Uppsala County"),
    "04": Place(2676207, "Södermanlands län", "Södermanland County"),
    "05": Place(2685867, "Östergötlands län", "Östergötland County"),
    "06": Place(2702976, "Jönköpings län", "Jönköping County"),
    "07": Place(2699050, "Kronobergs län", "Kronoberg County"),
    "08": Place(2702259, "Kalmar län", "Kalmar County"),
    "09": Place(2711508, "Gotlands län", "Gotland County"),
    "10": Place(2721357, "Blekinge län", "Blekinge County"),
    "12": Place(3337385, "Skåne län", "Skåne County"),
    "13": Place(2708794, "Hallands län", "Halland County"),
    "14": Place(3337386, "Västra Götalands län", "Västra Götaland County"),
    "17": Place(2664870, "Värmlands län", "Värmland County"),
    "18": Place(2686655, "Örebro län", "Örebro County"),
    "19": Place(2664179, "Västmanlands län", "Västmanland County"),
    "20": Place(2699767, "Dalarnas län", "Dalarna County"),
    "21": Place(2712411, "Gävleborgs län", "Gävleborg County"),
    "22": Place(2664292, "Västernorrlands län", "Västernorrland County"),
    "23": Place(2703330, "Jämtlands län", "Jämtland County"),
    "24": Place(2664415, "Västerbottens län", "Västerbotten County"),
    "25": Place(604010, "Norrbottens län", "Norrbotten County"),
}


def places_of(municipality_codes: Iterable[str]) -> tuple[Place, ...]:
    """The counties that the municipalities lie in, by their codes; Sweden where that is all of them. Raises KeyError for a county that is none."""
    counties = sorted({code[:2] for code in municipality_codes})
    return (SWEDEN,) if len(counties) == len(COUNTIES) else tuple(COUNTIES[code] for code in counties)
