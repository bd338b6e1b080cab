"""The projects of one municipality."""

import pytest

from dashboard.figures.projects_of_municipality import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.queries.test_projects_of_municipality import PLACES, PROJECTS


@pytest.fixture
def told(load, filters):
    """A function: the localised rows of one municipality."""

    def made(code: str):
        database = load(project=PROJECTS, project_municipality=PLACES)
        return localise(run_query(database, "projects_of_municipality", filters(municipality_codes=(code,))), "sv")

    return made


def test_are_counted_by_name(told):
    assert sentence(told("2180"), "sv") == "Gävle nämns i två projekt"
    assert sentence(told("2183"), "en") == "Bollnäs is named in one project"
    assert sentence(told("2104"), "sv") == "Kommunen nämns inte i något projekt"
    assert chart(told("2104"), SWEDISH) == ""


def test_a_row_has_time_budget_and_page(told):
    html = chart(told("2180"), SWEDISH).replace("\xa0", " ")

    assert "den 1 februari 2016" in html
    assert "950 000 kr" in html
    assert "tre kommuner i källan" in html
    assert "en kommun i källan" in html
    assert "Sida 7 och 11 i källan." in html
