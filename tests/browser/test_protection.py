"""From a rounded figure to the page that explains it, and back to the same choice."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import go_to, settled, visit


def test_the_note_leads_to_the_explanation_and_the_choice_is_kept(page: Page, address: str):
    link = "/nyttjande?data=exempel&sprak=sv&kommun=Bollnäs&period=2017-Q4"
    visit(page, address + link)
    before = page.locator("h1").inner_text()

    page.get_by_role("link", name="Läs mer om hur uppgifterna skyddas").first.click()
    page.wait_for_url("**/skydd?**")
    settled(page)
    expect(page.locator("h1")).to_contain_text("Ingen ska kunna pekas ut")

    go_to(page, "Nyttjande")
    page.wait_for_url("**/nyttjande?**")
    settled(page)
    assert page.locator("h1").inner_text() == before
    assert parse_qs(urlsplit(page.url).query)["period"] == ["2017-Q4"]


@pytest.mark.parametrize(
    "chosen", ["exempel&kommun=Bollnäs&kommun=Gävle", "ostergotland&kommun=Linköping&kommun=Kinda"]
)
def test_the_page_list_and_the_tools_never_meet(page: Page, address: str, chosen: str):
    """Measured where there is least room: the longest words, choices made, just above the width where the tools move."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page, address + f"/nyttjande?sprak=en&period=2017-Q4&data={chosen}")

    links = page.locator("[data-testid=stTopNavLink], [data-testid=stTopNavSection]").evaluate_all(
        "links => Math.max(...links.map(link => link.getBoundingClientRect().right))"
    )
    assert links < page.locator(".st-key-tools").bounding_box()["x"]


# Counties and regions with the longest names, one of several counties, and one whose longest word is the longest of a municipality.
LONG_NAMES = (
    "Östergötland med Katrineholm och Vingåker", "Östergötland with Katrineholm and Vingåker", "Västra Götalandsregionen",
    "Region Jämtland Härjedalen", "Västernorrlands län", "Västra Götalands län", "Örnsköldsvik, Kramfors och Sollefteå",
    "Skinnskatteberg och Fagersta",
)  # fmt: skip
UNREAD = """names => {
    const label = document.querySelector('.st-key-real_data button p'), tools = document.querySelector('.st-key-tools');
    const links = [...document.querySelectorAll('[data-testid=stTopNavLink], [data-testid=stTopNavSection]')].filter(link => link.checkVisibility());
    return names.filter(name => {
        label.textContent = name;
        const [box, around] = [label.getBoundingClientRect(), tools.getBoundingClientRect()];
        const isCut = getComputedStyle(label).overflow !== 'visible' && label.scrollWidth > label.clientWidth + 1;
        const isOutside = label.scrollWidth > label.clientWidth + 1 || box.left < 0 || box.top < 0 || box.right > window.innerWidth;
        const isAtLinks = getComputedStyle(tools).position === 'fixed' && (
            box.bottom > document.querySelector('[data-testid=stHeader]').getBoundingClientRect().bottom
            || links.some(link => link.getBoundingClientRect().right > around.left));
        return isCut || isOutside || isAtLinks;
    })
}"""


@pytest.mark.parametrize("width", [1920, 1901, 1366, 1024, 390])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_name_of_a_region_is_read_whole(page: Page, address: str, language: str, width: int):
    try:
        page.set_viewport_size({"width": width, "height": 1080})
        visit(page, f"{address}/nyttjande?sprak={language}&data=ostergotland&kommun=Linköping&kommun=Kinda")

        assert page.evaluate(UNREAD, LONG_NAMES) == []
    finally:
        page.set_viewport_size({"width": 1920, "height": 1080})
