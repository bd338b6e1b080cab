"""Training, from the files of whoever holds the courses to a version: protected, owed by nobody, and small groups kept back."""

import json

import openpyxl
import polars as pl
import pytest

from publishing.kinds import KINDS
from publishing.versions.earlier import UnreadableEarlierError, publications_ever
from tests.conftest import full_rows
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


def of_nordanstig(desk, name: str, period: str) -> dict[str, float | str]:
    """Per group of the Region's staff in Nordanstig what is told of it: a number or a status. The example tells no size of them."""
    rows = extract(desk, name).filter(period=period, municipality_code="2132", employer="region")
    told = pl.coalesce(pl.col("value").cast(pl.Int64).cast(pl.String), "obs_status")
    return dict(rows.select("training_target_group", told).iter_rows())


@pytest.fixture
def sized(desk):
    """Participants of 2019 and the sizes of their groups, published in one version; after years in which nobody is shown."""
    groups = (
        ("handläggare", 28, 32),
        ("ledning och styrning", 8, 12),
        ("samordnare", 0, 12),
        ("övrig personal", None, 50),
    )
    people = [f"2019 kv 4;Nordanstig;Regionen;{group};{count};" for group, count, _ in groups if count is not None]
    sizes = [f"2019 kv 4;Nordanstig;Regionen;{group};{size};" for group, _, size in groups]
    assert send(desk, "samordningsforbundet", *people, headings=PEOPLE, name="deltagare.csv")[0] == 0
    assert send(desk, "samordningsforbundet", *sizes, headings=SIZES, name="grupper.csv")[0] == 0
    code, printed = desk.run("publish", *OMAR, day=CLOSED)
    assert code == 0, printed
    return desk


def next_year(desk, count: int, *, received: str = "2021-01-20", closed: str = "2021-02-20") -> tuple[int, str]:
    """So many coordinators of the Region in Nordanstig take the training in 2020, and it is published."""
    row = f"2020 kv 4;Nordanstig;Regionen;samordnare;{count};"
    assert send(desk, "samordningsforbundet", row, headings=PEOPLE, name="nasta.csv", day=received)[0] == 0
    return desk.run("publish", *OMAR, day=closed)


def test_a_size_that_leaves_its_years_too_little_is_kept_back_and_the_rest_with_it(sized):
    """Twenty-eight of thirty-two, and eight of twelve, have taken part; the years before show a 0 that may hide four."""
    assert of_nordanstig(sized, "target_group_size", "2019-Q4") == {
        "case_workers": "PR", "management": "PR", "coordinators": "12", "other_staff": "PR",
    }  # fmt: skip
    years = of_nordanstig(sized, "training_participation", "2019")
    assert (years["case_workers"], years["management"]) == ("28", "8")


@pytest.mark.parametrize(("count", "told"), [(8, "8"), (9, "PR"), (12, "PR")])
def test_a_later_year_is_kept_back_where_the_size_that_stands_leaves_too_little(sized, count, told):
    code, printed = next_year(sized, count)

    assert code == 0, printed
    assert of_nordanstig(sized, "training_participation", "2020")["coordinators"] == told


def test_a_size_that_was_withdrawn_counts_as_one_that_stands(sized):
    withdrawn = sized.run("withdraw", "2", "--notering", "Fel fil", "--av", "Omar", "--ja", day="2020-02-21")
    assert withdrawn[0] == 0, withdrawn[1]
    assert of_nordanstig(sized, "target_group_size", "2019-Q4") == {}

    code, printed = next_year(sized, 9)

    assert code == 0, printed
    assert of_nordanstig(sized, "training_participation", "2020")["coordinators"] == "PR"


def test_while_a_size_that_was_published_cannot_be_read_no_years_are(sized):
    manifest = json.loads((sized.folder / "manifest" / "v000002.json").read_text(encoding="utf-8"))
    path = sized.folder / manifest["extracts"]["target_group_size"]["file"]
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(UnreadableEarlierError) as raised:
        publications_ever(sized.folder, "target_group_size", "2020-Q4")

    (problem,) = raised.value.problems
    assert (problem.file, problem.details["version"]) == (str(path), "2")
    assert publications_ever(sized.folder, "training_participation", "2020-Q4")[-1].height


def test_an_employer_that_is_not_named_has_no_size_and_not_nobody(sized):
    """A 0 would say that nobody can be behind the zeros of its years."""
    sizes = extract(sized, "target_group_size").filter(period="2019-Q4")

    assert sizes["employer"].unique().to_list() == ["region"]
    assert sizes["municipality_code"].unique().to_list() == ["2132"]


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


def survey(desk, answered: int, index: int, *, first: bool = False, day: str = CLOSED) -> tuple:
    """The number of answers, the index and its status, when a survey has been sent, or corrected, and published."""
    row = f"2019 kv 4;alla-2019;Enkät;alla;före utbildning;Handläggare;alla;120;{answered};;{index}"
    if first:
        code, printed = send(desk, "forsakringskassan", row, headings=SURVEYS, name="enkat.csv")
    else:
        path = desk.file(row, headings=SURVEYS, name=f"enkat-{answered}-{index}.csv")
        command = ("receive", path, "--partner", "forsakringskassan", "--av", "Maria", "--sen", "rättelse")
        command += ("--notering", "rättat")
        code, printed = desk.run(*command, day=day)
        if code == 3:
            answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
            code, printed = desk.run(*command, *answers, day=day)
    assert code == 0, printed
    code, printed = desk.run("publish", *OMAR, day=day)
    assert code == 0, printed
    told = extract(desk, "knowledge_survey").filter(survey_id="alla-2019")
    return told.select("answered", "knowledge_index", "index_status").row(0)


def test_a_survey_that_a_few_answers_are_corrected_in_loses_its_index(desk):
    """Ten answered and then eleven: the two means would tell the eleventh answer within some twenty of a hundred."""
    assert survey(desk, 10, 50, first=True) == (10, 50, "A")
    assert survey(desk, 11, 54) == (11, None, "PR")
    # Five more than ten is told again, and three fewer than those is not.
    assert survey(desk, 15, 52) == (15, 52, "A")
    assert survey(desk, 12, 52) == (12, None, "PR")
    # As many as before: the index itself was wrong.
    assert survey(desk, 15, 55) == (15, 55, "A")


def test_a_survey_beside_one_that_cannot_be_read_has_no_index():
    rows = full_rows(
        "knowledge_survey", [{"period": "2019-Q4", "knowledge_index": 50.0, "index_status": "A", "answered": 20.0}]
    )

    assert KINDS["knowledge_survey"].told_beside(rows, []).equals(rows)
    kept = KINDS["knowledge_survey"].told_beside(rows, None)
    assert kept.select("knowledge_index", "index_status").row(0) == (None, "PR")
    # A version from before there was an index says nothing of it.
    before = rows.drop("knowledge_index", "index_status")
    assert KINDS["knowledge_survey"].told_beside(rows, [before]).equals(rows)
