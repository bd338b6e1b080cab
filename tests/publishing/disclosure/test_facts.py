"""What a catalogue's own facts say of people: nothing that would tell more of a quarter than its publications do.

Were there such a fact, it would be knowledge beside the protected counts, and the check would have to be given it.
"""

import re
from pathlib import Path

import polars as pl
import pytest

DATA = Path(__file__).parents[3] / "data"
QUARTER = re.compile(r"\d{4}-Q[1-4]")


def facts(name: str) -> pl.DataFrame:
    return pl.read_csv(DATA / "gavleborg" / "facts" / f"{name}.csv", infer_schema=False)


@pytest.mark.parametrize("extract", ["placement", "service_use", "enterprise_observation"])
def test_the_real_catalogue_has_no_counts_of_people_of_its_own(extract):
    assert facts(extract).is_empty()


def test_no_document_says_how_many_people_there_were_in_a_quarter():
    """Those that count people in measures or at enterprises do so for a year, and roughly."""
    of_people = facts("indicator").filter(pl.col("theme").is_in(["usage", "enterprises"]), unit="persons")
    told = facts("observation").filter(pl.col("indicator_code").is_in(of_people["indicator_code"].to_list()))

    assert told.height >= 6
    assert [period for period in told["period"] if QUARTER.fullmatch(period)] == []
    assert set(told["qualifier"]) <= {"approximate", "range", "at_least"}
