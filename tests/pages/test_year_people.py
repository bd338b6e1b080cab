"""Different people during a year on Nyttjande: there once somebody has delivered, told as a floor, never added."""

from pathlib import Path

import pytest

from tests.pages.harness import Visit, run
from tests.several import copy_catalogues, tell_of_a_year


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = copy_catalogues(tmp_path_factory.mktemp("year") / "data")
    tell_of_a_year(copied)
    return copied


@pytest.fixture
def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASF_DATA", str(folder))


def usage(**parameters: object) -> Visit:
    return run("nyttjande", **{"data": "exempel", "sprak": "sv"} | parameters)


@pytest.mark.parametrize("catalogue", ["exempel", "gavleborg"])
def test_until_somebody_delivers_there_is_no_figure(visit, catalogue):
    seen = visit("nyttjande", data=catalogue, sprak="sv")

    assert "placements_year" not in seen.keys_of("fig_")
    assert "olika personer" not in seen.text


def test_at_least_so_many_by_municipality(told):
    figure = usage().figure("placements_year")

    assert figure.sentences == ["Olika personer via Arbetsförmedlingen 2018: minst 105 i Gävle och minst 15 i Bollnäs"]
    assert "Lägg inte ihop kommuner eller aktörer: en person kan finnas hos flera." in figure.text
    assert "Inte summan av kvartalen" in figure.text
    assert figure.rows_with("Gävle", "minst 60", "minst 45")
    assert figure.rows_with("Bollnäs", "minst 15", "skyddat")
    assert figure.rows_with("Hofors", "ej levererat")
    # No sum over municipalities.
    assert "120" not in figure.text
    assert "Små antal har ändrats till 0 eller 5" not in figure.text


def test_one_municipality_and_another_language(told):
    seen = usage(kommun="Bollnäs", sprak="en").figure("placements_year")

    assert seen.sentences == ["Different people through the Public Employment Service in 2018: at least 15 in Bollnäs"]
    assert seen.rows_with("Bollnäs", "at least 15", "protected")


def test_who_may_deliver_it_is_said_where_the_actor_has_not(told):
    seen = usage(aktor="region").figure("placements_year")

    assert seen.sentences == ["Antal olika personer via Region Gävleborg 2018 kan inte visas"]
    assert seen.rows_with("antingen inte levererat eller så litet att det skyddas")
