"""Kommunprofil on paper: two sheets of A4, in both languages, of a municipality with much to tell and of one with little."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.harness import visit
from tests.browser.looks import BUTTONS, FAULTS, SHEET, resize

# Of the words, of the paper, and whether the colours are printed as they are.
COLOURS = """element => [getComputedStyle(element).color, getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor,
    getComputedStyle(element).printColorAdjust]"""
BOTTOM = "element => element.getBoundingClientRect().bottom + window.scrollY"
TEXT = "element => element.innerText"
MUCH, LITTLE = ("exempel", "Hudiksvall"), ("gavleborg", "Ockelbo")
WITH_A_GAP, OTHER = ("exempel", "Ovanåker"), ("ostergotland", "Linköping")
WORDS = {
    (*MUCH, "sv"): (
        (
            "Hudiksvall uppfyllde alla fem kriterier",
            "Av de elva delarna",
            "550 000 kr",
            "Mest lika Hudiksvall",
            "≈ 93",
            "Källa:",
        ),
        (
            "Utrikes födda",
            "åtta ASF",
            "410 tkr",
            "minst ≈ 85",
            "dialogmöten",
            "950 000 kr",
            "Allt är levererat",
            "Källa:",
        ),
    ),
    (*MUCH, "en"): (
        (
            "Hudiksvall met all five criteria",
            "Of the eleven components",
            "SEK 550,000",
            "Most like Hudiksvall",
            "≈ 93",
            "Source:",
        ),
        (
            "Born abroad",
            "eight WISEs",
            "SEK 410k",
            "at least ≈ 85",
            "dialogue meetings",
            "SEK 950,000",
            "Everything has been delivered",
            "Source:",
        ),
    ),
    (*LITTLE, "sv"): (
        ("Inget kriterium är känt som uppfyllt i Ockelbo", "Planen nämner fyra andra kommuner", "s. 14"),
        ("5 884", "0 av 12 kvartal", "Inga uppgifter har lämnats om"),
    ),
    (*LITTLE, "en"): (
        (
            "No criterion is known to have been met in Ockelbo",
            "The plan names four other municipalities",
            "pp. 6, 9 and 14",
        ),
        ("5,884", "0 of 12 quarters", "Nothing has been handed in on"),
    ),
    (*WITH_A_GAP, "en"): (("not delivered", "at least ≈ 3"), ("At least 1 procurement", "No agreement is known")),
    (*OTHER, "sv"): (("kriterierna i Linköping",), ("Growing Together", "1 896 300 kr", "Inget är känt om")),
    (*OTHER, "en"): (("the criteria in Linköping",), ("Growing Together", "SEK 1,896,300", "Nothing is known of")),
}


@pytest.mark.parametrize(("catalogue", "name", "language"), WORDS)
def test_two_sheets_with_nothing_on_anything_and_nothing_to_press(
    page: Page, address: str, catalogue: str, name: str, language: str
):
    # On a machine with dark colours too, paper is white with dark words, and bars are not left out to save ink.
    page.emulate_media(color_scheme="dark" if language == "en" else "light")
    visit(page, f"{address}/kommunprofil?data={catalogue}&kommun={name}&sprak={language}")
    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    resize(page, SHEET)

    # What little is known of a municipality of whose criteria nothing is has room on one sheet.
    sheets = 2 if page.locator(".st-key-fig_status_ladder").count() else 1
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == sheets
    assert page.locator("h1").evaluate(f"element => ({COLOURS})(element)") == [
        "rgb(20, 33, 43)",
        "rgb(255, 255, 255)",
        "exact",
    ]
    assert page.evaluate(BUTTONS) == []
    assert page.evaluate(FAULTS) == []
    first, second = page.locator(".st-key-sheet_support"), page.locator(".st-key-sheet_context")
    # A printer begins the second sheet with the second group; on the screen of this test it only follows the first.
    assert first.evaluate(BOTTOM) <= SHEET["height"]
    assert (second.evaluate("element => getComputedStyle(element).breakBefore") == "page") == (sheets == 2)
    assert second.evaluate(BOTTOM) - first.evaluate(BOTTOM) <= SHEET["height"]
    words = (f"{page.locator('.head').evaluate(TEXT)} {first.evaluate(TEXT)}", second.evaluate(TEXT))
    for expected, found in zip(WORDS[catalogue, name, language], words, strict=True):
        shown = re.sub(r"[\s\xa0]+", " ", found.replace("\xad", ""))
        assert [each for each in expected if each not in shown] == []
