"""The county and the nation beside each other, and the county over time."""

import pytest

from dashboard.figures.context_county import (
    chart,
    headline_note,
    headline_sentence,
    over_time,
    over_time_sentence,
    sentence,
)
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, data_of, spec
from tests.dashboard.figures.test_context_by_municipality import JOBLESS, RESIDENTS
from tests.pages.words import tidy
from tests.queries.test_context_by_municipality import figure

SOURCES = [
    {"source_id": "plan", "source_kind": "plan", "short_sv": "Planen"},
    {"source_id": "kalla", "source_kind": "official_statistics", "short_sv": "SCB"},
]


@pytest.fixture
def made(load, filters):
    """A function: the localised rows and sources of what is counted and what is stated."""

    def build(*counted: dict, stated: tuple[dict, ...] = ()):
        indicators = [JOBLESS, RESIDENTS, {**JOBLESS, "indicator_code": "young", "label_sv": "Unga"}]
        database = load(
            source=SOURCES, indicator=indicators, context_observation=list(counted), observation=list(stated)
        )
        frames = (localise(run_query(database, name, filters()), "sv") for name in ("context_county", "sources"))
        return tuple(frames)

    return build


def test_the_county_is_above_where_it_surely_is(made):
    share = {"qualifier": "range", "indicator_code": "young", "period": "2016", "source_id": "plan"}
    apart = (
        {**share, "area_code": "21", "low": 11.0, "high": 12.0},
        {**share, "area_code": "00", "low": 9.0, "high": 10.0},
    )
    overlapping = (
        {**share, "area_code": "21", "low": 11.0, "high": 12.0},
        {**share, "area_code": "00", "low": 10.0, "high": 11.5},
    )
    pair = (figure("21", 4.0), figure("00", 5.0))

    assert headline_sentence(made(*pair, stated=apart)[0], "sv") == (
        "Regionen låg högre än riket i ett av de två mått som går att jämföra. Uppgifterna är från olika år, 2016–2017."
    )
    assert headline_note(made(*pair, stated=apart)[0], "sv") == "Det gäller ”Unga” (2016)."
    assert headline_sentence(made(*pair, stated=overlapping)[0], "sv") == (
        "Regionen låg inte högre än riket i något av de två mått som går att jämföra. Uppgifterna är från olika år, 2016–2017."
    )
    assert headline_note(made(*pair, stated=overlapping)[0], "sv") == ""


def test_measures_of_different_times_say_of_when_each_is(made):
    later = ({"indicator_code": "young", "period": "2018", "value": 11.0, "source_id": "plan", "area_code": "21"},
             {"indicator_code": "young", "period": "2018", "value": 9.0, "source_id": "plan", "area_code": "00"})  # fmt: skip
    frame, _ = made(figure("21", 4.0, "2016"), figure("00", 3.0, "2016"), stated=later)

    assert headline_sentence(frame, "sv").endswith("Uppgifterna är från olika år, 2016–2018.")
    assert headline_note(frame, "sv") == "Det gäller ”Arbetslösa” (2016) och ”Unga” (2018)."
    assert headline_sentence(frame, "en").endswith("The figures are of different years, 2016–2018.")


def test_different_periods_and_numbers_of_people_are_not_compared(made):
    frame, _ = made(figure("21", 4.0, "2016"), figure("00", 5.0, "2017"), figure("21", 9.0, indicator_code="residents"),
                    figure("00", 1.0, indicator_code="residents"))  # fmt: skip
    assert headline_sentence(frame, "sv") == (
        "Inget mått går att jämföra mellan regionen och riket vid samma tid. Uppgifterna är från olika år, 2016–2017."
    )
    assert (
        sentence(frame, "sv")
        == "Källorna anger två mått för regionen, inget som går att jämföra med riket vid samma tid."
    )


def test_a_row_has_both_and_women_and_men_with_source_and_page(made):
    stated = (
        {
            "indicator_code": "residents",
            "area_code": "21",
            "period": "2015",
            "value": 281851.0,
            "source_id": "plan",
            "page": "3",
        },
    )
    counted = [figure("21", 281815.0, "2015", indicator_code="residents"), figure("21", 140281.0, "2015", indicator_code="residents", sex="F"),
               figure("21", 9.8), figure("21", 11.9, "2015"), figure("00", 8.0, "2015")]  # fmt: skip
    html = chart(made(*counted, stated=stated)[0], SWEDISH, sources=made(*counted, stated=stated)[1]).replace(
        "\xa0", " "
    )

    assert "Planen, s. 3" in html
    assert "Enligt en annan källa" in html
    assert html.index("281 815") < html.index("281 851")
    assert "140 281" in html
    # The latest, and the latest with the nation.
    assert html.index("9,8 %") < html.index("11,9 %") < html.index(">8 %<")


def test_a_series_of_the_county_is_drawn_from_three_periods_on(made):
    two = [figure("21", 4.0, "2016"), figure("21", 5.0, "2017")]
    frame, _ = made(*two)
    assert over_time(frame, SWEDISH) == ([], "")
    assert over_time_sentence(frame, "sv") == "Inget mått på regionen finns för tre tider eller fler."

    frame, _ = made(figure("21", 3.5, "2015"), *two, figure("00", 4.0, "2016"))
    assert [panel.title for panel in over_time(frame, SWEDISH)[0]] == ["Arbetslösa"]
    assert tidy(over_time_sentence(frame, "sv")) == "Arbetslösa i regionen: 3,5 % 2015, 5,0 % 2017."


def test_the_last_value_stands_above_the_line_that_falls_to_it(made):
    frame, _ = made(figure("21", 9.0, "2015"), figure("21", 8.0, "2016"), figure("21", 4.0, "2017"))
    [panel], _ = over_time(frame, SWEDISH)
    words = {tidy(row["words"]): row["value"] for row in data_of(spec(panel.chart)) if "words" in row}

    assert words["9 %"] == 9.0
    # The words reach back over nearly half of the time: what the line is there.
    assert 7.0 < words["4 %"] < 8.0


def test_the_years_are_those_that_are_shown(made):
    """A number of people is not compared, though both have it; and of a series the table shows the last."""
    people = {"indicator_code": "residents"}
    frame, _ = made(*(figure(area, 9.0, year, **people) for area in ("21", "00") for year in ("2015", "2016", "2017")))

    assert headline_sentence(frame, "sv").endswith("vid samma tid. Uppgifterna är från 2017.")
    assert headline_sentence(frame, "en").endswith("at the same time. The figures are of 2017.")
    assert sentence(frame, "sv") == (
        "Källorna anger ett mått för regionen, och det går inte att jämföra med riket vid samma tid."
    )
    assert sentence(frame, "en") == (
        "The sources state one measure of the region, and it cannot be compared with the nation at the same time."
    )
