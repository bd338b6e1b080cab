"""Every page is for everyone, at every width and on paper, in both languages, by day and by night. One visit answers all that is
asked of it: to draw a page costs more than any question."""

import pytest
from playwright.sync_api import Page

from tests.browser.harness import visit
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


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("view", "scheme"),
    [
        ("data=gavleborg&sprak=sv", "light"),
        ("data=exempel&sprak=en", "dark"),
        # With a choice of municipalities the controls that undo it are there too.
        ("data=exempel&sprak=sv&kommun=Gävle&kommun=Hofors", "light"),
    ],
    ids=["gavleborg-sv-light", "exempel-en-dark", "exempel-sv-light"],
)
def test_a_page_is_for_everyone(page: Page, address: str, path: str, view: str, scheme: str):
    """The fixture adds: nothing is asked of the internet."""
    page.emulate_media(color_scheme=scheme)
    visit(page, f"{address}{path}?{view}")

    assert_nothing_for_axe(page)
    assert charts_without_words(page) == []
    assert_read_by_everybody(page)
    # With a choice of municipalities the page is printed as without.
    if "kommun=" not in view:
        assert_printed_whole(page)
    found = {}
    for width in WIDTHS if path == "/" else WIDTHS_OF_CONTROLS:
        resize(page, {"width": width, "height": 900})
        found[width, "touched"] = set(numbers_touched(page))
        found[width, "over the edge"] = over_the_edge(page)
        found[width, "English"] = english_on(page) if "sprak=sv" in view else set()
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
