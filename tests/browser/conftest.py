"""A real Chromium on a real server: what the journeys share. Every request that leaves the machine is recorded."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

PROJECT = Path(__file__).parent.parent.parent
CHROMIUM = os.environ.get("ASF_CHROMIUM") or next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
HOW_TO_GET_ONE = "needs a Chromium: apt-get install chromium, or set ASF_CHROMIUM to the path of one"
ARGUMENTS = [
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser; without one on the machine it is skipped, and says how to get one."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


@dataclass
class Recorder:
    """Every request that a page attempts, and those of them that would leave the machine."""

    urls: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Keep the address of one request."""
        self.urls.append(request.url)

    @property
    def outside(self) -> list[str]:
        """The requests that would leave the machine."""
        return [url for url in self.urls if _leaves(url)]


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("localhost", "127.0.0.1", "::1")


def start_server(port: int, **environment: str) -> subprocess.Popen:
    """The app as a new user starts it, on a port of its own; returns when it answers. Raises TimeoutError."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return process
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise TimeoutError(f"the app did not answer on port {port}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a running app on the committed catalogues."""
    port = free_port()
    process = start_server(port)
    yield f"http://localhost:{port}"
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def recorder() -> Recorder:
    """What the page of this test asks for."""
    return Recorder()


@pytest.fixture
def page(browser: Browser, recorder: Recorder) -> Iterator[Page]:
    """A new tab at 1920×1080 in a Swedish browser; at the end nothing may have been asked of the internet."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="sv-SE", accept_downloads=True)
    tab = context.new_page()
    tab.on("request", recorder.note)
    yield tab
    context.close()
    assert recorder.outside == []


def settled(page: Page) -> None:
    """Wait until the script has run and nothing on the page is stale."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=40_000)
    page.wait_for_function("document.querySelectorAll('[data-stale=true]').length === 0", timeout=20_000)
    page.wait_for_timeout(400)


def visit(page: Page, url: str) -> None:
    """Open an address and wait until its page has settled."""
    page.goto(url)
    page.wait_for_selector("h1", timeout=40_000)
    settled(page)
