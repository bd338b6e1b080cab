"""The places of uploaded files in the memory: kept while they come in, and free again when a file is of no more use."""

from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.server import uploads
from dashboard.server.uploads import ABANDONED_AFTER_SECONDS, LARGEST_SUM_MB, Uploads, held_bytes

WHOLE = LARGEST_SUM_MB * 1024 * 1024


@dataclass
class Server:
    """A server with nothing but tabs, files and a clock."""

    open_tabs: set[str] = field(default_factory=lambda: {"a", "b"})
    uploaded_file_mgr: MemoryUploadedFileManager = field(default_factory=lambda: MemoryUploadedFileManager("/upload"))
    seconds: float = 0.0

    def is_active_session(self, session: str) -> bool:
        return session in self.open_tabs

    def receive(self, places: Uploads, session: str, size: int) -> bool:
        """A file comes in whole; whether there was room."""
        with places.place(session, size) as has_room:
            if has_room:
                self.uploaded_file_mgr.add_file(session, UploadedFileRec("1", "a.csv", "text/csv", bytes(size)))
        return has_room


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    monkeypatch.setattr(uploads, "get_instance", lambda: server)
    monkeypatch.setattr(uploads, "monotonic", lambda: server.seconds)
    return server


def test_the_sum_is_for_all_tabs(server: Server):
    places = Uploads()

    assert server.receive(places, "a", WHOLE - 10)
    assert not server.receive(places, "b", 11)
    assert server.receive(places, "b", 10)


def test_a_file_on_its_way_has_its_place_until_it_breaks_off(server: Server):
    places = Uploads()

    with suppress(ConnectionError), places.place("a", WHOLE) as first:
        with places.place("b", 1) as second:
            assert (first, second) == (True, False)
        raise ConnectionError

    assert server.receive(places, "b", WHOLE)


def test_a_file_goes_when_its_tab_sends_another_one(server: Server):
    places = Uploads()

    assert server.receive(places, "a", WHOLE)
    assert server.receive(places, "a", WHOLE)
    assert held_bytes(server.uploaded_file_mgr) == WHOLE


def test_a_file_goes_with_its_tab(server: Server):
    places = Uploads()
    server.receive(places, "a", WHOLE)

    server.open_tabs.discard("a")
    places.clear()

    assert held_bytes(server.uploaded_file_mgr) == 0


def test_a_file_that_nobody_takes_goes_after_a_while(server: Server):
    places = Uploads()
    server.receive(places, "a", WHOLE)

    server.seconds = ABANDONED_AFTER_SECONDS
    places.clear()
    assert held_bytes(server.uploaded_file_mgr) == WHOLE

    server.seconds += 1
    assert server.receive(places, "b", WHOLE)
