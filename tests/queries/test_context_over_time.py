"""One measure over all periods that any municipality has a value for; nothing for a measure of one period."""

from dashboard.query import run_query
from tests.queries.test_context_by_municipality import INDICATORS, figure


def test_every_municipality_has_every_period(load, filters):
    rows = [
        figure("2180", 4.0, "2016"),
        figure("2180", 5.0),
        figure("2183", 6.0),
        figure("00", 3.0, "2016"),
        figure("00", 2.0, "2015"),
    ]
    frame = run_query(
        load(indicator=INDICATORS, context_observation=rows), "context_over_time", filters(indicator="jobless")
    )

    shown = frame.filter(area_code="2183").select("period", "value", "obs_status", "missing_parts").rows()
    assert shown == [("2016", None, "NL", 1), ("2017", 6.0, "A", 0)]
    # The nation is there at the municipalities' periods alone.
    assert frame.filter(area_code="00").select("period", "value").rows() == [("2016", 3.0), ("2017", None)]


def test_a_measure_of_one_period_has_no_lines(load, filters):
    rows = [figure("2180", 4.0), figure("2183", 6.0)]
    database = load(indicator=INDICATORS, context_observation=rows)

    assert run_query(database, "context_over_time", filters(indicator="jobless")).is_empty()


def test_what_comes_after_the_chosen_day_is_not_there(load, filters):
    rows = [figure("2180", value, str(year)) for value, year in ((1.0, 2016), (2.0, 2017), (3.0, 2019))]
    database = load(indicator=INDICATORS, context_observation=rows)

    frame = run_query(database, "context_over_time", filters(indicator="jobless"))

    assert frame.filter(area_code="2180")["period"].to_list() == ["2016", "2017"]
