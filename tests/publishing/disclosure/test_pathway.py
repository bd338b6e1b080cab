"""The way to work: nobody is given away by how many reached a step and how many the next, nor by a correction."""

import contextlib
import itertools
import random
from collections.abc import Callable, Sequence

import polars as pl
import pytest

from demo.catalogue.generate import example_frames
from publishing.disclosure.protect import Unsafe, protect
from publishing.disclosure.shape import full_cube
from publishing.kinds.pathway import SHAPE, STEPS
from tests.attacker.attack import FEWEST, leaks
from tests.attacker.knowledge import FIVES, Corrected, Knowledge, Publication
from tests.attacker.reading import read_rows

# How many stopped at each step of a short track: what an attacker tries.
TRACK = (7, 1, 9)
TRIED = tuple(itertools.product(range(16), repeat=len(TRACK)))


def reached(stopped: Sequence[int]) -> tuple[int, ...]:
    """How many reached each step: those who stopped there or later."""
    return tuple(sum(stopped[place:]) for place in range(len(stopped)))


def shown(count: int) -> frozenset[int]:
    """What a count may be published as: 0 or 5 when it is small, else itself."""
    return frozenset({0, 5}) if 0 < count < 5 else frozenset({count})


def left(published: Sequence[int], told: Callable[[Sequence[int]], Sequence[int]]) -> list[set[int]]:
    """Per step, how many may have stopped there, of all that are tried, where `published` is shown of what is `told`."""
    fits = [
        stopped
        for stopped in TRIED
        if all(value in shown(count) for value, count in zip(published, told(stopped), strict=True))
    ]
    return [{stopped[place] for stopped in fits} for place in range(len(TRACK))]


def is_given_away(values: set[int]) -> bool:
    return len(values) < FEWEST and bool(values & {1, 2, 3, 4})


def test_counts_of_those_who_reached_each_step_would_give_away_who_stopped():
    """Planted: 17, 10 and 9 are all large, each by itself, and say that exactly one stopped at the second step."""
    published = reached(TRACK)
    assert published == (17, 10, 9)

    assert left(published, reached) == [{7}, {1}, {9}]
    assert [is_given_away(values) for values in left(published, reached)] == [False, True, False]


@pytest.mark.parametrize("second", [0, 5])
def test_cells_of_those_who_stopped_give_nobody_away_and_the_steps_are_their_sums(second):
    published = (7, second, 9)

    values = left(published, lambda stopped: stopped)

    assert [is_given_away(each) for each in values] == [False, False, False]
    assert values[1] == {0, 1, 2, 3, 4} if second == 0 else {1, 2, 3, 4, 5}
    # Whoever knows the sums knows no more than whoever knows the cells: each is the other's.
    assert tuple(a - b for a, b in itertools.pairwise((*reached(published), 0))) == published


def quarter(chance: random.Random, people: int, codes: Sequence[str] = ("2180", "2183", "2104")) -> pl.DataFrame:
    """A whole cube with about so many people in each municipality, most of them in cells of their own."""
    delivered = pl.DataFrame({"municipality_code": list(codes)})
    empty = pl.DataFrame(schema=dict.fromkeys(SHAPE.dimensions, pl.String) | {"value": pl.Int64})
    empty = empty.cast(dict.fromkeys(("talk_held", "feedback_given", "referred_again"), pl.Boolean))
    cells = full_cube(empty, SHAPE, delivered=delivered)
    counts = [0] * cells.height
    for place in chance.choices(
        range(cells.height), weights=[chance.random() ** 3 for _ in counts], k=people * len(codes)
    ):
        counts[place] += 1
    return cells.with_columns(value=pl.Series(counts, dtype=pl.Int64))


def one_came_further(counts: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """One person of Bollnäs in another cell than before: the partner has mended how far he came."""
    own = [place for place, code in enumerate(counts["municipality_code"]) if code == "2183"]
    values = counts["value"].to_list()
    values[chance.choice([place for place in own if values[place]])] -= 1
    values[chance.choice(own)] += 1
    return counts.with_columns(value=pl.Series(values))


@pytest.mark.parametrize("people", [4, 25, 120])
@pytest.mark.parametrize("seed", range(3))
def test_an_attacker_finds_nothing_in_a_quarter_nor_in_its_correction(people, seed):
    """He knows whom the correction came from, that it was of one person, and every sum: they are the cells' own."""
    chance = random.Random(f"{seed} {people}")
    counts = quarter(chance, people)
    published = [protect(counts, SHAPE, chance=chance)]
    with contextlib.suppress(Unsafe):
        published.append(protect(one_came_further(counts, chance), SHAPE, chance=chance, earlier=published))
    links = tuple(Corrected(place, place + 1, 1, {"municipality_code": "2183"}) for place in range(len(published) - 1))

    read = tuple(Publication(frame.drop("ceiling", strict=False)) for frame in published)

    assert leaks(Knowledge(SHAPE.dimensions, read, FIVES, links)) == []


def test_what_cannot_be_is_no_cell():
    cells = quarter(random.Random(1), 0, ["2180"])

    assert cells.height == 134
    assert cells.filter(pathway_step="applied")["pathway_group"].unique().to_list() == ["none"]
    assert cells.filter(pl.col("pathway_group") == "none")["pathway_step"].unique().to_list() == ["applied"]
    before = cells.filter(pl.col("pathway_step").is_in(STEPS[: STEPS.index("referral")]))
    assert before.select(pl.col("talk_held", "feedback_given", "referred_again").any()).row(0) == (False,) * 3
    assert cells.filter(pathway_step="three_party_talk")["talk_held"].all()
    assert cells.filter(pathway_step="feedback")["feedback_given"].all()


def test_the_example_gives_nobody_away():
    """Read as a publication of ours, quarter by quarter: what is made up keeps to what is promised."""
    rows = example_frames()["pathway"].filter(period="2018-Q4").filter(pl.col("obs_status") != "NL")

    publication = read_rows(rows, SHAPE.dimensions)

    assert set(publication.cells.drop_nulls("value").filter(pl.col("value") < 6)["value"]) <= {0, 5}
