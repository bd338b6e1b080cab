"""Training beside what stands published: sizes beside years, years beside sizes, and a survey beside its own first version."""

import json

import polars as pl
import pytest

from publishing.kinds import KINDS
from publishing.versions.earlier import UnreadableEarlierError, publications_ever
from tests.conftest import full_rows
from tests.publishing.cli.test_pathway import CLOSED, OMAR, extract, send
from tests.publishing.cli.test_training import PEOPLE, SIZES, SURVEYS


def of_nordanstig(desk, name: str, period: str) -> dict[str, float | str]:
    """Per group of the Region's staff in Nordanstig what is told of it: a number or a status. The example tells no size of them."""
    rows = extract(desk, name).filter(period=period, municipality_code="2132", employer="region")
    told = pl.coalesce(pl.col("value").cast(pl.Int64).cast(pl.String), "obs_status")
    return dict(rows.select("training_target_group", told).iter_rows())


@pytest.fixture
def sized(desk, made_once):
    """Participants of 2019 and the sizes of their groups, published in one version; after years in which nobody is shown."""
    groups = (
        ("handläggare", 28, 32),
        ("ledning och styrning", 8, 12),
        ("samordnare", 0, 12),
        ("övrig personal", None, 50),
    )
    people = [f"2019 kv 4;Nordanstig;Regionen;{group};{count};" for group, count, _ in groups if count is not None]
    sizes = [f"2019 kv 4;Nordanstig;Regionen;{group};{size};" for group, _, size in groups]

    def make() -> None:
        assert send(desk, "samordningsforbundet", *people, headings=PEOPLE, name="deltagare.csv")[0] == 0
        assert send(desk, "samordningsforbundet", *sizes, headings=SIZES, name="grupper.csv")[0] == 0
        code, printed = desk.run("publish", *OMAR, day=CLOSED)
        assert code == 0, printed

    made_once("participants and sizes of 2019", desk.place, make)
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
