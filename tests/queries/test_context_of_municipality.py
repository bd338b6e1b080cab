"""The context of one municipality: what is known of it, with the county and the nation at the same time."""

from dashboard.query import run_query
from tests.queries.test_context_by_municipality import INDICATORS, figure

BOLLNAS = "2183"


def of_bollnas(load, filters, *rows: dict, **more: object):
    database = load(indicator=INDICATORS, context_observation=list(rows), **more)
    return run_query(database, "context_of_municipality", filters(municipality_codes=(BOLLNAS,)))


def test_each_measure_has_its_own_latest_time_and_the_wider_areas_at_that_time(load, filters):
    frame = of_bollnas(
        load,
        filters,
        figure(BOLLNAS, 8.0, "2016"),
        figure(BOLLNAS, 9.0, "2017"),
        figure("21", 7.0, "2017"),
        figure("00", 6.0, "2016"),
        figure("2180", 3.0, "2018"),
        population=[{"municipality_code": BOLLNAS, "period": "2015", "value": 26_000.0}],
    )

    assert frame.select("context_measure", "area_code", "period", "value").rows() == [
        ("residents", BOLLNAS, "2015", 26_000.0),
        ("jobless", BOLLNAS, "2017", 9.0),
        ("jobless", "21", "2017", 7.0),
    ]


def test_what_is_not_known_of_the_municipality_is_left_out(load, filters):
    frame = of_bollnas(
        load,
        filters,
        figure(BOLLNAS, None, obs_status="SU", source_mark="secret"),
        figure("2180", 4.0),
        figure(BOLLNAS, 4.0, sex="F"),
        figure(BOLLNAS, 4.0, "2019"),
    )

    assert frame.is_empty()


def test_an_age_group_is_a_measure_of_its_own(load, filters):
    frame = of_bollnas(load, filters, figure(BOLLNAS, 8.0), figure(BOLLNAS, 15.0, age_group="18-24"))

    assert frame.select("context_measure", "value").rows() == [("jobless:18-24", 15.0), ("jobless", 8.0)]
