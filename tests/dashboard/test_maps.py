import json
from itertools import combinations

import polars as pl
import pytest

from dashboard import maps, theme
from dashboard.maps_shapes import hatch_lines, label_points, outer_rings
from dashboard.query import run_query
from tests.dashboard.coverage_frames import CODES, by_municipality

LOOK = theme.Look("light", "sv")
SQUARE = json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]})
# A U: its middle lies outside it.
CUP = json.dumps(
    {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [6, 9], [6, 3], [3, 3], [3, 9], [0, 9], [0, 0]]]}
)
RATES = {"Gävle": 2.1, "Bollnäs": 1.2, "Hofors": 0.0, "Ockelbo": "NL"}


@pytest.fixture
def boundaries(load, filters) -> pl.DataFrame:
    rows = [
        {"municipality_code": code, "municipality_name": name, "part": "gastrikland"} for name, code in CODES.items()
    ]
    return run_query(load(municipality=rows), "municipality_boundaries", filters())


def draw(frame, boundaries, look=LOOK):
    return json.loads(maps.coverage_map(frame, look, municipality_boundaries=boundaries).to_json())


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
    half = maps.WIDTH / 2 / (maps.WORLD * 2 ** view["zoom"] / 360)

    assert min(longitude for longitude, _ in points) >= view["longitude"] - half - 1e-9
    assert max(longitude for longitude, _ in points) <= view["longitude"] + half + 1e-9


class TestShapes:
    def test_a_label_stands_inside_with_the_most_room(self):
        ((longitude, latitude),) = label_points((SQUARE,), ((1.0, 1.0),))

        assert (longitude, latitude) == (5, 5)

    def test_a_label_stands_inside_a_shape_whose_middle_lies_outside(self):
        ((longitude, latitude),) = label_points((CUP,), ((1.0, 1.0),))

        assert latitude < 3 or not 3 < longitude < 6

    def test_labels_give_way_to_each_other(self):
        size = (6.0, 3.0)
        points = label_points((SQUARE, SQUARE), (size, size))

        for one, other in combinations(points, 2):
            assert abs(one[0] - other[0]) >= size[0] or abs(one[1] - other[1]) >= size[1]

    def test_hatch_lines_end_at_the_boundary(self):
        lines = hatch_lines(CUP, gap=0.5)

        assert len(lines) > 20
        for start, end in lines:
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            assert not (3 < middle[0] < 6 and middle[1] > 3)
            assert all(-1e-9 <= value <= 9 + 1e-9 for value in (*start, *end))

    def test_only_areas_have_rings(self):
        with pytest.raises(KeyError):
            outer_rings('{"type": "Point", "coordinates": [1, 2]}')
