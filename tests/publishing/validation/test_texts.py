import pytest

from publishing.validation.report import report_text
from tests.publishing.validation.conftest import PUBLISHED_TEXTS

NUMBER = "790131-1234"


@pytest.mark.parametrize(("kind", "partner", "field", "letter"), PUBLISHED_TEXTS)
def test_a_personal_number_is_a_fault_and_is_not_repeated(desk, marks, kind, partner, field, letter):
    report = desk.check(kind, {field: f"Anna {NUMBER}"}, partner=partner)

    assert marks(report.faults) == [("personal_number", 2, letter)]
    for language in ("sv", "en"):
        assert "1234" not in report.faults[0].text(language)
        assert "1234" not in report_text(report, language, {})
    assert report.faults[0].what("sv").startswith("här ser det ut att stå ett personnummer. Ta bort det")
    assert report.faults[0].what("en").startswith("a personal identity number seems to stand here. Remove it")


def test_a_personal_number_is_found_and_hidden_in_any_cell_and_any_message(desk, marks):
    row = {"enterprise_id": NUMBER, "end_date": None}
    report = desk.check("enterprise", row, row | {"enterprise_name": "Kaféet"}, partner="coompanion", title=NUMBER)

    assert marks(report.faults) == [
        ("personal_number", 1, "N"),
        ("personal_number", 2, "B"),
        ("personal_number", 3, "B"),
        ("enterprise_of_two_names", 3, "C"),
    ]
    assert "1234" not in report_text(report, "sv", {})


@pytest.mark.parametrize("text", ["KS 2018-04-12-1234", "180412-1234"])
def test_a_case_number_of_the_same_shape_is_asked_about_and_is_not_repeated(desk, marks, text):
    report = desk.check("commitment", {"evidence_sv": f"Beslut {text}"})

    assert report.is_accepted
    assert marks(report.warnings) == [("personal_number_likely", 2, "N")]
    for language in ("sv", "en"):
        assert "1234" not in report_text(report, language, {})


def test_an_amount_with_the_digits_of_one_is_asked_about(desk, marks):
    report = desk.check("service_use", {"amount_sek": 101019800.0})

    assert report.is_accepted
    assert ("personal_number_likely", 2, "H") in marks(report.warnings)
    assert "19 800" not in report_text(report, "sv", {})


def test_a_number_in_a_text_has_lost_its_zeros(desk, marks):
    assert marks(desk.check("commitment", {"counterpart": "101019800"}).faults) == [("personal_number", 2, "I")]


def test_an_address_or_a_telephone_is_asked_about(desk, marks, words):
    report = desk.check("commitment", {"evidence_sv": "Fråga anna@bollnas.se", "evidence_en": "Call 070-123 45 67"})

    assert report.is_accepted
    assert marks(report.warnings) == [("email_in_text", 2, "N"), ("phone_in_text", 2, "O")]
    assert words(report.warnings[0]) == (
        "Texten innehåller en e-postadress och kommer att publiceras.",
        "The text holds an e-mail address and will be published.",
    )
    assert words(report.warnings[1]) == (
        "Texten innehåller ett telefonnummer och kommer att publiceras.",
        "The text holds a telephone number and will be published.",
    )
