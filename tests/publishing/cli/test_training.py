"""Training, from the files of whoever holds the courses to a version: protected, owed by nobody, and small groups kept back."""

import json

import openpyxl
import polars as pl

from tests.publishing.cli.test_pathway import CLOSED, OMAR, extract, send

PEOPLE = "Kvartal;Kommun;Arbetsgivare;Målgrupp;Antal deltagare;Status"
SIZES = "Kvartal;Kommun;Arbetsgivare;Grupp;Antal anställda;Status"
SURVEYS = (
    "Kvartal;Mätningens id;Mätningens namn;Serie av mätningar;Före eller efter;Vilka som fick frågorna;Urval;"
    "Antal som fick frågorna;Antal svar;Status för antalet svar;Kunskapsindex"
)


def test_the_templates_ask_for_each_target_group_and_name_the_employers(desk):
    for kind, sheet, headings in (
        ("training_participation", "Deltagare i utbildning", PEOPLE),
        ("target_group_size", "Målgruppernas storlek", SIZES),
        ("knowledge_survey", "Mätningar av kunskapen", SURVEYS),
    ):
        path = desk.place / f"{kind}.xlsx"
        assert desk.run("template", kind, "--till", str(path))[0] == 0
        assert [cell.value for cell in openpyxl.load_workbook(path)[sheet][1]] == headings.split(";")


def test_participants_and_sizes_are_published_protected_when_the_quarter_has_closed(desk):
    people = (
        "2019 kv 4;Gävle;Kommunerna;handläggare;31;",
        "2019 kv 4;Gävle;Försäkringskassan;handläggare;;okänt",
        "2019 kv 4;Gävle;ASF;handledare hos ASF;3;",
    )
    code, printed = send(desk, "samordningsforbundet", *people, headings=PEOPLE, name="deltagare.csv")
    assert code == 0, printed
    groups = (("handläggare", 96), ("ledning och styrning", 24), ("samordnare", 9), ("övrig personal", 140))
    sizes = [f"2019 kv 4;Gävle;Kommunerna;{group};{count};" for group, count in groups]
    code, printed = send(desk, "samordningsforbundet", *sizes, headings=SIZES, name="grupper.csv")
    assert code == 0, printed

    code, printed = desk.run("publish", *OMAR, day=CLOSED)
    assert code == 0, printed
    assert "deltagare i utbildning, 2019 kv 4: ges ut med små antal ändrade till 0 eller 5" in printed.lower()

    told = extract(desk, "training_participation").filter(period="2019")
    gavle = told.filter(municipality_code="2180")
    assert gavle.height == 5 * 4 + 1
    assert gavle.filter(employer="kommun", training_target_group="case_workers")["value"].to_list() == [31.0]
    assert gavle.filter(employer="forsakringskassan", training_target_group="case_workers")["obs_status"].to_list() == [
        "UN"
    ]
    small = gavle.filter(pl.col("value") <= 5)
    assert set(small["value"]) <= {0.0, 5.0}
    assert set(small["value_kind"]) == {"rounded"}
    # Whoever holds the courses of all municipalities has told that nobody of the others took part, and was asked about it.
    others = told.filter(pl.col("municipality_code") != "2180")
    assert set(others["value"].drop_nulls()) == {0.0}
    # Beside a size that stands a few are left out.
    assert set(others.filter(pl.col("value").is_null())["obs_status"]) <= {"PR"}

    sizes = extract(desk, "target_group_size").filter(period="2019-Q4", municipality_code="2180", employer="kommun")
    found = dict(sizes.select("training_target_group", pl.struct("value", "obs_status")).iter_rows())
    assert found["case_workers"] == {"value": 96.0, "obs_status": "A"}
    assert found["coordinators"] == {"value": None, "obs_status": "PR"}
    # What was counted stays in the restricted folder: nowhere in what was published stands the 3, or the 9.
    for name in ("training_participation", "target_group_size"):
        of_year = extract(desk, name).filter(pl.col("period").str.starts_with("2019"))
        assert not {3.0, 9.0} & set(of_year["value"].drop_nulls())
    # Nobody owes it: where it has not come, nothing is missing.
    delivered = extract(desk, "delivery").filter(
        pl.col("delivery_kind").is_in(["training_participation", "target_group_size"])
    )
    assert set(delivered["delivery_status"]) == {"accepted"}


def test_a_year_that_is_corrected_is_drawn_anew_and_checked_with_what_was_published(desk):
    """The corrected year goes out with the next quarter, as all corrections of counts do."""
    row = "2019 kv 4;Gävle;Kommunerna;handläggare;{};"
    assert send(desk, "samordningsforbundet", row.format(31), headings=PEOPLE, name="a.csv")[0] == 0
    assert desk.run("publish", *OMAR, day=CLOSED)[0] == 0
    headings = ("--notering", "rättat efter kontroll")
    path = desk.file(row.format(28), headings=PEOPLE, name="b.csv")
    command = ("receive", path, "--partner", "samordningsforbundet", "--av", "Maria", "--sen", "rättelse", *headings)
    code, printed = desk.run(*command, day="2020-03-01")
    if code == 3:
        answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
        code, printed = desk.run(*command, *answers, day="2020-03-01")
    assert code == 0, printed
    step = "2020 kv 1;Gävle;ja;kvinnor;8"
    steps = "Kvartal;Kommun;Steg närmare arbete eller studier;Kön;Antal deltagare"
    assert send(desk, "samordningsforbundet", step, headings=steps, name="c.csv", day="2020-04-20")[0] == 0

    code, printed = desk.run("publish", *OMAR, day="2020-06-01")

    assert code == 0, printed
    gavle = extract(desk, "training_participation").filter(municipality_code="2180", employer="kommun", period="2019")
    assert gavle.filter(training_target_group="case_workers")["value"].to_list() == [28.0]


def test_a_survey_of_few_is_published_without_numbers(desk):
    rows = (
        "2019 kv 4;alla-2019;Enkät;alla;före utbildning;Handläggare;alla;120;84;;46",
        "2019 kv 4;fem-2019;Enkät;fem;före utbildning;Samordnare;alla;16;9;;71",
        "2019 kv 4;okant-2019;Enkät;;en gång;Utvalda;strategiskt urval;;149;;",
    )
    code, printed = send(desk, "forsakringskassan", *rows, headings=SURVEYS, name="enkat.csv")
    assert code == 0, printed
    code, printed = desk.run("publish", *OMAR, day=CLOSED)
    assert code == 0, printed

    told = extract(desk, "knowledge_survey").select(
        "survey_id", "asked", "asked_status", "answered", "obs_status", "knowledge_index", "index_status"
    )
    assert told.filter(pl.col("survey_id").str.ends_with("-2019")).sort("survey_id").rows() == [
        ("alla-2019", 120.0, "A", 84.0, "A", 46.0, "A"),
        ("fem-2019", None, "PR", None, "PR", None, "PR"),
        ("okant-2019", None, "UN", 149.0, "A", None, "UN"),
    ]
    published = json.dumps(told.filter(survey_id="fem-2019").to_dicts())
    assert "71" not in published
