"""Rows and columns that nobody sees: somebody answers why they count."""

import datetime as dt
from dataclasses import replace

import pytest

from contract.display import spans_text
from publishing.intake.xlsx_scan import Layout
from publishing.validation.check import check
from publishing.validation.report import Report, report_text

TODAY = dt.date(2019, 4, 10)


@pytest.fixture
def report(desk, deliver, partners):
    """The report of four rows of placements on a sheet with a layout."""

    def made(layout: Layout, **more: object) -> Report:
        rows = [{"sex": sex, "placement_measure": what} for what in ("praktik", "arbetstraning") for sex in ("F", "M")]
        found = deliver("placement", *rows, **more)
        found = replace(found, table=replace(found.table, layout=layout))
        sender = partners.find("kommun-2183")
        return check(found, partner=sender, partners=partners, published=desk.version, today=TODAY)

    return made


@pytest.fixture
def remarks(report):
    return lambda layout, **more: [one for one in report(layout, **more).warnings if "hidden" in one.message]


def test_rows_are_named(remarks):
    [remark] = remarks(Layout(frozenset({3, 4, 99})))
    assert (remark.message, remark.row) == ("rows_hidden", None)
    assert "dolda rader är med i leveransen: 3–4" in remark.text("sv")
    assert "hidden rows are part of the delivery: 3–4" in remark.text("en")


def test_the_answer_holds_for_those_rows_alone(remarks):
    [first], [second] = (remarks(Layout(frozenset(rows))) for rows in ({3, 4}, {3}))
    assert first.remark_id != second.remark_id


def test_a_total_row_that_is_hidden_is_named_too(remarks):
    [remark] = remarks(Layout(frozenset({7})), totals=((7, "value", 28.0),))
    assert remark.details["rows"] == "7"


def test_columns_are_named(remarks):
    [remark] = remarks(Layout(hidden_columns=((1, 1), (6, 9))))
    assert remark.message == "columns_hidden"
    assert "Kommun (B), Antal personer (G), Status (H)" in remark.text("sv")


@pytest.mark.parametrize("layout", [Layout(), Layout(frozenset({1, 50}), ((20, 30),))])
def test_what_holds_nothing_of_the_delivery_is_not_spoken_of(remarks, layout):
    assert remarks(layout) == []


def test_the_report_asks(report):
    assert "Dolda rader är med i leveransen: 2." in report_text(report(Layout(frozenset({2}))), "sv", {})
    assert report(Layout(frozenset({2}))).unanswered({})


def test_spans():
    assert spans_text([4, 5, 6, 9, 11, 12]) == "4–6, 9, 11–12"
