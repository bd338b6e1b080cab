"""Small cubes to protect, and what an attacker who reads their publications knows."""

import itertools
from collections.abc import Sequence

import polars as pl

from publishing.kinds.cube import CubeShape, OnlyFor
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


def cube(values: Sequence[int | None]) -> pl.DataFrame:
    """The small cube with these counts in its first cells, and 0 in the others; None for a cell that is left out."""
    counts = pl.Series([*values, *[0] * (len(CELLS) - len(values))], dtype=pl.Int64)
    return pl.DataFrame(CELLS, schema=SHAPE.dimensions, orient="row").with_columns(value=counts)


def shown(values: Sequence[int | None], *, ceilings: Sequence[int | None] = ()) -> pl.DataFrame:
    """A publication of the small cube with these values in its first cells, and 0 in the others."""
    kind = (
        pl.when(pl.col("value").is_in([0, 5])).then(pl.lit("rounded")).when(pl.col("value") > 5).then(pl.lit("exact"))
    )
    most = pl.Series([*ceilings, *[None] * (len(CELLS) - len(ceilings))], dtype=pl.Int64)
    return cube(values).with_columns(value_kind=kind, ceiling=most)


def known_of(
    publications: Sequence[pl.DataFrame],
    *,
    dimensions: Sequence[str] = SHAPE.dimensions,
    people: int = 1,
    totals: Sequence[Total] = (),
) -> Knowledge:
    """What the attacker knows: the publications, that so many people were corrected between two, the totals."""
    seen = [frame.rename({"ceiling": "most"}, strict=False) for frame in publications]
    read = [Publication(frame) for frame in seen[:-1]] + [Publication(seen[-1], totals=tuple(totals))]
    links = tuple(Corrected(place, place + 1, people) for place in range(len(publications) - 1))
    return Knowledge(tuple(dimensions), tuple(read), FIVES, links)
