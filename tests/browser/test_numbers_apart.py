"""On Läget the big number, what it is of and the target stand beside or under each other at every width, never over."""

import pytest
from playwright.sync_api import Page

from tests.browser.harness import visit

WIDTHS = (1920, 1366, 1280, 1024, 820, 680, 390, 360)
TOUCHING = """() => { const found = [];
    for (const row of document.querySelectorAll('.num')) {
        const room = row.getBoundingClientRect();
        const parts = [...row.children].map(part => [part.innerText, part.getBoundingClientRect()]).filter(([, box]) => box.width);
        for (const [words, box] of parts) if (box.right > room.right + 1 || box.left + 1 < room.left) found.push(words);
        for (const [words, one] of parts) for (const [others, other] of parts)
            if (words !== others && one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1) found.push(`${words} on ${others}`);
    } return found }"""


@pytest.mark.parametrize("catalogue", ["exempel", "gavleborg"])
def test_nothing_stands_on_a_number(page: Page, address: str, catalogue: str):
    visit(page, f"{address}/?data={catalogue}&sprak=sv")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)
        found[width] = page.evaluate(TOUCHING)

    assert {width: words for width, words in found.items() if words} == {}
