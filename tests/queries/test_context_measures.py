"""What is known of each measure, and that nothing is known of the others."""

from dashboard.query import run_query
from tests.queries.test_context_by_municipality import INDICATORS, figure


def test_a_measure_says_for_whom_and_since_when_it_is_known(load, filters):
    rows = [figure("2180", 4.0, "2016"), figure("2180", 5.0), figure("2183", 6.0), figure("2183", 6.5, sex="F"), figure("21", 5.0),
            figure("2104", None, obs_status="SU", source_mark="secret")]  # fmt: skip
    indicators = [
        *INDICATORS,
        {"indicator_code": "aid", "theme": "economic_assistance", "unit": "pct", "found_in": "Kolada N1"},
    ]
    frame = run_query(load(indicator=indicators, context_observation=rows), "context_measures", filters())

    names = ("context_measure", "latest_period", "municipalities_known", "municipalities_asked", "periods_known")
    assert frame.select(names).rows() == [
        ("jobless", "2017", 2, 3, 2),
        ("aid", None, 0, 3, 0),
        ("residents", None, 0, 3, 0),
    ]
    assert frame.select("has_sexes", "has_county", "has_nation").rows()[0] == (True, True, False)
    assert frame["found_in"].to_list() == [None, "Kolada N1", None]


def test_what_is_about_work_comes_first_and_what_is_known_before_that(load, filters):
    rows = [figure("2180", 1.0, indicator_code="residents")]
    frame = run_query(load(indicator=INDICATORS, context_observation=rows), "context_measures", filters())

    assert frame["context_measure"].to_list() == ["residents", "jobless"]
