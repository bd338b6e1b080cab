"""An address that somebody has written down leads there for good: a table or a figure that is renamed is found under its old name, too."""

from pathlib import Path

import pytest

from dashboard import figures, renamed
from dashboard.agenda import AgendaItem
from dashboard.figures.figure import Figure
from dashboard.open_data.tables import open_tables
from tests.server.asked import ask

NAMES = Path(__file__).with_name("names_that_stay.txt")
PLACE = "/data/exempel/1"


def names_of_today() -> set[str]:
    """Each with what it names, as a line of the list."""
    drawn = {name for name in figures.__all__ if isinstance(getattr(figures, name), Figure)}
    return {*(f"table {name}" for name in open_tables()), *(f"figure {name}" for name in drawn)}


def test_every_name_that_there_was_leads_to_one_of_today():
    """A line is never taken away: whoever renames writes the old name into `dashboard/renamed.py`."""
    known = NAMES.read_text(encoding="utf-8").splitlines()
    before = {f"table {name}" for name in renamed.TABLES} | {f"figure {name}" for name in renamed.FIGURES}

    assert known == sorted({*known})
    assert sorted({*known} - names_of_today() - before) == []
    assert sorted(names_of_today() - {*known}) == [], "a new name: write it into names_that_stay.txt"
    assert len(known) > 150


def test_an_old_name_leads_to_one_that_there_is_and_is_none_of_today():
    old = {
        f"{kind} {name}" for kind, names in (("table", renamed.TABLES), ("figure", renamed.FIGURES)) for name in names
    }
    new = {f"table {name}" for name in renamed.TABLES.values()} | {
        f"figure {name}" for name in renamed.FIGURES.values()
    }

    assert new <= names_of_today()
    assert not old & names_of_today()


@pytest.fixture
def renamed_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(renamed, "TABLES", {"placed_by_actor": "placements_by_actor"})
    monkeypatch.setattr(renamed, "FIGURES", {"map_of_coverage": "coverage_by_municipality_map"})


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("placed_by_actor.csv", "placements_by_actor.csv"),
        ("placed_by_actor.csv-metadata.json", "placements_by_actor.csv-metadata.json"),
        ("placed_by_actor.csv?period=2017-Q4&sprak=en", "placements_by_actor.csv?period=2017-Q4&sprak=en"),
        ("placed_by_actor.csv?kommun=G%C3%A4vle", "placements_by_actor.csv?kommun=G%C3%A4vle"),
        ("map_of_coverage.svg?matt=residents", "coverage_by_municipality_map.svg?matt=residents"),
    ],
)
def test_an_old_address_is_sent_on_with_its_choices(renamed_one, before, now):
    sent_on = ask(f"{PLACE}/{before.replace('G%C3%A4vle', 'Gävle')}")

    assert (sent_on.status, sent_on.headers["location"], sent_on.body) == (308, f"./{now}", b"")
    assert ask(f"{PLACE}/{now.replace('G%C3%A4vle', 'Gävle')}").status == 200


@pytest.mark.parametrize(
    "path", ["map_of_coverage.csv", "placed_by_actor.svg", "extracts/placed_by_actor.csv", "other.csv"]
)
def test_what_was_never_called_so_is_not_there(renamed_one, path):
    assert ask(f"{PLACE}/{path}").status == 404


def test_an_agenda_finds_its_figure_under_the_old_name(renamed_one):
    item = AgendaItem(number=1, page="tackning", figure_name="map_of_coverage", choices={}, purpose="")

    assert item.figure is figures.coverage_by_municipality_map
