"""Counts and amounts: what is clear is read, what has two readings is refused."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.intake.folding import CellFault
from publishing.intake.numbers import read_amount, read_count, read_whole
from tests.publishing.intake.partner import cell_faults, read_cells


def message(read, value) -> str:
    with pytest.raises(CellFault) as caught:
        read(value)
    return caught.value.message


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("12", 12), ("12,0", 12), ("12.00", 12), (12.0, 12), (12, 12), (" 12 ", 12), ("0", 0), ("0,0", 0), (0.0, 0),
        ("1 234", 1234), ("1\u00a0234", 1234), ("1\u202f234", 1234), ("1 234 567", 1234567), ("1234,000", 1234),
        ("1 234,0", 1234), ("007", 7), ("1\u200b2", 12),
    ],
)  # fmt: skip
def test_a_count(value, count):
    assert read_count(value) == count
    assert type(read_count(value)) is float


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("1.234", "cell_two_counts"), ("1,234", "cell_two_counts"), ("0,000", "cell_two_counts"),
        ("1.234.567", "cell_bad_count"), ("12,5", "cell_not_whole"), (12.5, "cell_not_whole"), ("12.5", "cell_not_whole"),
        ("-3", "cell_negative"), ("−3", "cell_negative"), ("- 3", "cell_negative"), (-3.0, "cell_negative"),
        (math.nan, "cell_too_large"), (math.inf, "cell_too_large"), ("NaN", "cell_bad_count"), ("inf", "cell_bad_count"),
        ("tolv", "cell_bad_count"), ("12 st", "cell_bad_count"), ("ca 12", "cell_bad_count"), ("5-10", "cell_bad_count"),
        ("12 34", "cell_bad_count"), ("1,2E+03", "cell_bad_count"), ("1e3", "cell_bad_count"), ("<5", "cell_bad_count"),
        ("12²", "cell_bad_count"), ("١٢", "cell_bad_count"), ("+5", "cell_bad_count"), ("1'234", "cell_bad_count"),
        (True, "cell_bad_count"), (1e18, "cell_too_large"), ("9" * 400, "cell_too_large"),
        (dt.date(2019, 2, 1), "cell_date_for_number"), (dt.datetime(2019, 2, 1), "cell_date_for_number"),
    ],
)  # fmt: skip
def test_no_count(value, fault):
    assert message(read_count, value) == fault


def test_a_minus_zero_is_zero():
    assert math.copysign(1, read_count(-0.0)) == 1


def test_a_whole_number():
    assert read_whole("2") == 2
    assert type(read_whole(2.0)) is int
    with pytest.raises(CellFault) as caught:
        read_whole("0")
    assert caught.value.message == "cell_below_one"


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("12500,50", 12500.5), ("12500.50", 12500.5), ("12 500,50", 12500.5), ("12\u00a0500,5", 12500.5),
        ("12.500,50", 12500.5), ("12,500.50", 12500.5), ("1.234.567,89", 1234567.89), ("1 234 567", 1234567),
        ("12500", 12500), (12500.5, 12500.5), (12500, 12500), ("12 500 kr", 12500), ("12 500,50 SEK", 12500.5),
        ("SEK 12500", 12500), ("500:-", 500), ("500,-", 500), ("12500 kronor", 12500), ("12500kr", 12500), ("0", 0),
        ("100 kr.", 100), ("12,5", 12.5), ("12500,5000", 12500.5), ("12500.0000", 12500), (0.1 * 12345, 1234.5), ("1.234,5000", 1234.5),
    ],
)  # fmt: skip
def test_an_amount(value, amount):
    assert read_amount(value) == amount


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("12.500", "cell_two_amounts"), ("12,500", "cell_two_amounts"), ("12,500 kr", "cell_two_amounts"),
        ("12500,505", "cell_many_decimals"), ("-500", "cell_negative"), (-0.5, "cell_negative"), ("500 EUR", "cell_bad_amount"),
        ("12.500.50", "cell_bad_amount"), ("12,500,50", "cell_bad_amount"), ("1.2.3", "cell_bad_amount"),
        ("12 50,00", "cell_bad_amount"), ("gratis", "cell_bad_amount"), ("kr", "cell_bad_amount"), (False, "cell_bad_amount"),
        (math.nan, "cell_too_large"), (math.inf, "cell_too_large"), (dt.date(2019, 2, 1), "cell_date_for_number"),
        ("12 tkr", "cell_amount_in_unit"), ("1.234 tkr", "cell_amount_in_unit_unclear"), ("12,5 mkr", "cell_amount_in_unit"),
        (33.333, "cell_many_decimals"), ("1.234,567", "cell_many_decimals"), ("1.234.567", "cell_bad_amount"),
    ],
)  # fmt: skip
def test_no_amount(value, fault):
    assert message(read_amount, value) == fault


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_a_count_is_the_same_however_its_thousands_are_set(number, group):
    assert read_count(f"{number:,}".replace(",", group)) == number


@given(
    st.integers(0, 10**10),
    st.sampled_from([(" ", ","), ("\u00a0", ","), ("", ","), ("", "."), (".", ","), (",", "."), (" ", ".")]),
    st.sampled_from(["", " kr", " SEK", "kr"]),
)
def test_an_amount_with_two_decimals_is_the_same_however_it_is_written(ore, signs, currency):
    group, point = signs
    whole, decimals = f"{ore // 100:,}".replace(",", group), f"{ore % 100:02}"
    assert read_amount(f"{whole}{point}{decimals}{currency}") == ore / 100


@given(st.floats(0, 1e9).map(lambda number: round(number, 2)))
def test_a_number_cell_and_its_text_are_the_same_amount(number):
    assert read_amount(f"{number:.2f}".replace(".", ",")) == read_amount(number)


@given(st.text(max_size=12))
def test_no_text_is_read_as_a_number_that_it_does_not_show(text):
    try:
        number = read_count(text)
    except CellFault:
        return
    assert str(int(number)) in "".join(sign for sign in text if sign.isdigit())


def test_a_fault_names_the_cell_and_what_to_write():
    assert cell_faults("placement", value="1.234") == [("cell_two_counts", "G")]
    assert cell_faults("service_use", amount_sek="12,500") == [("cell_two_amounts", "H")]


@pytest.mark.parametrize("sign", ["-", "–", "..", ".", "…", "?"])
def test_a_dash_or_dots_are_refused_since_they_mean_different_things(sign):
    assert cell_faults("placement", value=sign) == [("cell_placeholder_number", "G")]
    assert cell_faults("commitment", agreement_form=sign) == [("cell_placeholder", "H")]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#SAKNAS!", "#VÄRDEFEL!", "#NAMN?", "#N/A", "########"])
def test_an_error_cell_is_refused(error):
    assert cell_faults("placement", value=error) == [("cell_error", "G")]


def test_the_row_keeps_its_number_of_people():
    assert read_cells("placement", value=7.0)["value"] == 7.0
