"""The app on the copy that the year on trial leaves: the new figures, and the old ones under the links of their versions."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import free_port, settled, start_server, visit
from tests.played import Year, play_once


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Year:
    return play_once(tmp_path_factory)


@pytest.fixture(scope="module")
def address(year) -> Iterator[str]:
    """An app on the copy, as the command says how to open it."""
    assert year.exit_code == 0, year.printed
    port = free_port()
    server = start_server(port, ASF_DATA=str(year.place.data), ASF_CATALOGUE="exempel")
    yield f"http://localhost:{port}"
    server.terminate()
    server.wait(timeout=20)


# What is delivered of 2019 does not change what 2018 came to.
SUPPORT = re.compile("I slutet av 2018 hade minst 6 av 10 kommuner")


def test_the_newest_version_and_each_before_say_what_the_target_year_came_to(page: Page, address):
    banner = page.locator(".st-key-banner_version")
    visit(page, address + "/")
    expect(page.get_by_text(SUPPORT).first).to_be_visible()
    expect(page.locator(".st-key-head")).to_contain_text("Visat till och med den 31 december 2019")
    expect(banner).to_have_count(0)

    visit(page, address + "/?data=exempel&version=1")
    expect(page.get_by_text(SUPPORT).first).to_be_visible()
    expect(banner).to_contain_text("Du ser version 1, utgiven den 1 februari 2019. Den senaste är version 7.")

    visit(page, address + "/?data=exempel&version=3")
    expect(page.get_by_text(SUPPORT).first).to_be_visible()
    expect(banner).to_contain_text("Du ser version 3, utgiven den 15 augusti 2019.")

    page.get_by_role("button", name="Visa den senaste").click()
    expect(banner).to_have_count(0)
    expect(page.get_by_text(SUPPORT).first).to_be_visible()


def test_the_withdrawn_version_says_why_and_every_version_is_listed(page: Page, address):
    visit(page, address + "/kallor?data=exempel")
    expect(page.get_by_text("7 versioner är utgivna")).to_be_visible()

    page.get_by_role("link", name="Version 6", exact=True).click()
    page.wait_for_url("**version=6**")
    settled(page)

    banner = page.locator(".st-key-banner_version")
    expect(banner).to_contain_text("Version 6 är återkallad: Den byggde på en gammal fil.")
    page.get_by_role("link", name="Läget", exact=True).click()
    settled(page)
    expect(page.get_by_text(SUPPORT).first).to_be_visible()


def test_the_coordinator_sees_who_delivered_in_time_for_a_version(page: Page, address):
    visit(page, address + "/stodstruktur?data=exempel&version=2")
    expect(page.locator("h1")).to_contain_text("I slutet av mars 2019 hade minst 7 av 10 kommuner stödstruktur.")
    expect(page.get_by_text("för 9 av 10 kommuner").first).to_be_visible()

    visit(page, address + "/stodstruktur?data=exempel&version=3")
    expect(page.get_by_text("för 10 av 10 kommuner").first).to_be_visible()
