"""HTML as a reader sees it: plain text, a line for each block and each row of a table."""

import re
from html.parser import HTMLParser

# Elements whose text ends a line, and a table's cells.
BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "tr",
    "li",
    "table",
    "div",
    "header",
    "summary",
    "details",
    "dd",
    "dt",
    "caption",
    "br",
}
CELLS = {"td", "th"}
# What says of words which language they are in stands around them without a space.
MARKS = {"bdi"}


class _Words(HTMLParser):
    """The text of HTML: a line for each block, a bar after each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("style", "script")
        if tag in MARKS:
            return
        self.parts.append("\n" if tag in BLOCKS and not self.rows else " ")
        self.rows += tag == "tr"

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script")
        self.rows -= tag == "tr"
        if tag in MARKS:
            return
        self.parts.append(" | " if tag in CELLS else "\n" if tag in BLOCKS and not self.rows else " ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def tidy(words: str) -> str:
    """Plain spaces only, and no more than one, and nothing that only holds words together; a line has no spaces at its ends and no line is empty."""
    lines = (
        re.sub(r"[^\S\n]+", " ", line).strip()
        for line in words.replace("\u202f", " ").replace("\u2060", "").split("\n")
    )
    return "\n".join(line for line in lines if line)


def words_of(html: str) -> str:
    """The text of a piece of HTML as a reader sees it; each row of a table is one line."""
    parser = _Words()
    parser.feed(html)
    return tidy("".join(parser.parts))
