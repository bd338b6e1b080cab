from datetime import date

import pytest

from dashboard.query import run_query

SURVEY = {"survey_id": "m", "period": "2016", "occasion": "only", "sample": "everybody", "asked_status": "A"}


def survey(**more: object) -> dict:
    missing = {"asked_status": "UN"} if more.get("asked") is None else {}
    silent = {"obs_status": "NL"} if more.get("answered") is None else {}
    return {**SURVEY, **missing, **silent, **more}


@pytest.mark.parametrize(
    ("told", "rate", "conclusion"),
    [
        (survey(asked=120.0, answered=60.0), 50.0, "carries"),
        (survey(asked=120.0, answered=59.0), 100 * 59 / 120, "low_rate"),
        (survey(asked=120.0, answered=0.0), 0.0, "low_rate"),
        (survey(answered=149.0, sample="strategic"), None, "strategic_sample"),
        (survey(asked=150.0, answered=149.0, sample="strategic"), 100 * 149 / 150, "strategic_sample"),
        (survey(answered=149.0, sample="random"), None, "asked_unknown"),
        (survey(asked=120.0), None, "not_answered"),
        (survey(), None, "not_answered"),
        (survey(asked_status="PR", obs_status="PR"), None, "few_answers"),
    ],
)
def test_a_survey_carries_a_conclusion_only_when_enough_of_a_fair_sample_answered(
    load, filters, told, rate, conclusion
):
    [row] = run_query(load(knowledge_survey=[told]), "knowledge_surveys", filters()).iter_rows(named=True)

    assert row["answer_rate_pct"] == (None if rate is None else pytest.approx(rate))
    assert row["conclusion"] == conclusion


def test_surveys_after_the_reference_date_are_not_there(load, filters):
    database = load(knowledge_survey=[survey(answered=1.0), survey(survey_id="n", period="2018-Q4", answered=2.0)])

    result = run_query(database, "knowledge_surveys", filters(reference_date=date(2018, 12, 30)))

    assert result.select("survey_id", "answered_status").rows() == [("m", "A")]
