"""A damaged file is named, in the reader's language, and the rest of the app goes on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import PROJECT, free_port, start_server, visit


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Callable[[Callable[[Path], None]], str]]:
    """`broken(damage)`: the address of an app on a copy of the catalogues that `damage` has been let loose on."""
    servers = []

    def build(damage: Callable[[Path], None]) -> str:
        folder = tmp_path / "data"
        shutil.copytree(PROJECT / "data", folder)
        damage(folder)
        port = free_port()
        servers.append(start_server(port, ASF_DATA=str(folder)))
        return f"http://localhost:{port}"

    yield build
    for server in servers:
        server.terminate()
        server.wait(timeout=20)


def flip_a_byte(folder: Path) -> None:
    """One bit less in the placements of the example."""
    [path] = (folder / "exempel" / "extracts").glob("placement-*.parquet")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_an_altered_extract_is_named_and_the_other_pages_work(page: Page, broken: Callable):
    address = broken(flip_a_byte)

    visit(page, address + "/nyttjande?data=exempel")
    expect(page.get_by_text("kontrollsumman stämmer inte").first).to_contain_text("exempel/extracts/placement-")

    visit(page, address + "/stodstruktur?data=exempel")
    expect(page.get_by_text("kontrollsumman stämmer inte")).to_have_count(0)

    visit(page, address + "/nyttjande?data=exempel&sprak=en")
    expect(page.get_by_text("its checksum differs").first).to_be_visible()


def test_a_truncated_manifest_is_named_and_the_other_catalogue_works(page: Page, broken: Callable):
    def cut(folder: Path) -> None:
        for path in (folder / "gavleborg" / "manifest").glob("*.json"):
            path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")

    address = broken(cut)
    page.goto(address)
    expect(page.get_by_text("gavleborg/manifest/v000002.json")).to_be_visible(timeout=40_000)

    page.get_by_role("button", name="Exempeldata").click()
    expect(page.locator("h1")).to_be_visible(timeout=20_000)
