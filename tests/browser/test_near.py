"""Charts below the screen keep their room, and are drawn when the reader comes near, has had a second to look, or asks for the whole page."""

import pytest
from playwright.sync_api import Page

from dashboard.wording import text
from tests.browser.harness import go_to

# The browser has no time of its own: of the charts that wait only the first is drawn when the page is still, and no other.
NEVER_IDLE = "window.requestIdleCallback = () => {}"
# What was printed, as far as it had been drawn.
PRINTS = "window.print = () => { window.printed = document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks').length }"
MOVED = """window.moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { if (window.isWatched) window.moved += shift.value }))
        .observe({ type: 'layout-shift', buffered: true })"""
CHARTS = "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')]"
ROOMS = f"() => {CHARTS}.map(chart => chart.closest('[data-testid=stElementContainer]').offsetHeight)"
DRAWN = f"() => {CHARTS}.map(chart => Boolean(chart.querySelector('svg.marks')))"
ALL_DRAWN = f"() => {CHARTS}.length === 19 && {CHARTS}.every(chart => chart.querySelector('svg.marks'))"
ONES_ON_SCREEN_DRAWN = f"""() => {CHARTS}.length === 19 && {CHARTS}
    .filter(chart => chart.parentElement.getBoundingClientRect().top < innerHeight).every(chart => chart.querySelector('svg.marks'))
    && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""


def open_page(page: Page, address: str, *scripts: str, language: str = "sv") -> None:
    """Arbetsmarknad, the page with the most charts, from a page without any, once what is on the screen is drawn.

    What comes before the script of the first page does is drawn at once.
    """
    for script in scripts:
        page.add_init_script(script)
    page.goto(f"{address}/ordlista?data=exempel&sprak={language}")
    page.wait_for_function("() => document.documentElement.dataset.draws", timeout=40_000)
    go_to(page, text("frame.page_arbetsmarknad", language))
    page.wait_for_function(ONES_ON_SCREEN_DRAWN, timeout=40_000)


def test_what_is_below_the_screen_has_its_room_and_is_drawn_when_the_reader_comes(page: Page, address: str):
    open_page(page, address, NEVER_IDLE, MOVED)
    drawn, rooms = page.evaluate(DRAWN), page.evaluate(ROOMS)
    assert drawn[:4] == [True] * 4
    assert not any(drawn[-4:])
    page.evaluate("window.isWatched = true")

    page.locator("[data-testid=stVegaLiteChart]").last.evaluate("chart => chart.parentElement.scrollIntoView()")
    page.wait_for_function(f"() => {CHARTS}.at(-1).querySelector('svg.marks')")

    assert page.evaluate(ROOMS) == rooms
    assert page.evaluate("window.moved") == 0


def test_a_page_that_is_still_is_drawn_whole(page: Page, address: str):
    open_page(page, address)

    page.wait_for_function(ALL_DRAWN)

    heights = f"() => {CHARTS}.map(chart => Number(chart.querySelector('svg.marks').getAttribute('height')))"
    assert page.evaluate(heights) == page.evaluate(ROOMS)


def test_who_prints_gets_every_chart(page: Page, address: str):
    open_page(page, address, NEVER_IDLE, PRINTS)
    assert not all(page.evaluate(DRAWN))

    page.keyboard.press("Control+p")

    page.wait_for_function("() => window.printed !== undefined")
    assert page.evaluate("window.printed") == 19


def test_who_searches_finds_words_of_every_chart(page: Page, address: str):
    open_page(page, address, NEVER_IDLE)

    page.keyboard.press("Control+f")

    page.wait_for_function(ALL_DRAWN)


@pytest.mark.parametrize("place", ["/?visning=mote&data=exempel", "/tackning?data=exempel"])
def test_slides_and_the_map_wait_for_nobody(page: Page, address: str, place: str):
    page.add_init_script(NEVER_IDLE)
    page.goto(f"{address}{place}")
    page.wait_for_function(
        """() => document.querySelector('[class*=st-key-map_], [class*=st-key-slide_]')
            && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'""",
        timeout=40_000,
    )

    page.wait_for_function(
        """() => [...document.querySelectorAll(':is([class*=st-key-map_], [class*=st-key-slide_]) [data-testid=stVegaLiteChart]')]
            .every(chart => chart.querySelector('svg.marks'))"""
    )


def test_what_stands_above_the_highest_bar_is_not_cut_when_the_width_has_changed(page: Page, address: str):
    places = f"() => {CHARTS}.map(chart => chart.querySelector('svg.marks > g').getAttribute('transform'))"
    all_drawn = f"() => {CHARTS}.length && {CHARTS}.every(chart => chart.querySelector('svg.marks > g'))"
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(f"{address}/?data=exempel")
    page.wait_for_function(all_drawn, timeout=40_000)
    before = page.evaluate(places)

    for width in (800, 1600):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(500)

    assert page.evaluate(places) == before


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Diagrammet hann inte ritas"), ("en", "The chart was not drawn")]
)
def test_a_chart_that_is_printed_before_it_is_drawn_says_so(page: Page, address: str, language: str, words: str):
    open_page(page, address, NEVER_IDLE, language=language)
    # Nobody draws a copy of one that waits.
    copied = "chart => { const place = chart.closest('[data-testid=stElementContainer]'); place.after(place.cloneNode(true)) }"
    page.locator("[data-testid=stVegaLiteChart]").last.evaluate(copied)
    copy = page.locator("[data-testid=stVegaLiteChart]").last
    told = "chart => getComputedStyle(chart, '::after').content"
    assert copy.evaluate(told) == "none"

    page.emulate_media(media="print")

    assert copy.evaluate(told).strip('"').startswith(words)
