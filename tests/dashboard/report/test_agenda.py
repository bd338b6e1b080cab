"""An agenda: which views, in which order, with which choices; and what is said of one that asks for what there is not."""

from datetime import date
from pathlib import Path

import pdfua
import polars as pl
import pytest
from pikepdf import Dictionary

from dashboard import figures
from dashboard.engines import open_version
from dashboard.manifests import DataError
from dashboard.report import Views, agenda, as_pdf, pack_of, read_agenda, standard_items, views_of_version, whole_view
from dashboard.report.agenda import items_of
from dashboard.versions import list_manifests, read_history
from dashboard.view import View, rows
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
    asked = [row(purpose_sv="Därför."), row(page_name="radet", figure_name="council_decisions")]
    pdf = TaggedPdf(as_pdf(pack_of(whole, items_of(asked, whole))))

    headings = [tag.words for tag in pdf.document.tags("H2")]
    assert headings[1] == "Dagordning"
    assert [heading.split(" ")[0] for heading in headings[2:4]] == ["Via", "Av"]
    assert "Därför." in pdf.document.words


def test_a_view_that_nothing_is_known_of_says_so_on_its_page():
    whole = whole_view(open_version(read_version(DATA, "gavleborg")), "sv")
    [section] = pack_of(whole, items_of([row()], whole))["sections"]

    assert [block["kind"] for block in section["blocks"]] == ["paragraph"]
    assert section["table"] == []


def test_the_agenda_of_the_version_is_the_pack_and_what_closes_every_pack(whole):
    views = of_version(whole)

    assert views.meeting_date == date(2019, 2, 13)
    assert [item.page for item in views.items] == [
        "handlingsplan", "Sedan förra mötet", "tackning", "stodstruktur", "nyttjande", "radet", "kallor",
    ]  # fmt: skip
    assert all(item.purpose for item in views.items[:-1])
    # The decisions are on the agenda already.
    assert [getattr(item, "figure", None) for item in views.items].count(figures.council_decisions) == 1
    assert views.items[2].view(whole).filters.coverage_measure == "enterprises_per_10000"

    pack = pack_of(whole, views.items, meeting_date=views.meeting_date)
    assert pack["contents"] == "Dagordning för rådets möte den 13 februari 2019"
    since = pack["sections"][1]
    assert since["heading"].startswith("Sedan den 13\u00a0juni 2018 har ")
    assert since["subtitle"] == "Båda dagarna ur version 1, så att rättelser inte syns."
    assert "får inte plats" not in str(since["blocks"])
    assert since["notes"][0].startswith("Källa: ")


def test_a_pack_of_the_agenda_is_accessible(whole, tmp_path):
    views, file = of_version(whole), tmp_path / "pack.pdf"
    file.write_bytes(as_pdf(pack_of(whole, views.items, meeting_date=views.meeting_date)))

    assert pdfua.validate(str(file)).findings == ()


def test_without_an_agenda_it_is_what_a_council_looks_at_first():
    whole = whole_view(open_version(read_version(DATA, "gavleborg")), "sv")

    views = of_version(whole)

    assert views.meeting_date is None
    assert [(item.page, item.figure.query) for item in views.items] == [
        (item.page, item.figure.query) for item in standard_items(whole)
    ]


def test_what_an_old_agenda_names_and_is_no_more_is_said_in_its_place(whole, monkeypatch):
    """It is published: nobody can mend it, and the other views are wanted all the same."""
    old = [
        row(page_name="gammal", figure_name="gone", purpose="Varför."),
        row(choices="kommun=Atlantis&farg=blue"),
        row(figure_name="support_structure_by_period", page_name="stodstruktur", choices="kommun=Atlantis"),
    ]
    frame = rows(whole, "agenda").head(1).drop("page_name", "figure_name", "choices", "purpose")
    frame = frame.join(pl.DataFrame(old), how="cross")
    monkeypatch.setattr(agenda, "rows", lambda view, query: frame if query == "agenda" else rows(view, query))
    gone, shown, *_ = of_version(whole).items

    assert (gone.page, gone.heading) == ("gammal", "Figuren som dagordningen nämner finns inte i tjänsten.")
    assert not shown.view(whole).is_filtered


def test_swedish_words_of_an_english_pack_are_in_swedish(tmp_path):
    whole = whole_view(open_version(read_version(DATA, "exempel")), "en")
    pack = pack_of(whole, items_of([row(page_name="avtal", figure_name="agreements")], whole))
    runs = [
        run
        for block in pack["sections"][0]["blocks"]
        for line in block.get("rows", [])
        for cell in line["cells"]
        for run in cell["runs"]
    ]
    names = {run["words"].strip() for run in runs if run.get("lang") == "sv"}
    pdf = TaggedPdf(as_pdf(pack))

    assert names == {"Coompanion (exempel)", "Exempelprojektet"}
    in_swedish = [each for each in pdf.file.objects if isinstance(each, Dictionary) and each.get("/Lang") == "sv"]
    assert len(in_swedish) == sum(run.get("lang") == "sv" for run in runs)


def of_version(whole: View) -> Views:
    history = read_history(list_manifests(DATA, whole.version.catalogue))
    return views_of_version(whole, history, lambda number: open_version(read_version(DATA, "exempel")))


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
