import datetime as dt

import pytest

from publishing.intake.dates import read_period
from publishing.kinds import FORMS
from tests.publishing.validation.conftest import PARTNERS

SENDERS = {kind: partner.partner_id for partner in PARTNERS.partners for kind in (*partner.owes, *partner.sends)}


def test_a_row_of_another_quarter(desk, marks, words):
    report = desk.check("placement", {}, {"sex": "M"}, {"placement_measure": "praktik", "period": "2018-Q4"})

    assert marks(report.faults) == [("another_quarter", 4, "A")]
    assert words(report.faults[0]) == (
        "Raden gäller ett annat kvartal än de flesta rader (2019 kv 1).",
        "The row is about another quarter than most rows (2019 Q1).",
    )
    assert report.period == "2019-Q1"


def test_a_quarter_is_over_the_day_after_its_last(desk, marks, words):
    report = desk.check("placement", {}, today=dt.date(2019, 3, 31))

    assert marks(report.faults) == [("quarter_not_over", 2, "A")]
    assert words(report.faults[0]) == ("2019 kv 1 är inte slut än.", "2019 Q1 is not over yet.")
    assert desk.check("placement", {}, today=dt.date(2019, 4, 1)).is_accepted


def test_a_year_that_cannot_be_right(desk, marks, words):
    report = desk.check("placement", {"period": "1919-Q1"})

    assert marks(report.faults) == [("quarter_long_past", 2, "A")]
    assert words(report.faults[0])[0] == "1919 kv 1 ligger mer än tio år tillbaka."
    assert words(report.faults[0])[1] == "1919 Q1 is more than ten years back."


def test_a_closed_quarter_needs_a_reason(desk, marks):
    closed = desk.check("placement", {}, today=dt.date(2019, 5, 16))

    assert marks(closed.faults) == [("quarter_closed", 2, "A")]
    assert closed.faults[0].what("sv") == (
        '2019 kv 1 stängde den 15 maj 2019. Ange ett skäl för att lämna ändå, med --sen "skäl": '
        "varför uppgifterna kommer sent, eller vad de rättar."
    )
    assert closed.faults[0].what("en").startswith("2019 Q1 closed on 15 May 2019. Give a reason")
    assert desk.check("placement", {}, today=dt.date(2019, 5, 15)).is_accepted
    assert desk.check("placement", {}, today=dt.date(2019, 5, 16), after_closing="Sjukdom").is_accepted
    assert not desk.check("placement", {}, today=dt.date(2019, 5, 16), after_closing="  ").is_accepted


@pytest.mark.parametrize("kind", SENDERS)
def test_the_quarter_that_a_form_gives_as_its_example_is_accepted(desk, kind):
    """It is what the advice says when a cell is no quarter: of a yearly kind the fourth."""
    period = read_period(FORMS[kind].field("period").example)
    after = {"2019-Q1": dt.date(2019, 4, 10), "2019-Q4": dt.date(2020, 1, 20)}[period]

    report = desk.check(kind, {"period": period}, partner=SENDERS[kind], today=after)

    assert [fault.message for fault in report.faults if fault.column == "Kvartal"] == []
