"""What tests/browser/reader.py holds each page to (tests/browser/test_every_page.py calls it), tried on what must not pass; and the
way from a chart to its table by keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.harness import visit
from tests.browser.reader import foreign_in, heard, is_code, parts_of_charts, tree

AS_VEGA_DOES = """<main><p>Antal företag</p><div role="graphics-document" aria-roledescription="visualization" aria-label="Åtta företag">
    <svg><g role="graphics-symbol" aria-roledescription="axis" aria-label="X-axis for a time scale with values from 2016 to 2018">
    </g><path role="graphics-symbol" aria-roledescription="point" aria-label="period_end: 2016; value: 258"></path></svg></div>
    <code>obs_status</code><button title="Close">Stäng</button></main>"""


def test_what_vega_says_is_found(page: Page):
    page.set_content(AS_VEGA_DOES)
    nodes = tree(page)
    said = heard(nodes)

    assert {"Antal företag", "Åtta företag", "visualization", "Stäng"} <= said
    assert "obs_status" not in said
    assert {words for words in said if is_code(words)} == {
        "visualization",
        "X-axis for a time scale with values from 2016 to 2018",
        "period_end: 2016; value: 258",
    }
    assert {"from", "values"} <= foreign_in(said, "sv", "exempel")[
        "X-axis for a time scale with values from 2016 to 2018"
    ]
    assert foreign_in(said, "sv", "exempel")["Close"] == {"close"}
    assert {"Antal företag", "Åtta företag", "Stäng"} <= foreign_in(said, "en", "exempel").keys()
    assert parts_of_charts(nodes) == ["Åtta företag"]


def test_a_text_of_the_data_is_no_foreign_word():
    said = {"Source: Handlingsplan för arbetsintegrerande sociala företag", "Region Gävleborg"}

    assert foreign_in(said, "en", "gavleborg").keys() <= {
        "Source: Handlingsplan för arbetsintegrerande sociala företag"
    }


def test_one_key_leads_from_a_chart_to_its_table(page: Page, address: str):
    """By Tab from what stands before the chart; the table that opens can be moved by keyboard, and Escape leads back."""
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv")
    figure = page.locator("[class*=st-key-fig_]:has([data-testid=stVegaLiteChart])").first
    figure.locator("[data-testid=stVegaLiteChart]").evaluate("chart => { chart.tabIndex = -1; chart.focus() }")

    page.keyboard.press("Tab")
    expect(page.locator("[class*=st-key-table_] button:focus")).to_have_text(re.compile("Tabell"))
    page.keyboard.press("Enter")
    expect(page.locator("table.data")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("table.data")).to_have_count(0)
    expect(page.locator("[class*=st-key-table_] button:focus")).to_have_count(1)


def test_what_a_button_opens_comes_after_it_by_tab_and_before_what_follows(page: Page, address: str):
    """The files of a picture, and a choice of the frame: neither is reached through all that stands between."""
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv")
    focused = page.locator(":focus")
    picture = page.locator("[data-testid=stPopoverButton]", has_text="Bild").first
    picture.press("Enter")
    expect(page.locator("[data-testid=stPopoverBody] a")).to_have_text(["SVG", "PNG"])

    ways = (("Tab", "SVG"), ("Shift+Tab", re.compile("Bild")), ("Tab", "SVG"), ("Tab", "PNG"), ("Tab", "stödstruktur"))
    for key, name in ways:
        page.keyboard.press(key)
        expect(focused).to_have_text(name)

    period = page.locator(".st-key-period button").first
    period.press("Enter")
    expect(page.locator("[data-testid=stPopoverBody] input")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-testid=stPopoverBody] input")).to_be_focused()
