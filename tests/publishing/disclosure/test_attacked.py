"""The attacker finds nothing in what the publisher protects: made-up cubes, revisions, late deliveries, cells without a value."""

import itertools
import random

import polars as pl
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from publishing.disclosure.protect import Unsafe, protect
from publishing.disclosure.shape import full_cube
from publishing.kinds.placement import SHAPE as PLACEMENT
from tests.attacker.attack import leaks
from tests.attacker.knowledge import Total
from tests.publishing.disclosure.cubes import CELLS, SHAPE, cube, known_of

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SPARSE = st.lists(st.sampled_from([0, 0, 0, 0, 0, 1, 1, 2, 3, 4]), min_size=len(CELLS), max_size=len(CELLS))
BORDER = st.lists(st.sampled_from([0, 1, 4, 5, 6, 7, 12]), min_size=len(CELLS), max_size=len(CELLS))
ALIKE = st.builds(lambda count, cells: [count] * cells, st.integers(0, 6), st.integers(0, len(CELLS)))
CUBES = st.one_of(SPARSE, BORDER, ALIKE)
SEEDS = st.integers(0, 2**32)


def corrected(values: list[int], chance: random.Random) -> list[int]:
    """One person added to a cell, taken away from one, or moved from one to another."""
    after = list(values)
    places = [place for place, count in enumerate(values) if count]
    if places and chance.random() < 0.6:
        after[chance.choice(places)] -= 1
    if after == values or chance.random() < 0.5:
        after[chance.randrange(len(values))] += 1
    return after


@QUICK
@given(values=CUBES, seed=SEEDS)
def test_one_publication(values, seed):
    published = protect(cube(values), SHAPE, chance=random.Random(seed))

    assert leaks(known_of([published])) == []


@QUICK
@given(values=CUBES, seed=SEEDS, people=st.sampled_from([0, 1]))
def test_revisions_of_one_person_each(values, seed, people):
    """The attacker knows that nobody, or just one, was corrected each time. What is unsafe is not published."""
    chance, values = random.Random(seed), [*values, *[0] * (len(CELLS) - len(values))]
    published = [protect(cube(values), SHAPE, chance=chance)]
    for _ in range(3):
        values = corrected(values, chance) if people else values
        try:
            published.append(protect(cube(values), SHAPE, chance=chance, earlier=published))
        except Unsafe:
            break

    assert leaks(known_of(published, people=people)) == []


@QUICK
@given(values=CUBES, seed=SEEDS, late=st.integers(1, 4))
def test_late_deliveries(values, seed, late):
    """Some municipalities and actors come in with the second publication; nothing else has changed."""
    chance, whole = random.Random(seed), cube(values)
    in_time = whole.select(SHAPE.delivered_by).unique(maintain_order=True)[:-late]
    first = protect(whole.join(in_time, on=SHAPE.delivered_by, maintain_order="left"), SHAPE, chance=chance)
    try:
        second = protect(whole, SHAPE, chance=chance, earlier=[first])
    except Unsafe:
        assume(False)

    assert leaks(known_of([first, second], people=0)) == []


@QUICK
@given(values=CUBES, seed=SEEDS)
def test_whoever_learns_how_many_there_are_in_all(values, seed):
    """Somebody tells the exact sum of all. Beside zeros and fives that is no harm; beside zeros alone it is, see README.md."""
    counts = cube(values)
    published = protect(counts, SHAPE, chance=random.Random(seed))
    assume({0, 5} <= {*published["value"]})

    total = counts["value"].sum()
    assert leaks(known_of([published], totals=[Total(total, total)])) == []


def sixty_people(chance: random.Random) -> pl.DataFrame:
    """A quarter of a county of ten municipalities and five actors, with 60 people in 740 cells, most of them alone."""
    municipalities = [f"21{number:02d}" for number in range(10)]
    actors = ("arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region")
    pairs = list(itertools.product(municipalities, actors))
    delivered = pl.DataFrame(pairs, schema=PLACEMENT.delivered_by, orient="row")
    types = {"enhanced_cooperation": pl.Boolean, "value": pl.Int64}
    nobody = pl.DataFrame(schema={name: types.get(name, pl.String) for name in (*PLACEMENT.dimensions, "value")})
    empty = full_cube(nobody, PLACEMENT, delivered=delivered)
    counts = [0] * empty.height
    for _ in range(60):
        counts[chance.randrange(empty.height)] += 1
    return empty.with_columns(value=pl.Series(counts))


def test_twelve_quarters_of_sixty_people_each_published_twice():
    chance = random.Random(60)
    for _ in range(12):
        counts = sixty_people(chance)
        first = protect(counts, PLACEMENT, chance=chance)
        after = counts.with_columns(value=pl.Series(corrected(counts["value"].to_list(), chance)))
        second = protect(after, PLACEMENT, chance=chance, earlier=[first])

        assert leaks(known_of([first, second], dimensions=PLACEMENT.dimensions)) == []
