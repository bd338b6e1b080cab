from datetime import date

from dashboard.query import run_query

POPULATION = [
    {"municipality_code": "2180", "period": "2015", "value": 98_877.0},
    {"municipality_code": "2183", "period": "2015", "value": 26_500.0},
    {"municipality_code": "2180", "period": "2016", "value": 99_500.0},
    {"municipality_code": "2180", "period": "2017", "obs_status": "NL"},
]

CONTEXT = {"indicator_code": "residents", "area_code": "2180", "age_group": "T"}


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
    assert result.rows() == [
        ("2018-Q1", date(2018, 3, 31), True),
        ("2017-Q4", date(2017, 12, 31), True),
        ("2016", date(2016, 12, 31), False),
        ("2015", date(2015, 12, 31), False),
    ]


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

    result = run_query(database, "periods", filters(reference_date=date(2019, 12, 31)))

    assert result["period"].to_list() == ["2019", "2018", "2017", "2016", "2015", "2012", "2010"]
    assert not result["is_quarter"].any()


def test_a_year_that_is_not_over_on_the_day_of_the_version_is_no_choice(load, filters):
    result = run_query(load(population=POPULATION), "periods", filters(reference_date=date(2016, 6, 30)))

    assert result["period"].to_list() == ["2015"]


def test_when_nobody_has_delivered_the_years_with_population_are_the_choices(load, filters):
    rows = [delivery("2180", "2018-Q1", "missing")]

    result = run_query(load(delivery=rows, population=POPULATION), "periods", filters())

    assert result.rows() == [("2016", date(2016, 12, 31), False), ("2015", date(2015, 12, 31), False)]


def test_an_empty_catalogue_has_nothing_to_choose_from(load, filters):
    assert run_query(load(), "periods", filters()).is_empty()
