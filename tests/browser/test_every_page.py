"""Every page is for everyone, at every width and on paper, in both languages, by day and by night. One visit answers all that is
asked of it: to draw a page costs more than any question."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from dashboard.wording import text
from tests.browser.harness import Recorder, go_to, opened_tab, settled, visit
from tests.browser.looks import (
    DESK,
    PHONE,
    SIDEWAYS,
    assert_fit_for_paper,
    assert_for_everyone,
    assert_nothing_for_axe,
    charts_without_words,
    english_on,
    fall_to,
    numbers_touched,
    over_the_edge,
    resize,
)
from tests.browser.reader import assert_read_by_everybody
from tests.browser.sheets import assert_printed_whole

PATHS = (
    "/",
    "/kommunprofil",
    "/handlingsplan",
    "/radet",
    "/projekt",
    "/foretagen",
    "/tackning",
    "/stodstruktur",
    "/avtal",
    "/nyttjande",
    "/vagen",
    "/kompetens",
    "/arbetsmarknad",
    "/kallor",
    "/ordlista",
    "/skydd",
)
# What each width is asked: the controls change their words, and the numbers on Läget their room.
WIDTHS = (1920, 1366, 1280, 1024, 820, 680, 390, 360)
WIDTHS_OF_CONTROLS = (1920, 1366, 820, 390)


# What the address chooses, and the colours of the machine. With a choice of municipalities the controls that undo it are there too.
VIEWS = {
    "gavleborg-sv-light": ("data=gavleborg&sprak=sv", "light"),
    "exempel-en-dark": ("data=exempel&sprak=en", "dark"),
    "exempel-sv-light": ("data=exempel&sprak=sv&kommun=Gävle&kommun=Hofors", "light"),
}


@dataclass(frozen=True)
class Reader:
    """Somebody who turns from page to page in one tab: to load the app anew for each costs more than to look at it."""

    tab: Page
    address: str
    view: str

    @property
    def language(self) -> str:
        return parse_qs(self.view)["sprak"][0]

    def turn_to(self, path: str) -> None:
        """The page at a path, on a desk: the first one by its address, the others by their names in the list."""
        self.tab.emulate_media(media="screen")
        resize(self.tab, DESK)
        if self.tab.url == "about:blank":
            visit(self.tab, f"{self.address}{path}?{self.view}")
        elif urlsplit(self.tab.url).path != path:
            headline = self.tab.locator("h1").inner_text()
            go_to(self.tab, text(f"frame.page_{path.strip('/') or 'laget'}", self.language))
            self.tab.wait_for_function("before => document.querySelector('h1')?.innerText !== before", arg=headline)
        # The address is written once the page has come.
        self.tab.wait_for_url(lambda url: self._is_at(path, urlsplit(url)))
        settled(self.tab)

    def _is_at(self, path: str, url: SplitResult) -> bool:
        return (url.path, parse_qs(url.query)) == (path, parse_qs(self.view))


@pytest.fixture(scope="module", params=VIEWS)
def reader(request: pytest.FixtureRequest, window: BrowserContext, address: str) -> Iterator[Reader]:
    """A reader of one view."""
    view, scheme = VIEWS[request.param]
    with opened_tab(window, Recorder()) as tab:
        tab.emulate_media(color_scheme=scheme)
        yield Reader(tab, address, view)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_for_everyone(reader: Reader, path: str):
    """The reader's tab adds: nothing is asked of the internet."""
    page = reader.tab
    reader.turn_to(path)

    assert_nothing_for_axe(page)
    assert charts_without_words(page) == []
    assert_read_by_everybody(page)
    # With a choice of municipalities the page is printed as without.
    if "kommun=" not in reader.view:
        assert_printed_whole(page)
    found = {}
    for width in WIDTHS if path == "/" else WIDTHS_OF_CONTROLS:
        resize(page, {"width": width, "height": 900})
        found[width, "touched"] = set(numbers_touched(page))
        found[width, "over the edge"] = over_the_edge(page)
        found[width, "English"] = english_on(page) if reader.language == "sv" else set()
        found[width, "sideways"] = width == PHONE["width"] and page.evaluate(SIDEWAYS) != [0, 0]
    assert {what: words for what, words in found.items() if words} == {}
    assert page.locator(".st-key-fig_map").count() == (path == "/tackning")
    assert_fit_for_paper(page)


def test_when_night_falls_the_page_follows(page: Page, address: str):
    """A machine may change to dark colours while the page is open, and back."""
    visit(page, f"{address}/nyttjande?data=exempel&sprak=sv")
    for scheme in ("dark", "light"):
        fall_to(page, scheme)
        assert_for_everyone(page)


def test_an_agreement_is_whole_on_a_phone(page: Page, address: str):
    """Its words, its bar and its validity stand below each other: nothing of it is outside the screen, nor the day of the line."""
    page.set_viewport_size(PHONE)
    visit(page, f"{address}/avtal?data=exempel&sprak=sv")
    page.locator("table.agr").scroll_into_view_if_needed()

    outside = page.locator("table.agr tbody :is(th, td), table.agr .bar, table.agr .refday").evaluate_all(
        """parts => parts.map(part => [part.textContent, part.getBoundingClientRect()])
            .filter(([, box]) => box.left < 0 || box.right > window.innerWidth).map(([words]) => words)"""
    )
    assert outside == []


@pytest.mark.parametrize(
    "path", ["projekt?data=gavleborg", "kommunprofil?data=exempel", "handlingsplan?data=ostergotland"]
)
def test_a_bar_on_a_timeline_is_as_long_as_its_time(page: Page, address: str, path: str):
    visit(page, f"{address}/{path}")

    for size in (DESK, PHONE):
        resize(page, size)
        drawn = page.locator("table:is(.agr, .plans) .bar").evaluate_all(
            """bars => bars.map(bar => [parseFloat(bar.style.width),
                100 * bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width])"""
        )
        assert drawn
        assert all(abs(meant - shown) < 1.5 for meant, shown in drawn), size
