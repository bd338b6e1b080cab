"""The whole county is on the map at every width, and no name stands outside it or on another."""

from itertools import combinations

import pytest
from playwright.sync_api import Page

from dashboard.figures.coverage_by_municipality import labels as on_the_map
from dashboard.figures.parts.shapes import outer_rings
from tests.browser.harness import visit
from tests.browser.looks import resize
from tests.browser.test_map import A_PROCESSOR, drawn, pixel_of

WIDTHS = (360, 390, 640, 680, 800, 820, 1024, 1280, 1366, 1920, 2560)


@pytest.mark.parametrize("measure", ["enterprises", "support_structure"])
def test_the_whole_county_is_on_the_map(page: Page, address: str, measure: str):
    page.add_init_script(A_PROCESSOR)
    deck, boundaries = drawn(measure)
    labels = [label for layer in deck.layers if layer.id in ("labels", "missing") for label in layer.data]
    points = [point for geometry in boundaries["geometry_geojson"] for ring in outer_rings(geometry) for point in ring]
    visit(page, f"{address}/tackning?data=exempel&matt={measure}")

    outside = {}
    for width in WIDTHS:
        resize(page, {"width": width, "height": 900})
        canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").first
        # In the canvas's own pixels: on a phone the whole map is drawn smaller.
        wide, high, left, right = canvas.evaluate(
            "canvas => [canvas.offsetWidth, canvas.offsetHeight, canvas.getBoundingClientRect().left,"
            " canvas.getBoundingClientRect().right]"
        )
        size = (wide, high)
        places = [pixel_of(deck, point, size) for point in points]
        boxes = {label["words"]: box_of(label, pixel_of(deck, label["position"], size)) for label in labels}
        corners = [
            *places,
            *((box[0], box[1]) for box in boxes.values()),
            *((box[2], box[3]) for box in boxes.values()),
        ]
        outside[width] = sum(not (0 <= x <= wide and 0 <= y <= high) for x, y in corners)
        assert left >= 0
        assert right <= width
        assert [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])] == []

    assert outside == dict.fromkeys(WIDTHS, 0)


@pytest.mark.parametrize("measure", ["enterprises", "support_structure"])
def test_the_whole_county_is_on_the_map_that_is_drawn_without_a_graphics_processor(
    page: Page, address: str, measure: str
):
    visit(page, f"{address}/tackning?data=exempel&matt={measure}")

    for width in WIDTHS:
        resize(page, {"width": width, "height": 900})
        marks = page.locator(".st-key-map_map svg.marks")
        left, right, outside = marks.evaluate(
            """map => {
                const {left, right, top, bottom} = map.getBoundingClientRect()
                const boxes = [...map.querySelectorAll("path[aria-label], .mark-shape path, .mark-text text")].map(
                    mark => mark.getBoundingClientRect())
                const isOutside = box => box.width > 0 &&
                    (box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1)
                return [left, right, boxes.filter(isOutside).length]
            }"""
        )
        assert (left >= 0, right <= width, outside) == (True, True, 0), width
        texts = marks.locator(".mark-text text").evaluate_all(
            """texts => texts.map(text => {
                const {left, top, right, bottom} = text.getBoundingClientRect()
                return [text.textContent, left, top, right, bottom]
            })"""
        )
        # A browser counts the room around the letters to a text.
        boxes = {words: (left + 1, top + 3, right - 1, bottom - 3) for words, left, top, right, bottom in texts}
        assert len(boxes) == 10
        assert {
            pair: (boxes[pair[0]], boxes[pair[1]])
            for pair in combinations(boxes, 2)
            if overlap(boxes[pair[0]], boxes[pair[1]])
        } == {}, width


def box_of(label: dict, middle: tuple[float, float]) -> tuple[float, float, float, float]:
    """About where a label is drawn: left, top, right, bottom. Wider than it is: the letters are counted as wide ones."""
    lines = label["words"].split("\n")
    half = (
        max(map(len, lines)) * on_the_map.LETTER / 2,
        len(lines) * on_the_map.TEXT_SIZE * on_the_map.LINE_HEIGHT / 2,
    )
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
