"""On a phone every word can be read: no cell lies outside the screen, and no column is so narrow that its words are cut into pieces."""

import pytest
from playwright.sync_api import Page

from tests.browser.harness import visit
from tests.browser.looks import DESK, PHONE, assert_nothing_for_axe

# Cells of tables with words outside the screen, or with many lines of a few letters each. The board of deliveries scrolls by itself.
UNREADABLE = """() => [...document.querySelectorAll('table.m:not(.board, .data) tbody :is(th, td)')].filter(cell => {
    const box = cell.getBoundingClientRect(), words = document.createRange();
    if (!cell.checkVisibility() || !cell.innerText.trim() || getComputedStyle(cell).writingMode !== 'horizontal-tb') return false;
    words.selectNodeContents(cell);
    const { width, height } = words.getBoundingClientRect(), line = 1.2 * parseFloat(getComputedStyle(cell).fontSize);
    return box.left < 0 || box.right > window.innerWidth + 1 || (width < 90 && height > 6 * line);
}).map(cell => cell.innerText.slice(0, 60))"""
LEVEL = """() => ['.num', '.series', '[data-testid=stVegaLiteChart]', '.status.big'].map(part => new Set([
    ...document.querySelectorAll(`[class*=st-key-fig_priority_] ${part}`)].map(each =>
        Math.round(part === '.num' ? each.getBoundingClientRect().bottom : each.getBoundingClientRect().top))).size)"""
HIDDEN_BY = "scroll => [scroll.scrollHeight > scroll.clientHeight, getComputedStyle(scroll).backgroundAttachment]"


@pytest.mark.parametrize(
    "path",
    [
        "kallor?data=gavleborg&sprak=en",
        "foretagen?data=gavleborg&sprak=sv",
        "handlingsplan?data=gavleborg&sprak=en",
        "skydd?data=ostergotland&sprak=sv",
    ],
)
def test_every_cell_of_a_table_can_be_read_on_a_phone(page: Page, address: str, path: str):
    page.set_viewport_size(PHONE)
    visit(page, f"{address}/{path}")

    assert page.evaluate(UNREADABLE) == []


@pytest.mark.parametrize("name", ["arbetsmarknad", "kommunprofil", "nyttjande", "radet", "tackning", "vagen"])
def test_a_page_that_is_magnified_four_times_is_not_scrolled_sideways(page: Page, address: str, name: str):
    """WCAG 2.1, 1.4.10: a window of 1280 pixels at 400 per cent is one of 320."""
    page.set_viewport_size({"width": 320, "height": 800})
    visit(page, f"{address}/{name}?data=exempel&sprak=sv")

    assert (
        page.evaluate(
            "() => (main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
        )
        == 0
    )


def test_the_page_list_of_a_phone_is_for_everyone(page: Page, address: str):
    """Streamlit puts its groups into a list as what no list may hold."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    visit(page, f"{address}/ordlista?data=gavleborg&sprak=en&ord=asf")

    assert_nothing_for_axe(page)


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
def test_what_is_alike_in_the_blocks_of_a_plan_stands_on_one_line(page: Page, address: str, catalogue: str):
    page.set_viewport_size(DESK)
    visit(page, f"{address}/laget?data={catalogue}&sprak=sv")

    assert page.evaluate(LEVEL) == [1, 1, 1, 1]


def test_a_list_that_goes_on_below_its_edge_shows_it(page: Page, address: str):
    visit(page, f"{address}/kallor?data=gavleborg&sprak=sv")

    goes_on, drawn = page.locator(".scroll.wide:has(table.sources)").evaluate(HIDDEN_BY)
    assert goes_on
    assert drawn == "local, local, scroll, scroll"
