import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS = "2180", "2183"
QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")


def ended(code: str, step_taken: bool, value: float | None, period: str = "2018-Q4", **more: object) -> dict:
    return {"municipality_code": code, "step_taken": step_taken, "value": value, "period": period, "sex": "F", **more}


def test_who_took_a_step_of_those_who_finished_over_four_quarters(load, filters):
    rows = [ended(GAVLE, taken, 10.0, quarter) for quarter in QUARTERS for taken in (True, False)]
    rows += [ended(GAVLE, True, 20.0, sex="M")]

    result = run_query(load(participant_step=rows), "participant_steps", filters(municipality_codes=(GAVLE,)))

    assert result.select("sex", "value", "whole_value", "share_pct").rows() == [
        ("T", 60.0, 100.0, 60.0), ("F", 40.0, 80.0, 50.0), ("M", None, None, None),
    ]  # fmt: skip
    assert set(result["period"]) == {"2018"}


def test_one_without_all_quarters_is_not_counted(load, filters):
    rows = [ended(GAVLE, taken, 10.0, quarter) for quarter in QUARTERS for taken in (True, False)]
    rows += [ended(BOLLNAS, True, 30.0)]

    result = run_query(load(participant_step=rows), "participant_steps", filters(municipality_codes=(GAVLE, BOLLNAS)))
    whole = result.row(0, named=True)

    assert (whole["value"], whole["missing_parts"], whole["covers"], whole["low"]) == (40.0, 1, GAVLE, 70.0)


def test_a_quarter_that_nobody_has_told_of_lacks_an_answer(load, filters):
    rows = [ended(GAVLE, taken, 10.0, quarter) for quarter in ("2017-Q4", *QUARTERS[1:]) for taken in (True, False)]

    result = run_query(load(participant_step=rows), "participant_steps", filters(municipality_codes=(GAVLE,)))

    assert result.select("period", "value", "low", "missing_parts").row(0) == ("2018", None, 30.0, 1)


@pytest.mark.parametrize("status", ["UN", "SU"])
def test_a_number_that_is_not_told_makes_its_sums_unknown(load, filters, status):
    rows = [ended(GAVLE, True, None, obs_status=status), ended(GAVLE, False, 9.0)]

    result = run_query(load(participant_step=rows), "participant_steps", filters(municipality_codes=(GAVLE,)))

    assert result["obs_status"].to_list()[:2] == [status, status]


def test_without_any_delivery_every_row_says_so(load, filters):
    result = run_query(load(participant_step=[]), "participant_steps", filters())

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 3, {"NL"}]
