"""Training: nobody is given away by a year of participants, by its correction, nor by the size of the group beside it."""

import contextlib
import random

import polars as pl
import pytest

from contract.competence import FEWEST_IN_GROUP
from publishing.disclosure.protect import Unsafe, protect
from publishing.disclosure.shape import full_cube
from publishing.kinds.target_group_size import KIND as SIZES
from publishing.kinds.training_participation import SHAPE
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Corrected, Knowledge, Publication

CODES = ("2180", "2183", "2104")


def year(chance: random.Random, people: int) -> pl.DataFrame:
    """A whole cube with about so many participants in each municipality, most of them in cells of their own."""
    empty = pl.DataFrame(schema=dict.fromkeys(SHAPE.dimensions, pl.String) | {"value": pl.Int64})
    cells = full_cube(empty, SHAPE, delivered=pl.DataFrame({"municipality_code": list(CODES)}))
    counts = [0] * cells.height
    weights = [chance.random() ** 3 for _ in counts]
    for place in chance.choices(range(cells.height), weights=weights, k=people * len(CODES)):
        counts[place] += 1
    return cells.with_columns(value=pl.Series(counts, dtype=pl.Int64))


def one_less(counts: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """One participant of Bollnäs was counted twice: the sender has mended it."""
    values = counts["value"].to_list()
    own = [place for place, code in enumerate(counts["municipality_code"]) if code == "2183" and values[place]]
    values[chance.choice(own)] -= 1
    return counts.with_columns(value=pl.Series(values))


@pytest.mark.parametrize("people", [4, 25, 120])
@pytest.mark.parametrize("seed", range(3))
def test_an_attacker_finds_nothing_in_a_year_nor_in_its_correction(people, seed):
    chance = random.Random(f"{seed} {people}")
    counts = year(chance, people)
    published = [protect(counts, SHAPE, chance=chance)]
    with contextlib.suppress(Unsafe):
        published.append(protect(one_less(counts, chance), SHAPE, chance=chance, earlier=published))
    links = tuple(Corrected(place, place + 1, 1, {"municipality_code": "2183"}) for place in range(len(published) - 1))
    read = tuple(Publication(frame.drop("ceiling", strict=False)) for frame in published)

    assert leaks(Knowledge(SHAPE.dimensions, read, FIVES, links)) == []


def test_supervisors_are_of_the_enterprises_and_nobody_else_is():
    cells = year(random.Random(1), 0).filter(municipality_code="2180")

    assert cells.height == 5 * 4 + 1
    assert cells.filter(training_target_group="supervisors")["employer"].to_list() == ["enterprise"]


def group_sizes(*values: float | None) -> pl.DataFrame:
    rows = {
        "source_row": list(range(2, 2 + len(values))), "period": "2019-Q1", "municipality_code": "2180", "employer": "kommun",
        "training_target_group": "case_workers", "value": values, "obs_status": ["A" if v is not None else "UN" for v in values],
    }  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64})


def test_a_group_of_few_is_told_by_its_status_alone_and_a_larger_one_as_it_is():
    """A small group would be the most that can have taken part: two fives beside a size of four are one to three people each."""
    made = SIZES.as_extracts(group_sizes(0.0, 1.0, 9.0, 10.0, 96.0, None))["target_group_size"]

    assert FEWEST_IN_GROUP == 10
    assert made.select("value", "obs_status", "value_kind").rows() == [
        (None, "PR", None), (None, "PR", None), (None, "PR", None), (10.0, "A", "exact"), (96.0, "A", "exact"),
        (None, "UN", None),
    ]  # fmt: skip


def test_a_group_whose_size_its_sender_hides_is_told_as_every_small_one():
    """That it was hidden would say four at most, and leave one to three in each of two years that are shown as 5."""
    hidden = group_sizes(None, 9.0).with_columns(obs_status=pl.Series(["SU", "A"]))
    made = SIZES.as_extracts(hidden)["target_group_size"]

    assert made.select("value", "obs_status", "value_kind").rows() == [(None, "PR", None)] * 2


def test_what_a_protected_size_says_leaves_every_small_cell_its_four_counts():
    """Whoever takes the size for the most that all years' participants can be knows of a protected one: at most nine.

    The years of one cell that are shown as 5 hold one to five each. With six of them, each may still be one to four.
    """
    for fives in range(1, 7):
        others = fives - 1
        assert min(5, FEWEST_IN_GROUP - 1 - others) >= 4
