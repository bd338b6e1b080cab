"""People placed at the enterprises at the end of each quarter (a stock), in the shape in which they are published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache

from demo.catalogue.chance import CODES, QUARTERS, Row, apportion, around, publish, stream, table, value_kind
from demo.catalogue.municipalities import is_delivered

_MEASURES = ("praktik", "arbetstraning", "arbetsprovning", "sysselsattning", "spraktraning", "lonestod")

# People per quarter in the whole county. The plan's 260 through Arbetsförmedlingen, about a fifth of them within
# enhanced cooperation, is where the example begins.
_TOTALS = {(row["public_actor"], row["enhanced_cooperation"]): row for row in table("placement_totals")}
_WEIGHTS = {(row["public_actor"], row["placement_measure"]): row["weight"] for row in table("placement_weights")}
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
    for quarter in QUARTERS:
        people[quarter] = {}
        for (actor, enhanced), totals in _TOTALS.items():
            weights = {
                cell: liking[cell]
                * wanted[cell.municipality_code]
                * places[quarter].get(cell.municipality_code, 0)
                * _WEIGHTS.get((actor, cell.placement_measure), 0.0)
                * (_SHARE_OF_WOMEN[actor] if cell.sex == "F" else 1 - _SHARE_OF_WOMEN[actor])
                for cell in _cells()
                if cell.group == (actor, enhanced)
            }
            people[quarter] |= apportion(totals[quarter], weights)
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
            rows.append({"period": quarter} | asdict(cell) | value)
    return rows
