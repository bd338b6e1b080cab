"""A source in a table: its title as a link, or with its page."""

from html import escape

from dashboard.wording.provenance import page_text


def linked(title: str, url: str | None) -> str:
    """The title, as a link when the address is known; only http addresses become links."""
    if url is None or not url.startswith(("https://", "http://")):
        return escape(title)
    return f'<a href="{escape(url, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(title)}</a>'


def with_page(title: str, page: str | None, language: str) -> str:
    """A source's title with the page, where one is known."""
    return title if page is None else f"{title}, {page_text(page, language)}"
