from datetime import date

from dashboard.query import run_query

BEFORE = {
    "survey_id": "a", "survey_series": "s", "period": "2016-Q2", "occasion": "before", "sample": "everybody",
    "asked": 100.0, "asked_status": "A", "answered": 60.0, "knowledge_index": 40.0, "index_status": "A",
}  # fmt: skip
AFTER = BEFORE | {"survey_id": "b", "period": "2018-Q2", "occasion": "after", "knowledge_index": 52.0}
UNTOLD = {"answered": None, "knowledge_index": None}


def difference(load, filters, *surveys, **more):
    [row] = run_query(load(knowledge_survey=list(surveys)), "knowledge_survey_changes", filters(**more)).iter_rows(
        named=True
    )
    return row


def test_two_rounds_that_both_carry_conclusions_differ_by_so_much(load, filters):
    row = difference(load, filters, BEFORE, AFTER)

    assert (row["before_index"], row["after_index"], row["index_difference"]) == (40.0, 52.0, 12.0)
    assert (row["before_rate_pct"], row["before_conclusion"], row["after_conclusion"]) == (60.0, "carries", "carries")


def test_a_round_that_carries_none_leaves_no_difference(load, filters):
    cases = {
        "low_rate": {"answered": 49.0},
        "strategic_sample": {"sample": "strategic"},
        "asked_unknown": {"asked": None, "asked_status": "UN"},
        "not_answered": {**UNTOLD, "obs_status": "NL", "index_status": "NL"},
        "few_answers": {**UNTOLD, "asked": None, "asked_status": "PR", "obs_status": "PR", "index_status": "PR"},
    }
    for verdict, told in cases.items():
        row = difference(load, filters, BEFORE, AFTER | told)
        assert (row["after_conclusion"], row["index_difference"]) == (verdict, None)


def test_a_round_that_has_not_been_made_is_not_known(load, filters):
    row = difference(load, filters, BEFORE)

    assert (row["after_period"], row["after_conclusion"], row["after_index_status"]) == (None, "not_answered", "NL")
    assert row["index_difference"] is None


def test_the_latest_round_before_and_after_counts_and_none_after_the_day(load, filters):
    again = AFTER | {"survey_id": "c", "period": "2018-Q4", "knowledge_index": 58.0}

    assert difference(load, filters, BEFORE, AFTER, again)["index_difference"] == 18.0
    earlier = difference(load, filters, BEFORE, AFTER, again, reference_date=date(2018, 9, 30))
    assert earlier["index_difference"] == 12.0


def test_a_survey_that_was_made_once_is_no_series(load, filters):
    rows = [BEFORE | {"occasion": "only"}, AFTER | {"survey_series": None}]

    assert run_query(load(knowledge_survey=rows), "knowledge_survey_changes", filters()).is_empty()
