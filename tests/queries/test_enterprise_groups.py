from datetime import date

from dashboard.query import run_query
from tests.queries.enterprise_rows import BOLLNAS, DELIVERIES, ENTERPRISES, GAVLE, HOFORS, REPORTS, delivery

COLUMNS = (
    "group_code",
    "value",
    "low",
    "high",
    "missing_parts",
    "obs_status",
    "value_kind",
    "delivered",
    "delivered_of",
)


def rows_of(result, division, measure):
    return result.filter(division=division, coverage_measure=measure).select(COLUMNS).rows()


def test_by_municipality_with_the_silent_last(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS, delivery=DELIVERIES)

    result = run_query(database, "enterprise_groups", filters())

    assert rows_of(result, "municipality", "enterprises") == [
        (GAVLE, 2.0, 2.0, 2.0, 0, "A", "exact", 1, 1),
        (BOLLNAS, 1.0, 1.0, 1.0, 0, "A", "exact", 1, 1),
        (HOFORS, None, 0.0, None, 1, "NL", None, 0, 1),
    ]
    # The one in Bollnäs has not answered: it may be a member.
    assert rows_of(result, "municipality", "sak_member") == [
        (GAVLE, 1.0, 1.0, 1.0, 0, "A", "exact", 1, 1),
        (BOLLNAS, None, 0.0, 1.0, 1, "UN", None, 1, 1),
        (HOFORS, None, 0.0, None, 1, "NL", None, 0, 1),
    ]


def test_by_industry_and_form_at_least_while_somebody_has_not_reported(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS, delivery=DELIVERIES)

    result = run_query(database, "enterprise_groups", filters())

    assert rows_of(result, "legal_form", "enterprises") == [
        ("ekonomisk_forening", 2.0, 2.0, None, 1, "A", "at_least", 2, 3),
        ("aktiebolag", 1.0, 1.0, None, 1, "A", "at_least", 2, 3),
        ("ideell_forening", 0.0, 0.0, None, 1, "A", "at_least", 2, 3),
    ]
    industries = {code: value for code, value, *_ in rows_of(result, "industry", "enterprises")}
    assert (industries["cafe"], industries["secondhand"], industries["miljo"]) == (2.0, 1.0, 0.0)
    assert sum(industries.values()) == 3


def test_chosen_municipalities_that_have_all_reported_are_counted_exactly(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS, delivery=DELIVERIES)

    result = run_query(database, "enterprise_groups", filters(municipality_codes=(GAVLE, BOLLNAS)))

    assert rows_of(result, "legal_form", "enterprises")[0] == (
        "ekonomisk_forening",
        2.0,
        2.0,
        2.0,
        0,
        "A",
        "exact",
        2,
        2,
    )


def test_without_an_enterprise_the_number_is_zero_and_not_missing(load, filters):
    database = load(delivery=[delivery(code) for code in (GAVLE, BOLLNAS)] + [delivery(HOFORS, "not_applicable")])

    result = run_query(database, "enterprise_groups", filters())

    assert rows_of(result, "municipality", "enterprises") == [
        (BOLLNAS, 0.0, 0.0, 0.0, 0, "A", "exact", 1, 1),
        (GAVLE, 0.0, 0.0, 0.0, 0, "A", "exact", 1, 1),
        (HOFORS, None, 0.0, None, 1, "NA", None, 0, 1),
    ]


def test_a_day_before_any_delivery_is_silent(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS, delivery=DELIVERIES)

    result = run_query(database, "enterprise_groups", filters(reference_date=date(2016, 12, 31)))

    assert set(result["obs_status"]) == {"NL"}
    assert set(result["period"]) == {None}
