"""What a visitor may leave in the server's memory: a reader nothing, coordinators no more than the stated sum."""

import asyncio
import http.client
from collections.abc import Iterator
from contextlib import AsyncExitStack
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosedError

from dashboard.server.uploads import LARGEST_SUM_MB
from publishing.deliveries.drafts import open_drafts
from tests.browser.harness import free_port, start_server, stop_server
from tests.server.viewer import Viewer, run
from tests.several import copy_catalogues

MB = 1024 * 1024
BOUNDARY = "----file"
PAGE = "/leverera?data=exempel&steg=ta-emot"
UPLOAD = "/_stcore/upload_file/a"
TAKEN, READING_ONLY, LENGTH_REQUIRED, NO_ROOM = 204, 405, 411, 507
MEMORY = Path("/proc/self/status")


@pytest.fixture(scope="module")
def reader() -> Iterator[tuple[int, int]]:
    """The port and the process of a server for readers."""
    port = free_port()
    server = start_server(port)
    yield port, server.pid
    stop_server(server)


@pytest.fixture(scope="module")
def restricted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The restricted folder of the server for coordinators."""
    return tmp_path_factory.mktemp("restricted")


@pytest.fixture(scope="module")
def desk(restricted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server with a restricted folder, on a copy of the data."""
    port, data = free_port(), copy_catalogues(tmp_path_factory.mktemp("copy") / "data")
    server = start_server(port, ASF_DATA=str(data), ASF_RESTRICTED=str(restricted), ASF_DAY="2019-04-20")
    yield port
    stop_server(server)


def put(
    port: int, session: str, content: bytes, *, file: str = "a", method: str = "PUT", **headers: str
) -> tuple[int, str]:
    """Send a file as the page does; the status and the words of the answer. The header's name is written with `_`."""
    line = http.client.HTTPConnection("localhost", port, timeout=60)
    line.request("GET", "/_stcore/health")
    answer = line.getresponse()
    answer.read()
    token = SimpleCookie(answer.getheader("Set-Cookie"))["_streamlit_xsrf"].value
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="moten.csv"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    sent = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}", "Origin": f"http://localhost:{port}",
    } | {name.replace("_", "-"): value for name, value in headers.items()}  # fmt: skip
    try:
        line.request(method, f"/_stcore/upload_file/{session}/{file}", body=body, headers=sent)
        answer = line.getresponse()
        try:
            return answer.status, answer.read().decode()
        except ConnectionResetError:
            # Who refuses a message may hang up before it is read to its end.
            return answer.status, ""
    finally:
        line.close()


def asked(port: int, method: str, path: str) -> tuple[int, str | None]:
    """The status of the answer to a method, and the methods that it says may be used."""
    line = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        line.request(method, path)
        answer = line.getresponse()
        return answer.status, answer.getheader("Allow")
    finally:
        line.close()


def memory_mb(process: int) -> int:
    """The resident memory of a process."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


@pytest.mark.skipif(not MEMORY.exists(), reason="reads a process's memory as Linux gives it")
def test_a_reader_can_leave_no_file_in_the_memory(reader):
    port, process = reader

    async def send() -> tuple[list[int], int]:
        async with Viewer(port, "/") as viewer:
            await viewer.open()
            before = memory_mb(process)
            files = [put(port, viewer.session, bytes(20 * MB), file=str(number))[0] for number in range(6)]
            return files, memory_mb(process) - before

    statuses, grown = run(send())

    assert statuses == [READING_ONLY] * 6
    assert grown < 10


@pytest.mark.skipif(not MEMORY.exists(), reason="reads a process's memory as Linux gives it")
def test_a_reader_can_leave_no_choice_of_megabytes_in_the_memory(reader):
    port, process = reader
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id="$$ID-0-none").string_value = "x" * 2 * MB

    async def choose() -> int:
        async with AsyncExitStack() as open_tabs:
            tabs = [await open_tabs.enter_async_context(Viewer(port, "/")) for _ in range(20)]
            before = memory_mb(process)
            for tab in tabs:
                with pytest.raises(ConnectionClosedError, match="1009"):
                    await tab.send(message)
            return memory_mb(process) - before

    assert run(choose()) < 10


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "PROPFIND"])
def test_a_reader_only_reads(reader, method: str):
    status, words = put(reader[0], "a", b"x", method=method)

    assert status == READING_ONLY
    assert "Här går det bara att läsa." in words
    assert "can only be read" in words


@pytest.mark.parametrize(
    "path", ["/", "/tackning", "/data/exempel/senaste/codes.csv", "/beslut", f"{UPLOAD}/a", "/media/a.csv"]
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_a_method_that_is_not_taken_is_told_which_are(reader, desk: int, method: str, path: str):
    for_coordinators = {"/beslut": "GET, HEAD, POST", f"{UPLOAD}/a": "GET, HEAD, PUT, DELETE"}
    to_read = asked(reader[0], method, path)
    to_write = asked(desk, method, path)

    # A browser asks for leave with OPTIONS before it sends a file, or asks for one.
    leave = [(204, None)] if method == "OPTIONS" and path in (f"{UPLOAD}/a", "/media/a.csv") else []
    assert to_read in [(405, "GET, HEAD"), *leave]
    taken = for_coordinators.get(path, "GET, HEAD")
    assert to_write in [(405, taken), *leave] or method in taken.split(", ")


def test_coordinators_leave_no_more_than_the_stated_sum_and_a_closed_tab_nothing(desk: int):
    content = bytes(LARGEST_SUM_MB * MB // 3 - 1000)

    async def send() -> list[int]:
        async with AsyncExitStack() as open_tabs:
            tabs = [await open_tabs.enter_async_context(Viewer(desk, PAGE)) for _ in range(4)]
            for tab in tabs:
                assert (await tab.open()).faults == ()
            statuses = [put(desk, tab.session, content)[0] for tab in tabs[:3]]
            # Another one of the same tab takes the place of the first.
            statuses.append(put(desk, tabs[0].session, content, file="b")[0])
            status, words = put(desk, tabs[3].session, content)
            assert f"högst {LARGEST_SUM_MB} MB" in words
            assert f"at most {LARGEST_SUM_MB} MB" in words
            await tabs[1].leave()
            await asyncio.sleep(1)
            return [*statuses, status, put(desk, tabs[3].session, content)[0]]

    assert run(send()) == [TAKEN, TAKEN, TAKEN, TAKEN, NO_ROOM, TAKEN]


def test_a_file_that_has_become_a_draft_leaves_the_memory(desk: int, restricted: Path):
    size = 19 * MB

    async def send() -> list[int]:
        statuses = []
        async with AsyncExitStack() as open_tabs:
            for number in range(2 * LARGEST_SUM_MB // 20):
                tab = await open_tabs.enter_async_context(Viewer(desk, PAGE))
                await tab.open()
                statuses.append(put(desk, tab.session, bytes([number]) * size)[0])
                message = BackMsg()
                state = message.rerun_script.widget_states.widgets.add(id=tab.uploader)
                state.file_uploader_state_value.uploaded_file_info.add(file_id="a", name="moten.csv", size=size)
                await tab.send(message)
        return statuses

    assert set(run(send())) == {TAKEN}
    assert len(open_drafts(restricted / "exempel").open) == 2 * LARGEST_SUM_MB // 20


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://asf.example"}, READING_ONLY),
        ({"Host": "asf.example"}, READING_ONLY),
        ({"X_Forwarded_For": "192.0.2.1"}, READING_ONLY),
        ({"Content_Length": "x"}, 400),
        ({}, TAKEN),
    ],
)
def test_only_who_sits_at_this_machine_sends_a_file(desk: int, headers: dict[str, str], status: int):
    async def send() -> int:
        async with Viewer(desk, PAGE) as tab:
            await tab.open()
            return put(desk, tab.session, b"x", **headers)[0]

    assert run(send()) == status
