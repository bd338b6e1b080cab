"""Two processes of the app behind one proxy, as docs/serving.md has it: a visitor notices nothing of it, even when one ends."""

import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from subprocess import Popen
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import Recorder, free_port, go_to, settled, start_server, stop_server, visit
from tests.server.proxy import CADDY, HEALTH, HOW_TO_GET_IT, proxy
from tests.several import copy_catalogues, correct

pytestmark = pytest.mark.skipif(CADDY is None, reason=HOW_TO_GET_IT)
COOKIE = "asf_process"
VISITS = 40
MUNICIPALITIES = ("Bollnäs", "Hofors")
FILES = "[class*='st-key-foot_'] .file-links a"
PATIENCE_SECONDS = 30
CONNECTED = "document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState === 'CONNECTED'"


@dataclass
class Served:
    """The address that visitors know, the processes behind it by their ports, and the folder that they share."""

    address: str
    processes: dict[int, Popen]
    data: Path

    def ask(self, path: str = HEALTH, *, cookie: str = "") -> str:
        """What a visitor with this cookie is known by from now on: another one when the proxy gives it. Raises HTTPError."""
        request = urllib.request.Request(
            self.address + path, headers={"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            given = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie", [])))
        return given[COOKIE].value if COOKIE in given else cookie

    def cookies(self) -> set[str]:
        """Those of many visits from this one address."""
        return {self.ask() for _ in range(VISITS)}


@dataclass(frozen=True)
class Visitor:
    """A tab of a browser of its own, who has chosen a municipality, and the addresses of the files that it has got."""

    page: Page
    municipality: str
    files: list[str] = field(default_factory=list)

    def cookie(self) -> str:
        """Which process the proxy knows the visitor by."""
        return next(each["value"] for each in self.page.context.cookies() if each["name"] == COOKIE)

    def turn_to(self, title: str, path: str) -> None:
        """Another page by the menu; the choices stay in the address."""
        go_to(self.page, title)
        self.page.wait_for_url(f"**/{path}?**")
        settled(self.page)
        assert parse_qs(urlsplit(self.page.url).query)["kommun"] == [self.municipality]

    def seen(self) -> tuple[str, list[str]]:
        """The address, and the words of every headline."""
        return self.page.url, self.page.locator("h1, h2").all_inner_texts()

    def take_files(self) -> int:
        """How many files came whole, of the page's first ones fetched one after the other."""
        links = self.page.locator(FILES).all()[:3]
        for link in links:
            with self.page.expect_download() as waiting:
                link.click()
            assert self.municipality.lower().replace("ä", "a") in waiting.value.suggested_filename
            assert Path(waiting.value.path()).read_bytes()
            self.files.append(waiting.value.url)
        return len(links)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = copy_catalogues(tmp_path_factory.mktemp("served"))
    ports = [free_port(), free_port()]
    with ThreadPoolExecutor() as both:
        begun = both.map(partial(start_server, ASF_DATA=str(data)), ports)
        processes = dict(zip(ports, begun, strict=True))
    try:
        with proxy(ports) as port:
            yield Served(f"http://localhost:{port}", processes, data)
    finally:
        for process in processes.values():
            stop_server(process)


@pytest.fixture(scope="module")
def visitors(browser: Browser, served: Served) -> Iterator[list[Visitor]]:
    """A visitor of each process, on a page."""
    with ExitStack() as stack:
        pairs = zip(sorted(served.cookies()), MUNICIPALITIES, strict=True)
        inside = [stack.enter_context(_visitor(browser, served.address, *pair)) for pair in pairs]
        for one in inside:
            visit(one.page, f"{served.address}/stodstruktur?data=exempel&kommun={one.municipality}")
        yield inside


@contextmanager
def _visitor(browser: Browser, address: str, cookie: str, municipality: str) -> Iterator[Visitor]:
    recorder = Recorder()
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="sv-SE", accept_downloads=True)
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": address}])
    context.on("request", recorder.note)
    visitor = Visitor(context.new_page(), municipality)
    yield visitor
    context.close()
    assert recorder.outside == []


def test_visitors_of_one_address_are_spread_over_both_and_each_stays(served: Served):
    cookies = sorted(served.cookies())

    assert len(cookies) == 2
    assert [served.ask(cookie=cookie) for cookie in cookies * 10] == cookies * 10


def test_a_visitor_of_either_turns_pages_keeps_the_choice_and_takes_files(served: Served, visitors: list[Visitor]):
    for one, other in (visitors, reversed(visitors)):
        one.turn_to("Nyttjande", "nyttjande")
        assert one.take_files() == 3

        # A file is nobody's own: whoever has the address gets it, of either process, with no cookie at all too.
        file = urlsplit(one.files[-1])._replace(scheme="", netloc="").geturl()
        assert served.ask(file, cookie=one.cookie()) == one.cookie()
        assert served.ask(file, cookie=other.cookie()) == other.cookie()
        assert len({served.ask(file) for _ in range(VISITS)}) == 2


def test_what_is_published_is_seen_through_both_and_one_that_ends_loses_nobody(served: Served, visitors: list[Visitor]):
    correct(served.data)
    for one in visitors:
        one.turn_to("Stödstruktur", "stodstruktur")
        expect(one.page.locator(".st-key-page_foot")).to_contain_text("version 2, utgiven den 20 maj 2019")
    before = [one.seen() for one in visitors]

    process = next(iter(served.processes.values()))
    process.kill()
    process.wait()
    # A browser notices a while later that it has lost its process, and is connected until then.
    for _ in range(PATIENCE_SECONDS):
        if len({one.cookie() for one in visitors}) == 1:
            break
        visitors[0].page.wait_for_timeout(1000)
    for one in visitors:
        one.page.wait_for_function(CONNECTED)
        settled(one.page)

    assert len({one.cookie() for one in visitors}) == 1
    assert [one.seen() for one in visitors] == before
    assert [one.take_files() for one in visitors] == [3, 3]
