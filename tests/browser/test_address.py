"""What is chosen stands in the address: deep links, page changes, reloads, language, a lost connection."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.harness import free_port, go_to, settled, start_server, visit

PAGES = {"Täckning": "tackning", "Stödstruktur": "stodstruktur", "Nyttjande": "nyttjande", "Källor och data": "kallor"}


def chosen(page: Page) -> dict[str, list[str]]:
    """The choices in the address."""
    return parse_qs(urlsplit(page.url).query)


def test_a_bare_address_says_which_data_and_language_it_shows(page: Page, address: str):
    visit(page, address)

    assert chosen(page) == {"data": ["gavleborg"], "sprak": ["sv"]}
    assert page.evaluate("document.documentElement.lang") == "sv"


def test_a_deep_link_opens_the_same_view_after_reload_and_on_every_page(page: Page, address: str):
    link = "/tackning?data=exempel&sprak=sv&kommun=Bollnäs&kommun=Hudiksvall&matt=enterprises&period=2017-Q4"
    visit(page, address + link)
    wanted = {
        "data": ["exempel"],
        "sprak": ["sv"],
        "kommun": ["Bollnäs", "Hudiksvall"],
        "matt": ["enterprises"],
        "period": ["2017-Q4"],
    }
    assert chosen(page) == wanted
    first = page.locator("h1").inner_text()

    page.reload()
    settled(page)
    assert chosen(page) == wanted
    assert page.locator("h1").inner_text() == first

    for title, path in PAGES.items():
        go_to(page, title)
        page.wait_for_url(f"**/{path}?**")
        settled(page)
        assert chosen(page) == wanted
        expect(page.locator(".st-key-tools")).to_contain_text("2 av 10 kommuner")
        expect(page.locator(".st-key-tools")).to_contain_text("2017 kv 4")


def test_the_language_switch_is_complete_and_kept(page: Page, address: str):
    visit(page, address + "/stodstruktur?data=exempel")

    page.get_by_role("button", name="English", exact=True).click()
    expect(page.get_by_test_id("stTopNavSection").filter(has_text="Enterprises and support")).to_be_visible()
    settled(page)

    assert chosen(page)["sprak"] == ["en"]
    assert page.evaluate("document.documentElement.lang") == "en"
    words = page.locator("[data-testid=stMain]").inner_text()
    for swedish in ("kommuner", "Källa", "Tabell", "har lämnats", "och med"):
        assert swedish not in words, swedish


def test_a_name_that_does_not_exist_is_said_with_the_nearest_and_the_rest_applies(page: Page, address: str):
    visit(page, address + "/tackning?data=exempel&kommun=Hofrs&kommun=Gävle&komun=x")

    expect(page.get_by_text("”Hofrs” i adressen finns inte")).to_contain_text("Närmast: Hofors")
    expect(page.get_by_text("”komun”")).to_be_visible()
    expect(page.locator(".st-key-tools")).to_contain_text("Gävle")


def test_quick_choices_filter_by_part_of_the_county(page: Page, address: str):
    visit(page, address + "/tackning?data=exempel")

    page.get_by_role("button", name="Alla 10 kommuner").click()
    page.get_by_role("button", name="Gästrikland", exact=True).click()
    page.wait_for_url("**kommun=**")
    settled(page)

    assert sorted(chosen(page)["kommun"]) == ["Gävle", "Hofors", "Ockelbo", "Sandviken"]


def test_the_real_page_leads_to_the_example_and_back(page: Page, address: str):
    visit(page, address + "/nyttjande")

    page.get_by_role("button", name="Visa sidan med exempeldata").first.click()
    page.wait_for_url("**data=exempel**")
    settled(page)
    expect(page.get_by_text("Alla siffror på sidan är påhittade")).to_be_visible()

    page.get_by_role("button", name="Visa de verkliga uppgifterna").click()
    page.wait_for_url("**data=gavleborg**")
    settled(page)
    expect(page.get_by_text("Alla siffror på sidan är påhittade")).to_have_count(0)
    assert urlsplit(page.url).path == "/nyttjande"


def test_a_lost_connection_comes_back_to_the_same_view(page: Page, address: str):
    visit(page, address + "/stodstruktur?data=exempel&kommun=Gävle")
    before = chosen(page)

    page.context.set_offline(True)
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    page.wait_for_timeout(3000)
    settled(page)

    assert chosen(page) == before
    expect(page.locator(".st-key-tools")).to_contain_text("Gävle")


def test_the_first_visitor_of_a_new_server_may_come_by_a_deep_link(page: Page):
    port = free_port()
    server = start_server(port)
    try:
        visit(page, f"http://localhost:{port}/stodstruktur?data=exempel&kommun=Gävle")

        assert urlsplit(page.url).path == "/stodstruktur"
        expect(page.locator(".st-key-tools")).to_contain_text("Gävle")
    finally:
        server.terminate()
        server.wait(timeout=20)
