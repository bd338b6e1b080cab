"""The server asks nothing of other machines, whoever knocks and with what; and what a foreign page is answered."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from websockets.exceptions import InvalidStatus

from dashboard.server.gate import is_from_own_page
from tests.browser.harness import PROJECT, begin_server, free_port, stop_server
from tests.server.viewer import STREAM, Viewer, come_in, run

FOREIGN = "https://asf.example"
# What a request may say of where it comes from and whom it asks: ordinary, foreign, missing, malformed.
ORIGINS = (
    None, "", "null", FOREIGN, "http://asf.example:8501", "HTTP://ASF.EXAMPLE", "asf.example", "http://", "http://[::1", "://", "å",
    "http://192.0.2.1", "http://[2001:db8::1]", "http://localhost.asf.example", "http://localhost@asf.example",
)  # fmt: skip
HOSTS = (None, "asf.example", "asf.example:8501", "192.0.2.1", "[2001:db8::1]:80", "[", "a b", "x" * 300)
FORWARDED = (
    {"X-Forwarded-For": "192.0.2.1"},
    {"X-Forwarded-Host": "asf.example", "X-Forwarded-Proto": "https"},
    {"Forwarded": "for=192.0.2.1;host=asf.example;proto=https", "Via": "1.1 asf.example"},
    {"X-Real-Ip": "192.0.2.1", "X-Forwarded-Server": "asf.example"},
    {"Referer": f"{FOREIGN}/page"},
)
LINE = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MTIzNDU2Nzg5MDEyMzQ1Ng=="}  # fmt: skip
WAYS = (
    ("GET", "/"), ("GET", "/tackning?data=exempel"), ("GET", "/_stcore/health"), ("GET", "/_stcore/host-config"),
    ("GET", "/_stcore/metrics"), ("PUT", "/_stcore/upload_file/a/b"), ("DELETE", "/_stcore/upload_file/a/b"),
    ("OPTIONS", "/_stcore/upload_file/a/b"), ("POST", "/_stcore/stream"), ("GET", "/media/a.csv"), ("GET", "/component/a/b.js"),
    ("GET", "/_stcore/bidi-components/a/b.js"), ("GET", "/auth/login"), ("GET", "/oauth2callback"), ("GET", "/auth/logout"),
    ("GET", "/static/a.js"), ("GET", "/app/static/a.js"),
)  # fmt: skip


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the attempts of the server are noted."""
    return tmp_path_factory.mktemp("knocks") / "attempts.txt"


@pytest.fixture(scope="module")
def port(noted: Path) -> Iterator[int]:
    """The port of an app that notes each attempt to reach another machine, and has had its first visitor."""
    port = free_port()
    server = begin_server(port, python=("-m", "tests.server.recorded", str(noted)))
    run(_visit(port))
    yield port
    stop_server(server)
    assert noted.read_text(encoding="utf-8") == ""


async def _visit(port: int) -> None:
    viewer = await come_in(port, "/")
    page = await viewer.open()
    await viewer.leave()
    assert page.faults == ()


def knock(port: int, method: str, path: str, headers: dict[str, str | None]) -> int:
    """The status that the server answers with; 0 when it only closes the line. A header that is None is left out."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": f"localhost:{port}"} | headers).items():
            if value is not None:
                line.putheader(name, value.encode("utf-8"))
        line.endheaders()
        return line.getresponse().status
    except http.client.HTTPException:
        return 0
    finally:
        line.close()


@pytest.mark.parametrize("headers", [{"Origin": origin} for origin in ORIGINS] + [{"Host": host} for host in HOSTS] + [
    {"Host": "asf.example", "Origin": FOREIGN}, *FORWARDED, *({"Origin": FOREIGN} | more for more in FORWARDED),
])  # fmt: skip
def test_no_knock_makes_the_server_ask_another_machine(port: int, noted: Path, headers: dict[str, str | None]):
    before = noted.read_text(encoding="utf-8")

    statuses = [knock(port, "GET", f"/{STREAM}", LINE | headers)]
    statuses += [knock(port, method, path, headers) for method, path in WAYS]

    assert noted.read_text(encoding="utf-8").removeprefix(before) == ""
    assert [status for status in statuses if status >= 500] == []


@pytest.mark.parametrize("origin", [origin for origin in ORIGINS if origin is not None])
def test_a_foreign_page_gets_no_line(port: int, origin: str):
    assert knock(port, "GET", f"/{STREAM}", LINE | {"Origin": origin}) == 403


@pytest.mark.parametrize("origin", ["http://localhost:{port}", "http://127.0.0.1:{port}", "http://localhost", None])
def test_a_page_of_its_own_and_no_page_get_one(port: int, origin: str | None):
    assert knock(port, "GET", f"/{STREAM}", LINE | {"Origin": origin and origin.format(port=port)}) == 101


def test_a_page_under_the_name_that_the_server_is_asked_by_gets_one(port: int):
    assert knock(port, "GET", f"/{STREAM}", LINE | {"Host": "asf.example", "Origin": FOREIGN}) == 101


@pytest.mark.parametrize(
    ("origin", "is_own"), [(FOREIGN, True), ("https://asf.example:8443", True), ("https://b.example", False)]
)
def test_behind_a_proxy_the_name_that_visitors_see_is_its_own(monkeypatch, origin: str, is_own: bool):
    monkeypatch.setattr("dashboard.server.gate.st.get_option", {"browser.serverAddress": "asf.example"}.get)

    assert is_from_own_page(Headers({"Host": "localhost:8501", "Origin": origin})) is is_own


@pytest.mark.parametrize(
    ("call", "is_noted"),
    [
        ("s.connect(('127.0.0.1', 9))", False),
        ("s.connect(('192.0.2.1', 9))", True),
        ("socket.getaddrinfo('localhost', 80)", False),
        ("socket.getaddrinfo('asf.example', 80)", True),
        ("socket.gethostbyname('asf.example')", True),
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 9))", True),
        ("__import__('urllib.request').request.urlopen('http://asf.example')", True),
    ],
)
def test_the_recorder_notes_what_leaves_the_machine_and_nothing_else(tmp_path: Path, call: str, is_noted: bool):
    (tmp_path / "caller.py").write_text(
        f"import socket\ns = socket.socket()\ntry:\n    {call}\nexcept OSError:\n    pass\n"
    )
    log = tmp_path / "attempts.txt"
    command = [sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv.pop(1)); from pathlib import Path;"
               "from tests.server.recorded import main; main(Path(sys.argv[1]), 'caller')", str(tmp_path), str(log)]  # fmt: skip
    subprocess.run(command, cwd=PROJECT, check=True)

    assert bool(log.read_text(encoding="utf-8")) is is_noted


def test_a_refused_line_is_refused_to_a_viewer_too(port: int):
    async def come() -> None:
        async with Viewer(port, "/", headers={"Origin": FOREIGN}):
            pass

    with pytest.raises(InvalidStatus, match="403"):
        run(come())
