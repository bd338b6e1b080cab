"""The row of the file travels with the rows that are made from it, so that a fault names it in whatever order they stand."""

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.deliveries.overlay import extract_rows
from publishing.validation.contract_rules import SOURCE_ROW, contract_problems, problems_of_rows
from tests.publishing.deliveries.test_overlay import COOMPANION, enterprises

# The second enterprise stands first in the file, and a total or an empty row stands between them.
ROWS = ({"source_row": 4, "enterprise_id": "b", "enterprise_name": "B"}, {"source_row": 9, "enterprise_id": "a"})
PUBLISHED = {
    "municipality": pl.DataFrame({"municipality_code": ["2180"]}),
    "source": pl.DataFrame({"source_id": ["x"]}),
}


def made() -> dict[str, pl.DataFrame]:
    return extract_rows("enterprise", enterprises(*ROWS), partner=COOMPANION, catalogue="prov", keeps_source_row=True)


def test_every_row_that_is_made_says_which_row_it_was_made_from():
    frames = made()

    observed = frames["enterprise_observation"]
    assert set(observed.select("enterprise_id", SOURCE_ROW).rows()) == {("b", 4), ("a", 9)}
    assert observed.height == 10
    assert frames["enterprise"].select("enterprise_id", SOURCE_ROW).rows() == [("b", 4), ("a", 9)]


def test_no_extract_has_it():
    for extract, frame in extract_rows("enterprise", enterprises(*ROWS), partner=COOMPANION, catalogue="prov").items():
        assert frame.columns == list(EXTRACTS[extract].columns())


@pytest.mark.parametrize(
    "order", [["enterprise_variable"], ["enterprise_id"], ["enterprise_id", "enterprise_variable"]]
)
def test_a_fault_names_its_row_however_the_variables_are_interleaved(order):
    frames = made()
    observed = frames["enterprise_observation"].sort(order)
    of_b = (pl.col("enterprise_id") == "b") & (pl.col("enterprise_variable") == "places_offered")
    spoilt = observed.with_columns(value=pl.when(of_b).then(-1.0).otherwise("value"))

    found = problems_of_rows(frames | {"enterprise_observation": spoilt}, PUBLISHED, "svar.csv")

    assert {(problem.file, problem.row) for problem in found} == {("svar.csv", 4)}
    assert {problem.row for problem in contract_problems("enterprise_observation", spoilt, str)} == {4}


def test_a_reference_and_a_personal_number_name_their_row_too():
    frames = made()
    elsewhere = frames["enterprise"].with_columns(municipality_code=pl.lit("0180"))

    found = problems_of_rows(frames | {"enterprise": elsewhere}, PUBLISHED, "svar.csv")
    assert [(problem.message, problem.row) for problem in found] == [("broken_reference", 4), ("broken_reference", 9)]

    named = frames["enterprise"].with_columns(
        enterprise_name=pl.when(enterprise_id="a").then(pl.lit("19900101-9802")).otherwise("enterprise_name")
    )
    found = problems_of_rows(frames | {"enterprise": named}, PUBLISHED, "svar.csv")
    assert [(problem.message, problem.row) for problem in found] == [("personal_number", 9)]


def test_a_file_of_facts_counts_its_rows_below_the_headings():
    facts = made()["enterprise_observation"].drop(SOURCE_ROW).with_columns(value=pl.lit(-1.0)).head(3)

    assert sorted({problem.row for problem in contract_problems("enterprise_observation", facts, str)}) == [2, 3, 4]
