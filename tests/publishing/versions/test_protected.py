"""The last guard knows what is public beside a count: few places offered, whoever says so."""

import polars as pl
import pytest

from publishing.disclosure.published import unprotected

DELIVERED = "leverans_coompanion_enterprise"


def rows(filled: float | None, offered: float | None, *, offered_by: str = DELIVERED) -> pl.DataFrame:
    kind = "rounded" if filled in (0.0, 5.0) else "exact"
    return pl.DataFrame(
        {
            "source_id": [DELIVERED, offered_by],
            "enterprise_id": ["a", "a"],
            "period": ["2019-Q1"] * 2,
            "enterprise_variable": ["places_filled", "places_offered"],
            "value": [filled, offered],
            "value_kind": [kind, "exact"],
        }
    )


@pytest.mark.parametrize(
    ("filled", "offered", "is_stopped"),
    [(5.0, 4.0, True), (0.0, 0.0, True), (7.0, 4.0, True), (5.0, 5.0, False), (None, 2.0, False), (5.0, None, False)],
)
def test_places_filled_where_few_are_offered(filled, offered, is_stopped):
    found = unprotected("enterprise_observation", rows(filled, offered))

    assert found["enterprise_variable"].to_list() == ["places_filled"] * is_stopped
    assert found.columns == rows(filled, offered).columns


def test_an_offer_of_the_facts_counts_too_and_another_enterprise_does_not():
    assert unprotected("enterprise_observation", rows(5.0, 3.0, offered_by="plan")).height == 1

    other = rows(5.0, 3.0).with_columns(enterprise_id=pl.Series(["a", "b"]))
    assert unprotected("enterprise_observation", other).is_empty()
