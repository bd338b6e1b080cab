"""The map on the screen of a meeting: each area wears its value, and its name has room beside it or stands on it."""

import re

import polars as pl
import pytest

from dashboard.figures.coverage_by_municipality.stage import HEIGHT, NAME, WIDTH, chart, number
from dashboard.query import run_query
from tests.dashboard.coverage_frames import CODES, by_municipality
from tests.dashboard.drawn import SWEDISH

RATES = {"Gävle": 2.1, "Bollnäs": 1.2, "Hofors": 0.0, "Ockelbo": "NL"}
WORD = re.compile(r'<span class="([\w ]+)" style="left:(-?\d+)px;top:(-?\d+)px[^"]*">(.*?)</span>')


@pytest.fixture
def boundaries(load, filters) -> pl.DataFrame:
    rows = [
        {"municipality_code": code, "municipality_name": name, "part": "gastrikland"} for name, code in CODES.items()
    ]
    return run_query(load(municipality=rows), "municipality_boundaries", filters())


def words(values: dict, boundaries: pl.DataFrame) -> list[tuple[str, int, int, str]]:
    html = chart(by_municipality("enterprises_per_10000", values, of=5), SWEDISH, municipality_boundaries=boundaries)
    return [(kind, int(left), int(top), said) for kind, left, top, said in WORD.findall(html)]


def test_each_area_that_is_chosen_has_its_name_and_its_value_and_a_missing_one_the_word_for_it(boundaries):
    found = [said for *_, said in words(RATES, boundaries)]

    assert found == [
        "Gävle", "2,1", "Bollnäs", "1,2", "Hofors", "0", "Ockelbo<small>ej levererat</small>",
    ]  # fmt: skip


def test_the_largest_is_larger(boundaries):
    kinds = {said: kind for kind, _, _, said in words(RATES, boundaries)}

    assert "large" in kinds["Gävle"]
    assert "large" in kinds["2,1"]
    assert "large" not in kinds["Bollnäs"]


def test_names_stand_on_no_other_words_and_within_the_picture(boundaries):
    boxes = []
    for kind, left, top, said in words(RATES, boundaries):
        size = 38 if "large" in kind else NAME
        lines = re.split(r"<small>|</small>", said)
        width, height = max(map(len, lines)) * size * 0.5, size * 1.0
        start = left - width if " left" in kind else left if " right" in kind else left - width / 2
        boxes.append((said, start, top - height / 2, start + width, top + height / 2))

    assert all(left >= 0 and right <= WIDTH and top >= 0 and low <= HEIGHT for _, left, top, right, low in boxes)
    touching = [
        (one[0], other[0])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]
    assert touching == []


def test_the_number_is_the_largest_with_the_region_and_who_is_silent():
    told = number(by_municipality("enterprises_per_10000", {"Gävle": 2.1, "Bollnäs": 1.2}, county=1.6), "sv")

    assert (told.shown, told.words) == ("2,1", "ASF per 10 000 invånare i slutet av 2018")
    assert told.notes == ("Hela regionen: 1,6.",)


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        ("enterprises_per_10000", {"Gävle": 1.2, "Bollnäs": 1.2}),
        ("enterprises_per_10000", {"Gävle": 1.2}),
        ("support_structure", {"Gävle": "held", "Bollnäs": "not_held"}),
    ],
    ids=["alike", "one", "a mark"],
)
def test_there_is_no_number_where_none_is_the_largest(measure, values):
    assert number(by_municipality(measure, values), "sv") is None
