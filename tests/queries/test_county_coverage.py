from datetime import date

from dashboard.query import run_query

NAMES = ("enterprises", "enterprises_with_af_agreement", "sak_members", "other")
INDICATORS = [{"indicator_code": name, "label_sv": name, "label_en": name, "unit": "enterprises"} for name in NAMES]
MUNICIPALITIES = {"2180": 100_000.0, "2183": 25_000.0, "2104": 9_000.0}
# 30 / 134 000 * 10 000, as the screen shows it.
RATE = 2.2


def observed(name, period, value, **more):
    return {"indicator_code": name, "period": period, "value": value, **more}


def build(load, *, population=None, observations=()):
    rows = [
        observed("enterprises", "2016", 30.0, qualifier="approximate", page="6"),
        observed("enterprises_with_af_agreement", "2016", 20.0, page="9"),
        observed("sak_members", "2016", 11.0, page="7"),
        observed("enterprises", "2017", 31.0),
        observed("enterprises", "2015", 29.0),
        observed("sak_members", "2017", 12.0),
        observed("enterprises", "2016", 350.0, area_code="00"),
        observed("other", "2016", 5.0),
        *observations,
    ]
    if population is None:
        population = [
            {"municipality_code": code, "period": period, "value": value * factor, "source_id": "scb"}
            for code, value in MUNICIPALITIES.items()
            for period, factor in (("2015", 0.5), ("2016", 1), ("2017", 2))
        ]
    return load(
        indicator=INDICATORS,
        observation=rows,
        population=population,
        source=[{"source_id": "kalla"}, {"source_id": "scb"}],
    )


def read(database, filters, *columns, **choices):
    return run_query(database, "county_coverage", filters(**choices)).select("indicator_code", *columns).rows()


def test_the_county_of_the_shared_period_and_later_counts(load, filters):
    assert read(build(load), filters, "period", "is_same_period", "value", "qualifier", "source_refs") == [
        ("enterprises", "2015", False, 29.0, "exact", "kalla"),
        ("enterprises", "2016", True, 30.0, "approximate", "kalla:6"),
        ("enterprises_with_af_agreement", "2016", True, 20.0, "exact", "kalla:9"),
        ("sak_members", "2016", True, 11.0, "exact", "kalla:7"),
        ("enterprises_per_10000", "2016", True, RATE, "approximate", "kalla:6 scb"),
        ("enterprises", "2017", False, 31.0, "exact", "kalla"),
    ]


def test_a_year_end_that_lacks_a_municipality_is_not_the_county(load, filters):
    population = [
        {"municipality_code": "2180", "period": "2016", "value": 100_000.0, "source_id": "scb"},
        *(
            {"municipality_code": code, "period": "2015", "value": 50_000.0, "source_id": "scb"}
            for code in MUNICIPALITIES
        ),
    ]

    rows = read(build(load, population=population), filters, "value")

    assert ("enterprises_per_10000", 2.0) in rows


def test_no_rate_without_residents(load, filters):
    rows = read(build(load, population=[]), filters, "value", "obs_status", "value_kind")

    assert ("enterprises_per_10000", None, "NL", None) in rows


def test_without_a_shared_period_there_are_only_the_counts(load, filters):
    assert read(build(load), filters, "is_same_period", reference_date=date(2015, 12, 31)) == [("enterprises", False)]


def test_what_a_source_states_is_not_called_exact(load, filters):
    ranges = observed("enterprises", "2018", None, qualifier="range", low=50.0, high=60.0)

    rows = read(build(load, observations=[ranges]), filters, "period", "low", "high", "value_kind", "missing_parts")

    assert ("enterprises", "2016", None, None, "stated", 0) in rows
    assert ("enterprises_with_af_agreement", "2016", 20.0, 20.0, "stated", 0) in rows
    assert ("enterprises_per_10000", "2016", None, None, "stated", 0) in rows
    assert ("enterprises", "2018", 50.0, 60.0, "stated", 0) in rows


def test_the_county_is_the_area_that_the_catalogue_says_is_its_region(load, filters):
    areas = [
        {"area_code": "trakten", "area_level": "region", "label_sv": "Trakten", "label_en": "The tract", "is_region": True},
        {"area_code": "98", "area_level": "county", "label_sv": "Annat län", "label_en": "Another county", "is_region": False},
    ]  # fmt: skip
    observations = [
        observed(name, "2016", value, area_code=area)
        for area, value in (("trakten", 12.0), ("98", 7.0))
        for name in NAMES[:3]
    ]

    database = load(area=areas, indicator=INDICATORS, observation=observations)

    assert read(database, filters, "value")[:3] == [(name, 12.0) for name in NAMES[:3]]
