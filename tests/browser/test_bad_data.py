"""A damaged file is named, in the reader's language, and the rest of the app goes on."""

from playwright.sync_api import Page, expect

from tests.browser.harness import Office, visit
from tests.several import flip_a_byte


def test_an_altered_extract_is_named_and_the_other_pages_work(page: Page, office: Office):
    [path] = (office.data / "exempel" / "extracts").glob("placement-*.parquet")
    flip_a_byte(path)
    address = office.for_readers()

    visit(page, address + "/nyttjande?data=exempel")
    expect(page.get_by_text("kontrollsumman stämmer inte").first).to_contain_text("exempel/extracts/placement-")

    visit(page, address + "/stodstruktur?data=exempel")
    expect(page.get_by_text("kontrollsumman stämmer inte")).to_have_count(0)

    visit(page, address + "/nyttjande?data=exempel&sprak=en")
    expect(page.get_by_text("its checksum differs").first).to_be_visible()


def test_a_truncated_manifest_is_named_and_the_other_catalogue_works(page: Page, office: Office):
    for path in (office.data / "gavleborg" / "manifest").glob("*.json"):
        path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")

    page.goto(office.for_readers())
    expect(page.get_by_text("gavleborg/manifest/v000005.json")).to_be_visible(timeout=40_000)

    page.get_by_role("button", name="Exempeldata").click()
    expect(page.locator("h1")).to_be_visible(timeout=20_000)
