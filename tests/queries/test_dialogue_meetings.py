from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def met(code: str, period: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": period, "value": value, **more}


def answer(code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "dialogue_meeting", "period": period, "delivery_status": status}


def answers(code: str, *periods: str, status: str = "accepted") -> list[dict]:
    return [answer(code, period, status) for period in periods]


def test_meetings_per_year_with_what_is_missing(load, filters):
    first_half = ("2018-Q1", "2018-Q2")
    database = load(
        dialogue_meeting=[
            met(BOLLNAS, "2016", None, low=1.0, high=2.0, page="10"),
            met(GAVLE, "2016", 0.0, page="10", inference_sv="Vi räknar det som inga.", inference_en="We count none."),
            met(BOLLNAS, "2018-Q3", 1.0),
            met(BOLLNAS, "2018-Q3", 2.0, public_actor="forsakringskassan"),
            met(BOLLNAS, "2018-Q4", None, obs_status="NL"),
            met(GAVLE, "2018-Q3", 1.0),
        ],
        delivery=[
            *answers(BOLLNAS, *first_half, "2018-Q3"),
            answer(BOLLNAS, "2018-Q4", "late"),
            *answers(GAVLE, *first_half, "2018-Q3", "2018-Q4"),
            *answers(HOFORS, *first_half, "2018-Q3", status="not_applicable"),
            answer(HOFORS, "2018-Q4"),
        ],
    )

    result = run_query(database, "dialogue_meetings", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "period", "period_end", "value", "low", "high", "missing_parts",
        "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "source_refs", "qualifier",
        "inference_sv", "inference_en", "catalogue",
    ]  # fmt: skip
    shown = ("municipality_name", "period", "value", "low", "high", "missing_parts", "obs_status", "value_kind",
             "qualifier", "delivered", "source_refs", "inference_sv")  # fmt: skip
    ours = "Vi räknar det som inga."
    assert result.select(shown).rows() == [
        ("Bollnäs", "2016", None, 1.0, 2.0, 0, "A", "stated", "range", 0, "kalla:10", None),
        ("Bollnäs", "2018", 3.0, 3.0, None, 1, "A", "at_least", None, 1, "kalla", None),
        ("Gävle", "2016", None, 0.0, None, 1, "UN", None, None, 0, "kalla:10", ours),
        ("Gävle", "2018", 1.0, 1.0, 1.0, 0, "A", "exact", None, 1, "kalla", None),
        ("Hofors", "2016", None, 0.0, None, 4, "NL", None, None, 0, None, None),
        ("Hofors", "2018", 0.0, 0.0, 0.0, 0, "A", "exact", None, 1, "kalla", None),
    ]
    assert set(result.select("delivered_of", "catalogue").rows()) == {(3, "prov")}


def test_none_that_a_source_states_is_none(load, filters):
    database = load(dialogue_meeting=[met(GAVLE, "2016", 0.0)])

    result = run_query(database, "dialogue_meetings", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "high", "obs_status", "value_kind").rows() == [(0.0, 0.0, "A", "stated")]


def test_at_least_none_says_nothing(load, filters):
    """None in the quarter that was told of: how many in the year nobody knows."""
    database = load(delivery=[answer(GAVLE, "2018-Q1"), answer(GAVLE, "2018-Q2", "missing")])

    result = run_query(database, "dialogue_meetings", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "low", "high", "missing_parts", "obs_status").rows() == [(None, 0.0, None, 1, "NL")]


def test_a_quarter_that_nobody_was_asked_about_is_missing_too(load, filters):
    """Deliveries that begin in the third quarter do not tell of the year."""
    database = load(dialogue_meeting=[met(GAVLE, "2018-Q3", 2.0)], delivery=answers(GAVLE, "2018-Q3", "2018-Q4"))

    result = run_query(database, "dialogue_meetings", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "high", "missing_parts", "value_kind", "delivered").rows() == [
        (2.0, None, 2, "at_least", 0)
    ]


def test_what_a_document_states_of_a_year_stands_until_a_quarter_of_it_is_told(load, filters):
    stated = met(GAVLE, "2018", None, low=1.0, high=2.0)
    silent = load(dialogue_meeting=[stated], delivery=answers(GAVLE, "2018-Q1", status="missing"))
    told = load(dialogue_meeting=[stated, met(GAVLE, "2018-Q1", 3.0)], delivery=answers(GAVLE, "2018-Q1"))

    columns = ("value", "low", "high", "value_kind")
    chosen = filters(municipality_codes=(GAVLE,))
    assert run_query(silent, "dialogue_meetings", chosen).select(columns).rows() == [(None, 1.0, 2.0, "stated")]
    [row] = run_query(told, "dialogue_meetings", chosen).select(columns).rows()
    assert row[:2] == (3.0, 3.0)


def test_a_year_that_is_not_over_ends_with_its_last_quarter(load, filters):
    database = load(
        dialogue_meeting=[met(GAVLE, "2018-Q1", 1.0), met(GAVLE, "2018-Q2", 1.0), met(GAVLE, "2018-Q3", 9.0)]
    )

    result = run_query(
        database, "dialogue_meetings", filters(municipality_codes=(GAVLE,), reference_date=date(2018, 6, 30))
    )

    assert result.select("period", "period_end", "value").rows() == [("2018", date(2018, 6, 30), 2.0)]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(dialogue_meeting=[met(GAVLE, "2017", None, obs_status=status)])

    result = run_query(database, "dialogue_meetings", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "low", "qualifier", "obs_status").rows() == [(None, 0.0, None, status)]


def test_without_any_report_every_municipality_says_so(load, filters):
    result = run_query(load(), "dialogue_meetings", filters(municipality_codes=(HOFORS,)))

    assert result.select("municipality_name", "period", "value", "obs_status").rows() == [
        ("Hofors", "2018", None, "NL")
    ]
