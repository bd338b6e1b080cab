import re

import pytest
import vl_convert

from dashboard.figures.project_municipalities import chart, on_stage, sentence
from dashboard.query import run_query
from dashboard.theme import chart_config
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

PROJECTS = [
    {"project_id": name, "title_sv": name.capitalize(), "title_en": name.capitalize()} for name in ("bro", "ensam")
]
PLACES = [
    *({"project_id": "bro", "municipality_code": code} for code in ("0580", "0581", "0483", "9999")),
    {"project_id": "ensam", "municipality_code": "2180"},
]


@pytest.fixture
def told(load, filters):
    def ask(*places: dict, language: str = "sv"):
        database = load(project=PROJECTS, project_municipality=list(places))
        return tuple(
            localise(run_query(database, name, filters()), language)
            for name in ("project_municipalities", "project_counties")
        )

    return ask


def test_the_sentence_says_how_many_lie_in_which_county(told):
    frame, _ = told(*PLACES)

    assert sentence(frame, "sv") == "Bro bedrevs i 4 kommuner: 2 i Östergötlands län och 1 i Södermanlands län"
    assert sentence(told(*PLACES[:2])[0], "sv") == "Bro bedrevs i två kommuner, alla i Östergötlands län"
    assert sentence(told(*PLACES[:2], language="en")[0], "en") == (
        "Bro was carried out in two municipalities, all in Östergötland County"
    )
    assert sentence(told(PLACES[-1])[0], "sv") == "Ensam bedrevs i en kommun i Gävleborgs län"
    assert sentence(told()[0], "en").startswith("Nobody has said")


def test_a_map_for_each_project_with_its_names_and_its_words(told):
    frame, counties = told(*PLACES)

    panels = chart(frame, SWEDISH, project_counties=counties)

    assert [(panel.key, panel.title) for panel in panels] == [("bro", "Bro"), ("ensam", "Ensam")]
    assert panels[0].alt == "Karta. Bro: 4 kommuner, 9999, Katrineholm, Linköping och Norrköping."
    made = panels[0].chart.configure(**chart_config(SWEDISH)).properties(width=400).to_dict()
    drawn = vl_convert.vegalite_to_svg(made)
    assert all(name in drawn for name in ("Katrineholm", "Linköping", "Norrköping"))
    shapes = [layer["data"]["values"] for layer in made["layer"] if layer["mark"]["type"] == "geoshape"]
    assert [[shape["properties"]["name"] for shape in each] for each in shapes] == [
        ["Södermanlands län", "Östergötlands län"], ["Katrineholm", "Linköping", "Norrköping"],
    ]  # fmt: skip


def test_on_the_screen_of_a_meeting_the_municipalities_stand_by_name(told):
    html = on_stage(told(*PLACES)[0], SWEDISH)

    assert re.findall("<td>(.*?)</td>", html) == ["4", "9999, Katrineholm, Linköping och Norrköping", "1", "Gävle"]
