"""What is known of the context, and what is lacking."""

import pytest

from dashboard.figures.context_measures import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.test_context_by_municipality import JOBLESS
from tests.queries.test_context_by_municipality import figure

AID = {
    "indicator_code": "aid",
    "theme": "economic_assistance",
    "unit": "pct",
    "label_sv": "Bistånd",
    "found_in": "Kolada N31807",
}


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of these indicators and figures."""

    def made(*figures: dict, indicators: tuple[dict, ...] = (JOBLESS, AID)):
        database = load(indicator=list(indicators), context_observation=list(figures))
        return localise(run_query(database, "context_measures", filters()), "sv")

    return made


def test_what_is_known_and_what_can_be_fetched_are_counted(rows):
    assert sentence(rows(figure("2180", 4.0)), "sv") == (
        "Ett av två mått finns per kommun. Ett till kan hämtas från SCB eller Kolada, men är inte hämtat än."
    )
    assert sentence(rows(indicators=(JOBLESS,)), "sv") == "Inget av de ett måtten finns per kommun."
    assert sentence(rows(figure("2180", 4.0), indicators=(JOBLESS,)), "sv") == "Ett av ett mått finns per kommun."


def test_a_row_says_for_whom_and_where(rows):
    html = chart(rows(figure("2180", 4.0), figure("2180", 4.0, "2016")), SWEDISH).replace("\xa0", " ")

    assert "1 av 3" in html
    assert "2017 (två tider)" in html
    assert "Kolada N31807" in html
    assert html.count('class="lacking"') == 1
