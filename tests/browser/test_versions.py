"""An old version by its link, a damaged one that gives way, a withdrawn one: as a reader meets them."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.harness import Office, go_to, settled, visit
from tests.browser.looks import assert_for_everyone, fall_to
from tests.several import correct, flip_a_byte, withdraw

SIX, FIVE = re.compile("hade minst 6 av 10 kommuner"), re.compile("hade minst 5 av 10 kommuner")


def chosen(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def assert_for_everyone_by_day_and_by_night(page: Page) -> None:
    assert_for_everyone(page)
    fall_to(page, "dark")
    assert_for_everyone(page)
    fall_to(page, "light")


def test_an_old_version_by_its_link_on_every_page_and_the_way_to_the_newest(page: Page, office: Office):
    address = office.for_readers()
    visit(page, address + "/stodstruktur?data=exempel")
    expect(page.locator("h1")).to_have_text(SIX)

    correct(office.data)
    go_to(page, "Täckning")
    page.wait_for_url("**/tackning?**")
    settled(page)
    expect(page.locator(".st-key-page_foot")).to_contain_text("version 2, utgiven den 20 maj 2019")

    visit(page, address + "/stodstruktur?data=exempel&kommun=Gävle&kommun=Hofors&version=1")
    banner = page.locator(".st-key-banner_version")
    expect(banner).to_contain_text("Du ser version 1, utgiven den 1 februari 2019. Den senaste är version 2.")
    assert_for_everyone_by_day_and_by_night(page)

    go_to(page, "Nyttjande")
    page.wait_for_url("**/nyttjande?**")
    settled(page)
    assert chosen(page) == {"data": ["exempel"], "sprak": ["sv"], "kommun": ["Gävle", "Hofors"], "version": ["1"]}
    expect(banner).to_contain_text("Du ser version 1")
    with page.expect_download() as waiting:
        page.locator("[class*='st-key-foot_'] .file-links a[href*='.excel.csv']").first.click()
    assert waiting.value.suggested_filename.endswith("_exempel_v1_excel.csv")

    page.get_by_role("button", name="Visa den senaste").click()
    expect(banner).to_have_count(0)
    settled(page)
    assert chosen(page) == {"data": ["exempel"], "sprak": ["sv"], "kommun": ["Gävle", "Hofors"]}
    expect(page.locator(".st-key-head")).to_contain_text("version 2")


def test_another_catalogue_takes_no_version_along(page: Page, office: Office):
    correct(office.data)
    visit(page, office.for_readers() + "/?data=exempel&version=1")

    page.get_by_role("button", name="Visa de verkliga uppgifterna").click()
    page.wait_for_url("**data=gavleborg**")
    settled(page)

    assert chosen(page) == {"data": ["gavleborg"], "sprak": ["sv"]}
    expect(page.locator(".notice")).to_have_count(0)


def test_an_altered_file_is_named_and_the_last_whole_version_is_shown(page: Page, office: Office):
    path = correct(office.data)
    flip_a_byte(path)
    address = office.for_readers()
    visit(page, address + "/stodstruktur?data=exempel")

    expect(page.locator("h1")).to_have_text(SIX)
    warning = page.locator(".notice")
    expect(warning).to_have_count(1)
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("Version 2 går inte att visa.")
    expect(warning).to_contain_text(f"exempel/extracts/{path.name}")
    expect(warning).to_contain_text("Sidan visar i stället version 1")
    expect(page.locator(".st-key-page_foot")).to_contain_text("version 1, utgiven den 1 februari 2019")
    assert_for_everyone_by_day_and_by_night(page)

    page.get_by_role("button", name="English", exact=True).click()
    expect(warning).to_contain_text("This page shows version 1 instead")

    flip_a_byte(path)
    page.get_by_role("button", name="Svenska", exact=True).click()
    settled(page)
    expect(page.locator("h1")).to_have_text(FIVE)
    expect(warning).to_have_count(0)


def test_a_withdrawn_version_is_opened_from_the_list_and_says_why(page: Page, office: Office):
    correct(office.data)
    withdraw(office.data)
    visit(page, office.for_readers() + "/kallor?data=exempel")
    expect(page.locator(".st-key-page_foot")).to_contain_text(
        "eftersom version 2 är återkallad: Avtalet gäller fortfarande."
    )
    assert_for_everyone_by_day_and_by_night(page)

    tabs = len(page.context.pages)
    page.get_by_role("link", name="Version 2", exact=True).click()
    page.wait_for_url("**version=2**")
    page.wait_for_selector("h1")
    settled(page)
    expect(page.locator(".st-key-banner_version")).to_contain_text(
        "Version 2 är återkallad: Avtalet gäller fortfarande."
    )
    assert len(page.context.pages) == tabs, "in the same tab"

    go_to(page, "Stödstruktur")
    page.wait_for_url("**/stodstruktur?**")
    settled(page)
    expect(page.locator("h1")).to_have_text(FIVE)
    assert_for_everyone_by_day_and_by_night(page)
