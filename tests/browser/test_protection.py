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
