"""Sets that hold a part of another one, or what is known of it once: they hold all of it that they say, and nothing else."""

from functools import cache

import polars as pl
import pytest

from dashboard.extracts import open_database
from tests.conftest import read_version
from tests.queries.test_conventions import DATA


@cache
def rows_of(name: str) -> pl.DataFrame:
    """The rows of a set of the example."""
    return open_database(read_version(DATA, "exempel")).connection.cursor().table(name).pl()


def are_same(part: pl.DataFrame, of: pl.DataFrame) -> bool:
    """Whether both hold the same rows, in the columns of the first."""
    assert part.height == of.height > 0
    return of.join(part, on=part.columns, how="anti", nulls_equal=True).is_empty()


@pytest.mark.parametrize(
    ("name", "breakdown", "code"),
    [
        ("placement_actor_cell", "public_actor", "public_actor"),
        ("placement_measure_cell", "placement_measure", "placement_measure"),
        ("placement_sex_cell", "sex", "sex"),
    ],
)
def test_placements_are_laid_apart_by_what_they_are_broken_down_by(name, breakdown, code):
    cells = rows_of("placement_cell").filter(breakdown=breakdown)
    named = cells if code == "public_actor" else cells.rename({"code": code})

    assert are_same(rows_of(name), named)


def test_no_placement_is_left_out():
    apart = (rows_of(f"placement_{kind}_cell").height for kind in ("actor", "measure", "sex"))

    assert sum(apart) == rows_of("placement_cell").height


@pytest.mark.parametrize(
    ("name", "asked", "sexes"),
    [
        ("pathway_share_cell", {
            ("reached", "referral"), ("reached", "measure"), ("reached", "work_or_study"), ("talk_held", "referral"),
            ("feedback_given", "measure"), ("referred_again", "referral"),
        }, {"T"}),
        ("pathway_sex_cell", {("reached", "referral"), ("reached", "work_or_study")}, {"F", "M"}),
    ],
)  # fmt: skip
def test_a_share_of_the_way_to_work_finds_its_cells(name, asked, sexes):
    cells = rows_of("pathway_cell").filter(
        pl.concat_str("pathway_measure", "pathway_step", separator=" ").is_in([" ".join(pair) for pair in asked]),
        pl.col("sex").is_in(sexes),
    )

    assert are_same(rows_of(name), cells)


def test_every_step_of_the_way_to_work_is_found():
    cells = rows_of("pathway_cell").filter(pl.col("pathway_measure").is_in(["reached", "stopped"]), sex="T")

    assert are_same(rows_of("pathway_step_cell"), cells)


@pytest.mark.parametrize(
    ("name", "cells", "keys"),
    [
        ("placement_period", "placement_cell", ("period", "period_end")),
        ("service_period", "service_cell", ("period", "period_end")),
        ("training_period", "training_cell", ("period", "period_end")),
        ("coverage_known", "coverage_cell", ("coverage_measure", "period", "period_end")),
        ("context_known", "context_cell", ("context_measure", "period", "period_end")),
        ("commitment_period", "commitment_cell", ("mark", "period", "period_end")),
        ("target_sum", "target_part", ("target_id", "is_whole", "period", "period_end")),
        ("delivery_period", "delivery", ("delivery_kind", "period", "period_end")),
        ("enterprise_period", "enterprise_observation", ("enterprise_variable", "period", "period_end")),
    ],
)
def test_every_period_that_there_are_rows_of_stands_once(name, cells, keys):
    assert rows_of(name).select(keys).sort(keys).equals(rows_of(cells).select(keys).unique().sort(keys))


def test_municipalities_stand_in_swedish_order(load):
    names = {"2101": "Örebro", "2104": "Arboga", "2180": "Åmål", "2183": "Ängelholm"}
    rows = [{"municipality_code": code, "municipality_name": name} for code, name in names.items()]

    order = load(municipality=rows).connection.cursor().table("municipality_order").pl()

    assert order.select("municipality_code", "name_order").rows() == [
        ("2104", 1),
        ("2180", 2),
        ("2183", 3),
        ("2101", 4),
    ]
