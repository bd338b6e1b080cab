"""The kind `commitment`: what an agreement costs, and that nothing else has a cost."""

import polars as pl
import pytest

from publishing.kinds import commitment


def published(**row: object) -> dict:
    delivered = {
        "mark": "agreement",
        "commitment_state": "held",
        "annual_cost_sek": None,
        "annual_cost_status": "UN",
    } | row
    types = {"annual_cost_sek": pl.Float64, "commitment_state": pl.String}
    frames = commitment.KIND.as_extracts(pl.DataFrame([delivered], schema_overrides=types))
    return frames["commitment"].select("annual_cost_sek", "annual_cost_status").row(0, named=True)


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({}, "UN"),
        ({"mark": "policy"}, "NA"),
        ({"commitment_state": "not_held"}, "NA"),
        ({"commitment_state": None}, "NA"),
        # A form that did not ask for the cost yet says nothing of it.
        ({"mark": "policy", "annual_cost_status": "NL"}, "NL"),
        ({"annual_cost_status": "NA"}, "NA"),
    ],
)
def test_a_cost_that_is_not_told_is_unknown_for_an_agreement_alone(row, status):
    assert published(**row) == {"annual_cost_sek": None, "annual_cost_status": status}


def test_a_cost_is_published_as_it_is_delivered():
    assert published(annual_cost_sek=0.0, annual_cost_status="A") == {"annual_cost_sek": 0.0, "annual_cost_status": "A"}
