"""A viewer without a browser: speaks the protocol of Streamlit's page with the server, and notes what comes.

Thirty browsers need more machine than the server does; thirty of these come in at the same moment.
"""

import asyncio
import hashlib
import re
from collections import Counter
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from time import monotonic
from typing import Self, TypeVar
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

STREAM = "_stcore/stream"
# A whole page has its one headline, and at its end the version that it shows.
HEADLINE, END = re.compile(r"<h1>.+?</h1>", re.DOTALL), "page_foot"
ALERT = '<p class="notice" role="alert">'
PATIENCE_SECONDS = 90.0
Given = TypeVar("Given")


@dataclass(frozen=True)
class Page:
    """What one run of a page's script has sent: everything on it, counted, and what is wrong with it."""

    parts: Counter[str]
    faults: tuple[str, ...]
    seconds: float


@dataclass
class Run:
    """What has come so far of the run that goes on: by its place on the page, so that what is drawn again counts once."""

    parts: dict[tuple[int, ...], str] = field(default_factory=dict)
    words: dict[tuple[int, ...], str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, message: ForwardMsg) -> None:
        """Take in one message of the server; those that say nothing of what is on the page are passed over."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.parts, self.words = {}, {}
        elif kind == "delta":
            self._add(tuple(message.metadata.delta_path), message.delta)
        elif kind == "page_not_found":
            self.faults.append("no such page")
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            self.faults.append("the script cannot be compiled")

    def _add(self, place: tuple[int, ...], delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            self.parts[place] = f"block {_key(delta.add_block.id)}".strip()
            return
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        words = element.html.body if kind == "html" else ""
        self.parts[place] = f"{kind} {hashlib.sha256(words.encode()).hexdigest()[:12]}" if words else kind
        self.words[place] = words
        if kind == "exception":
            self.faults.append(f"error box: {element.exception.type} {element.exception.message}".strip())

    def page(self, seconds: float) -> Page:
        """The page that has come."""
        faults = [*self.faults]
        if not any(HEADLINE.search(words) for words in self.words.values()):
            faults.append("half a page: no headline")
        if not any(part.endswith(END) for part in self.parts.values()):
            faults.append("half a page: no end")
        faults += [f"a fault on the page: {words[:200]}" for words in self.words.values() if ALERT in words]
        return Page(Counter(self.parts.values()), tuple(faults), seconds)


class Viewer:
    """One tab: opened by `async with Viewer(port, "/tackning?data=exempel") as viewer`."""

    def __init__(self, port: int, address: str, *, session: str = "", headers: Mapping[str, str] | None = None) -> None:
        self.port, self.address, self.session = port, address, session
        self.pages: dict[str, str] = {}
        self.uploader = ""
        # What opens on a click, by its key, and every frame that has come, as it came.
        self.popovers: dict[str, str] = {}
        self.frames: list[bytes] = []
        self._headers = dict(headers or {})

    async def __aenter__(self) -> Self:
        self._line: ClientConnection = await connect(
            f"ws://localhost:{self.port}/{STREAM}",
            additional_headers={"Origin": f"http://localhost:{self.port}"} | self._headers,
            subprotocols=["streamlit", *(["none", self.session] if self.session else [])],
            open_timeout=PATIENCE_SECONDS,
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    async def leave(self) -> None:
        """Close the tab."""
        await self._line.close()

    async def open(self) -> Page:
        """The page at the tab's address. Raises TimeoutError when it never ends, WebSocketException when the line breaks."""
        message, parts = BackMsg(), urlsplit(self.address)
        message.rerun_script.query_string = parts.query
        message.rerun_script.page_name = parts.path.strip("/")
        return await self.send(message)

    async def turn_to(self, page: str) -> Page:
        """Another page of the app, as by a click in its list of pages."""
        return await self.send(self._run_of(page))

    async def open_tables(self) -> Page:
        """The page with the table of every figure opened."""
        message = self._run_of(urlsplit(self.address).path.strip("/"))
        for key, popover in self.popovers.items():
            if key.startswith("table_"):
                message.rerun_script.widget_states.widgets.add(id=popover, bool_value=True)
        return await self.send(message)

    def _run_of(self, page: str) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = urlsplit(self.address).query
        message.rerun_script.page_script_hash = self.pages[page]
        return message

    async def wait_for_the_end(self) -> None:
        """Read on until the server is gone."""
        await self._line.wait_closed()

    async def send(self, message: BackMsg) -> Page:
        """What the page is after a message that makes its script run."""
        context = message.rerun_script.context_info
        context.timezone, context.locale = "Europe/Stockholm", "sv-SE"
        started = monotonic()
        await self._line.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self._read(started)

    async def _read(self, started: float) -> Page:
        run = Run()
        while True:
            frame = await self._line.recv(decode=False)
            self.frames.append(frame)
            message = ForwardMsg.FromString(frame)
            run.note(message)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "delta":
                if opens := message.delta.add_block.popover.id:
                    self.popovers[_key(message.delta.add_block.id)] = opens
                self.uploader = message.delta.new_element.file_uploader.id or self.uploader
            elif kind == "navigation":
                self.pages = pages_in(message)
            elif is_end(message):
                return run.page(monotonic() - started)


def pages_in(message: ForwardMsg) -> dict[str, str]:
    """What the server calls each page that stands in its list, by the name in its address."""
    return {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}


def is_end(message: ForwardMsg) -> bool:
    """Whether the run is at its end, and no other has begun instead."""
    finished = message.WhichOneof("type") == "script_finished"
    return finished and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def run(steps: Coroutine[None, None, Given]) -> Given:
    """What the steps give. In a thread of their own: where a browser is at work, this one has a loop already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, steps).result()


async def come_in(port: int, address: str, *, session: str = "") -> Viewer:
    """A viewer whose line is open, however long the server takes to be there."""
    deadline = monotonic() + PATIENCE_SECONDS
    while True:
        viewer = Viewer(port, address, session=session)
        try:
            return await viewer.__aenter__()
        except (OSError, WebSocketException, EOFError):
            if monotonic() > deadline:
                raise
            await asyncio.sleep(0.02)


def _key(block_id: str) -> str:
    """The key that the code gave a container."""
    return re.sub(r"^\$\$ID-[0-9a-f]+-", "", block_id)
