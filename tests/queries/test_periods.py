from datetime import date

from dashboard.query import run_query

POPULATION = [
    {"municipality_code": "2180", "period": "2015", "value": 98_877.0},
    {"municipality_code": "2183", "period": "2015", "value": 26_500.0},
    {"municipality_code": "2180", "period": "2016", "value": 99_500.0},
    {"municipality_code": "2180", "period": "2017", "obs_status": "NL"},
]


def delivery(code, period, status):
    return {"municipality_code": code, "delivery_kind": "placement", "period": period, "delivery_status": status}


def test_delivered_quarters_are_the_choices_newest_first(load, filters):
    rows = [
        delivery("2180", "2018-Q1", "accepted"),
        delivery("2183", "2018-Q1", "accepted"),
        delivery("2180", "2017-Q4", "accepted"),
        delivery("2180", "2018-Q2", "late"),
    ]

    result = run_query(load(delivery=rows, population=POPULATION), "periods", filters())

    assert result.columns == ["period", "period_end", "is_quarter"]
    assert result.rows() == [("2018-Q1", date(2018, 3, 31), True), ("2017-Q4", date(2017, 12, 31), True)]


def test_when_nobody_has_delivered_the_years_with_population_are_the_choices(load, filters):
    rows = [delivery("2180", "2018-Q1", "missing")]

    result = run_query(load(delivery=rows, population=POPULATION), "periods", filters())

    assert result.rows() == [("2016", date(2016, 12, 31), False), ("2015", date(2015, 12, 31), False)]


def test_an_empty_catalogue_has_nothing_to_choose_from(load, filters):
    assert run_query(load(), "periods", filters()).is_empty()
