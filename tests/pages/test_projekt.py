"""Projekt: what the documents state of projects, in full, and the made-up follow-up of the example."""

import csv
from pathlib import Path

import pytest

FACTS = Path(__file__).parent / "facts"


def facts_of(page: str) -> list[str]:
    return [row["text"] for row in csv.DictReader((FACTS / f"{page}.csv").read_text(encoding="utf-8").splitlines())]


@pytest.mark.parametrize("fact", facts_of("projekt"))
def test_what_the_documents_state_stands_on_the_page(visit, fact):
    assert fact in visit("projekt", data="gavleborg", sprak="sv").text


def test_the_fifteen_municipalities_have_their_map_and_their_table(visit):
    seen = visit("projekt", data="gavleborg", sprak="sv")

    municipalities = seen.frame("municipality_name", "county_name").filter(project_id="growing_together")
    assert municipalities["municipality_name"].sort().to_list() == sorted([
        "Boxholm", "Finspång", "Katrineholm", "Kinda", "Linköping", "Mjölby", "Motala", "Norrköping", "Söderköping",
        "Vadstena", "Valdemarsvik", "Vingåker", "Ydre", "Åtvidaberg", "Ödeshög",
    ])  # fmt: skip
    maps = [chart for chart in seen.charts if "Karta. Growing Together: 15 kommuner" in chart.alt]
    assert len(maps) == 1
    assert all(name in maps[0].text for name in municipalities["municipality_name"])


def test_the_example_shows_what_follow_up_looks_like_with_its_gaps(visit):
    seen = visit("projekt", data="exempel", sprak="sv")

    assert (
        seen.headline == "Sex projekt och insatser är beskrivna. För fyra av dem är både första och sista dagen kända."
    )
    assert seen.rows_with("Exempelprojektet Köp smart", "ej levererat")
    assert seen.rows_with("Lever delvis kvar")
    assert seen.rows_with("Lever inte kvar")


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_every_figure_has_its_source(visit, catalogue, language):
    seen = visit("projekt", data=catalogue, sprak=language)

    assert seen.messages == []
    assert seen.keys_of("foot_") == ["projects", "project_factors", "project_municipalities", "project_outcomes"]
    assert "Källa saknas" not in seen.text


def test_a_version_without_projects_says_so_and_who_can_hand_them_in(visit):
    seen = visit("projekt", data="gavleborg", sprak="sv", version="1")

    assert seen.headline == "Inget projekt är känt"
    assert seen.keys_of("foot_") == []
    assert seen.rows_with(
        "Uppgifterna lämnas i leveransen Projekt. Vem som ska lämna dem står inte i den här versionen."
    )
