"""A visitor without a browser whose looking costs as little as possible: what comes is read to its end, and judged afterwards.

From the message of a click to the last one of the page that it made: what the browser then does is asked in `browser`.
"""

import asyncio
import socket
from collections import Counter
from dataclasses import dataclass
from time import monotonic, perf_counter
from typing import Self
from urllib.parse import quote, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from benchmarks.side_by_side import WrongAnswerError
from tests.server.viewer import STREAM, Page, Run, is_end, pages_in

PATIENCE_SECONDS = 120.0
# Streamlit's server sends short messages only when the earlier ones are acknowledged (it leaves Nagle's algorithm on), and Linux
# acknowledges at once after a pause, but forty milliseconds later where messages go to and fro. People pause.
AT_ONCE = getattr(socket, "TCP_QUICKACK", None)


@dataclass(frozen=True)
class Turn:
    """One run of a page: how long it took, and all that came of it."""

    seconds: float
    messages: tuple[ForwardMsg, ...]

    def page(self) -> Page:
        """What is on the page, and what is wrong with it."""
        run = Run()
        for message in self.messages:
            run.note(message)
        return run.page(self.seconds)

    def whole_page(self) -> Counter[str]:
        """What is on a page of ours. Raises WrongAnswerError when it is half a page, or says that something is wrong."""
        page = self.page()
        if page.faults:
            raise WrongAnswerError("; ".join(page.faults))
        return page.parts

    def elements(self) -> Counter[str]:
        """How many elements and blocks of each kind came."""
        deltas = [message.delta for message in self.messages if message.WhichOneof("type") == "delta"]
        blocks = [delta.add_block.WhichOneof("type") for delta in deltas if delta.HasField("add_block")]
        return Counter(
            [*blocks, *(delta.new_element.WhichOneof("type") for delta in deltas if delta.HasField("new_element"))]
        )

    def bare_elements(self, counts: Counter[str]) -> None:
        """Raises WrongAnswerError when a page of bare elements has fewer than it was asked for."""
        if self.elements().total() < counts.total():
            raise WrongAnswerError("not as many bare elements as asked for")

    def bare_element(self) -> None:
        """Raises WrongAnswerError when the simplest page is not the one element that it has."""
        elements = [message for message in self.messages if message.delta.new_element.WhichOneof("type")]
        if [message.delta.new_element.markdown.body for message in elements] != ["Nothing"]:
            raise WrongAnswerError("the simplest page is not what it is")


class Session:
    """One tab: `async with Session(port) as session`. It waits for the server to be there."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pages: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        """The tab, once the server has answered."""
        await self.come_in()
        return self

    async def __aexit__(self, *_: object) -> None:
        """The tab is closed."""
        await self.leave()

    async def come_in(self) -> None:
        """Open the line, however long the server takes to be there. Raises OSError when it never is."""
        deadline = monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._line = await connect(
                    f"ws://localhost:{self._port}/{STREAM}",
                    additional_headers={"Origin": f"http://localhost:{self._port}"},
                    subprotocols=["streamlit"],
                    max_size=None,
                    ping_interval=None,
                    proxy=None,
                )
                return
            except (OSError, WebSocketException, EOFError):
                if monotonic() > deadline:
                    raise
                await asyncio.sleep(0.01)

    async def leave(self) -> None:
        """Close the line."""
        await self._line.close()

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of the pages in the app's list, the first one first, once a page has come."""
        return tuple(self._pages)

    async def open(self, page: str = "", **choices: str | list[str]) -> Turn:
        """A page by its address, as the first one of a tab."""
        return await self._run(page_name=quote(page), query_string=_query(choices))

    async def turn_to(self, page: str) -> Turn:
        """A page by a click in the app's list; Streamlit takes the choices out of the address then."""
        return await self._run(page_script_hash=self._pages[page])

    async def choose(self, page: str, **choices: str | list[str]) -> Turn:
        """A page under other choices."""
        return await self._run(page_script_hash=self._pages[page], query_string=_query(choices))

    async def again(self) -> Turn:
        """The same page once more, of an app that has but one."""
        return await self._run()

    async def _run(self, **asked: str) -> Turn:
        message = BackMsg()
        for name, value in asked.items():
            setattr(message.rerun_script, name, value)
        message.rerun_script.context_info.timezone = "Europe/Stockholm"
        message.rerun_script.context_info.locale = "sv-SE"
        sent, came = message.SerializeToString(), []
        async with asyncio.timeout(PATIENCE_SECONDS):
            begun = perf_counter()
            await self._line.send(sent)
            self._acknowledge_at_once()
            while not came or not is_end(came[-1]):
                came.append(ForwardMsg.FromString(await self._line.recv(decode=False)))
            seconds = perf_counter() - begun
        for each in came:
            if each.WhichOneof("type") == "navigation":
                self._pages = pages_in(each)
        return Turn(seconds, tuple(came))

    def _acknowledge_at_once(self) -> None:
        """As after a pause. It lasts for the next few messages only."""
        if AT_ONCE is not None:
            line = self._line.transport.get_extra_info("socket")
            line.setsockopt(socket.IPPROTO_TCP, AT_ONCE, 1)


def _query(choices: dict[str, str | list[str]]) -> str:
    return urlencode(choices, doseq=True)
