"""The addresses of files as the server answers them, without a server: the app's own routes behind its gate and Streamlit's compression."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from dashboard.server import guards, routes


@dataclass(frozen=True)
class Answer:
    """What came: the status, the headers, the bytes."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The bytes as words."""
        return self.body.decode("utf-8")


def ask(
    address: str,
    *,
    method: str = "GET",
    visitor: str = "127.0.0.1",
    content: bytes = b"",
    more: Sequence[Route] = (),
    **headers: str,
) -> Answer:
    """The answer to a request for an address such as `/data/exempel/1/codes.csv?sprak=en`; `if_range` is the header `If-Range`.

    `content` is what the request carries, and `more` are routes that the app has besides.
    """
    asked = urlsplit(address)
    told = {"host": "localhost:8501"} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": asked.path,
        "raw_path": quote(asked.path).encode(),
        "root_path": "",
        "query_string": quote(asked.query, safe="=&%+").encode(),
        "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        "client": (visitor, 50000),
        "server": ("localhost", 8501),
    }
    # On a thread of its own: a browser that a test before this one has opened keeps a loop of events running on this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _answer(scope, content, more)).result()


async def _answer(scope: dict, content: bytes, more: Sequence[Route]) -> Answer:
    app = Starlette(
        routes=[*routes(), *more], middleware=[*guards(pages=("laget",)), Middleware(SelectiveGZipMiddleware)]
    )
    start, body = {}, bytearray()

    async def receive() -> dict:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: dict) -> None:
        start.update(message if message["type"] == "http.response.start" else {})
        body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(start["status"], Headers(raw=start["headers"]), bytes(body))
