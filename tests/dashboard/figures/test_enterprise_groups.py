import pytest

from dashboard.figures.enterprise_groups import chart, members_chart, members_sentence, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.queries.enterprise_rows import BOLLNAS, DELIVERIES, ENTERPRISES, GAVLE, HOFORS, REPORTS, delivery, report


@pytest.fixture
def told(load, filters):
    def ask(*, enterprises=ENTERPRISES, reports=REPORTS, deliveries=DELIVERIES, language="sv", **choices):
        database = load(enterprise=enterprises, enterprise_observation=reports, delivery=deliveries)
        return localise(run_query(database, "enterprise_groups", filters(**choices)), language)

    return ask


def test_the_commonest_form_and_industry_at_least_while_somebody_has_not_reported(told):
    assert sentence(told(), "sv") == "I slutet av 2018: ekonomisk förening minst 2 och café och matservering minst 2"
    assert {claim.relation.value for claim in sentence(told(), "sv").claims} == {"at_least"}


def test_where_two_have_as_many_neither_is_named(told):
    frame = told(municipality_codes=(GAVLE,))

    assert sentence(frame, "sv") == "Hur ASF drivs och vad de gör är inte känt i siffror"


def test_the_bars_hold_what_there_is_any_of(told):
    drawn = chart(told(), SWEDISH)

    assert "Ekonomisk förening" in drawn
    assert "Ideell förening" not in drawn
    assert "Skogs- och miljövård" not in drawn


def test_the_association_is_told_of_where_it_surely_has_members(told):
    assert (
        members_sentence(told(), "sv")
        == "Företagens förening hade medlemmar i minst en av tre kommuner i slutet av 2018"
    )
    assert (
        members_sentence(told(municipality_codes=(GAVLE,)), "sv")
        == "Företagens förening hade medlemmar i Gävle i slutet av 2018"
    )
    assert members_sentence(told(municipality_codes=(HOFORS, BOLLNAS)), "en") == (
        "In which municipalities the enterprises' association has members is not known"
    )


def test_an_enterprise_that_has_not_answered_may_make_its_municipality_one_more(told):
    """All three municipalities have reported; the one of Bollnäs does not say whether it is a member."""
    reports = [*REPORTS, report(5, "sak_member", 0.0)]
    frame = told(reports=reports, deliveries=[delivery(code) for code in (GAVLE, BOLLNAS, HOFORS)])

    assert members_sentence(frame, "sv") == (
        "Företagens förening hade medlemmar i minst en av tre kommuner i slutet av 2018"
    )


def test_once_all_have_answered_nothing_is_at_least(told):
    reports = [
        *(row for row in REPORTS if row["value"] is not None),
        report(4, "sak_member", 0.0),
        report(5, "sak_member", 0.0),
    ]
    frame = told(reports=reports, deliveries=[delivery(code) for code in (GAVLE, BOLLNAS, HOFORS)])

    assert members_sentence(frame, "sv") == "Företagens förening hade medlemmar i en av tre kommuner i slutet av 2018"


def test_the_members_of_a_municipality_stand_beside_all_its_enterprises(told):
    assert rows_of(members_chart(told(), SWEDISH)) == [
        ["Gävle", "1", "av 2 ASF"], ["Bollnäs", "okänt", "av 1 ASF"], ["Hofors", "ej levererat", ""],
    ]  # fmt: skip
