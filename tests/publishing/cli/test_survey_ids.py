"""Surveys and their ids: each is its partner's own, is taken out when it is not sent again, and takes no index past its first one."""

import polars as pl
import pytest

from tests.publishing.cli.test_pathway import CLOSED, IN_TIME, OMAR, extract, send
from tests.publishing.cli.test_training import SURVEYS

AF, FK = "arbetsformedlingen", "forsakringskassan"


def row(
    survey_id: str, answered: int = 84, index: int = 46, *, series: str = "hl", occasion: str = "före utbildning",
    quarter: str = "2019 kv 4",
) -> str:  # fmt: skip
    return f"{quarter};{survey_id};Enkät;{series};{occasion};Handläggare;alla;120;{answered};;{index}"


def sent(desk, *rows: str, partner: str = AF, day: str = CLOSED) -> tuple[int, str]:
    """Sends a file, with a reason why it is late and what it corrects; every question is answered."""
    path = desk.file(*rows, headings=SURVEYS, name=f"enkat-{len(list(desk.place.glob('enkat-*')))}.csv")
    command = ("receive", path, "--partner", partner, "--av", "Maria", "--sen", "sen", "--notering", "rättat")
    code, printed = desk.run(*command, day=day)
    if code == 3:
        answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
        code, printed = desk.run(*command, *answers, day=day)
    return code, printed


def published(desk, *rows: str, partner: str = AF, day: str = CLOSED) -> dict[str, tuple]:
    """The surveys of the file's quarter when it has been sent and published: by id, their answers, index and its status."""
    code, printed = sent(desk, *rows, partner=partner, day=day)
    assert code == 0, printed
    code, printed = desk.run("publish", *OMAR, day=day)
    assert code == 0, printed
    period = rows[0].split(";")[0].replace(" kv ", "-Q")
    told = extract(desk, "knowledge_survey").filter(period=period)
    return {name: tuple(rest) for name, *rest in told.select("survey_id", *FIGURES).iter_rows()}


FIGURES = ("answered", "knowledge_index", "index_status")


@pytest.fixture
def told(desk, made_once):
    """A survey of Arbetsförmedlingen's is published."""

    def make() -> None:
        assert published(desk, row("af-2019"), day=CLOSED) == {"af-2019": (84, 46, "A")}

    made_once("a survey from the command line", desk.place, make)
    return desk


@pytest.mark.parametrize(
    ("partner", "changed", "day"),
    [
        (FK, row("af-2019", 30, 55), CLOSED),
        (FK, row(" AF-2019 ", 30, 55), CLOSED),
        (AF, row("af-2019", quarter="2020 kv 1"), "2020-04-20"),
        (AF, row("Af-2019", occasion="efter utbildning"), CLOSED),
        (AF, row("af-2019", series="andra"), CLOSED),
        # A fact of the catalogue, of another quarter; and one that is written otherwise, beside which it would stand.
        (AF, row("kommun_efter"), CLOSED),
        (AF, row("AF_efter", series="af", occasion="efter utbildning", quarter="2018 kv 2"), CLOSED),
    ],
)
def test_an_id_that_another_survey_has_is_a_fault_in_its_cell(told, partner, changed, day):
    before = told.published()
    code, printed = sent(told, row("egen", quarter=changed.split(";")[0]), changed, partner=partner, day=day)

    assert code == 2
    assert "Rad 3, kolumn Mätningens id (B)" in printed
    assert "en annan mätning har redan id" in printed.lower()
    assert "Välj ett id som ingen annan mätning har" in printed
    assert told.published() == before


def test_two_that_have_not_been_published_cannot_have_one_id(desk):
    assert send(desk, AF, row("enkat"), headings=SURVEYS, name="a.csv")[0] == 0
    assert send(desk, FK, row("Enkat", 30, 55), headings=SURVEYS, name="b.csv")[0] == 0

    code, printed = desk.run("publish", *OMAR, day=CLOSED)

    assert code == 2
    assert "Försäkringskassan: en annan mätning har redan id Enkat" in printed
    assert extract(desk, "knowledge_survey").filter(period="2019-Q4").is_empty()


def test_one_id_written_in_two_ways_in_a_file_is_one_survey_twice(desk):
    code, printed = send(desk, AF, row("enkat"), row("ENKAT", 30), headings=SURVEYS, name="a.csv", day=IN_TIME)

    assert code == 2
    assert "Rad 3, kolumn Mätningens id (B)" in printed
    assert "detsamma som rad 2" in printed


def test_a_survey_that_is_not_sent_again_goes_and_those_of_others_stay(told):
    assert set(published(told, row("fk-2019", 30, 55), partner=FK)) == {"af-2019", "fk-2019"}
    assert set(published(told, row("af-2019"), row("fel", 50, 31, series="s"))) == {"af-2019", "fk-2019", "fel"}

    path = told.file(row("AF-2019"), headings=SURVEYS, name="utan.csv")
    code, printed = told.run("receive", path, "--partner", AF, "--av", "Maria", "--sen", "sen", day=CLOSED)
    assert code == 3
    assert "mätningen fel är lämnad för kvartalet, men finns inte i filen" in printed.lower()
    assert printed.count("är lämnad för kvartalet") == 1

    # The id may be written otherwise by whoever has it.
    assert set(published(told, row("AF-2019"))) == {"AF-2019", "fk-2019"}


def test_facts_of_the_quarter_stay_beside_a_delivery_but_for_those_that_it_names(desk):
    facts = set(extract(desk, "knowledge_survey").filter(period="2018-Q2")["survey_id"])
    named = row("af_efter", 90, 53, series="af", occasion="efter utbildning", quarter="2018 kv 2")

    after = published(desk, named, row("af-ny", quarter="2018 kv 2"))

    assert set(after) == facts | {"af-ny"}
    assert after["af_efter"] == (90, 53, "A")


@pytest.mark.parametrize("again", [row("x-2", 11, 45), row("X", 11, 45), row("x-2", 11, 45, series="ny")])
def test_a_corrected_index_is_kept_back_under_any_id(desk, again):
    """Ten answered, and then eleven: another id, another way to write it, or another series tell the eleventh as well."""
    assert published(desk, row("x", 10, 40)) == {"x": (10, 40, "A")}

    name = again.split(";")[1]
    assert published(desk, again) == {name: (11, None, "PR")}


def test_a_survey_that_was_taken_out_and_is_put_in_again_is_held_against_what_it_was(desk):
    other = row("annan", 60, 50, series="annan")
    assert published(desk, row("x", 10, 40), other)["x"] == (10, 40, "A")
    assert published(desk, other) == {"annan": (60, 50, "A")}

    # As many as have always been there tell nothing new, and five more may be told of.
    assert published(desk, other, row("x-2", 11, 45)) == {"annan": (60, 50, "A"), "x-2": (11, None, "PR")}
    assert published(desk, other, row("x-3", 15, 45))["x-3"] == (15, 45, "A")


def test_a_fact_that_was_replaced_is_remembered(desk):
    quarter = {"series": "af", "occasion": "efter utbildning", "quarter": "2018 kv 2"}
    assert published(desk, row("af_efter", 80, 53, **quarter))["af_efter"] == (80, 53, "A")

    # The example's fact told 71, and no version shows it any more.
    assert published(desk, row("af_efter", 72, 54, **quarter))["af_efter"] == (72, None, "PR")
    assert published(desk, row("af-ny", 73, 54, **quarter))["af-ny"] == (73, None, "PR")


def test_surveys_of_others_and_those_that_stand_keep_their_index(told):
    both = row("af-2019"), row("af-2", 82, 40, occasion="efter utbildning")
    assert published(told, *both)["af-2"] == (82, 40, "A")

    after = published(told, row("fk-2019", 83, 55), partner=FK)

    assert after["fk-2019"] == (83, 55, "A")
    # Sent again beside a new one, as they are.
    assert published(told, *both, row("af-3", 60, 40, series="tre")) == {
        "af-2019": (84, 46, "A"), "af-2": (82, 40, "A"), "af-3": (60, 40, "A"), "fk-2019": (83, 55, "A"),
    }  # fmt: skip
    assert extract(told, "knowledge_survey").filter(pl.col("period") == "2019-Q4").height == 4
