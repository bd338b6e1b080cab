"""What is published of a cube: its values and kinds, what is left out, and what is refused."""

import random

import polars as pl
import pytest

from publishing.disclosure.protect import protect
from publishing.disclosure.shape import full_cube
from publishing.kinds import enterprise, placement, service_use
from tests.publishing.disclosure.cubes import CELLS, SHAPE, cube


def published_values(values, **more) -> list[int]:
    return protect(cube(values), SHAPE, chance=random.Random(1), **more)["value"].to_list()


def test_five_and_above_stay_and_true_zeros_stay():
    values = [5, 6, 0, 117, 0, 9, 1, 3, 0, 4, 2, 0, 1, 8, 3, 0, 2, 1]
    published = published_values(values)

    assert [shown for shown, true in zip(published, values, strict=True) if true == 0 or true > 4] == [
        5, 6, 0, 117, 0, 9, 0, 0, 8, 0,
    ]  # fmt: skip
    assert {shown for shown, true in zip(published, values, strict=True) if 0 < true < 5} == {0, 5}


def test_the_kind_is_rounded_for_0_and_5_whatever_they_were():
    published = protect(cube([5, 1, 0, 6, 4, 4]), SHAPE, chance=random.Random(1))

    assert dict(published.group_by("value").agg(pl.col("value_kind").unique().sort()).rows()) == {
        0: ["rounded"],
        5: ["rounded"],
        6: ["exact"],
    }
    assert published.columns == [*SHAPE.dimensions, "value", "value_kind"]
    assert published.select(SHAPE.dimensions).rows() == CELLS


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 0), ([1], 0), ([3], 0), ([5], 5), ([1, 1, 1], 0), ([4] * 18, 70), ([5] * 18, 90), ([1] * 18, 20)],
)
def test_nearly_nobody_and_all_alike(values, expected):
    assert sum(published_values(values)) == expected


def test_a_cube_without_cells_stays_empty():
    assert protect(cube([]).clear(), SHAPE, chance=random.Random(1)).height == 0


def test_zeros_that_are_impossible_are_exact_and_hide_nobody():
    """Beside one possible zero there is one five: sum within one, as if the impossible were not there."""
    impossible = pl.DataFrame(
        [("2101", "region", "daglig_verksamhet", "F", 0)], schema=[*SHAPE.dimensions, "value"], orient="row"
    )
    published = protect(pl.concat([cube([2, 4]), impossible]), SHAPE, chance=random.Random(1))

    assert published.row(-1) == ("2101", "region", "daglig_verksamhet", "F", 0, "exact")
    assert published["value"].sum() == 5


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda counts: counts.with_columns(pl.col("value").cast(pl.Float64)), "not whole numbers"),
        (lambda counts: counts.with_columns(value=pl.lit(-1)), "below 0"),
        (lambda counts: pl.concat([counts, counts[:1]]), "stands twice"),
        (lambda counts: counts[1:], "not there"),
        (
            lambda counts: counts.with_columns(public_actor=pl.lit("region")).unique(SHAPE.dimensions, keep="first"),
            "impossible by definition",
        ),
    ],
)
def test_what_is_no_whole_cube_is_refused(spoil, fault):
    with pytest.raises(ValueError, match=fault):
        protect(spoil(cube([1, 1, 1, 1])), SHAPE, chance=random.Random(1))


def test_the_fault_does_not_tell_the_counts():
    with pytest.raises(ValueError, match="small: a cell stands twice") as refused:
        protect(pl.concat([cube([7341]), cube([7341])[:1]]), SHAPE, chance=random.Random(1))

    assert "7341" not in str(refused.value)


def test_a_cell_that_is_left_out_is_no_part_of_the_cube():
    """One of four beside seventeen that nobody knows: neither zeros nor fives, so that a lone 5 may be 1–5, as alone."""
    values = [4, *[None] * (len(CELLS) - 1)]
    published = [protect(cube(values), SHAPE, chance=random.Random(seed)) for seed in range(60)]

    assert {frame.row(0)[-2:] for frame in published} == {(0, "rounded"), (5, "rounded")}
    assert {row for frame in published for row in frame[1:].select("value", "value_kind").rows()} == {(None, None)}
    assert {frame.select(SHAPE.dimensions).rows() == CELLS for frame in published} == {True}


def test_nothing_but_cells_that_are_left_out():
    assert protect(cube([None] * len(CELLS)), SHAPE, chance=random.Random(1))["value"].to_list() == [None] * len(CELLS)


def test_a_ceiling_below_five_leaves_a_cell_out():
    counts = cube([1, 2]).with_columns(ceiling=pl.Series([5, 4] + [None] * (len(CELLS) - 2)))
    with pytest.raises(ValueError, match="cannot hold five"):
        protect(counts, SHAPE, chance=random.Random(1))

    left_out = counts.with_columns(value=pl.when(pl.col("ceiling") != 4).then("value"))
    published = protect(left_out, SHAPE, chance=random.Random(1))
    assert published["ceiling"].to_list()[:3] == [5, 4, None]


def test_the_full_cube_has_every_possible_cell_of_what_is_delivered():
    delivered = pl.DataFrame([("2101", "kommun"), ("2101", "region")], schema=SHAPE.delivered_by, orient="row")
    counts = pl.DataFrame([("2101", "region", "praktik", "F", 3)], schema=[*SHAPE.dimensions, "value"], orient="row")

    assert full_cube(counts, SHAPE, delivered=delivered).rows() == [
        ("2101", "kommun", "daglig_verksamhet", "F", 0),
        ("2101", "kommun", "daglig_verksamhet", "M", 0),
        ("2101", "kommun", "praktik", "F", 0),
        ("2101", "kommun", "praktik", "M", 0),
        ("2101", "region", "praktik", "F", 3),
        ("2101", "region", "praktik", "M", 0),
    ]
    with pytest.raises(ValueError, match="1 cells are not possible"):
        full_cube(counts, SHAPE, delivered=delivered[:1])


@pytest.mark.parametrize(
    ("shape", "delivered", "cells"),
    [
        (placement.SHAPE, ("2101", "kommun"), 14),
        (placement.SHAPE, ("2101", "region"), 12),
        (placement.SHAPE, ("2101", "arbetsformedlingen"), 24),
        (service_use.SHAPE, ("2101", "kommun"), 36),
        (service_use.SHAPE, ("2101", "region"), 30),
        (enterprise.SHAPE, ("exempel-01",), 1),
    ],
)
def test_how_many_cells_a_delivery_has(shape, delivered, cells):
    types = {"enhanced_cooperation": pl.Boolean, "value": pl.Int64}
    nobody = pl.DataFrame(schema={name: types.get(name, pl.String) for name in (*shape.dimensions, "value")})
    of_one = pl.DataFrame([delivered], schema=shape.delivered_by, orient="row")

    assert full_cube(nobody, shape, delivered=of_one).height == cells


def test_enterprises():
    """Twelve enterprises with a few employees each, three with many."""
    employees = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 9, 15, 40]
    counts = pl.DataFrame(
        {
            "enterprise_id": [f"exempel-{number:02d}" for number in range(15)],
            "municipality_code": ["2101", "2104", "2121"] * 5,
            "value": employees,
        }
    )

    published = protect(counts, enterprise.SHAPE, chance=random.Random(1))["value"].to_list()

    assert published[12:] == [9, 15, 40]
    assert sum(published[:12]) == 30
