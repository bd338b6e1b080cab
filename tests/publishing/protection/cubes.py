"""Small cubes to protect, and what an attacker who reads their publications knows."""

import itertools
from collections.abc import Sequence

import polars as pl

from publishing.protection import CubeShape, OnlyFor
from tests.attacker.knowledge import FIVES, Corrected, Knowledge, Publication, Total

MUNICIPALITIES = ("2101", "2104", "2121")
ACTORS = ("kommun", "region")
MEASURES = ("praktik", "daglig_verksamhet")
SEXES = ("F", "M")

SHAPE = CubeShape(
    name="small",
    delivered_by=("municipality_code", "public_actor"),
    codes={"placement_measure": MEASURES, "sex": SEXES},
    near={("municipality_code",): 0.5, ("public_actor",): 0.5},
    rules=(OnlyFor("placement_measure", "daglig_verksamhet", other="public_actor", only="kommun"),),
)
CELLS = [
    cell
    for cell in itertools.product(MUNICIPALITIES, ACTORS, MEASURES, SEXES)
    if cell[1:3] != ("region", "daglig_verksamhet")
]


def cube(values: Sequence[int]) -> pl.DataFrame:
    """The small cube with these counts in its first cells, and 0 in the others."""
    counts = [*values, *[0] * (len(CELLS) - len(values))]
    return pl.DataFrame(CELLS, schema=SHAPE.dimensions, orient="row").with_columns(value=pl.Series(counts))


def shown(values: Sequence[int]) -> pl.DataFrame:
    """A publication of the small cube with these values in its first cells, and 0 in the others."""
    kind = pl.when(pl.col("value").is_in([0, 5])).then(pl.lit("rounded")).otherwise(pl.lit("exact"))
    return cube(values).with_columns(value_kind=kind)


def known_of(
    publications: Sequence[pl.DataFrame],
    *,
    dimensions: Sequence[str] = SHAPE.dimensions,
    people: int = 1,
    totals: Sequence[Total] = (),
) -> Knowledge:
    """What the attacker knows: the publications, that so many people were corrected between two, the totals."""
    read = [Publication(frame) for frame in publications[:-1]] + [Publication(publications[-1], totals=tuple(totals))]
    links = tuple(Corrected(place, place + 1, people) for place in range(len(publications) - 1))
    return Knowledge(tuple(dimensions), tuple(read), FIVES, links)
