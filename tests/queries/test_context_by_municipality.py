"""One measure at its latest period: every municipality has a row, the county and the nation where they have a figure."""

from datetime import date

from dashboard.query import run_query

INDICATORS = [
    {"indicator_code": "jobless", "theme": "labour_market", "unit": "pct"},
    {"indicator_code": "residents", "theme": "population", "unit": "persons"},
]


def figure(area: str, value: float | None, period: str = "2017", **more: object) -> dict:
    filled = {
        "indicator_code": "jobless",
        "sex": "T",
        "age_group": "T",
        "area_code": area,
        "value": value,
        "period": period,
    }
    return filled | ({"obs_status": "UN"} if value is None else {}) | more


def test_the_latest_period_counts_and_who_lacks_a_value_comes_last(load, filters):
    rows = [figure("2180", 4.0), figure("2183", 5.0), figure("2104", 9.0, "2016"), figure("21", 4.5), figure("00", 3.0)]
    frame = run_query(load(indicator=INDICATORS, context_observation=rows), "context_by_municipality", filters())

    shown = frame.select("municipality_name", "area_code", "value", "obs_status", "missing_parts").rows()
    assert shown == [
        ("Bollnäs", "2183", 5.0, "A", 0),
        ("Gävle", "2180", 4.0, "A", 0),
        ("Hofors", "2104", None, "NL", 1),
        (None, "21", 4.5, "A", 0),
        (None, "00", 3.0, "A", 0),
    ]
    assert set(frame["period"]) == {"2017"}


def test_a_mark_of_the_source_is_kept_beside_the_status(load, filters):
    rows = [figure("2180", 4.0), figure("2183", None, obs_status="SU", source_mark="secret")]
    frame = run_query(load(indicator=INDICATORS, context_observation=rows), "context_by_municipality", filters())

    assert frame.filter(area_code="2183").select("obs_status", "source_mark", "source_refs").rows() == [
        ("SU", "secret", "kalla")
    ]


def test_an_age_group_is_a_measure_of_its_own(load, filters):
    rows = [figure("2180", 4.0), figure("2180", 8.0, age_group="18-24")]
    database = load(indicator=INDICATORS, context_observation=rows)

    young = run_query(database, "context_by_municipality", filters(indicator="jobless:18-24"))

    assert young.filter(area_code="2180")["value"].to_list() == [8.0]
    assert run_query(database, "context_by_municipality", filters(indicator="other")).is_empty()


def test_women_and_men_are_rows_where_anybody_has_them(load, filters):
    rows = [figure("2180", 4.0), figure("2180", 3.0, sex="F"), figure("2180", 5.0, sex="M"), figure("2183", 6.0)]
    frame = run_query(load(indicator=INDICATORS, context_observation=rows), "context_by_municipality", filters())

    assert frame.filter(area_code="2180").select("sex", "value").rows() == [("T", 4.0), ("M", 5.0), ("F", 3.0)]
    assert frame.filter(area_code="2183", sex="F")["obs_status"].to_list() == ["NL"]


def test_a_chosen_municipality_stands_with_the_county(load, filters):
    rows = [figure("2180", 4.0), figure("2183", 5.0), figure("21", 4.5)]
    chosen = filters(municipality_codes=("2183",))
    frame = run_query(load(indicator=INDICATORS, context_observation=rows), "context_by_municipality", chosen)

    assert frame["area_code"].to_list() == ["2183", "21"]


def test_of_two_sources_official_statistics_hold_and_then_what_was_read_last(load, filters):
    sources = [
        {"source_id": "web", "source_kind": "web_page", "retrieved": date(2020, 1, 1)},
        {"source_id": "old", "source_kind": "official_statistics", "retrieved": date(2018, 1, 1)},
        {"source_id": "new", "source_kind": "official_statistics", "retrieved": date(2019, 1, 1)},
    ]
    rows = [figure("2180", value, source_id=name) for value, name in ((1.0, "web"), (2.0, "old"), (3.0, "new"))]
    frame = run_query(
        load(source=sources, indicator=INDICATORS, context_observation=rows), "context_by_municipality", filters()
    )

    assert frame.filter(area_code="2180").select("value", "source_refs").rows() == [(3.0, "new")]


def test_the_population_is_a_measure_too(load, filters):
    population = [{"municipality_code": "2180", "period": "2017", "value": 100.0}]
    database = load(indicator=INDICATORS, population=population)

    frame = run_query(database, "context_by_municipality", filters(indicator="residents"))

    assert frame.filter(area_code="2180")["value"].to_list() == [100.0]
