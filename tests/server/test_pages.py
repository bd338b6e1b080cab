"""An address of a page that there is not: Streamlit would show the first page under a message in English."""

import asyncio

import pytest

from dashboard.server.gate import Gate, way_to_the_first_page

PAGES = ("laget", "tackning")
BROWSER = (b"accept", b"text/html,application/xhtml+xml,*/*;q=0.8")


def sent_to(path: str, query: str = "", *headers: tuple[bytes, bytes], under: str = "") -> str:
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": list(headers or (BROWSER,))}
    return way_to_the_first_page(scope, PAGES, under=under)


@pytest.mark.parametrize(
    ("path", "query", "place"),
    [
        ("/laget", "", "./"),
        ("/laget", "data=exempel&kommun=G%C3%A4vle", "./?data=exempel&kommun=G%C3%A4vle"),
        ("/laget/", "", "../"),
        ("/tackningg", "", "./?sida=tackningg"),
        ("/täckning", "sprak=en", "./?sprak=en&sida=t%C3%A4ckning"),
        ("/a b&c=d", "", "./?sida=a%20b%26c%3Dd"),
    ],
)
def test_a_browser_is_sent_to_the_first_page_with_its_choices(path, query, place):
    assert sent_to(path, query) == place


@pytest.mark.parametrize(
    "path", ["/", "/tackning", "/tackning/", "/_stcore/health", "/favicon.png", "/static/js/a.js", "//other.se"]
)
def test_pages_and_what_streamlit_serves_go_through(path):
    assert sent_to(path) == ""


def test_only_a_browser_that_wants_a_page_is_sent():
    assert sent_to("/healthz", "", (b"accept", b"*/*")) == ""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/asf", ""),
        ("/asf/", ""),
        ("/asf/tackning", ""),
        ("/other", ""),
        ("/asfa/laget", ""),
        ("/asf/laget", "./"),
        ("/asf/tackningg", "./?sida=tackningg"),
        ("/asf/asf/", "../?sida=asf"),
    ],
)
def test_under_a_path_of_its_own_the_path_is_no_page(path, place):
    assert sent_to(path, under="/asf") == place


@pytest.mark.parametrize(("option", "under"), [("", ""), ("asf", "/asf"), ("/asf/", "/asf"), ("a/b", "/a/b")])
def test_the_path_is_the_one_that_streamlit_is_told(monkeypatch, option, under):
    asked, sent = [], []
    monkeypatch.setattr("dashboard.server.gate.st.get_option", {"server.baseUrlPath": option}.get)

    async def app(scope, receive, send):
        asked.append(scope["path"])

    async def send(message):
        sent.append(dict(message.get("headers", [])).get(b"location"))

    gate = Gate(app, pages=PAGES)
    for name in ("", "tackning", "laget"):
        scope = {"type": "http", "method": "GET", "path": f"{under}/{name}", "query_string": b"", "headers": [BROWSER]}
        asyncio.run(gate(scope, None, send))

    assert asked == [f"{under}/", f"{under}/tackning"]
    assert sent[0] == b"./"
