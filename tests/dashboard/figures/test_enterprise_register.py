import re
from datetime import date

import pytest

from dashboard.figures.enterprise_register import chart, enterprise_register, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.queries.enterprise_rows import ENTERPRISES, REPORTS, report

DAY = date(2018, 12, 31)
TOLD = (*REPORTS, report(5, "sak_member", 1.0, period="2018-Q2"))


@pytest.fixture
def told(load, filters):
    def ask(enterprises=ENTERPRISES, reports=TOLD):
        database = load(enterprise=enterprises, enterprise_observation=list(reports))
        return localise(run_query(database, "enterprise_register", filters(reference_date=DAY)), "sv")

    return ask


def test_what_is_known_to_have_started_and_ended_is_the_least_that_has(told):
    assert sentence(told(), "sv", reference_date=DAY) == (
        "Registret har fem ASF. Sedan början av 2016 har minst ett startat och minst ett upphört, så vitt det är känt."
    )
    assert sentence(told(ENTERPRISES[:1]), "sv", reference_date=DAY) == (
        "Registret har ett ASF. Sedan början av 2016 har inget startat och inget upphört, så vitt det är känt."
    )


def test_each_stands_in_its_municipality_with_its_time_in_words_and_no_number_of_people(told):
    drawn = chart(told(), SWEDISH, reference_date=DAY)

    rows = [row for row in rows_of(drawn) if row]
    assert rows == [
        ["ASF 4 Café och matservering, ekonomisk förening", "sedan: den 1 mars 2017"],
        ["ASF 2 Second hand, aktiebolag", "sedan: okänd start"],
        ["ASF 1 Föreningen Café och matservering, ekonomisk förening", "sedan: den 1 maj 2010"],
        ["ASF 3 Café och matservering, ekonomisk förening", "den 1 januari 2015 till den 31 mars 2018"],
        ["ASF 5 Föreningen Café och matservering, ekonomisk förening", "sedan: okänd start"],
    ]
    # ASF 2 has 40 employees.
    assert "40" not in re.sub(r"<[^>]+>", " ", drawn)


def test_a_municipality_that_has_not_said_anything_lately_says_when_it_did(told):
    drawn = chart(told(), SWEDISH, reference_date=DAY)

    assert "<b>Hofors</b> ett ASF, senaste uppgift: i slutet av juni 2018" in drawn
    assert "<b>Gävle</b> tre ASF</summary>" in drawn


def test_a_name_is_escaped_and_an_empty_register_says_who_delivers(told):
    odd = [ENTERPRISES[0] | {"enterprise_name": "<b>ASF</b>"}]
    assert "&lt;b&gt;ASF&lt;/b&gt;" in chart(told(odd), SWEDISH, reference_date=DAY)
    assert (enterprise_register.absent, enterprise_register.delivered_as) == ("enterprise_register.empty", "enterprise")
    assert sentence(told([], ()), "en", reference_date=DAY) == "There is no WISE in the register"
