"""The whole county is on the map at every width, and no name stands outside it or on another."""

from itertools import combinations

import pytest
from playwright.sync_api import Page

from dashboard.figures.coverage_by_municipality import map as coverage_map
from dashboard.figures.parts.shapes import outer_rings
from tests.browser.harness import visit
from tests.browser.looks import resize
from tests.browser.test_map import drawn, pixel_of

WIDTHS = (360, 390, 640, 680, 800, 820, 1024, 1280, 1366, 1920, 2560)


@pytest.mark.parametrize("measure", ["enterprises", "support_structure"])
def test_the_whole_county_is_on_the_map(page: Page, address: str, measure: str):
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


def box_of(label: dict, middle: tuple[float, float]) -> tuple[float, float, float, float]:
    """About where a label is drawn: left, top, right, bottom. Wider than it is: the letters are counted as wide ones."""
    lines = label["words"].split("\n")
    half = (
        max(map(len, lines)) * coverage_map.LETTER / 2,
        len(lines) * coverage_map.TEXT_SIZE * coverage_map.LINE_HEIGHT / 2,
    )
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
