"""One press of Back is one step, and what Streamlit would leave to itself stands in the language of the page."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import at_rest, go_to, settled, visit
from tests.browser.looks import english_on


def entries(page: Page) -> int:
    return page.evaluate("window.history.length")


@pytest.mark.parametrize("path", ["/nyttjande", "/", "/tackning?data=exempel"])
def test_a_link_without_choices_is_one_step(page: Page, address: str, path: str):
    page.goto("about:blank")
    before = entries(page)

    visit(page, address + path)
    page.wait_for_url("**sprak=sv**")

    assert entries(page) == before + 1
    page.go_back()
    assert page.url == "about:blank"


def test_one_press_of_back_is_one_page(page: Page, address: str):
    visit(page, address + "/tackning")
    for title, path in (("Nyttjande", "nyttjande"), ("Stödstruktur", "stodstruktur")):
        go_to(page, title)
        page.wait_for_url(f"**/{path}?**")
        settled(page)

    for path in ("/nyttjande", "/tackning"):
        page.go_back()
        page.wait_for_url(f"**{path}?**")
        settled(page)
        assert urlsplit(page.url).path == path


def test_a_choice_is_one_step_back(page: Page, address: str):
    visit(page, address + "/nyttjande?data=exempel&sprak=sv")
    before = entries(page)
    page.get_by_role("button", name="English", exact=True).click()
    page.wait_for_url("**sprak=en**")
    settled(page)
    assert entries(page) == before + 1

    page.go_back()
    page.wait_for_url("**sprak=sv**")
    expect(page.get_by_role("button", name="English", exact=True)).to_be_visible()


def test_neither_is_one_that_comes_when_something_is_opened(page: Page, address: str):
    page.set_viewport_size({"width": 820, "height": 900})
    visit(page, f"{address}/tackning?data=exempel&sprak=sv&kommun=Gävle&kommun=Hofors")
    found = set()

    # What the menu has no room for.
    page.get_by_text(re.compile(r"^\d till$")).click()
    at_rest(page)
    found |= english_on(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-municipalities button").first.click()
    at_rest(page)
    found |= english_on(page)
    page.get_by_label("Kommun", exact=True).last.fill("xyz")
    at_rest(page)
    found |= english_on(page)
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, f"{address}/tackning?data=exempel&sprak=sv")
    page.get_by_role("button", name="Visa sidlistan").click()
    at_rest(page)
    found |= english_on(page)

    assert found == set()


def test_in_english_streamlits_words_come_back(page: Page, address: str):
    visit(page, f"{address}/tackning?data=exempel&sprak=sv")
    expect(page.get_by_role("navigation", name="Sidor")).to_be_visible()

    page.get_by_role("button", name="English", exact=True).click()
    expect(page.get_by_role("navigation", name="App pages")).to_be_visible()
