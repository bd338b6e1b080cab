"""The app with its queries on Spark: a reader sees the same figures."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from queries.spark.server import LocalServer
from tests.browser.harness import free_port, settled, start_server, stop_server, visit

# To start a Spark and to make the shared sets of a version is a minute on a busy machine, once.
FIRST_MS = 600_000


@pytest.fixture(scope="module")
def on_spark(spark_server: LocalServer) -> Iterator[str]:
    """The address of an app that asks the Spark that tests/spark asks: to start one for a page takes longer than the page."""
    port = free_port()
    process = start_server(port, ASF_SPARK=spark_server.address)
    yield f"http://localhost:{port}"
    stop_server(process)


def words(page: Page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def test_a_page_says_the_same_as_with_duckdb(page: Page, address: str, on_spark: str):
    """One page: tests/spark holds the rows of every query, and each takes Spark a second or more."""
    place = "nyttjande?data=exempel&kommun=Gävle&kommun=Hofors"
    visit(page, f"{address}/{place}")
    expected = words(page)

    page.goto(f"{on_spark}/{place}")
    expect(page.locator("h1")).to_be_visible(timeout=FIRST_MS)
    # A page is built figure by figure, and each waits for its query.
    expect(page.locator(".st-key-page_foot")).to_be_visible(timeout=FIRST_MS)
    settled(page)

    assert words(page) == expected
