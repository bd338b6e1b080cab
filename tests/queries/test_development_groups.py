from datetime import date

from dashboard.query import run_query

PROPOSED = {"indicator_code": "development_groups", "period": "2016", "value": 40.0, "page": "3", "area_code": "00"}
FUNDED = PROPOSED | {"indicator_code": "development_groups_funded", "value": 18.0, "page": "4"}


def test_those_that_got_further_funds_of_those_that_handed_in_proposals(load, filters):
    frame = run_query(load(observation=[PROPOSED, FUNDED]), "development_groups", filters())

    assert frame.select("period", "value", "whole_value", "share_pct", "source_refs").rows() == [
        ("2016", 18.0, 40.0, 45.0, "kalla:3 kalla:4")
    ]


def test_one_of_the_two_is_not_enough_and_neither_is_a_later_day(load, filters):
    assert run_query(load(observation=[FUNDED]), "development_groups", filters()).is_empty()
    database = load(observation=[PROPOSED, FUNDED])
    assert run_query(database, "development_groups", filters(reference_date=date(2015, 12, 31))).is_empty()
