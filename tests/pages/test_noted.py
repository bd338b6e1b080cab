"""A decision that was noted in the room, once it is published: the page, the file and the meeting pack say the same of it, in both languages."""

from pathlib import Path

import pytest

from dashboard.engines import open_version
from dashboard.report import pack_of, standard_items, whole_view
from pages.delivery import noting
from publishing.__main__ import main
from tests.conftest import read_version
from tests.pages.harness import run
from tests.pages.test_deciding import SENT
from tests.several import copy_catalogues

TITLES = {"title_sv": "Fråga Ovanåker om läget", "title_en": "Ask Ovanåker how it stands", "due": "2019-06-30"}
SAID = {
    "sv": ("Fråga Ovanåker om läget", "Region Gävleborg", "Vilar på Täckning, version 1", "beslutat på mötet", "klart senast den 30 juni 2019"),
    "en": ("Ask Ovanåker how it stands", "Region Gävleborg", "Rests on Coverage, version 1", "decided at the meeting", "due 30 June 2019"),
}  # fmt: skip


@pytest.fixture(params=["exempel"])
def catalogue(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: str) -> Path:
    """The catalogue with one more version that has one decision of the room, as Omar has published it.

    The real figures are of a later day than the meeting: that is asked about, and answered.
    """
    (tmp_path / "restricted").mkdir()
    folder = copy_catalogues(tmp_path / "data", names=(catalogue,))
    with monkeypatch.context() as office:
        environment = {"ASF_DATA": folder, "ASF_RESTRICTED": tmp_path / "restricted", "ASF_DAY": "2019-04-20"}
        for name, value in environment.items():
            office.setenv(name, str(value))
        sent = SENT | TITLES | {"catalogue": catalogue}
        _, answer = noting.note(sent)
        if asked := {question["id"]: "Så var det" for question in answer.get("questions", [])}:
            assert noting.note(sent | {"answers": asked})[0] == 200
        assert main(["publish", "--av", "Omar", "--ja", "--katalog", catalogue, "--dag", "2019-04-21"]) == 0
    monkeypatch.setenv("ASF_DATA", str(folder))
    return folder


def words_in(value: object) -> str:
    """All texts of a pack or a part of one, with a blank between."""
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return " ".join(filter(None, map(words_in, parts)))


def plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").replace("\u2060", "").split())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_page_file_and_pack_say_the_same(data, language):
    seen = run("radet", data="exempel", sprak=language)
    figure = seen.figure("council_decisions")
    view = whole_view(open_version(read_version(data, "exempel")), language)
    items = [item for item in standard_items(view) if item.figure.query == "council_decisions"]
    [on_paper] = [plain(words_in(pack_of(view, items)))]

    [row] = figure.rows_with(SAID[language][0])
    for said in SAID[language]:
        assert said in plain(row)
        assert said in on_paper
    frame = seen.frame("decision_id", "seen_version")
    [noted] = frame.filter(decision_id="mote-2019-02-13-1").to_dicts()
    assert (noted["decision_state"], noted["seen_version"], noted["choices"]) == ("noted", 1, "matt=residents")
    assert figure.html.count(f'href="tackning?data=exempel&amp;version=1&amp;sprak={language}&amp;matt=residents"') == 1


def test_the_version_before_says_what_it_said(data):
    seen = run("radet", data="exempel", sprak="sv", version="1")

    assert "mote-2019" not in seen.html
    assert seen.figure("council_decisions").rows_with("Vilar på") == []
    assert seen.frame("decision_id", "seen_version")["seen_version"].null_count() == 9


@pytest.mark.parametrize("catalogue", ["gavleborg"], indirect=True)
def test_where_nobody_has_told_of_any_decision_it_stands_alone(data):
    figure = run("radet", data="gavleborg", sprak="sv").figure("council_decisions")

    assert figure.sentences == ["Ett beslut är antecknat på ett möte, och protokollet har inte kommit än."]
    assert figure.rows_with("Fråga Ovanåker om läget", "Vilar på Täckning, version 1", "beslutat på mötet")
