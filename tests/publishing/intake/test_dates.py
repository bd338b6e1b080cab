"""Quarters and dates: what is clear is read, what could be two days is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.intake.dates import read_date, read_period
from publishing.messages.problems import CellFault


def message(read, value) -> str:
    with pytest.raises(CellFault) as caught:
        read(value)
    return caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "2019-Q1", "2019 kv 1", "2019 kvartal 1", "kv 1 2019", "Q1 2019", "2019Q1", "2019 Q1", "2019 KV1", "2019-kv1",
        "2019K1", "kvartal 1, 2019", "Kvartal 1 2019", "kv. 1 2019", "2019 kv. 1", "Q1/2019", "Q1-2019", "q1 - 2019",
        "jan–mar 2019", "jan-mar 2019", "januari - mars 2019", "Januari–Mars 2019", "2019 jan–mar", "jan.–mars 2019",
        "första kvartalet 2019", "1:a kvartalet 2019", "first quarter of 2019", "1st quarter 2019", "January–March 2019",
        " 2019\u00a0kv\u00a01 ",
    ],
)  # fmt: skip
def test_a_quarter(text):
    assert read_period(text) == "2019-Q1"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("apr–jun 2019", "2019-Q2"), ("juli–september 2018", "2018-Q3"), ("okt–dec 2020", "2020-Q4"),
        ("fjärde kvartalet 2019", "2019-Q4"), ("October-December 2019", "2019-Q4"), ("2019 kv 4", "2019-Q4"),
    ],
)  # fmt: skip
def test_other_quarters(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize(
    "value",
    [
        "2019:1", "2019-1", "2019-01", "2019/1", "201901", "1/2019", "2019", 2019.0, 2019, "19 kv 1", "kv 1", "2019 kv 5",
        "2019 kv 0", "2019 kv 12", "jan–feb 2019", "feb–apr 2019", "jan–jun 2019", "mars 2019", "2019-03-31", "dec–feb 2019",
        dt.date(2019, 1, 1), dt.datetime(2019, 1, 1), True, "2019 kv", "0019-Q1", "2019-Q1-Q2", "2019 kv 1 och 2",
    ],
)  # fmt: skip
def test_no_quarter(value):
    assert message(read_period, value) == "cell_bad_period"


@pytest.mark.parametrize(
    "value",
    [
        "2019-03-01", "1 mars 2019", "den 1 mars 2019", "1 mar 2019", "01 mars 2019", "1 Mars 2019", "2019-03-01 00:00:00",
        "2019-03-01T00:00:00", "2019-03-01 00:00", "2019-03-01T00:00:00+01:00", "2019-03-01 00:00:00.000Z", "1 March 2019", "March 1, 2019", "Den 1:e mars 2019", "1 mar. 2019",
        dt.date(2019, 3, 1), dt.datetime(2019, 3, 1), " 2019-03-01\u00a0",
    ],
)  # fmt: skip
def test_a_date(value):
    assert read_date(value) == dt.date(2019, 3, 1)
    assert type(read_date(value)) is dt.date


@pytest.mark.parametrize(
    "text",
    ["3/4", "1/3-2019", "01-03-2019", "190301", "1/3 2019", "1.3.2019", "1/3/19", "19-03-01", "31/12-2019", "2019-3"],
)
def test_a_date_with_two_readings(text):
    assert message(read_date, text) == "cell_two_dates"


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("våren 2019", "cell_bad_date"), ("mars 2019", "cell_bad_date"), ("2019", "cell_bad_date"), ("1 mats 2019", "cell_bad_date"),
        ("2019-02-29", "cell_no_such_day"), ("31 april 2019", "cell_no_such_day"), ("2019-13-01", "cell_no_such_day"),
        (dt.date(209, 3, 1), "cell_unreasonable_year"), ("0209-03-01", "cell_unreasonable_year"),
        (dt.date(1899, 12, 31), "cell_unreasonable_year"), ("1819-03-01", "cell_unreasonable_year"),
        ("9999-12-31", "cell_far_future"), (dt.date(9999, 12, 31), "cell_far_future"), ("2018-02-30T00:00:00Z", "cell_no_such_day"),
        ("2017-12-31T23:00:00Z", "cell_time_of_day"), (dt.datetime(2019, 3, 1, 14, 30), "cell_time_of_day"),
        ("2019-03-01 14:30", "cell_time_of_day"), (43525.0, "cell_number_for_date"), (43525, "cell_number_for_date"),
        (True, "cell_number_for_date"), ("", "cell_bad_date"),
    ],
)  # fmt: skip
def test_no_date(value, fault):
    assert message(read_date, value) == fault


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_reads_back_from_iso_and_from_a_cell(day):
    assert read_date(day.isoformat()) == day
    assert read_date(dt.datetime.combine(day, dt.time())) == day


@given(
    st.integers(1900, 2099),
    st.integers(1, 4),
    st.sampled_from(["{y} kv {q}", "{y}-Q{q}", "kvartal {q} {y}", "Q{q} {y}"]),
)
def test_a_quarter_reads_back_however_it_is_written(year, quarter, form):
    assert read_period(form.format(y=year, q=quarter)) == f"{year}-Q{quarter}"
