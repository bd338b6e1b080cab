"""A page on paper: no buttons, the map whole on one sheet, a heading with its chart."""

import pytest
from playwright.sync_api import Page

from tests.browser.harness import visit

# A4 without the margins of dashboard/css/print.css, in pixels.
SHEET = (688, 1017)
BUTTONS = """() => [...document.querySelectorAll('button, [data-testid=stDownloadButton]')].filter(
    button => button.checkVisibility()).map(button => button.innerText)"""
# Figures lower than a sheet that may be broken across two.
BREAKABLE = """height => [...document.querySelectorAll("[class*='st-key-fig_']")].filter(figure =>
    figure.offsetHeight < height && getComputedStyle(figure).breakInside !== 'avoid').map(figure => figure.className)"""
# What stands around the figures must be blocks: in a flexible box a browser breaks wherever a sheet ends.
FLEXIBLE = """() => { const found = [];
    for (let box = document.querySelector("[class*='st-key-fig_']"); box.dataset.testid !== 'stMain'; box = box.parentElement)
        if (box.className.includes('st-key-fig_') && getComputedStyle(box).display !== 'block') found.push(box.className);
    return found }"""


@pytest.mark.parametrize("path", ["/", "/tackning?matt=enterprises", "/nyttjande"])
def test_has_no_buttons_and_breaks_no_figure_that_fits(page: Page, address: str, path: str):
    visit(page, f"{address}{path}{'&' if '?' in path else '?'}data=exempel&sprak=sv")
    page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    page.emulate_media(media="print")
    page.wait_for_timeout(800)

    assert page.evaluate(BUTTONS) == []
    assert page.evaluate(BREAKABLE, SHEET[1]) == []
    assert page.evaluate(FLEXIBLE) == []


def test_the_map_fits_on_a_sheet(page: Page, address: str):
    visit(page, f"{address}/tackning?data=exempel&sprak=sv&matt=enterprises")
    page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    page.emulate_media(media="print")
    page.wait_for_timeout(800)

    figure = page.locator(".st-key-fig_map").bounding_box()
    assert figure["height"] < SHEET[1]
    assert figure["x"] + figure["width"] <= SHEET[0]
