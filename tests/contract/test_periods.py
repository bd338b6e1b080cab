import datetime as dt

import pytest

from contract.periods import last_day, quarters


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2016", dt.date(2016, 12, 31)),
        ("2016-Q1", dt.date(2016, 3, 31)),
        ("2018-Q4", dt.date(2018, 12, 31)),
        ("2016-02", dt.date(2016, 2, 29)),
        ("2017-02", dt.date(2017, 2, 28)),
        ("2019/2020", dt.date(2020, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(period, expected):
    assert last_day(period) == expected


def test_a_text_that_is_no_period_is_an_error():
    with pytest.raises(ValueError, match="invalid literal"):
        last_day("hösten")


def test_quarters_run_over_the_turn_of_the_year():
    assert quarters("2016-Q3", "2017-Q2") == ["2016-Q3", "2016-Q4", "2017-Q1", "2017-Q2"]


def test_there_are_no_quarters_backwards():
    assert quarters("2017-Q1", "2016-Q4") == []
