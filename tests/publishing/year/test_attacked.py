"""The attacker reads the played year as anyone can: every version's files, withdrawn ones too. He finds nobody."""

import polars as pl
import pytest

from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Knowledge, Publication

PLACEMENT = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
SERVICE = ("municipality_code", "public_actor", "service", "agreement_form")
QUARTERS = ("2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4")


def publications(
    year, extract: str, period: str, dimensions: tuple[str, ...], *only: pl.Expr
) -> tuple[Publication, ...]:
    """What any published file has said of one quarter's counts, once each."""
    found: list[pl.DataFrame] = []
    for path in sorted((year.place.catalogue / "extracts").glob(f"{extract}-*.parquet")):
        rows = pl.read_parquet(path).filter(
            pl.col("period") == period, pl.col("source_id").str.starts_with("leverans_"), *only, obs_status="A"
        )
        cells = rows.select(*dimensions, pl.col("value").cast(pl.Int64), "value_kind").sort(dimensions)
        if not cells.is_empty() and not any(cells.equals(other) for other in found):
            found.append(cells)
    return tuple(Publication(cells) for cells in found)


@pytest.mark.parametrize("period", QUARTERS)
class TestAttacked:
    def test_nobody_is_found_among_the_placed(self, year, period):
        seen = publications(year, "placement", period, PLACEMENT)

        assert seen
        assert leaks(Knowledge(PLACEMENT, seen, FIVES)) == []

    def test_nobody_is_found_by_what_a_municipality_or_another_bought_for_a_person(self, year, period):
        seen = publications(year, "service_use", period, SERVICE, pl.col("service_group") == "individinsats")

        assert seen
        assert leaks(Knowledge(SERVICE, seen, FIVES)) == []

    @pytest.mark.parametrize("variable", ["employees", "places_filled"])
    def test_nobody_is_found_at_an_enterprise(self, year, period, variable):
        only = pl.col("enterprise_variable") == variable
        seen = publications(year, "enterprise_observation", period, ("enterprise_id",), only)

        assert seen
        assert leaks(Knowledge(("enterprise_id",), seen, FIVES)) == []


def test_what_came_late_was_published_with_the_next_quarter(year):
    """Ockelbo was late with the first quarter: its counts came out with the second, and the first was drawn anew."""
    seen = publications(year, "placement", "2019-Q1", PLACEMENT)

    has_ockelbo = ["2101" in set(one.cells.filter(public_actor="kommun")["municipality_code"]) for one in seen]
    assert sorted(has_ockelbo) == [False, True]
