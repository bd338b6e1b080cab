"""The meeting view: the agenda of the version as slides, the same a year later, and what stands there where nobody has made one."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard import figures
from dashboard.figures.figure import Figure
from dashboard.ui.meeting.items import SINCE
from tests.pages.harness import CATALOGUES, Visit, run
from tests.pages.words import words_of
from tests.several import copy_catalogues, correct, leave_untranslated, with_agenda, withdraw

MEETING = {"visning": "mote", "data": "exempel", "sprak": "sv"}


def messages(seen: Visit) -> list[str]:
    return [words_of(heading) for heading in re.findall(r"<h1.*?</h1>", seen.html, re.DOTALL)]


def seen_first(seen: Visit) -> int:
    """The item that is seen until the browser has said that it has come to another."""
    styles = "".join(node.proto.body for node in seen.nodes if node.type == "html")
    [number] = set(re.findall(r"html:not\(\[data-item\]\) \.st-key-slide_(\d+)", styles))
    return int(number)


@pytest.fixture
def meeting(visit) -> Visit:
    return visit("radet", punkt="3", **MEETING)


def test_every_item_has_its_place_its_message_and_its_figure(meeting):
    kickers = [words_of(line) for line in re.findall(r'<p class="stage-kicker">.*?</p>', meeting.html)]

    assert kickers == [
        "Punkt 1 av 6 · Handlingsplan",
        "Punkt 2 av 6 · Sedan förra mötet",
        "Punkt 3 av 6 · Täckning",
        "Punkt 4 av 6 · Stödstruktur",
        "Punkt 5 av 6 · Nyttjande",
        "Punkt 6 av 6 · Rådet",
    ]
    assert len(meeting.charts) == 2
    assert meeting.messages == []
    assert seen_first(meeting) == 3


@pytest.mark.parametrize(
    ("page", "parameters"),
    [("tackning", {"matt": "enterprises_per_10000"}), ("stodstruktur", {}), ("nyttjande", {})],
)
def test_an_item_says_what_its_page_says(meeting, visit, page, parameters):
    assert visit(page, data="exempel", sprak="sv", **parameters).headline in messages(meeting)


def test_the_version_is_on_the_screen_and_in_the_address_and_in_every_link(meeting):
    links = re.findall(r'class="stage-out" href="([^"]*)"', meeting.html)

    assert meeting.text.count("31 december 2018 · version 1") == 6
    assert meeting.app.session_state["address"]["version"] == ["1"]
    assert meeting.app.session_state["address"]["punkt"] == ["3"]
    for link in links:
        assert parse_qs(urlsplit(link.replace("&amp;", "&")).query)["version"] == ["1"]
    assert meeting.html.count("data:image/svg+xml") == 7


def test_a_year_later_the_link_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """After two further publications, of which one is a correction and the other takes it back."""
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    folder = copy_catalogues(tmp_path, names=("exempel",))
    before = run("radet", version="1", **MEETING)
    correct(folder)
    withdraw(folder)
    newest = run("radet", **MEETING)
    after = run("radet", version="1", **MEETING)

    def without_banner(seen: Visit) -> list[str]:
        return [line for line in seen.lines if "Du ser version" not in line and "Visa den senaste" not in line]

    assert without_banner(after) == without_banner(before)
    assert [chart.datasets for chart in after.charts] == [chart.datasets for chart in before.charts]
    assert newest.app.session_state["address"]["version"] == ["3"]


def test_since_the_last_meeting_is_said_as_surely_as_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    correct(copy_catalogues(tmp_path, names=("exempel",)))
    seen = run("radet", **MEETING)

    [message] = [words for words in messages(seen) if words.startswith("Sedan version 1")]
    # Gävle's agreement and policy are gone; what Ockelbo has not answered can at most make up for it.
    assert message.startswith("Sedan version 1, utgiven den 1 februari 2019, har inget mål säkert kommit närmare.")
    assert seen.rows_with("Från minst 6 av 10 till minst 5 av 10: målet har inte kommit närmare.", "högst blir det 6")
    assert seen.rows_with("målet har inte kommit närmare. Fallit bort: Gävle.")
    assert seen.rows_with("Åtaganden. 1 ändring: 5 borttagna rader.")
    assert seen.rows_with("Sju av nio mål är oförändrade.")


def test_with_one_version_it_is_since_the_day_of_the_meeting_before(meeting):
    [message] = [words for words in messages(meeting) if words.startswith("Sedan den 13 juni 2018")]

    assert "mål kommit närmare" in message
    assert meeting.rows_with("Båda ur version 1, så att rättelser inte syns.")


def test_a_withdrawn_version_says_so_on_every_slide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    folder = copy_catalogues(tmp_path, names=("exempel",))
    correct(folder)
    withdraw(folder)

    assert run("radet", version="2", **MEETING).text.count("version 2 · återkallad") == 6


def test_where_nobody_has_made_an_agenda_it_says_how_one_is_made(visit):
    seen = visit("laget", visning="mote", data="gavleborg", sprak="sv")

    assert messages(seen) == ["Ingen har gjort en dagordning."]
    assert seen.rows_with("agenda_item.csv")
    assert seen.keys_of("fig_") == []


def test_an_address_beyond_the_agenda_shows_its_end(visit):
    assert seen_first(visit("radet", punkt="99", **MEETING)) == 6
    assert seen_first(visit("radet", punkt="x", **MEETING)) == 1


def test_what_is_new_since_the_last_meeting_is_found_by_its_name(visit):
    assert seen_first(visit("radet", punkt=SINCE, **MEETING)) == 2


def test_a_figure_without_values_says_what_is_missing_as_its_page_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    item = {"page_name": "nyttjande", "figure_name": "placements_year", "choices": None}
    with_agenda(copy_catalogues(tmp_path, names=("exempel",)), item)
    seen = run("radet", **MEETING)

    assert seen.messages == []
    assert re.search(r'<div class="stage-html"><(p|div) class="empty">', seen.html)
    assert seen.charts == []


def test_small_charts_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    item = {"page_name": "stodstruktur", "figure_name": "context_county_over_time", "choices": None}
    with_agenda(copy_catalogues(tmp_path, names=("exempel",)), item)
    seen = run("radet", **MEETING)

    assert len(seen.charts) == 9


def test_a_purpose_in_swedish_alone_is_marked_on_an_english_slide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASF_DATA", str(tmp_path))
    leave_untranslated(copy_catalogues(tmp_path, names=("exempel",)), {"agenda_item": ("purpose",)})
    seen = run("radet", **(MEETING | {"sprak": "en"}))

    whys = re.findall(r'<p class="stage-why">(.*?)</p>', seen.html)
    assert whys
    assert all(why.startswith('<bdi lang="sv">') for why in whys)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_page_of_the_council_leads_to_it_where_there_is_one(visit, catalogue):
    seen = visit("radet", data=catalogue, sprak="sv")

    assert ("visning=mote" in seen.html) == (catalogue == "exempel")
    assert ("agenda" in seen.keys_of("fig_")) == (catalogue == "exempel")


def test_every_figure_that_an_agenda_names_is_there(visit):
    named = visit("radet", data="exempel", sprak="sv").frame("figure_name", "position")["figure_name"].to_list()

    assert [name for name in named if name != SINCE and not isinstance(getattr(figures, name, None), Figure)] == []
    assert len(named) == 6
