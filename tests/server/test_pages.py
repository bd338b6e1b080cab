"""An address of a page that there is not: Streamlit would show the first page under a message in English."""

import pytest

from dashboard.server.gate import way_to_the_first_page

PAGES = ("laget", "tackning")
BROWSER = (b"accept", b"text/html,application/xhtml+xml,*/*;q=0.8")


def sent_to(path: str, query: str = "", *headers: tuple[bytes, bytes]) -> str:
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": list(headers or (BROWSER,))}
    return way_to_the_first_page(scope, PAGES)


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
