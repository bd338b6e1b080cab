"""What can be read off a page once it is drawn: faults that axe finds, names without words, what touches, what does not fit."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.harness import at_rest, settled

# A4 without the margins of dashboard/css/print.css, in pixels.
SHEET = {"width": 703, "height": 1032}
DESK, PHONE = {"width": 1920, "height": 1080}, {"width": 390, "height": 844}
# Findings that Streamlit itself causes, by axe rule, with the reason. A new one fails.
FROM_STREAMLIT: dict[str, str] = {}
# Of what axe finds in order only one place each is handed over: thousands would take longer to carry than to find.
AXE = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
}
SIDEWAYS = """() => { const main = document.querySelector('[data-testid=stMain]');
    return [main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - window.innerWidth] }"""
COLOUR = "element => getComputedStyle(element).color"
# A table that may be moved sideways has a frame of its own; parts of a figure stand below each other.
OVER_THE_EDGE = """() => {
    const seen = element => element.offsetParent && element.getBoundingClientRect().height > 0;
    const tables = [...document.querySelectorAll('[data-testid=stColumn] table')].filter(table => seen(table)
        && !table.closest('.scroll, .agr-scroll, details:not([open])')).filter(table => table.getBoundingClientRect().right
            > table.closest('[data-testid=stColumn]').getBoundingClientRect().right + 2);
    const figures = [...document.querySelectorAll('[class*=st-key-fig_]')].filter(figure => seen(figure)
        && [...figure.children].filter(seen).some((part, place, parts) => place > 0
            && part.getBoundingClientRect().top < parts[place - 1].getBoundingClientRect().bottom - 2
            && part.getBoundingClientRect().left < parts[place - 1].getBoundingClientRect().right - 2));
    return [...tables, ...figures].map(each => each.closest('[class*=st-key-fig_]')?.className || each.className) }"""
CHARTS = "[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart]"
ALTERNATIVES = """charts => charts.filter(chart => chart.offsetParent).map(chart =>
    (chart.closest('[aria-label]') || chart.querySelector('[aria-label]'))?.getAttribute('aria-label'))"""
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
TOUCHING = """() => { const found = [];
    for (const row of document.querySelectorAll('.num')) {
        const room = row.getBoundingClientRect();
        const parts = [...row.children].map(part => [part.innerText, part.getBoundingClientRect()]).filter(([, box]) => box.width);
        for (const [words, box] of parts) if (box.right > room.right + 1 || box.left + 1 < room.left) found.push(words);
        for (const [words, one] of parts) for (const [others, other] of parts)
            if (words !== others && one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1) found.push(`${words} on ${others}`);
    } return found }"""
BUTTONS = """() => [...document.querySelectorAll('button, .file-links')].filter(
    button => button.checkVisibility()).map(button => button.innerText)"""
# Figures that may be broken across two sheets though they fit on one, or are a list that fills less than half of it.
BREAKABLE = """height => [...document.querySelectorAll("[class*='st-key-fig_']")].filter(figure =>
    figure.offsetHeight < (figure.querySelector('[data-testid=stVegaLiteChart]') ? height : height / 2)
    && getComputedStyle(figure).breakInside !== 'avoid').map(figure => figure.className)"""
# What stands around the figures must be blocks: in a flexible box a browser breaks wherever a sheet ends.
FLEXIBLE = """() => { const found = [];
    for (let box = document.querySelector("[class*='st-key-fig_']"); box && box.dataset.testid !== 'stMain'; box = box.parentElement)
        if (box.className.includes('st-key-fig_') && getComputedStyle(box).display !== 'block') found.push(box.className);
    return found }"""

# The figures and their words: outside the sheet, on each other, or cut off.
FAULTS = """() => {
    const found = [], width = document.documentElement.clientWidth;
    const name = element => element.closest("[class*=st-key-fig_]").className.match(/fig_\\w+/)[0];
    const figures = [...document.querySelectorAll("[class*=st-key-fig_]")].map(each => [name(each), each.getBoundingClientRect()]);
    for (const [one, box] of figures) if (box.left < -1 || box.right > width + 1) found.push(`${one} is outside`);
    for (const [one, box] of figures) for (const [other, its] of figures)
        if (one < other && box.left < its.right - 1 && its.left < box.right - 1 && box.top < its.bottom - 1 && its.top < box.bottom - 1)
            found.push(`${one} on ${other}`);
    for (const cell of document.querySelectorAll("[class*=st-key-fig_] :is(td, th, h2, p)"))
        if (cell.checkVisibility() && !cell.closest(".vh, .time, caption") && cell.scrollWidth > cell.clientWidth + 2)
            found.push(`${cell.innerText} is cut in ${name(cell)}`);
    return found }"""


def resize(page: Page, size: dict[str, int]) -> None:
    """Another size of the window, and time to draw the page in it."""
    page.set_viewport_size(size)
    at_rest(page)


def assert_nothing_for_axe(page: Page) -> None:
    """Nothing for axe to find (WCAG 2.1 A and AA), as the page is now."""
    # A tab that it has looked at before has it already.
    axe = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT)
    found = {
        violation["id"]: [node["html"][:300] for node in violation["nodes"]]
        for violation in axe.run(page, options=AXE).response["violations"]
        if violation["id"] not in FROM_STREAMLIT
    }
    assert found == {}


def assert_for_everyone(page: Page) -> None:
    """Nothing for axe to find, and nothing that scrolls sideways on a phone."""
    assert_nothing_for_axe(page)
    resize(page, PHONE)
    assert page.evaluate(SIDEWAYS) == [0, 0]
    resize(page, DESK)


def fall_to(page: Page, scheme: str) -> None:
    """The machine changes to dark colours or to light ones; wait until the page has followed."""
    before = page.locator("h1").evaluate(COLOUR)
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(f"before => ({COLOUR})(document.querySelector('h1')) !== before", arg=before)
    settled(page)


def charts_without_words(page: Page) -> list[str | None]:
    """The alternative texts of charts that are none."""
    return [words for words in page.locator(CHARTS).evaluate_all(ALTERNATIVES) if not words or len(words) < 10]


def english_on(page: Page) -> set[str]:
    """Names and words of controls in English."""
    return {words for words in page.evaluate(NAMES_AND_WORDS) if ENGLISH.search(words)} - MAY_STAY


def numbers_touched(page: Page) -> list[str]:
    """What stands on a big number or on what belongs to it, or outside its room."""
    return page.evaluate(TOUCHING)


def over_the_edge(page: Page) -> list[str]:
    """The figures with a table that is wider than its column, or with a part that lies on another."""
    return page.evaluate(OVER_THE_EDGE)


def assert_fit_for_paper(page: Page) -> None:
    """On sheets of A4: no buttons, nothing on anything and nothing cut off, no figure that fits on a sheet is broken, and the map fits on
    one."""
    page.emulate_media(media="print")
    resize(page, SHEET)
    assert page.evaluate(BUTTONS) == []
    assert page.evaluate(BREAKABLE, SHEET["height"]) == []
    assert page.evaluate(FLEXIBLE) == []
    assert page.evaluate(FAULTS) == []
    for box in page.locator(".st-key-fig_map").all():
        figure = box.bounding_box()
        assert figure["height"] < SHEET["height"]
        assert figure["x"] + figure["width"] <= SHEET["width"]
