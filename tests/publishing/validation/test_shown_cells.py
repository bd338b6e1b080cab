"""What a cell shows against what it holds."""

import datetime as dt
from dataclasses import replace

import pytest

from publishing.intake.table import ShownCell
from publishing.validation.check import check


@pytest.fixture
def warnings(deliver, desk, partners):
    """The warnings of one row whose field shows this."""

    def made(kind, name, value, seen, partner="kommun-2183"):
        delivered = deliver(kind, {name: value} | ({"valid_from_status": "known"} if name == "valid_from" else {}))
        table = replace(delivered.table, shown={(2, delivered.columns[name]): seen})
        report = check(
            replace(delivered, table=table), partner=partners.find(partner), partners=partners, published=desk.version,
            today=dt.date(2019, 4, 10),
        )  # fmt: skip
        return report.warnings

    return made


@pytest.mark.parametrize(
    ("kind", "name", "value", "seen"),
    [
        ("service_use", "amount_sek", 7.0, ShownCell("7 tkr")), ("service_use", "amount_sek", 0.5, ShownCell("50%")),
        ("service_use", "amount_sek", 42200.0, ShownCell("42 kr", thousands=1)), ("placement", "value", 7.0, ShownCell("700")),
        ("placement", "value", 3.0, ShownCell("<5")), ("placement", "value", 7.0, ShownCell("-")),
        ("placement", "value", 12.0, ShownCell("1200%")), ("placement", "value", 300.0, ShownCell("0", thousands=1)),
        ("placement", "value", 7.0, ShownCell("skyddat")), ("placement", "value", 12.0, ShownCell("00-12")),
    ],
)  # fmt: skip
def test_another_figure_is_asked_about(warnings, marks, kind, name, value, seen):
    letter = {"amount_sek": "H", "value": "G"}[name]
    assert marks(warnings(kind, name, value, seen)) == [("shown_otherwise", 2, letter)]


@pytest.mark.parametrize(
    ("kind", "name", "value", "seen"),
    [
        ("service_use", "amount_sek", 42200.0, ShownCell("42", thousands=1)), ("placement", "value", 0.0, ShownCell("-")),
        ("service_use", "amount_sek", 42200.0, ShownCell("42 tkr", thousands=1)), ("placement", "value", 7.0, ShownCell("007")),
        ("service_use", "amount_sek", 42200.49, ShownCell("42 200")), ("service_use", "amount_sek", 12500.5, ShownCell("12 500,50 kr")),
        ("service_use", "amount_sek", 1_250_000.0, ShownCell("1,3 mkr", thousands=2)), ("placement", "value", 7.0, ShownCell("7 st")),
    ],
)  # fmt: skip
def test_rounding_and_units_that_agree_are_let_be(warnings, kind, name, value, seen):
    assert warnings(kind, name, value, seen) == ()


def test_what_looks_empty_is_asked_about(warnings, marks, words):
    [found] = warnings("placement", "value", 7.0, ShownCell(""))
    assert marks([found]) == [("shown_as_nothing", 2, "G")]
    assert words(found) == (
        "Cellen ser tom ut men innehåller 7, och det är 7 som läses.",
        "The cell looks empty but holds 7, and 7 is what is read.",
    )


def test_a_day_that_is_shown_in_part_is_asked_about(warnings, marks, words):
    day = dt.date(2018, 7, 10)
    [found] = warnings("commitment", "valid_from", day, ShownCell("2018", is_whole_day=False))
    assert marks([found]) == [("day_shown_in_part", 2, "J")]
    assert words(found)[0] == "Cellen visar ”2018” men innehåller 10 juli 2018, och det är den dagen som läses."
    assert warnings("commitment", "valid_from", day, ShownCell("2018-07-10")) == ()


def test_no_warning_shows_a_personal_number_in_any_of_its_ways(warnings, words):
    found = warnings("placement", "value", 101019800.0, ShownCell("010101-9800"))
    [one] = [one for one in found if one.message == "shown_otherwise"]
    assert words(one)[0] == "Cellen visar ”••••••-••••” men innehåller •••, och det är ••• som läses."
    assert "101" not in str(one.details)
