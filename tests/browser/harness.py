"""A real server, a recorder of requests, and waits: what the journeys and the pictures share."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request

from tests.several import copy_catalogues

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
    # A new tab of the same site is drawn by the process that has compiled Streamlit before.
    "--process-per-site",
]
# The canvas of the map is there, of its size and with all that is around it, but no triangle is painted on it.
PAINT_NOTHING = """for (const name of ['drawArrays', 'drawElements', 'drawRangeElements', 'drawArraysInstanced', 'drawElementsInstanced'])
    WebGL2RenderingContext.prototype[name] = () => {}"""
# A page is at rest when nothing of it has changed for so long, and in so many frames: a busy machine draws few of them.
QUIET_MS, QUIET_FRAMES = 200, 8
# For each question (a number of its own) the page begins to count anew.
AT_REST = """([question, quiet, frames, runs]) => {
    const app = document.querySelector('[data-testid=stApp]');
    if (window.rest?.question !== question) {
        window.rest?.watch.disconnect();
        const rest = window.rest = { question, since: performance.now(), frames: 0 };
        rest.watch = new MutationObserver(() => { rest.since = performance.now(); rest.frames = 0 });
        rest.watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    }
    // As for who prints: charts that nobody has come near are drawn at once.
    if (document.querySelector('[data-draws=near] [data-testid=stVegaLiteChart]:not([data-near])')) dispatchEvent(new Event('beforeprint'));
    const waits = runs && (app?.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-stale=true]'));
    if (waits) { window.rest.since = performance.now(); window.rest.frames = 0; return false }
    window.rest.frames += 1;
    const rests = performance.now() - window.rest.since >= quiet && window.rest.frames >= frames;
    if (rests) { window.rest.watch.disconnect(); window.rest = undefined }
    return rests }"""
questions = count()


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


def begin_server(
    port: int,
    *options: str,
    log: IO[bytes] | int = subprocess.DEVNULL,
    python: tuple[str, ...] = ("-m",),
    **environment: str,
) -> subprocess.Popen:
    """The app as a new user starts it, on a port of its own; returns at once, before it answers. `options` are Streamlit's.

    What the server prints goes to `log`. `python` is what Python is told before the name of Streamlit.
    """
    command = [sys.executable, *python, "streamlit", "run", "app.py", "--server.port", str(port), *options]
    return subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
    )


def start_server(
    port: int, *options: str, log: IO[bytes] | int = subprocess.DEVNULL, **environment: str
) -> subprocess.Popen:
    """The app as `begin_server` begins it; returns when it answers. Raises TimeoutError."""
    process = begin_server(port, *options, log=log, **environment)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return process
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise TimeoutError(f"the app did not answer on port {port}")


def stop_server(process: subprocess.Popen) -> None:
    """End a server, and wait until it has ended."""
    process.terminate()
    process.wait(timeout=20)


class Office:
    """A copy of the catalogues and a restricted folder, which every test finds as new, and servers on them that stay up."""

    def __init__(self, folder: Path) -> None:
        self.data, self.restricted, self.log = folder / "data", folder / "restricted", folder / "log.txt"
        self._servers: dict[tuple[object, ...], tuple[str, subprocess.Popen]] = {}

    def lay_out(self) -> None:
        """The committed catalogues, and nothing restricted."""
        for place in (self.data, self.restricted):
            shutil.rmtree(place, ignore_errors=True)
        copy_catalogues(self.data)
        self.restricted.mkdir()

    def for_readers(self, *options: str, **environment: str) -> str:
        """The address of an app on the copy; `options` are Streamlit's."""
        asked = (*options, *sorted(environment.items()))
        if asked not in self._servers:
            port = free_port()
            with self.log.open("ab") as log:
                server = start_server(port, *options, log=log, **{"ASF_DATA": str(self.data)} | environment)
            self._servers[asked] = f"http://localhost:{port}", server
        return self._servers[asked][0]

    def for_coordinators(self, *options: str, day: str = "2019-04-20") -> str:
        """The address of an app that knows the restricted folder, on that day."""
        return self.for_readers(*options, ASF_RESTRICTED=str(self.restricted), ASF_DAY=day)

    def close(self) -> None:
        """End the servers."""
        for _, server in self._servers.values():
            stop_server(server)


@contextmanager
def opened_tab(window: BrowserContext, recorder: Recorder, *, is_map_drawn: bool = False) -> Iterator[Page]:
    """A new tab that remembers nothing of earlier ones; at the end nothing may have been asked of the internet."""
    others, tab = tuple(window.pages), window.new_page()
    if not is_map_drawn:
        tab.add_init_script(PAINT_NOTHING)
    tab.on("request", recorder.note)
    yield tab
    origins = {urlsplit(url)._replace(path="/", query="", fragment="").geturl() for url in recorder.urls}
    memory = window.new_cdp_session(tab)
    for origin in origins:
        memory.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,cookies"})
    for opened in window.pages:
        if opened not in others:
            opened.close()
    assert recorder.outside == []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settled(page: Page) -> None:
    """Wait until the script has run, nothing on the page is stale, and nothing changes any more."""
    _rest(page, runs=True)


def at_rest(page: Page) -> None:
    """Wait until nothing on the page changes any more, whether its script runs or not."""
    _rest(page, runs=False)


def _rest(page: Page, *, runs: bool) -> None:
    page.wait_for_function(AT_REST, arg=[next(questions), QUIET_MS, QUIET_FRAMES, runs], timeout=40_000)


def visit(page: Page, url: str) -> None:
    """Open an address and wait until its page has settled, and the browser has said what it draws with, which begins a run."""
    page.goto(url)
    page.wait_for_selector("h1", timeout=40_000)
    settled(page)
    # Mostly it has said so by then.
    if page.locator(".st-key-graphics_asked").count():
        page.wait_for_selector(".st-key-graphics_asked", state="detached", timeout=40_000)
        settled(page)


def go_to(page: Page, title: str) -> None:
    """Choose a page in the menu: its link, or in the group that holds it."""
    # A word of the page may be a link to the same name.
    link = page.get_by_test_id("stTopNavLink").and_(page.get_by_role("link", name=title, exact=True))
    entries = page.get_by_role("menuitem")
    for group in () if link.count() else page.get_by_test_id("stTopNavSection").all():
        group.click()
        # On a busy machine a list opens late, and what is clicked meanwhile may be an entry of another.
        entries.first.wait_for()
        link = page.get_by_role("menuitem", name=title, exact=True)
        if link.count():
            break
        group.click()
        entries.first.wait_for(state="hidden")
    link.click()
