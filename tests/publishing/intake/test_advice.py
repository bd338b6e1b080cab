"""The advice of what is wrong in a cell: it has something in each of its blanks, and who follows it is not refused anew."""

import datetime as dt
from string import Formatter

import pytest

from publishing.intake.dates import read_period
from publishing.kinds import FORMS
from publishing.messages import message
from publishing.messages.problems import InputError, Problem
from tests.each import each
from tests.publishing.intake.partner import cell_faults, faults_of, read_cells

COLUMNS = [(kind, field.name) for kind, form in FORMS.items() for field in form.fields]
NUMBERS = [
    (kind, field.name) for kind, form in FORMS.items() for field in form.fields if field.kind in ("count", "amount")
]
WRONG = (
    "-", "", "46,5", "46 %", "-120", "1.234", "12 tkr", "1,23456", "9" * 20, "tolv", "våren", "2019", "3/4", "2019-02-30", "1 mars 1800", "9999-12-31",
    "1\u200b2", "#REF!", "n/a", dt.date(2019, 2, 1), dt.datetime(2019, 2, 1, 12, 30), -3.0, 0.5, 1e15, True,
)  # fmt: skip


def faults(kind: str, name: str, value: object) -> list[Problem]:
    try:
        read_cells(kind, **{name: value})
    except InputError as error:
        return list(error.problems)
    return []


@each(("kind", "name"), COLUMNS)
def test_no_advice_has_an_empty_blank(kind, name):
    found = [fault for value in WRONG for fault in faults(kind, name, value)]

    for fault in found:
        for language in ("sv", "en"):
            told = {name: text if isinstance(text, str) else text[language] for name, text in fault.details.items()}
            blanks = {blank for text in message(fault.message, language) for _, blank, _, _ in Formatter().parse(text)}
            empty = {blank for blank in blanks - {None} if not told[blank].strip()}
            assert not empty, fault.what(language)


@pytest.mark.parametrize(("kind", "name"), NUMBERS)
def test_a_number_that_cannot_be_given_may_be_what_the_advice_says(kind, name):
    """A status where the kind has one, otherwise nothing: no column of numbers asks for what nobody knows."""
    [fault] = [fault for fault in faults(kind, name, "-120") if fault.message == "cell_negative"]
    advice = fault.details["without_value"]["sv"]

    if advice == "lämna cellen tom":
        assert read_cells(kind, **{name: ""})[name] is None
    else:
        assert advice.startswith("skriv okänt")
        assert read_cells(kind, **{name: "okänt"})[name] is None


@pytest.mark.parametrize(
    ("kind", "name", "value", "swedish", "english"),
    [
        (
            "knowledge_survey", "knowledge_index", "46 %", "”46 %” är inget antal. Skriv antalet som ett helt tal med siffror. Kan det inte lämnas: lämna cellen tom.",
            "“46 %” is not a count. Write the count as a whole number in digits. If it cannot be given: leave the cell empty.",
        ),
        (
            "project", "budget_sek", "-120", "”-120” är mindre än noll. Rätta talet. Kan det inte lämnas: lämna cellen tom.",
            "“-120” is less than zero. Correct the figure. If it cannot be given: leave the cell empty.",
        ),
        (
            "dialogue_meeting", "value", "-120", "”-120” är mindre än noll. Rätta talet. Kan det inte lämnas: skriv okänt eller ej tillämpligt.",
            "“-120” is less than zero. Correct the figure. If it cannot be given: write unknown or not applicable.",
        ),
        (
            "training_participation", "period", "2019", "”2019” är inget kvartal. Skriv till exempel 2019 kv 4.",
            "“2019” is not a quarter. Write 2019 Q4, for example.",
        ),
    ],
)  # fmt: skip
def test_it_says(kind, name, value, swedish, english):
    [fault] = faults_of(lambda: read_cells(kind, **{name: value}))

    assert (fault.what("sv"), fault.what("en")) == (swedish, english)


def test_a_dash_for_an_index_is_not_advised_to_become_nought():
    assert cell_faults("knowledge_survey", knowledge_index="-") == [("cell_placeholder", "K")]


@pytest.mark.parametrize("kind", FORMS)
def test_the_quarter_that_is_advised_can_be_read(kind):
    [fault] = faults_of(lambda: read_cells(kind, period="2019"))
    advised = fault.details["example"]

    assert read_period(advised["sv"]) == read_period(advised["en"]) == read_period(FORMS[kind].field("period").example)
