import datetime as dt

import pytest

from publishing.figures import count_text, day, number, period_text


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (12500, "12\u00a0500", "12,500"),
        (3.0, "3", "3"),
        (12500.5, "12\u00a0500,5", "12,500.5"),
        (0.125, "0,13", "0.13"),
        (0, "0", "0"),
    ],
)
def test_numbers(value, sv, en):
    assert (number(value, "sv"), number(value, "en")) == (sv, en)


@pytest.mark.parametrize(
    ("value", "kind", "parts", "shown"),
    [
        (45.0, "exact", 0, "45"),
        (45.0, "rounded", 9, "≈\u00a045"),
        (0.0, "rounded", 1, "0–4"),
        (0.0, "rounded", 2, "≈\u00a00"),
    ],
)
def test_counts_of_people(value, kind, parts, shown):
    assert count_text(value, kind, "sv", rounded_parts=parts) == shown


@pytest.mark.parametrize(
    ("kind", "language", "shown"),
    [
        ("at_least", "sv", "minst 45"),
        ("rounded", "sv", "minst ≈\u00a045"),
        ("rounded", "en", "at least ≈\u00a045"),
    ],
)
def test_a_sum_that_misses_parts(kind, language, shown):
    assert count_text(45.0, kind, language, rounded_parts=9, missing_parts=1) == shown


def test_days():
    assert day(dt.date(2019, 5, 15), "sv") == "den 15 maj 2019"
    assert day(dt.date(2019, 5, 15), "en") == "15 May 2019"


@pytest.mark.parametrize(
    ("period", "sv", "en"),
    [
        ("2016", "2016", "2016"),
        ("2019-Q1", "2019 kv 1", "2019 Q1"),
        ("2015-12", "december 2015", "December 2015"),
        ("2019/2020", "2019–2020", "2019–2020"),
    ],
)
def test_periods(period, sv, en):
    assert (period_text(period, "sv"), period_text(period, "en")) == (sv, en)
