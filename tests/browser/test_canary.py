"""What is planted in the played year is in the restricted folder and nowhere else: not in what the browser gets, not in
what it downloads, not in the server's log or its temporary files.
"""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, WebSocket

from tests.browser.harness import free_port, settled, start_server, visit
from tests.played import Year, play_once
from tests.server.viewer import Viewer, run

# The amount that one person's measure cost, as it may be written; and the word in a comment of a delivered workbook.
AMOUNT, WORD = 474711, "Blåklintsvägen"
WRITTEN = (f"{AMOUNT}", "474 711", "474\u00a0711", "474,711", WORD)
TRACES = (
    *(text.encode(encoding) for text in WRITTEN for encoding in ("utf-8", "utf-16-le")),
    struct.pack("<d", AMOUNT),
    struct.pack("<q", AMOUNT),
)
PAGES = ("/", "/kommunprofil", "/tackning", "/stodstruktur", "/nyttjande", "/arbetsmarknad", "/kallor", "/skydd")


def traces(content: bytes) -> list[bytes]:
    """What of the planted stands in `content`."""
    return [trace for trace in TRACES if trace in content]


@dataclass
class Line:
    """Every frame that the server has sent to the page."""

    frames: list[bytes] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self.frames.append(_bytes(payload)))


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Year:
    return play_once(tmp_path_factory)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """Where the server writes its log and its temporary files."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "tmp").mkdir()
    return folder


@pytest.fixture(scope="module")
def address(year, place) -> Iterator[str]:
    """An app on the played copy, its restricted folder beside it."""
    port = free_port()
    with (place / "log.txt").open("wb") as log:
        server = start_server(
            port, log=log, ASF_DATA=str(year.place.data), ASF_CATALOGUE="exempel",
            ASF_RESTRICTED=str(year.place.restricted), TMPDIR=str(place / "tmp"),
        )  # fmt: skip
        yield f"http://localhost:{port}"
        server.terminate()
        server.wait(timeout=20)


def test_the_search_finds_what_is_planted(year):
    found = {
        trace for path in year.place.restricted.rglob("*") if path.is_file() for trace in traces(path.read_bytes())
    }

    assert found


async def frames_of(port: int, path: str) -> list[bytes]:
    """Every frame that a page is sent, and those of all its tables."""
    async with Viewer(port, path) as viewer:
        assert (await viewer.open()).faults == ()
        without_tables = len(viewer.frames)
        await viewer.open_tables()
        tables = sum(b"<table" in frame for frame in viewer.frames[without_tables:])
        assert tables >= sum(key.startswith("table_") for key in viewer.popovers)
        return viewer.frames


@pytest.mark.parametrize("version", ["", "&version=6"], ids=["newest", "withdrawn"])
def test_nothing_planted_is_sent(address, version):
    port = urlsplit(address).port
    frames = [frame for path in PAGES for frame in run(frames_of(port, f"{path}?data=exempel{version}"))]

    assert any(b"Exempeldata" in frame for frame in frames)
    assert [trace for frame in frames for trace in traces(frame)] == []


def test_nothing_planted_reaches_the_browser(page: Page, address):
    """A browser is sent what the viewer is; here is what it asks for besides, and what it makes of it."""
    line = Line()
    page.on("websocket", line.listen)
    got: list[bytes] = []
    page.on("requestfinished", lambda request: got.append(request.response().body()))

    visit(page, f"{address}/nyttjande?data=exempel")
    page.get_by_role("button", name="Tabell", exact=True).first.click()
    settled(page)

    assert any(b"Exempeldata" in frame for frame in line.frames)
    held = [*line.frames, *got, page.content().encode()]
    assert [trace for content in held for trace in traces(content)] == []


def test_nothing_planted_is_in_the_files_of_the_view(page: Page, address):
    visit(page, f"{address}/nyttjande?data=exempel")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV för R, Python m.m.").last.click()
    content = taken.value.path().read_bytes()

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert len(files) > 3
    assert {name: traces(file) for name, file in files.items() if traces(file)} == {}


def test_nothing_planted_is_in_the_files_at_addresses(address):
    with (
        urlopen(f"{address}/data/exempel/senaste/version.zip", timeout=120) as answer,
        zipfile.ZipFile(io.BytesIO(answer.read())) as archive,
    ):
        files = {name: archive.read(name) for name in archive.namelist()}

    assert len([name for name in files if name.startswith("tables/")]) > 100
    assert {name: traces(file) for name, file in files.items() if traces(file)} == {}


def test_nothing_planted_is_in_the_log_or_the_temporary_files_of_the_server(page: Page, address, place):
    visit(page, f"{address}/nyttjande?data=exempel")

    files = [path for path in place.rglob("*") if path.is_file()]

    assert (place / "log.txt") in files
    assert [path.name for path in files if traces(path.read_bytes())] == []
