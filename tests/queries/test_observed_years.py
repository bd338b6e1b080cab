from datetime import date

from dashboard.query import run_query
from tests.queries.test_periods import POPULATION

CONTEXT = {"indicator_code": "residents", "area_code": "2180", "age_group": "T"}


def test_the_years_of_every_extract_are_choices(load, filters):
    """A page whose figures stand in other years than the population can be shown as of those."""
    database = load(
        population=POPULATION,
        context_observation=[
            {**CONTEXT, "period": "2010", "value": 4.0},
            {**CONTEXT, "period": "2019-Q2", "value": 7.0},
            {**CONTEXT, "period": "2008", "obs_status": "NL"},
        ],
        observation=[{"indicator_code": "residents", "period": "2012", "value": 270_000.0}],
        knowledge_survey=[{"period": "2018-Q2", "asked_status": "UN", "answered": 149.0}],
        target_group_size=[{"municipality_code": "2180", "period": "2017-Q1", "value": 24.0}],
    )

    result = run_query(database, "observed_years", filters(reference_date=date(2019, 12, 31)))

    assert result["period"].to_list() == ["2019", "2018", "2017", "2016", "2015", "2012", "2010"]


def test_a_year_that_is_not_over_on_the_day_of_the_version_is_no_choice(load, filters):
    result = run_query(load(population=POPULATION), "observed_years", filters(reference_date=date(2016, 6, 30)))

    assert result["period"].to_list() == ["2015"]


def test_an_empty_catalogue_has_none(load, filters):
    assert run_query(load(), "observed_years", filters()).is_empty()
