"""A real Chromium on a real server. At the end of every journey nothing may have been asked of the internet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.harness import (
    ARGUMENTS,
    CHROMIUM,
    HOW_TO_GET_ONE,
    Office,
    Recorder,
    free_port,
    opened_tab,
    start_server,
    stop_server,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser; without one on the machine it is skipped, and says how to get one."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running app on the committed catalogues."""
    port = free_port()
    process = start_server(port)
    yield f"http://localhost:{port}"
    stop_server(process)


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office of all tests: its servers stay up, since each one's first pages cost more than most tests do."""
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.close()


@pytest.fixture
def office(building: Office) -> Office:
    """A copy of the catalogues that a test may change, an empty restricted folder, and the servers on them."""
    building.lay_out()
    return building


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    # On a machine that is busy with the other tests a page takes longer than the five seconds that Playwright waits.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def recorder() -> Recorder:
    """What the page of this test asks for."""
    return Recorder()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window at 1920×1080 of a Swedish browser, for all journeys: what it has loaded of Streamlit once it has compiled too.

    An empty tab stays open, and with it the process that draws all tabs of this machine's servers.
    """
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="sv-SE", accept_downloads=True)
    empty = context.new_page()
    empty.route("**", lambda route: route.fulfill(body=""))
    empty.goto("http://localhost/")
    yield context
    context.close()


@pytest.fixture
def is_map_drawn() -> bool:
    """Whether the map is painted too. Without a graphics card that takes longer than the rest of its page; who looks at it says so."""
    return False


@pytest.fixture
def page(window: BrowserContext, recorder: Recorder, is_map_drawn: bool) -> Iterator[Page]:
    """A tab for one test."""
    with opened_tab(window, recorder, is_map_drawn=is_map_drawn) as tab:
        yield tab
