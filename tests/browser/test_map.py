"""A click on the map chooses a municipality: the address, the table and the file follow. A second click lets it go."""

import csv
import io
import math
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pydeck as pdk
import pytest
from playwright.sync_api import Page, expect

from dashboard.extracts import open_database
from dashboard.figures.coverage_by_municipality.map import deck
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.theme import Look
from dashboard.wording import localise
from tests.browser.harness import PROJECT, settled, visit
from tests.conftest import read_version

# Counts what is painted, and when last.
COUNT_PAINTING = """window.lastPainted = null
for (const name of ['drawArrays', 'drawElements', 'drawRangeElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const paint = WebGL2RenderingContext.prototype[name]
    WebGL2RenderingContext.prototype[name] = function (...rest) { window.lastPainted = Date.now(); return paint.apply(this, rest) }
}"""
# The machines of the tests have no graphics processor; this one says that it has.
A_PROCESSOR = """const told = WebGL2RenderingContext.prototype.getParameter
WebGL2RenderingContext.prototype.getParameter = function (name) {
    return name === 0x9246 ? "A processor" : told.call(this, name)
}"""
# A point well inside the municipality: longitude, latitude.
LJUSDAL = (15.6, 61.95)


@pytest.fixture
def is_map_drawn() -> bool:
    """What is under a click is read off the map that is painted."""
    return True


def drawn(measure: str) -> tuple[pdk.Deck, pl.DataFrame]:
    """The map of a measure of the example as the page draws it in Swedish, and the boundaries on it."""
    database = open_database(read_version(PROJECT / "data", "exempel"))
    codes = tuple(run_query(database, "municipalities", Filters((), database.version.as_of))["municipality_code"])
    filters = Filters(codes, database.version.as_of, coverage_measure=measure)
    frame, boundaries = (
        localise(run_query(database, name, filters), "sv")
        for name in ("coverage_by_municipality", "municipality_boundaries")
    )
    return deck(frame, Look("light", "sv"), municipality_boundaries=boundaries), boundaries


def pixel_of(deck: pdk.Deck, point: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    """Where a point of the map is in its canvas of that width and height, by Web Mercator from the map's own view."""
    view = deck.initial_view_state
    world = 512 * 2**view.zoom

    def north(latitude: float) -> float:
        return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi) * world

    across = (point[0] - view.longitude) / 360 * world
    return size[0] / 2 + across, size[1] / 2 - (north(point[1]) - north(view.latitude))


def pixel(page: Page, point: tuple[float, float]) -> tuple[float, float]:
    """Where a point of the map is on the screen."""
    canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").first.bounding_box()
    x, y = pixel_of(drawn("enterprises")[0], point, (canvas["width"], canvas["height"]))
    return canvas["x"] + x, canvas["y"] + y


def chosen(page: Page) -> list[str]:
    """The municipalities in the address."""
    return parse_qs(urlsplit(page.url).query).get("kommun", [])


def painted(page: Page) -> None:
    """Waits until the map is painted and has been left alone for a second: a click before that is lost."""
    page.wait_for_function("window.lastPainted && Date.now() - window.lastPainted > 1000", timeout=60_000)


def test_a_click_chooses_and_a_second_click_lets_go(page: Page, address: str):
    page.add_init_script(A_PROCESSOR)
    page.add_init_script(COUNT_PAINTING)
    visit(page, address + "/tackning?data=exempel&matt=enterprises")
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.scroll_into_view_if_needed()
    painted(page)

    page.mouse.click(*pixel(page, LJUSDAL))
    page.wait_for_url("**kommun=Ljusdal**", timeout=20_000)
    settled(page)

    assert chosen(page) == ["Ljusdal"]
    foot = page.locator("[class*='st-key-foot_coverage_by_municipality']").first
    with page.expect_download() as waiting:
        foot.locator(".file-links a").last.click()
    header, *rows = csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8")))
    assert [row[header.index("municipality_name")] for row in rows] == ["Ljusdal"]
    foot.locator("[data-testid=stPopover] button").first.click()
    expect(page.locator("table.data tbody tr")).to_have_count(1)
    page.keyboard.press("Escape")

    painted(page)
    page.mouse.click(*pixel(page, LJUSDAL))
    page.wait_for_function("!location.search.includes('kommun')", timeout=20_000)
    settled(page)
    assert chosen(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_stands_a_map_that_a_browser_prints(page: Page, address: str, scheme: str):
    """What a graphics processor has drawn is an empty box on paper."""
    page.add_init_script(A_PROCESSOR)
    page.emulate_media(color_scheme=scheme)
    visit(page, f"{address}/tackning?data=exempel&sprak=sv")
    expect(page.locator("canvas")).to_be_visible()
    assert not page.locator(".paper-map").is_visible()

    page.emulate_media(media="print", color_scheme=scheme)
    assert not page.locator("canvas").is_visible()
    room, picture = (page.locator(each).bounding_box() for each in (".paper-map", ".paper-map img"))
    assert picture["width"] > 400
    assert picture["width"] <= room["width"] + 1
    names = page.locator(".paper-map").inner_text()
    assert [name for name in ("Ljusdal", "planerat", "Gävle", "ej levererat") if name not in names] == []
    dark_ink = page.evaluate("() => getComputedStyle(document.querySelector('.paper-map span.left')).color")
    assert sum(map(int, re.findall(r"\d+", dark_ink)[:3])) < 200


def test_the_map_that_is_drawn_without_a_graphics_processor_can_be_clicked_too(page: Page, address: str):
    visit(page, address + "/tackning?data=exempel&matt=enterprises")
    ljusdal = page.locator(".st-key-map_map svg.marks .mark-shape").first.locator("path").nth(place_of("Ljusdal"))

    expect(ljusdal).to_have_role("img")
    expect(ljusdal).to_have_accessible_name("Ljusdal: 2")
    # The border, drawn over it, takes the click.
    ljusdal.click(force=True)
    page.wait_for_url("**kommun=Ljusdal**", timeout=20_000)
    settled(page)
    assert chosen(page) == ["Ljusdal"]
    expect(page.locator("[data-testid=stDeckGlJsonChart]")).to_have_count(0)

    ljusdal.click(force=True)
    page.wait_for_function("!location.search.includes('kommun')", timeout=20_000)
    settled(page)
    assert chosen(page) == []


def place_of(name: str) -> int:
    """Where a municipality is among the shapes of the map, from 0."""
    return drawn("enterprises")[1]["municipality_name"].to_list().index(name)
