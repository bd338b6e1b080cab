from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.enterprise_rows import BOLLNAS, DELIVERIES, ENTERPRISES, GAVLE, HOFORS, REPORTS, delivery, report

CODES = ("enterprises", "enterprises_with_af_agreement", "sak_members", "sak_employees")
INDICATORS = [
    {
        "indicator_code": code,
        "label_sv": code,
        "label_en": code,
        "unit": "persons" if "employees" in code else "enterprises",
    }
    for code in (*CODES, "residents")
]
COLUMNS = (
    "indicator_code",
    "period",
    "is_counted",
    "value",
    "low",
    "high",
    "missing_parts",
    "rounded_parts",
    "obs_status",
    "value_kind",
)


def stated(code: str, value: float, **more: object) -> dict:
    return {
        "indicator_code": code,
        "area_code": "21",
        "sex": "T",
        "period": "2016",
        "value": value,
        "page": "7",
        **more,
    }


STATED = [
    stated("enterprises", 30.0, qualifier="approximate", page="6"), stated("enterprises_with_af_agreement", 20.0, page="9"),
    stated("sak_members", 11.0), stated("sak_employees", 100.0, qualifier="approximate"),
    # A later figure of one alone, one of the nation and one of something else.
    stated("enterprises", 31.0, period="2017"), stated("enterprises", 350.0, area_code="00"), stated("residents", 7.0),
]  # fmt: skip


@pytest.fixture
def told(load, filters):
    def ask(*, reference_date=date(2018, 12, 31), **extracts):
        database = load(indicator=INDICATORS, **extracts)
        return run_query(database, "enterprise_populations", filters(reference_date=reference_date))

    return ask


def test_what_a_document_states_together_stands_together(told):
    result = told(observation=STATED)

    assert result.select(COLUMNS).rows() == [
        ("enterprises", "2016", False, 30.0, None, None, 0, 0, "A", "stated"),
        ("enterprises_with_af_agreement", "2016", False, 20.0, 20.0, 20.0, 0, 0, "A", "stated"),
        ("sak_members", "2016", False, 11.0, 11.0, 11.0, 0, 0, "A", "stated"),
        ("sak_employees", "2016", False, 100.0, None, None, 0, 0, "A", "stated"),
    ]
    assert result["source_refs"].to_list() == ["kalla:6", "kalla:9", "kalla:7", "kalla:7"]


def test_what_is_counted_stands_first_and_is_at_least_while_somebody_has_not_answered(told):
    result = told(
        observation=STATED, enterprise=ENTERPRISES, enterprise_observation=REPORTS, delivery=DELIVERIES,
    ).filter("is_counted")  # fmt: skip

    assert result.select(COLUMNS).rows() == [
        ("enterprises", "2018-Q4", True, 3.0, 3.0, None, 1, 0, "A", "at_least"),
        ("enterprises_with_af_agreement", "2018-Q4", True, 2.0, 2.0, None, 1, 0, "A", "at_least"),
        # The one in Bollnäs has not said whether it is a member.
        ("sak_members", "2018-Q4", True, 1.0, 1.0, None, 2, 0, "A", "at_least"),
        ("sak_employees", "2018-Q4", True, 5.0, 1.0, None, 2, 1, "A", "rounded"),
    ]
    assert result.select("delivered", "delivered_of").row(0) == (2, 3)


def test_once_all_have_answered_the_counts_are_exact_and_only_members_employ(told):
    everyone = [delivery(code) for code in (GAVLE, BOLLNAS, HOFORS)]
    answered = [row for row in REPORTS if row["value"] is not None] + [report(4, "sak_member", 1.0)]
    silent = [report(5, name, 0.0) for name in ("sak_member", "af_agreement")]

    result = told(enterprise=ENTERPRISES, enterprise_observation=[*answered, *silent], delivery=everyone)

    assert result.select(COLUMNS).rows() == [
        ("enterprises", "2018-Q4", True, 4.0, 4.0, 4.0, 0, 0, "A", "exact"),
        ("enterprises_with_af_agreement", "2018-Q4", True, 2.0, 2.0, 2.0, 0, 0, "A", "exact"),
        ("sak_members", "2018-Q4", True, 2.0, 2.0, 2.0, 0, 0, "A", "exact"),
        # 5 is 1 to 5, and 12; the one in Hofors is no member, whatever it employs.
        ("sak_employees", "2018-Q4", True, 17.0, 13.0, 17.0, 0, 1, "A", "rounded"),
    ]


def test_employees_that_their_sender_hid_are_withheld_and_not_unknown(told):
    hidden = [row for row in REPORTS if row["enterprise_id"] == "e1" and row["enterprise_variable"] == "sak_member"]
    withheld = report(1, "employees", None, obs_status="SU")

    result = told(enterprise=ENTERPRISES[:1], enterprise_observation=[*hidden, withheld], delivery=[delivery(GAVLE)])

    employees = result.filter(indicator_code="sak_employees")
    assert employees.select("value", "obs_status", "value_kind").row(0) == (None, "SU", None)


def test_before_anything_is_known_there_is_nothing(told):
    assert told(observation=STATED, delivery=DELIVERIES, reference_date=date(2015, 12, 31)).is_empty()
