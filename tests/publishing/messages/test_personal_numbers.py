"""What looks like a person. The numbers are made up; only their form, and for some the check digit, is right."""

import pytest

from publishing.messages.personal_numbers import has_personal_number, masked, masked_cell, sureness_of
from publishing.validation.telling import has_email, has_phone


@pytest.mark.parametrize(
    "text",
    [
        "790131-1234",
        "19790131-1234",
        "197901311234",
        "190131+1234",
        "790131 - 1234",
        "790131–1234",
        "790191-1234",
        "Beslut för Anna (790131-1234) den 12 december",
        "8112189876",
        "811218 9876",
    ],
)
def test_a_personal_number(text):
    assert has_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "556677-8899",
        "802401-1234",
        "2017-12-12",
        "20171212",
        "KS 2017/121234",
        "070-131 12 34",
        "0701311236",
        "791331-1234",
        "790132-12345",
        "20170101–20181231",
        "12500,50",
    ],
)
def test_no_personal_number(text):
    assert not has_personal_number(text)


def test_only_the_number_is_hidden():
    assert masked("Anna 790131-1234, 2 st") == "Anna ••••••-••••, 2 st"
    assert masked("org.nr 556677-8899") == "org.nr 556677-8899"


@pytest.mark.parametrize("text", ["anna.berg@bollnas.se", "Skriv till info@exempel.org."])
def test_an_address(text):
    assert has_email(text)


@pytest.mark.parametrize("text", ["ring 070-123 45 67", "0701234567", "026-17 80 00", "+46 26 17 80 00", "0278-250 00"])
def test_a_telephone(text):
    assert has_phone(text)


@pytest.mark.parametrize(
    "text", ["beslut 2017-12-12", "01-02-2017", "dnr 045-2018", "§ 45/2018", "12 500 kr", "790131-1234"]
)
def test_neither(text):
    assert not has_email(text)
    assert not has_phone(text)


# 900101-9802 has one of the serial numbers 980–999, which Skatteverket keeps for tests.
@pytest.mark.parametrize("dash", "-‐‑‒–—―−⁃﹘﹣－➖·­ー─¯˗⁻")
def test_any_dash_stands_between(dash):
    assert sureness_of(f"Beslut 900101{dash}9802") == "certain"
    assert not any(sign.isdigit() for sign in masked(f"Beslut 900101{dash}9802"))


@pytest.mark.parametrize(
    "text",
    [
        "9001019802", "900101 9802", "900101\N{NO-BREAK SPACE}9802", "900101\n9802", "900101/9802", "900101.9802", "900101_9802",
        "900101--9802", "900101 – 9802", "19900101-9802", "199001019802", "19900101 9802",
        "1990-01-01-9802", "1990-01-01-2384", "1990/01/01-9802", "1990.01.01-9802", "1990 01 01-9802", "1990-01-01 9802",
        "1990/01/01 9802", "1990.01.01 9802", "1990-1-1-9802", "90-01-01-9802", "900101+9802",
        "９００１０１-９８０２", "٩٠٠١٠١-٩٨٠٢", "9\u200b00101-98\u200b02", "90\u00ad0101\u2060-9802", "9\u034f00101-9802",
        "pnr:900101-9802,", "A900101-9802B", "900160-9800", "900061-9800", "19900160-9800", "900191-1234",
        "900101-T980", "19900101-T980", "900101‑T980", "900101\u00ad9802", "900101-t980", "900101-TF12", "900101－Ｔ980", "900101-R123",
    ],
)  # fmt: skip
def test_certain(text):
    assert sureness_of(text) == "certain"
    assert has_personal_number(f"gäller {text} (se bilaga)")
    assert not any(sign.isdigit() for sign in masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "90 0101 98 02", "9 0 0 1 0 1 9 8 0 2", "900101T980", "900101-Q980", "KS 2018-04-12-1234", "20180412-1234", "180412-1234",
        "201901311234", "90 01 01 9802",
    ],
)  # fmt: skip
def test_likely(text):
    assert sureness_of(text) == "likely"
    assert not has_personal_number(text)
    assert not any(sign.isdigit() for sign in masked(text).removeprefix("KS "))


@pytest.mark.parametrize(
    "text",
    [
        "900001-9800", "900060-0000", "901301-9802", "900132-9802", "900230-9802", "900101-0001", "19900101-98021", "1900101-9802",
        "2018-01-01-2021", "2018-01-01–2018-12-31", "2017-12-12 12:30", "2018-04–2019-05", "20190101T1230", "900101A98",
        "16556677-8899", "16900101-9802", "101 019 800 kr", "1 019 800", "12-345678-9012",
    ],
)  # fmt: skip
def test_nothing(text):
    assert sureness_of(text) == ""
    assert masked(text) == text


# 001001-9800 and 000101-9801, as a spreadsheet keeps them.
EIGHT, SEVEN = 10019800, 1019801


class TestLostZeros:
    @pytest.mark.parametrize("value", [101019800, 101019800.0, "101019800", " 101019800 ", EIGHT, str(EIGHT)])
    def test_in_a_text_eight_or_nine_digits_are_certain(self, value):
        assert sureness_of(value) == "certain"
        assert not any(sign.isdigit() for sign in masked_cell(value))

    def test_of_seven_digits_it_is_asked(self):
        assert sureness_of(SEVEN) == "likely"

    def test_among_figures_it_is_asked_and_seven_digits_are_an_amount(self):
        assert sureness_of(101019800.0, is_figure=True) == "likely"
        assert sureness_of(SEVEN, is_figure=True) == ""

    @pytest.mark.parametrize(
        "value", [101019801, 101329800, 132019800, 123456.5, float("nan"), float("inf"), True, None, 7]
    )
    def test_other_numbers_are_let_be(self, value):
        assert sureness_of(value) == ""
