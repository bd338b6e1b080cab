"""What is known of the context of one municipality, beside the county and the nation."""

import pytest

from dashboard.figures.context_of_municipality import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.test_context_by_municipality import JOBLESS
from tests.queries.test_context_by_municipality import figure

BOLLNAS = "2183"
RESIDENTS = {"indicator_code": "residents", "theme": "population", "unit": "persons", "label_sv": "Invånare"}


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of Bollnäs from these figures."""

    def made(*figures: dict, **more: object):
        database = load(indicator=[JOBLESS, RESIDENTS], context_observation=list(figures), **more)
        return localise(run_query(database, "context_of_municipality", filters(municipality_codes=(BOLLNAS,))), "sv")

    return made


def test_the_labour_market_comes_first_and_stands_beside_the_county(rows):
    frame = rows(
        figure(BOLLNAS, 9.0),
        figure("21", 7.5),
        population=[{"municipality_code": BOLLNAS, "period": "2017", "value": 26_000.0}],
    )

    label = JOBLESS["label_sv"]
    assert sentence(frame, "sv").replace("\xa0", " ") == f"{label}: 9,0 % i Bollnäs, 7,5 % i regionen"


def test_a_count_is_not_held_against_the_county(rows):
    frame = rows(
        figure("21", 280_000.0, indicator_code="residents"), figure(BOLLNAS, 26_000.0, indicator_code="residents")
    )

    assert sentence(frame, "sv").replace("\xa0", " ") == "Invånare: 26 000 i Bollnäs"
    assert sentence(frame.clear(), "sv") == "Inget mått är känt för kommunen"
    assert chart(frame.clear(), SWEDISH) == ""


def test_that_a_measure_is_not_known_of_the_county_is_said(rows):
    frame = rows(
        figure(BOLLNAS, 9.0),
        figure("21", 7.5),
        population=[{"municipality_code": BOLLNAS, "period": "2015", "value": 26_000.0}],
    )
    html = chart(frame, SWEDISH).replace("\xa0", " ")

    assert '<th scope="row">Invånare <small>2015</small></th><td data-head="Bollnäs">26 000</td>' in html
    assert html.count(">uppgift saknas</td>") == 1
