"""A region made by the command, with nothing but what public sources give, and one made of a folder of facts: every page stands."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contract import label_of
from publishing.__main__ import main
from tests.pages.harness import LANGUAGES, PROJECT, Visit, visits_once
from tests.several import copy_published

PAGES = (
    "laget", "kommunprofil", "handlingsplan", "radet", "projekt", "tackning", "stodstruktur", "foretagen", "avtal", "nyttjande",
    "vagen", "kompetens", "arbetsmarknad", "kallor", "ordlista", "skydd",
)  # fmt: skip
NAME, FACTS = "tom", "ostergotland"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogues: one that nobody has filled in, one built from its facts, and an example to compare with."""
    folder = tmp_path_factory.mktemp("regions") / "data"
    assert main(["region", NAME, "--kommuner", "0580", "0483", "--data", str(folder), "--dag", "2026-11-29"]) == 0
    (folder / FACTS).mkdir()
    for part in ("facts", "catalogue.toml", "partners.toml"):
        source = PROJECT / "data" / FACTS / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / FACTS / part)
    for name in (NAME, FACTS):
        assert main(["build", name, "--data", str(folder)]) == 0
    copy_published(PROJECT / "data" / "exempel", folder / "exempel")
    return folder


@pytest.fixture(scope="module")
def visited(data: Path) -> Iterator[Callable[..., Visit]]:
    """`visited("laget", data="tom")`: a page of the folder of regions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASF_DATA", str(data))
        patch.delenv("ASF_CATALOGUE", raising=False)
        yield visits_once(sprak="sv")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("catalogue", [NAME, FACTS])
def test_every_page_stands_and_says_what_it_shows(visited, catalogue, page, language):
    shown = visited(page, data=catalogue, sprak=language)

    assert len(shown.headline) > 10
    assert shown.messages == []
    # In Swedish no word is spelled so.
    assert language == "en" or not re.search(r"\bNone\b|\bnan\b|\{\w+\}", shown.text)


def test_a_region_without_a_plan_shows_what_is_known_and_who_would_have_to_tell_more(visited):
    shown = visited("laget", data=NAME)

    assert shown.headline == "Inga mål att följa finns i de här uppgifterna."
    assert shown.rows_with("Den som vet vilken plan som gäller")
    assert visited("handlingsplan", data=NAME).headline == "Ingen plan finns i de här uppgifterna."
    # What a plan of another region wants is not said where there is none.
    assert not visited("radet", data=NAME).rows_with("Planen vill ha")
    assert "Linköping: 163 051, Katrineholm: 34 755 (2019)" in shown.sentences


# What a figure that has no rows would say, and the kind of delivery that fills it: none for what documents alone tell.
ABSENT = {
    "radet": {"council_seats": "council_meeting", "council_decisions": "council_decision"},
    "vagen": {"pathway_steps": "pathway", "participant_steps": "participant_step"},
    "kompetens": {"knowledge_surveys": "knowledge_survey"},
    "avtal": {"agreements": "commitment"},
    "foretagen": {"enterprise_populations": "enterprise", "structure_distance": "commitment"},
    "projekt": {"projects": "project"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ABSENT)
def test_a_figure_without_rows_says_who_would_tell_or_does_not_stand(visited, page, language):
    shown = visited(page, data=NAME, sprak=language)

    assert shown.keys_of("fig_") == list(ABSENT[page])
    for key, kind in ABSENT[page].items():
        in_delivery = {"sv": "i leveransen", "en": "in the delivery"}[language]
        told = f"{in_delivery} {label_of('delivery_kind', kind, language)}."
        assert len(shown.figure(key).rows_with(told)) == 1, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("catalogue", [NAME, FACTS, "exempel"])
def test_no_table_on_a_page_has_headings_alone(visited, catalogue, language):
    for page in PAGES:
        shown = visited(page, data=catalogue, sprak=language)

        assert [name for name, figure in shown.figures.items() if figure.frame.is_empty()] == [], page
        assert not re.search(r"<tbody[^>]*>\s*</tbody>", shown.html), page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("catalogue", [NAME, FACTS, "exempel"])
def test_the_headline_on_the_labour_market_says_of_when_it_is(visited, catalogue, language):
    headline = visited("arbetsmarknad", data=catalogue, sprak=language).headline

    told = {"sv": "Uppgifterna är från", "en": "The figures are of"}[language]
    assert re.search(rf"{told} .*\b20\d\d", headline), headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_aim_of_an_association_is_named_where_the_region_has_one(visited, language):
    shown = visited("vagen", data=NAME, sprak=language)

    assert not shown.rows_with({"sv": "samordningsförbunds", "en": "another coordination association"}[language])


def test_nothing_of_another_region_stands_on_its_pages(visited):
    for page in PAGES:
        # What was shown of another region just before is not shown again for this one.
        visited(page, data="exempel")
        lines = visited(page, data=NAME).text.split("\n")
        assert [
            line for line in lines if re.search("Gävleborg|Hälsingland|Gästrikland|Hudiksvall|2016–2018", line)
        ] == [], page


def test_the_second_region_shows_its_plan_its_projects_and_its_two_counties(visited):
    first, projects = visited("laget", data=FACTS), visited("projekt", data=FACTS)

    assert first.headline == "Inget av de tre målen går att mäta än, och inget av dem har något år."
    assert first.rows_with("Sociala kriterier i offentlig upphandling")
    assert any("13 i Östergötlands län och 2 i Södermanlands län" in each for each in first.sentences)
    assert projects.rows_with("Growing Together", "1 896 300 kr")
    for name in ("Tänk Om", "Orangeriet", "Orangeriet 2", "Visionscenter", "PLUS", "Östgötamodellen", "KUSE"):
        assert name in projects.text
    assert visited("kallor", data=FACTS).rows_with("Katrineholm och Vingåker", "Södermanlands län")


def test_three_catalogues_are_there_to_choose_from(visited):
    assert {"ASF i Östergötland", "ASF i 2 kommuner i Södermanlands län och Östergötlands län"} <= set(
        visited("laget", data=FACTS).lines
    )
