"""Different people during a year: what is told, and that it gives nothing away of the quarters or of the year itself."""

import itertools
import random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.disclosure.protect import Unsafe, protect
from publishing.disclosure.year_floor import told_at_least
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, FLOOR, GUESSED, Corrected, Knowledge, Publication, Rules, Within
from tests.publishing.disclosure.cubes import CELLS, SHAPE, cube

# A floor gives nothing away whatever it is; what is guessed from it has to be looked for.
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OF_YEAR = ("municipality_code", "public_actor", "sex")
SPARSE = st.lists(st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3, 4]), min_size=len(CELLS), max_size=len(CELLS))
BORDER = st.lists(st.sampled_from([0, 1, 4, 5, 6, 7, 12]), min_size=len(CELLS), max_size=len(CELLS))
QUARTERS = st.lists(st.one_of(SPARSE, BORDER), min_size=4, max_size=4)
# How many more people the year has than its largest quarter, cell by cell.
MORE = st.lists(st.sampled_from([0, 0, 1, 2, 5, 6, 11, 25]), min_size=12, max_size=12)
SEEDS = st.integers(0, 2**32)


class Draws(random.Random):
    """A chance that leaves out so many steps."""

    def __init__(self, left_out: int) -> None:
        super().__init__(0)
        self.draws = iter([0.0] * left_out + [0.99])

    def random(self) -> float:
        return next(self.draws)


class LeavesOutNone(random.Random):
    def random(self) -> float:
        return 0.99


@pytest.mark.parametrize(
    ("value", "shown", "told"),
    [
        (0, 0, None),
        (9, 0, None),
        (10, 0, 10),
        (14, 5, 10),
        (14, 6, None),
        (15, 10, 15),
        (19, 11, None),
        (20, 15, 20),
        (97, 40, 95),
    ],
)
def test_told_is_a_multiple_of_five_that_leaves_room_above_what_a_quarter_shows(value, shown, told):
    assert told_at_least(value, shown=shown, chance=Draws(0)) == told


def test_what_is_told_is_a_floor_and_nothing_else():
    """Every count from what is told upwards may lie behind it, and any count at all behind a protected one."""
    for value, shown in itertools.product(range(60), range(0, 30, 3)):
        told = {told_at_least(value, shown=shown, chance=Draws(left_out)) for left_out in range(15)}

        least = max(10, shown + 5)
        assert told - {None} == {step for step in range(0, value + 1, 5) if step >= least}
        assert None in told


def test_one_in_eight_is_told_a_step_less():
    chance = random.Random(8)
    told = [told_at_least(23, shown=0, chance=chance) for _ in range(2000)]

    shares = {step: told.count(step) / 2000 for step in (20, 15, 10, None)}
    assert shares[20] == pytest.approx(7 / 8, abs=0.03)
    assert shares[15] == pytest.approx(7 / 64, abs=0.02)
    assert shares[10] > 0
    assert shares[None] < 0.01


def of_year(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.group_by(OF_YEAR, maintain_order=True).agg(pl.col("value").sum())


def told(quarters: list[pl.DataFrame], more: list[int], publications: list[pl.DataFrame], chance) -> pl.DataFrame:
    """The year as it is told, with what the largest quarter shows, and the true count."""
    exact = (
        pl.concat([of_year(quarter) for quarter in quarters]).group_by(OF_YEAR).agg(pl.col("value").max()).sort(OF_YEAR)
    )
    shown = pl.concat([of_year(one) for one in publications]).group_by(OF_YEAR).agg(shown=pl.col("value").max())
    rows = exact.with_columns(true=pl.col("value") + pl.Series(more[: exact.height])).join(shown, on=OF_YEAR)
    values = [told_at_least(row["true"], shown=row["shown"], chance=chance) for row in rows.iter_rows(named=True)]
    return rows.with_columns(value=pl.Series(values, dtype=pl.Int64))


def knowledge(publications: list[pl.DataFrame], year: pl.DataFrame, rules: Rules, links=()) -> Knowledge:
    within = tuple(Within(place, len(publications)) for place in range(len(publications)))
    last = Publication(year, rules=rules, dimensions=OF_YEAR)
    return Knowledge(SHAPE.dimensions, (*map(Publication, publications), last), FIVES, (*links, *within))


@FEW
@given(quarters=QUARTERS, more=MORE, seed=SEEDS)
def test_a_year_beside_its_quarters(quarters, more, seed):
    chance, exact = random.Random(seed), [cube(values) for values in quarters]
    published = [protect(one, SHAPE, chance=chance) for one in exact]
    year = told(exact, more, published, chance)

    kind = pl.when(pl.col("value").is_not_null()).then(pl.lit("at_least"))
    assert leaks(knowledge(published, year.with_columns(value_kind=kind), FLOOR)) == []


@QUICK
@given(quarters=QUARTERS, more=MORE, seed=SEEDS)
def test_who_guesses_that_no_step_was_left_out_learns_little_too(quarters, more, seed):
    """He takes "at least 15" for 15–19, and a protected count for one too small to be told."""
    chance, exact = random.Random(seed), [cube(values) for values in quarters]
    published = [protect(one, SHAPE, chance=chance) for one in exact]
    year = told(exact, more, published, LeavesOutNone(seed))

    too_small = pl.max_horizontal(pl.lit(10), (pl.col("shown") + 9) // 5 * 5) - 1
    guessed = year.with_columns(
        value=pl.coalesce("value", too_small).cast(pl.Int64),
        value_kind=pl.when(pl.col("value").is_not_null()).then(pl.lit("at_least")).otherwise(pl.lit("at_most")),
    )
    assert leaks(knowledge(published, guessed, GUESSED)) == []


@FEW
@given(quarters=QUARTERS, more=MORE, seed=SEEDS)
def test_a_quarter_published_again_after_the_year(quarters, more, seed):
    """Nobody was corrected, and the attacker knows it; the year stands as it was told."""
    chance, exact = random.Random(seed), [cube(values) for values in quarters]
    published = [protect(one, SHAPE, chance=chance) for one in exact]
    year = told(exact, more, published, chance)
    kind = pl.when(pl.col("value").is_not_null()).then(pl.lit("at_least"))
    try:
        again = protect(exact[1], SHAPE, chance=chance, earlier=[published[1]])
    except Unsafe:
        return

    links = (Corrected(1, 4, people=0),)
    assert leaks(knowledge([*published, again], year.with_columns(value_kind=kind), FLOOR, links)) == []
