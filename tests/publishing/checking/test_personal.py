"""What looks like a person. The numbers are made up; only their form, and for some the check digit, is right."""

import pytest

from publishing.checking.personal import has_email, has_personal_number, has_phone, masked


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
