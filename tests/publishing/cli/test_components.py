"""The components of the support structure, from a municipality's file to a version, and owed by nobody."""

import openpyxl
import polars as pl

from tests.publishing.cli.test_pathway import extract, send

HEADINGS = "Kvartal;Kommun;Del;På plats;Status;På plats sedan;Underlag"
ROWS = (
    "2019 kv 4;Gävle;Styrelsearbete;ja;;2019-11-05;Utbildning för styrelserna",
    "2019 kv 4;Gävle;Försäljning;;okänt;;",
)
CLOSED = "2020-02-20"


def test_the_template_lists_the_components_and_the_conditions(desk):
    path = desk.place / "mall.xlsx"
    assert desk.run("template", "component_state", "--till", str(path))[0] == 0

    book = openpyxl.load_workbook(path)

    [sheet] = [each for each in book if each["A1"].value == "Kvartal" and each["C1"].value == "Del"]
    assert [cell.value for cell in sheet[1]] == [*HEADINGS.split(";"), "Underlag på engelska"]
    listed = {cell.value for each in book for row in each.iter_rows() for cell in row}
    assert {"Styrelsearbete", "Finansiering av handledarstöd"} <= listed


def test_what_is_told_is_published_and_what_was_told_before_stands(desk):
    before = extract(desk, "component_state")
    code, printed = send(desk, "kommun-2180", *ROWS, headings=HEADINGS, name="delar.csv")
    assert code == 0, printed

    code, printed = desk.run("publish", "--av", "Omar", "--ja", day=CLOSED)

    assert code == 0, printed
    after = extract(desk, "component_state")
    told = after.filter(period="2019-Q4").sort("structure_component_id")
    assert told.select("municipality_code", "commitment_state", "obs_status", "evidence_sv").rows() == [
        ("2180", "held", "A", "Utbildning för styrelserna"), ("2180", None, "UN", None),
    ]  # fmt: skip
    assert after.filter(pl.col("period") != "2019-Q4").height == before.height


def test_a_component_that_is_not_in_the_list_is_refused(desk):
    code, printed = send(
        desk, "kommun-2180", ROWS[0].replace("Styrelsearbete", "Bokföring"), headings=HEADINGS, name="delar.csv"
    )

    assert code == 2
    assert "Bokföring" in printed
