from datetime import date

import pytest

from dashboard.figures.enterprise_populations import chart, headline, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.queries.enterprise_rows import DELIVERIES, ENTERPRISES, REPORTS
from tests.queries.test_enterprise_populations import INDICATORS, STATED

COUNTED = {"enterprise": ENTERPRISES, "enterprise_observation": REPORTS, "delivery": DELIVERIES}


@pytest.fixture
def told(load, filters):
    def ask(language="sv", reference_date=date(2018, 12, 31), **extracts):
        rows = run_query(
            load(indicator=INDICATORS, **extracts), "enterprise_populations", filters(reference_date=reference_date)
        )
        return localise(rows, language)

    return ask


def test_where_nobody_has_reported_the_document_is_told_and_that_there_is_no_register(told):
    frame = told(observation=STATED)

    assert headline(frame, "sv") == (
        "År 2016 fanns omkring 30 ASF i regionen. Ingen har levererat något register över dem."
    )
    assert sentence(frame, "sv") == "År 2016 var 11 ASF medlemmar i företagens förening"
    assert rows_of(chart(frame, SWEDISH)) == [
        ["Enligt dokumenten år 2016"],
        ["Alla ASF", "omkring 30", ""],
        ["Med överenskommelse med Arbetsförmedlingen", "20", ""],
        ["Medlemmar i företagens förening", "11", "omkring 100"],
    ]


def test_what_is_counted_comes_first_with_how_sure_it_is(told):
    frame = told(observation=STATED, **COUNTED)

    assert headline(frame, "sv") == "I slutet av 2018 fanns minst 3 verksamma ASF i registret"
    assert sentence(frame, "sv") == "I slutet av 2018 var minst 1 ASF medlemmar i företagens förening"
    assert [claim.relation.value for claim in headline(frame, "sv").claims] == ["at_least"]


def test_the_three_selections_stand_on_one_scale_and_are_never_added(told):
    drawn = chart(told(observation=STATED, **COUNTED), SWEDISH)

    assert "minst 3" in drawn
    assert "omkring 30" in drawn
    # All: 30 is the longest bar, and 20 and 11 are drawn to it; nothing is 61.
    assert [f"--w:{100 * value / 30:.2f}" in drawn for value in (30, 20, 11, 3, 2, 1)] == [True] * 6
    assert "61" not in drawn


def test_employees_stand_beside_the_members_as_their_source_has_them(told):
    drawn = chart(told(observation=STATED, **COUNTED), SWEDISH)

    members = [row for row in drawn.split("<tr") if "Medlemmar i företagens förening" in row]
    assert "omkring 100" in members[1]
    # 5 of those may be 1 to 5, and another has not answered.
    assert "minst ≈ 5" in members[0].replace("\u00a0", " ")


def test_with_nothing_known_it_says_so(told):
    frame = told(observation=STATED, reference_date=date(2015, 12, 31))

    assert headline(frame, "en") == "No number of WISEs is known"
    assert sentence(frame, "en") == "How many WISEs are members of the enterprises' association is not known"
