"""Who is let in to the server, and with what: asked before Streamlit is.

A reader only reads. A coordinator also sends files and decisions, from this machine alone and not more than there is room for. A page of
a foreign site gets no line to the server; Streamlit would look its own address up outside before it says so.
"""

import re
from urllib.parse import quote, urlparse

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.server.machine import exposures_of, has_restricted
from dashboard.server.parts import asks_for_a_part
from dashboard.server.uploads import LARGEST_SUM_MB, Uploads
from dashboard.wording import LANGUAGES, text

READING = ("GET", "HEAD")
# An address of one word, as pages have; what Streamlit serves lies in folders, or has an ending.
PAGE = re.compile(r"/(?P<name>[^/._][^/.]*)/?")
# What is asked for in parts is counted in its bytes as they lie, so that it is not compressed on the way.
AS_THEY_LIE = (".parquet", ".xlsx", ".zip")
# Where a decision is sent that was written down in the meeting view, and how much it may be.
NOTES, LARGEST_NOTE = "/beslut", 100_000
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")
THIS_MACHINE = ("localhost", "127.0.0.1")
REFUSED = 1008
# HTTP: not from there, another method, no length given, more than may be sent, nowhere to keep it.
FORBIDDEN, NOT_ALLOWED, LENGTH_REQUIRED, TOO_LARGE, NO_ROOM = 403, 405, 411, 413, 507
# What an answer "another method" says may be asked: of any address, of that of a file that is sent, of that of a decision.
TO_READ, TO_SEND, TO_NOTE = "GET, HEAD", "GET, HEAD, PUT, DELETE", "GET, HEAD, POST"


class Gate:
    """Stands before the app: lets a request through, or answers it itself without reading what it carries.

    `pages` are the names of the pages, the first one first.
    """

    def __init__(self, app: ASGIApp, *, pages: tuple[str, ...]) -> None:
        self._app = app
        self._pages = pages
        self._uploads = Uploads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or line, as ASGI has it."""
        if scope["type"] == "websocket":
            await self._keep_line(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] not in READING:
            await self._write(scope, receive, send)
        elif scope["type"] == "http" and (place := way_to_the_first_page(scope, self._pages, under=base_path())):
            await RedirectResponse(place, headers={"cache-control": "no-store"})(scope, receive, send)
        else:
            await self._app(_as_it_is_read(scope), receive, send)

    async def _keep_line(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_from_own_page(Headers(scope=scope)):
            await WebSocketClose(code=REFUSED)(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self._uploads.clear()

    async def _write(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload, headers = UPLOAD.fullmatch(scope["path"]), Headers(scope=scope)
        visitor = scope["client"][0] if scope.get("client") else ""
        may_write = has_restricted() and not exposures_of(visitor, headers)
        if has_restricted() and scope["path"] == f"{base_path()}{NOTES}":
            await self._take_note(scope["method"], headers, may_write=may_write)(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await self._app(scope, receive, send)
        elif not (upload and may_write):
            await _not_allowed(TO_READ)(scope, receive, send)
        elif scope["method"] == "PUT":
            await self._take_in(upload["session"], scope, receive, send)
        else:
            await (self._app if scope["method"] == "DELETE" else _not_allowed(TO_SEND))(scope, receive, send)

    def _take_note(self, method: str, headers: Headers, *, may_write: bool) -> ASGIApp:
        """What answers a request at the address of decisions: the app, if one is sent from a page of ours that says that it is not too much."""
        length = headers.get("content-length", "")
        if method != "POST":
            return _not_allowed(TO_NOTE)
        if not (may_write and is_from_own_page(headers) and _is_json(headers)):
            return _answer("reading_only", FORBIDDEN)
        if not length.isdecimal():
            return _answer("note_without_length", LENGTH_REQUIRED)
        return self._app if int(length) <= LARGEST_NOTE else _answer("note_too_large", TOO_LARGE)

    async def _take_in(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            await _answer("upload_without_length", LENGTH_REQUIRED)(scope, receive, send)
            return
        with self._uploads.place(session, int(length)) as has_room:
            await (self._app if has_room else _answer("upload_no_room", NO_ROOM))(scope, receive, send)


def guards(*, pages: tuple[str, ...]) -> list[Middleware]:
    """What stands before Streamlit, for `st.App`; `pages` are the names of its pages, the first one first."""
    return [Middleware(Gate, pages=pages)]


def way_to_the_first_page(scope: Scope, pages: tuple[str, ...], *, under: str = "") -> str:
    """Where a browser is sent that asks for a page by a name that none has, or for the first page by its name; else "".

    Streamlit would show the first page under a message in English. The choices in the address are kept, and the name that
    there is no page of is told to the first page as `sida`. `under` is the path that all of the app lies under, as `/asf`.
    """
    asked = PAGE.fullmatch(scope["path"].removeprefix(under)) if scope["path"].startswith(f"{under}/") else None
    if asked is None or asked["name"] in pages[1:] or "text/html" not in Headers(scope=scope).get("accept", ""):
        return ""
    choices = scope["query_string"].decode("ascii", "replace")
    lost = "" if asked["name"] == pages[0] else f"sida={quote(asked['name'])}"
    query = "&".join(filter(None, (choices, lost)))
    up = "../" if scope["path"].endswith("/") else "./"
    return f"{up}?{query}" if query else up


def _as_it_is_read(scope: Scope) -> Scope:
    """The request, without the leave to compress what must not be, and without a `Range` that is to be passed over."""
    if scope["type"] != "http":
        return scope
    ranges = Headers(scope=scope).getlist("range")
    dropped = {b"accept-encoding"} if scope["path"].endswith(AS_THEY_LIE) else set()
    if len(ranges) > 1 or scope["method"] != "GET" or not all(map(asks_for_a_part, ranges)):
        dropped.add(b"range")
    return {**scope, "headers": [header for header in scope["headers"] if header[0] not in dropped]}


def base_path() -> str:
    """The path that a proxy shows the app under, as `/asf`; "" when it has its name for itself."""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def is_from_own_page(headers: Headers) -> bool:
    """Whether a line is asked for by a page of this app, or by no page at all.

    A page of ours has the name under which the server is asked, a name of this machine, or the one that
    `browser.serverAddress` gives for a server behind a proxy.
    """
    own_names = (*THIS_MACHINE, st.get_option("browser.serverAddress"))
    try:
        pages = [urlparse(origin) for origin in headers.getlist("Origin")]
        return all(page.netloc == headers.get("Host") or page.hostname in own_names for page in pages)
    except ValueError:
        return False


def _is_json(headers: Headers) -> bool:
    """Whether a request says that it carries JSON, which a foreign site's page may not send unasked."""
    return headers.get("content-type", "").partition(";")[0].strip() == "application/json"


def _not_allowed(methods: str) -> PlainTextResponse:
    """The answer to a method that the address does not take, with those that it takes (RFC 9110, 15.5.6)."""
    return _answer("reading_only", NOT_ALLOWED, allow=methods)


def _answer(entry: str, status: int, **headers: str) -> PlainTextResponse:
    """The answer in both languages: who asks has not said which."""
    words = "\n".join(text(f"machine.{entry}", language, sum=LARGEST_SUM_MB) for language in LANGUAGES)
    return PlainTextResponse(words, status_code=status, headers=headers)
