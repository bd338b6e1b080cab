import json

import polars as pl
import pytest

from dashboard import theme
from dashboard.figures.coverage_by_municipality.labels import WIDTH, WORLD, labels_of
from dashboard.figures.coverage_by_municipality.map import deck
from dashboard.figures.parts.shapes import outer_rings
from dashboard.query import run_query
from tests.dashboard.coverage_frames import CODES, by_municipality

LOOK = theme.Look("light", "sv")
RATES = {"Gävle": 2.1, "Bollnäs": 1.2, "Hofors": 0.0, "Ockelbo": "NL"}


@pytest.fixture
def boundaries(load, filters) -> pl.DataFrame:
    rows = [
        {"municipality_code": code, "municipality_name": name, "part": "gastrikland"} for name, code in CODES.items()
    ]
    return run_query(load(municipality=rows), "municipality_boundaries", filters())


def draw(frame, boundaries, look=LOOK):
    return json.loads(deck(frame, look, municipality_boundaries=boundaries).to_json())


def layer(made, name):
    return next(one for one in made["layers"] if one["id"] == name)


def rgb(role, look=LOOK):
    return [int(look.colour(role)[start : start + 2], 16) for start in (1, 3, 5)]


@pytest.fixture
def rates(boundaries):
    return draw(by_municipality("enterprises_per_10000", RATES, of=5), boundaries)


def test_areas_wear_the_classes_of_the_bars_and_can_be_clicked(rates):
    areas = layer(rates, "municipalities")
    fills = {one["properties"]["municipality_name"]: one["properties"]["fill"] for one in areas["data"]["features"]}

    assert areas["pickable"] is True
    assert fills == {
        "Gävle": rgb("seq2"), "Bollnäs": rgb("seq1"), "Hofors": rgb("paper"), "Ockelbo": rgb("paper"), "Ljusdal": rgb("paper"),
    }  # fmt: skip
    assert {one["properties"]["municipality_code"] for one in areas["data"]["features"]} == set(CODES.values())


def test_names_and_values_stand_on_the_map_and_the_missing_say_so(rates):
    words = [label["words"] for name in ("labels", "missing") for label in layer(rates, name)["data"]]

    assert sorted(words) == ["Bollnäs\n1,2", "Gävle\n2,1", "Hofors\n0", "Ljusdal", "Ockelbo\nej levererat"]
    assert [label["words"] for label in layer(rates, "missing")["data"]] == ["Ockelbo\nej levererat"]


def test_only_the_missing_are_hatched(rates, boundaries):
    whole = draw(by_municipality("enterprises", {"Gävle": 1.0}, of=5), boundaries)

    assert len(layer(rates, "hatch")["data"]) > 3
    assert layer(whole, "hatch")["data"] == []


def test_what_is_not_chosen_is_a_faint_outline_without_a_value(rates):
    assert len(layer(rates, "unchosen")["data"]) == 1
    assert layer(rates, "unchosen")["getColor"] == rgb("faint")
    assert len(layer(rates, "borders")["data"]) == 4


def test_text_has_the_ink_of_its_class_and_a_halo_in_the_colour_under_it(rates):
    labels = {label["words"].split("\n")[0]: label for label in layer(rates, "labels")["data"]}

    assert labels["Gävle"]["colour"] == rgb("seq2_ink")
    assert labels["Hofors"]["colour"] == rgb("ink")
    assert labels["Ljusdal"]["colour"] == rgb("muted")
    halos = [label for label in layer(rates, "halos")["data"] if label["words"].startswith("Gävle")]
    assert len(halos) == 12
    assert all(halo["colour"] == rgb("seq2") for halo in halos)


def test_a_mark_on_a_dark_map(boundaries):
    dark = theme.Look("dark", "sv")
    made = draw(
        by_municipality("policy", {"Gävle": "held", "Bollnäs": "planned", "Hofors": "not_held"}), boundaries, dark
    )
    words = {label["words"]: label["colour"] for label in layer(made, "labels")["data"]}

    assert words["Gävle\nja"] == rgb("paper", dark)
    assert words["Bollnäs\nplanerat"] == rgb("ink", dark)
    assert "Hofors\nnej" in words


def test_asks_nothing_of_the_internet(rates):
    assert not rates.get("mapProvider")
    assert "//" not in json.dumps(rates)


def test_the_view_holds_every_boundary(rates, boundaries):
    view = rates["initialViewState"]
    points = [point for geometry in boundaries["geometry_geojson"] for ring in outer_rings(geometry) for point in ring]
    half = WIDTH / 2 / (WORLD * 2 ** view["zoom"] / 360)

    assert min(longitude for longitude, _ in points) >= view["longitude"] - half - 1e-9
    assert max(longitude for longitude, _ in points) <= view["longitude"] + half + 1e-9


def test_where_names_would_stand_on_each_other_there_are_none(boundaries, monkeypatch):
    monkeypatch.setitem(labels_of.__globals__, "MOST_LABELS", 4)
    made = draw(by_municipality("enterprises_per_10000", RATES, of=5), boundaries)
    assert [layer(made, name)["data"] for name in ("labels", "missing")] == [[], []]
    assert len(layer(made, "municipalities")["data"]["features"]) == 5
