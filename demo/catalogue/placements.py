"""People placed at the enterprises at the end of each quarter (a stock), in the shape in which they are published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache

from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, apportion, around, publish, stream, value_kind
from demo.catalogue.delivered import SOURCE, is_delivered

_MEASURES = ("praktik", "arbetstraning", "arbetsprovning", "sysselsattning", "spraktraning", "lonestod")

# People per quarter in the whole county. The plan's 260 through Arbetsförmedlingen, about a fifth of them within
# enhanced cooperation, is where the example begins.
_TOTALS: dict[tuple[str, bool], tuple[int, ...]] = {
    ("arbetsformedlingen", False): (210, 213, 208, 214, 219, 216, 222, 225, 223, 230, 238, 248),
    ("arbetsformedlingen", True): (52, 53, 55, 54, 58, 60, 59, 63, 66, 66, 70, 75),
    ("kommun", False): (52, 53, 55, 54, 58, 62, 61, 66, 68, 71, 72, 75),
    ("forsakringskassan", False): (31, 31, 33, 32, 34, 35, 34, 36, 37, 36, 38, 39),
    ("samordningsforbund", False): (13, 13, 14, 14, 16, 16, 17, 17, 18, 20, 20, 21),
    ("region", False): (5, 5, 6, 6, 6, 7, 7, 8, 8, 8, 9, 10),
}
_MEASURE_WEIGHTS: dict[str, Mapping[str, float]] = {
    "arbetsformedlingen": {
        "praktik": 3.0, "arbetstraning": 5.0, "arbetsprovning": 1.0, "lonestod": 4.0, "spraktraning": 1.5,
    },
    "kommun": {
        "sysselsattning": 3.0, "daglig_verksamhet": 3.0, "spraktraning": 1.0, "praktik": 1.0, "arbetstraning": 1.5,
    },
    "forsakringskassan": {"arbetstraning": 3.0, "arbetsprovning": 2.0},
    "samordningsforbund": {"arbetstraning": 2.0, "arbetsprovning": 1.0},
    "region": {"sysselsattning": 1.0},
}  # fmt: skip
_SHARE_OF_WOMEN = {
    "arbetsformedlingen": 0.47, "kommun": 0.52, "forsakringskassan": 0.58, "samordningsforbund": 0.55, "region": 0.5,
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Cell:
    """One cell of the cube within a quarter."""

    municipality_code: str
    public_actor: str
    placement_measure: str
    enhanced_cooperation: bool
    sex: str

    @property
    def group(self) -> tuple[str, bool]:
        """What the county's total is given for: the actor, within enhanced cooperation or not."""
        return self.public_actor, self.enhanced_cooperation


@cache
def _cells() -> tuple[Cell, ...]:
    """Every possible cell: daily activities are the municipality's, enhanced cooperation Arbetsförmedlingen's alone."""
    return tuple(
        Cell(code, actor, measure, enhanced, sex)
        for code in CODES
        for actor, enhanced in _TOTALS
        for measure in (*_MEASURES, *(("daglig_verksamhet",) if actor == "kommun" else ()))
        for sex in ("F", "M")
    )


def placed_people(seed: int, places: Mapping[str, Mapping[str, int]]) -> dict[str, dict[Cell, int]]:
    """People per quarter and cell, before rounding; in a municipality in proportion to its places at enterprises."""
    rng = stream(seed, "placement")
    wanted = {code: around(rng, 0.08) for code in CODES}
    liking = {cell: around(rng, 0.4) for cell in _cells()}
    people: dict[str, dict[Cell, int]] = {}
    for position, quarter in enumerate(QUARTERS):
        people[quarter] = {}
        for (actor, enhanced), totals in _TOTALS.items():
            weights = {
                cell: liking[cell]
                * wanted[cell.municipality_code]
                * places[quarter].get(cell.municipality_code, 0)
                * _MEASURE_WEIGHTS[actor].get(cell.placement_measure, 0.0)
                * (_SHARE_OF_WOMEN[actor] if cell.sex == "F" else 1 - _SHARE_OF_WOMEN[actor])
                for cell in _cells()
                if cell.group == (actor, enhanced)
            }
            people[quarter] |= apportion(totals[position], weights)
    return people


def people_by_municipality(people: Mapping[Cell, int]) -> dict[str, int]:
    """The people placed in each municipality, over all actors and measures."""
    by_code = dict.fromkeys(CODES, 0)
    for cell, count in people.items():
        by_code[cell.municipality_code] += count
    return by_code


def placement_rows(seed: int, people: Mapping[str, Mapping[Cell, int]]) -> list[Row]:
    """One row per quarter, municipality that has delivered, and cell; no inner cell is 1–4, and there are no totals."""
    rng = stream(seed, "placement rounding")
    order = {cell: rng.random() for cell in _cells()}
    rows: list[Row] = []
    for quarter in QUARTERS:
        delivered = [cell for cell in _cells() if is_delivered(cell.municipality_code, "placement", quarter)]
        published: dict[Cell, int] = {}
        for group in _TOTALS:
            counts = {cell: people[quarter][cell] for cell in delivered if cell.group == group}
            published |= publish(counts, order=order, part=lambda cell: (cell.municipality_code, cell.sex))
        for cell in delivered:
            value = {"value": float(published[cell]), "value_kind": value_kind(published[cell]), "obs_status": "A"}
            when = {"period": quarter, "period_end": last_day(quarter)}
            rows.append({"source_id": SOURCE} | when | asdict(cell) | value)
    return rows
