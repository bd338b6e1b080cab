"""One press of Back is one step, and what Streamlit would leave to itself stands in the language of the page."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import settled, visit

PATHS = ("/", "/tackning", "/stodstruktur", "/nyttjande", "/kallor", "/skydd")
WIDTHS = (1366, 820, 390)
# Words of Streamlit's own controls that are no Swedish words.
ENGLISH = re.compile(
    r"\b(open|close|show|hide|view|more|less|download|copy|fullscreen|app|pages?|sidebar|expand|collapse|logo|navigate|home"
    r"|choose|select(ed)?|option|clear|remove|menu|results?|running|stop|failed|the|of|and)\b",
    re.IGNORECASE,
)
# What stays in English: the button that leads there names it.
MAY_STAY: set[str] = set()
NAMES_AND_WORDS = """() => {
    const found = new Set();
    for (const element of document.querySelectorAll('*'))
        for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-roledescription'])
            if (element.getAttribute(name)) found.add(element.getAttribute(name));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
        if (!texts.currentNode.parentElement.closest('script, style, noscript, [data-testid=stHtml], [data-testid=stIconMaterial]'))
            found.add(texts.currentNode.nodeValue.trim());
    return [...found] }"""


def entries(page: Page) -> int:
    return page.evaluate("window.history.length")


def english_on(page: Page) -> set[str]:
    return {words for words in page.evaluate(NAMES_AND_WORDS) if ENGLISH.search(words)} - MAY_STAY


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
        page.get_by_role("link", name=title, exact=True).click()
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


@pytest.mark.parametrize("path", PATHS)
def test_no_name_and_no_word_of_a_control_is_english(page: Page, address: str, path: str):
    visit(page, f"{address}{path}?data=exempel&sprak=sv&kommun=Gävle&kommun=Hofors")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(700)
        found[width] = english_on(page)

    assert {width: words for width, words in found.items() if words} == {}


def test_neither_is_one_that_comes_when_something_is_opened(page: Page, address: str):
    page.set_viewport_size({"width": 820, "height": 900})
    visit(page, f"{address}/tackning?data=exempel&sprak=sv&kommun=Gävle&kommun=Hofors")
    found = set()

    page.get_by_text("2 till", exact=True).click()
    page.wait_for_timeout(400)
    found |= english_on(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-municipalities button").first.click()
    page.wait_for_timeout(400)
    found |= english_on(page)
    page.get_by_label("Kommun", exact=True).last.fill("xyz")
    page.wait_for_timeout(400)
    found |= english_on(page)
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, f"{address}/tackning?data=exempel&sprak=sv")
    page.get_by_role("button", name="Visa sidlistan").click()
    page.wait_for_timeout(400)
    found |= english_on(page)

    assert found == set()


def test_in_english_streamlits_words_come_back(page: Page, address: str):
    visit(page, f"{address}/tackning?data=exempel&sprak=sv")
    expect(page.get_by_role("navigation", name="Sidor")).to_be_visible()

    page.get_by_role("button", name="English", exact=True).click()
    expect(page.get_by_role("navigation", name="App pages")).to_be_visible()
