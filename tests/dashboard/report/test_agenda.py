"""An agenda: which views, in which order, with which choices; and what is said of one that asks for what there is not."""

from datetime import date
from pathlib import Path

import pytest

from dashboard import figures
from dashboard.engines import open_version
from dashboard.manifests import DataError
from dashboard.report import as_pdf, pack_of, read_agenda, whole_view
from dashboard.report.agenda import items_of
from dashboard.view import View
from dashboard.wording import problem_text
from tests.conftest import read_version
from tests.dashboard.report.tags import TaggedPdf

DATA = Path(__file__).parents[3] / "data"
HEAD = "page_name,figure_name,choices,purpose_sv,purpose_en"


@pytest.fixture(scope="module")
def whole() -> View:
    return whole_view(open_version(read_version(DATA, "exempel")), "sv")


def row(**given: str) -> dict[str, str]:
    return {"page_name": "nyttjande", "figure_name": "placements_by_actor"} | given


def test_its_views_are_those_of_the_rows_in_their_order(whole, tmp_path):
    file = tmp_path / "agenda.csv"
    file.write_text(
        f"\ufeff{HEAD}\n"
        "nyttjande,placements_by_actor,kommun=Gävle&kommun=Bollnäs&period=2017-Q4,Hur det såg ut.,How it was.\n"
        "tackning,coverage_by_municipality_map,matt=residents,,\n",
        encoding="utf-8",
    )
    first, second = read_agenda(file, whole)

    assert (first.page, first.figure, first.purpose) == ("nyttjande", figures.placements_by_actor, "Hur det såg ut.")
    view = first.view(whole)
    assert view.municipality_names == ("Bollnäs", "Gävle")
    assert view.filters.municipality_codes == ("2183", "2180")
    assert view.filters.reference_date == date(2017, 12, 31)
    assert view.is_filtered
    assert second.view(whole).filters.coverage_measure == "residents"
    assert not second.view(whole).is_filtered


def test_what_is_chosen_is_what_the_page_of_the_same_address_chooses(whole):
    """Each municipality by name is all of them, and a period brings its day along."""
    every = "&".join(f"kommun={name}" for name in whole.municipality_names)
    first, second = items_of([row(choices=every), row(choices="period=2017-Q4")], whole)

    assert not first.view(whole).is_filtered
    assert second.view(whole).period == "2017-Q4"


def test_the_pack_is_of_these_views_and_says_why_they_are_there(whole):
    agenda = [row(purpose_sv="Därför."), row(page_name="radet", figure_name="council_decisions")]
    pdf = TaggedPdf(as_pdf(pack_of(whole, items_of(agenda, whole))))

    headings = [tag.words for tag in pdf.document.tags("H2")]
    assert headings[1] == "Dagordning"
    assert [heading.split(" ")[0] for heading in headings[2:4]] == ["Via", "Av"]
    assert "Därför." in pdf.document.words


def test_a_view_that_nothing_is_known_of_says_so_on_its_page():
    whole = whole_view(open_version(read_version(DATA, "gavleborg")), "sv")
    [section] = pack_of(whole, items_of([row()], whole))["sections"]

    assert [block["kind"] for block in section["blocks"]] == ["paragraph"]
    assert section["table"] == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"figure_name": "nothing"}, "Punkt 1 på dagordningen: figuren ”nothing” på sidan ”nyttjande” finns inte."),
        ({"figure_name": "target_status"}, "figuren ”target_status”"),
        ({"page_name": "ingenstans"}, "på sidan ”ingenstans” finns inte"),
        ({"choices": "farg=blue"}, "valet ”farg” finns inte"),
        ({"choices": "kommun=Atlantis"}, "valet ”Atlantis” finns inte"),
        ({"choices": "period=snart"}, "valet ”snart” finns inte"),
        ({"choices": "period=1999-Q1"}, "valet ”1999-Q1” finns inte"),
    ],
)
def test_what_there_is_not_is_said(whole, given, words):
    with pytest.raises(DataError) as caught:
        items_of([row(**given)], whole)
    assert words in problem_text(caught.value.key, caught.value.details, "sv")
