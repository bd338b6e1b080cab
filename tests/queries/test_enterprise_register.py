from datetime import date

from dashboard.query import run_query
from tests.queries.enterprise_rows import ENTERPRISES, GAVLE, REPORTS, report

COLUMNS = ("enterprise_id", "start_date", "end_date", "is_active", "is_sak_member", "sak_status", "told_period")
OF_2016 = [
    report(1, "sak_member", 0.0, period="2016-Q4"),
    report(1, "sak_member", None, period="2019-Q1", obs_status="NL"),
]


def test_every_enterprise_once_with_its_time_and_its_latest_answers(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=[*REPORTS, *OF_2016])

    result = run_query(database, "enterprise_register", filters())

    assert result.select(COLUMNS).rows() == [
        ("e4", date(2017, 3, 1), None, True, None, "UN", "2018-Q4"),
        ("e2", None, None, True, False, "A", "2018-Q4"),
        ("e1", date(2010, 5, 1), None, True, True, "A", "2018-Q4"),
        ("e3", date(2015, 1, 1), date(2018, 3, 31), False, None, "NL", None),
        ("e5", None, None, True, None, "NL", None),
    ]
    assert result.filter(enterprise_id="e1").select("has_af_agreement", "af_status", "source_refs").row(0) == (
        True, "A", "kalla",
    )  # fmt: skip


def test_what_comes_after_the_reference_date_is_not_known_yet(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=[*REPORTS, *OF_2016])

    result = run_query(database, "enterprise_register", filters(reference_date=date(2016, 12, 31)))

    assert "e4" not in result["enterprise_id"].to_list()
    assert result.filter(enterprise_id="e3").select("end_date", "is_active").row(0) == (None, True)
    assert result.filter(enterprise_id="e1").select("is_sak_member", "told_period").row(0) == (False, "2016-Q4")


def test_one_municipality_alone(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS)

    result = run_query(database, "enterprise_register", filters(municipality_codes=(GAVLE,)))

    assert result["enterprise_id"].to_list() == ["e2", "e1", "e3"]


def test_no_number_of_people_stands_in_the_register(load, filters):
    database = load(enterprise=ENTERPRISES, enterprise_observation=REPORTS)

    columns = run_query(database, "enterprise_register", filters()).columns

    assert [name for name in columns if "employees" in name or "places" in name or "value" in name] == []
