"""What is published of cells without a value, and beside them: everybody can see that such a cell adds nothing."""

from random import Random

import polars as pl
import pytest

from contract import CODELISTS
from publishing.disclosure.cubes import protected_rows
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Knowledge
from tests.attacker.reading import read_rows
from tests.attacker.trials import counts_behind
from tests.publishing.disclosure.test_cubes import CODES, COOMPANION, GAVLE, delivery, enterprise, made, placement

PLACEMENT = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
OFFERED = pl.DataFrame({"enterprise_id": ["a", "b"], "most": [4, 3]})
TRIES = 60


def four_offered(filled: int, seed: int) -> pl.DataFrame:
    """An enterprise that fills some of its four places, beside one that fills two of three."""
    rows = [enterprise("a", 12, filled, 4), enterprise("b", 12, 2, 3)]
    frame = made("enterprise", delivery("enterprise", COOMPANION, *rows), seed=seed)
    return frame.filter(enterprise_variable="places_filled")


def twelve_unknown(count: int, seed: int) -> pl.DataFrame:
    """Twelve cells that their partner does not know, beside one that it does, and one of eight."""
    cells = [(measure, sex) for measure in CODELISTS["placement_measure"].codes for sex in "FM"]
    values = [count, 8, *[None] * 12]
    rows = [
        placement(value, sex=sex, placement_measure=measure)
        for (measure, sex), value in zip(cells, values, strict=True)
    ]
    frame = made("placement", delivery("placement", GAVLE, *rows), seed=seed)
    return frame.filter(municipality_code="2180", public_actor="kommun")


CASES = [
    pytest.param(four_offered, ("enterprise_id",), OFFERED, id="four of four places, beside two of three"),
    pytest.param(twelve_unknown, PLACEMENT, None, id="twelve unknown beside one of four"),
]


@pytest.mark.parametrize(("publish", "dimensions", "most"), CASES)
class TestOneSmallCountBesideCellsWithoutValue:
    @pytest.mark.parametrize("seed", range(4))
    def test_the_rules_give_nothing_away(self, publish, dimensions, most, seed):
        seen = (read_rows(publish(4, seed), dimensions, most=most),)

        assert leaks(Knowledge(dimensions, seen, FIVES)) == []

    def test_nor_does_whoever_tries_all_counts(self, publish, dimensions, most):
        """Behind everything that is ever published there are at least four counts of 0–4."""

        def shown(count: int, seed: int) -> tuple:
            return tuple(publish(count, seed).sort(dimensions).select("value", "value_kind", "obs_status").rows())

        behind = counts_behind(shown, range(5), tries=TRIES)

        assert min(len(counts) for counts in behind.values()) >= 4


def with_status(value: float | None, status: str, *earlier: pl.DataFrame) -> pl.DataFrame:
    """A publication of one cell with this status, beside others with counts."""
    rows = [placement(value, obs_status=status), placement(3, sex="M"), placement(9, placement_measure="lonestod")]
    sent = delivery("placement", GAVLE, *rows)
    return protected_rows(
        "placement", [sent], municipality_codes=CODES, catalogue="prov", earlier=earlier, chance=Random(1), beside={}
    )["placement"]


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        # A sender hides what is small: two such cells, shown as 5 later, would leave three values each.
        ([(None, "SU"), (4, "A")], "SU"),
        ([(None, "SU"), (12, "A")], "SU"),
        ([(None, "SU"), (None, "UN"), (4, "A")], "SU"),
        ([(None, "SU"), (None, "UN")], "UN"),
        # And what was shown is not said to be hidden now.
        ([(4, "A"), (None, "SU")], "UN"),
        ([(4, "A"), (None, "UN"), (4, "A")], "A"),
        ([(None, "SU"), (None, "SU")], "SU"),
    ],
)
def test_what_a_sender_hides_and_shows_by_turns(steps, status):
    seen: list[pl.DataFrame] = []
    for value, given in steps:
        seen.append(with_status(value, given, *seen))

    row = seen[-1].filter(municipality_code="2180", public_actor="kommun", placement_measure="praktik", sex="F")
    assert row["obs_status"].to_list() == [status]
    assert row["value"].is_null().to_list() == [status != "A"]


def test_a_cell_that_was_hidden_and_is_not_named_any_more_stays_hidden():
    first = with_status(None, "SU")
    sent = delivery("placement", GAVLE, placement(3, sex="M"))

    again = protected_rows(
        "placement", [sent], municipality_codes=CODES, catalogue="prov", earlier=[first], chance=Random(1), beside={}
    )["placement"]

    row = again.filter(municipality_code="2180", public_actor="kommun", placement_measure="praktik", sex="F")
    assert row.select("value", "obs_status").rows() == [(None, "SU")]
