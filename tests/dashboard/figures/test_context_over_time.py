"""The panels of one measure over time."""

import polars as pl
import pytest

from dashboard.figures.context_over_time import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.test_context_by_municipality import JOBLESS, RESIDENTS
from tests.pages.words import tidy
from tests.queries.test_context_by_municipality import figure


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of one measure over time."""

    def made(*figures: dict, indicator: str = "jobless"):
        database = load(indicator=[JOBLESS, RESIDENTS], context_observation=list(figures))
        return localise(run_query(database, "context_over_time", filters(indicator=indicator)), "sv")

    return made


def series(area: str, *values: float | None, **more: object) -> list[dict]:
    return [figure(area, value, str(2015 + place), **more) for place, value in enumerate(values)]


FELL, ROSE = series("2180", 5.0, 4.5, 4.0), series("2183", 3.0, 3.5, 4.0)


def test_who_rose_and_who_fell(rows):
    frame = rows(*FELL, *ROSE, *series("2104", 2.0, 2.0, 1.0))
    assert sentence(frame, "sv") == "Arbetslösa, 2015–2017: steg i Bollnäs, sjönk i Gävle och Hofors."


def test_nobody_is_said_to_have_risen_whose_first_or_last_value_is_not_known(rows):
    assert sentence(rows(*FELL, *ROSE, *series("2104", None, 2.0, 9.0)), "sv") == (
        "Arbetslösa, 2015–2017: steg i Bollnäs, sjönk i Gävle. En kommun saknar värde för något av åren."
    )
    assert "steg" not in sentence(rows(*FELL, *series("2183", 3.0, None), *series("2104", None, 2.0)), "sv")


def test_a_panel_for_each_municipality_the_highest_first_and_the_silent_last(rows):
    panels = chart(rows(*FELL, *ROSE, *series("21", 4.0, 4.1, 4.2)), SWEDISH)

    assert [panel.title for panel in panels] == ["Bollnäs", "Gävle", "Hofors"]
    assert tidy(panels[1].alt) == "Gävle: 5,0 % (2015), 4,0 % (2017)"
    assert panels[2].alt == "Hofors: inga värden"
    assert all(panel.chart.to_dict()["height"] for panel in panels)


def test_a_number_is_drawn_as_an_index_of_its_first_value_and_never_of_a_later_one(rows):
    people = {"indicator_code": "residents"}
    frame = rows(*series("2180", 100.0, 110.0, **people), *series("2183", None, 50.0, **people), indicator="residents")

    assert "procent av värdet 2015" in subtitle(frame, "sv")
    drawn = [panel.chart.to_json() for panel in chart(frame, SWEDISH)]
    assert '"value": 110.0' in drawn[0].replace("110.00000000000001", "110.0")
    assert '"value": 50.0' not in drawn[1]


def test_what_lines_mean_is_said_where_there_are_any(rows):
    alone, all_of_it = rows(*FELL), rows(*FELL, *series("00", 1.0, 1.0, 1.0), *series("2180", 4.0, 4.0, 4.0, sex="F"))

    assert "Grå linjer" not in subtitle(alone, "sv")
    assert "Grå linjer är regionen och riket. Lila linje är kvinnor, grön är män." in subtitle(all_of_it, "sv")


def test_of_the_chosen_it_is_said_that_they_are_chosen(rows):
    pair = rows(*ROSE, *series("2104", 1.0, 2.0, 3.0)).filter(pl.col("area_code") != "2180")
    all_three = rows(*FELL)

    assert sentence(pair, "sv") == "Arbetslösa, 2015–2017: steg i båda kommunerna."
    assert sentence(pair, "en").endswith("rose in both municipalities.")
    chosen = ("Bollnäs", "Hofors")
    assert sentence(pair, "sv", places=chosen) == "Arbetslösa, 2015–2017: steg i båda de valda kommunerna."
    assert sentence(pair, "en", places=chosen).endswith("rose in both of the chosen municipalities.")
    silent = all_three.filter(pl.col("area_code") == "2104")
    assert sentence(silent, "sv", places=("Hofors",)).endswith("värden för båda åren saknas i Hofors.")
    assert sentence(silent, "en", places=("Hofors",)).endswith("there are no values for both years in Hofors.")
