"""The HTML that a figure draws, as blocks for paper: paragraphs, lists and tables with their words, in the order of the page.

What the page keeps from screen readers is decoration and is left out, but for the colours of a key; what it shows on a phone alone is
left out too. A table without column headings becomes a list, since nothing would say what its columns are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = ("table", "ul", "ol", "dl", "p", "h3", "h4")
VOID = frozenset({"br", "hr", "img", "input", "wbr"})
# Elements that begin on a line of their own, also within a cell.
LINES = frozenset(
    {"p", "div", "li", "dt", "dd", "small", "summary", "h3", "h4", "details", "ul", "ol", "dl", "caption"}
)
MARKS = frozenset({"bdi"})
STRONG = frozenset({"b", "strong", "dd", "h3", "h4"})
# What the style sheets show on a phone alone, how to click, and what shapes mean; and rows of an axis below lanes, which are drawings.
NOT_ON_PAPER, DRAWN = frozenset({"more", "narrow", "f", "hint", "key"}), "tfoot"
ENDING = tuple(".,;:!?)]")
_FILL = re.compile(r"var\(--([\w-]+)\)")
_SPACE_BEFORE_MARK = re.compile(r" +(?=[.,;:!?)\]])")
Block = dict[str, object]
# Words of one kind: `plain`, `strong` or `small`; `break` for a new line, and `swatch` for the colour of a role. With `lang` where they are
# in another language than the rest.
Run = dict[str, str]


@dataclass
class Element:
    """An element of HTML, with what it holds in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    held: list["Element | str"] = field(default_factory=list)

    @property
    def kinds(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def is_hidden(self) -> bool:
        """Whether it is decoration, for the eye or for a phone alone."""
        return "aria-hidden" in self.attributes or bool(self.kinds & NOT_ON_PAPER) or self.name == DRAWN

    def elements(self, *names: str) -> Iterator["Element"]:
        """The elements of these names within it that are not within each other, in order."""
        for each in self.held:
            if isinstance(each, Element) and not each.is_hidden:
                if each.name in names:
                    yield each
                else:
                    yield from each.elements(*names)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].held.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self.open[1:]):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].held.append(data)


def blocks_of(html: str) -> list[Block]:
    """The blocks of a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_blocks(reader.open[0]))


def runs_in(html: str) -> list[Run]:
    """The words of a piece of HTML without blocks in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return runs_of(reader.open[0].held)


def has_table(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks is a table."""
    return any(block["kind"] == "table" for block in blocks)


def _blocks(element: Element) -> Iterator[Block]:
    """What stands in an element: its own words as paragraphs, between the lists and tables within it."""
    words: list[Element | str] = []
    for each in element.held:
        if isinstance(each, Element) and not each.is_hidden and _is_block(each):
            yield from _paragraph(words)
            words = []
            yield from _block(each)
        else:
            words.append(each)
    yield from _paragraph(words)


def _is_block(element: Element) -> bool:
    return element.name in BLOCKS or "num" in element.kinds or any(True for _ in element.elements(*BLOCKS))


def _block(element: Element) -> Iterator[Block]:
    if element.name == "table":
        yield from _table(element)
    elif element.name in ("ul", "ol"):
        items = [runs_of(item.held) for item in element.elements("li")]
        yield {"kind": "list", "items": [item for item in items if item], "is_key": "steps" in element.kinds}
    elif element.name == "dl":
        yield {"kind": "list", "items": [item for item in _terms(element) if item], "is_key": False}
    elif "num" in element.kinds:
        parts = list(element.elements("span"))
        yield {"kind": "number", "parts": [runs_of(part.held) for part in parts], "is_none": "none" in parts[0].kinds}
    elif "big" in element.kinds:
        # A word and what is said of it, below each other.
        for part in element.elements("b", "span"):
            yield from _paragraph([part])
    elif element.name in ("p", "h3", "h4"):
        yield from _paragraph([element])
    else:
        yield from _blocks(element)


def _paragraph(held: list[Element | str]) -> Iterator[Block]:
    if runs := runs_of(held):
        yield {"kind": "paragraph", "runs": runs}


def _terms(element: Element) -> Iterator[list[Run]]:
    """Each term of a list of terms with what is said of it."""
    held: list[Element | str] = []
    for each in element.elements("dt", "dd"):
        if each.name == "dt":
            yield runs_of(held)
            held = []
        held.append(each)
    yield runs_of(held)


def _table(table: Element) -> Iterator[Block]:
    head = [row for part in table.elements("thead") for row in part.elements("tr")]
    rows = [row for part in table.elements("tbody") for row in part.elements("tr")]
    if not head:
        items = [runs_of(row.held) for row in rows]
        yield {"kind": "list", "items": [item for item in items if item], "is_key": False}
        return
    columns = max(sum(_span(cell) for cell in _cells(row)) for row in (*head, *rows))
    yield {
        "kind": "table",
        "columns": columns,
        "head": [_cell(cell) for cell in _cells(head[-1])],
        "rows": [{"is_group": _is_group(row, columns), "cells": [_cell(cell) for cell in _cells(row)]} for row in rows],
    }


def _cells(row: Element) -> list[Element]:
    return list(row.elements("th", "td"))


def _is_group(row: Element, columns: int) -> bool:
    """Whether the row is one heading over all columns, which names the rows below it."""
    cells = _cells(row)
    return len(cells) == 1 and cells[0].name == "th" and _span(cells[0]) == columns


def _cell(cell: Element) -> Block:
    return {
        "runs": runs_of(_unfolded(cell.held)),
        "span": _span(cell),
        "down": int(cell.attributes.get("rowspan", 1)),
        "is_head": cell.name == "th",
        "bar": next((width for width in map(_bar, _every(cell)) if width is not None), None),
    }


def _unfolded(held: list[Element | str]) -> Iterator[Element | str]:
    """What a cell shows before anything in it is opened: there is no room for more."""
    for each in held:
        if isinstance(each, Element) and each.name == "details" and "open" not in each.attributes:
            yield from each.elements("summary")
        else:
            yield each


def _span(cell: Element) -> int:
    return int(cell.attributes.get("colspan", 1))


def _every(element: Element) -> Iterator[Element]:
    for each in element.held:
        if isinstance(each, Element):
            yield each
            yield from _every(each)


def _bar(element: Element) -> float | None:
    """How much of a bar's whole width an element takes, in per cent; nothing for one that is no bar."""
    inner = [each for each in element.held if isinstance(each, Element) and each.name == "i"]
    if "bar" not in element.kinds or len(inner) != 1 or "--w:" not in inner[0].attributes.get("style", ""):
        return None
    return float(inner[0].attributes["style"].partition("--w:")[2].partition(";")[0].rstrip("%"))


def runs_of(held: Iterable[Element | str]) -> list[Run]:
    """The words of what an element holds, in runs of one kind, as they are read: no break at either end."""
    runs = _tidy(_runs(held, "plain"))
    while runs and runs[-1]["kind"] == "break":
        runs.pop()
    return runs


def _runs(held: Iterable[Element | str], kind: str, lang: str = "") -> Iterator[Run]:
    for each in held:
        if isinstance(each, str):
            yield {"kind": kind, "words": each} | ({"lang": lang} if lang else {})
        elif (colour := _swatch(each)) is not None:
            yield {"kind": "swatch", "words": colour}
        elif each.name == "br":
            yield {"kind": "break", "words": ""}
        elif not each.is_hidden:
            is_line = each.name in LINES
            inner = "small" if each.name == "small" else "strong" if each.name in STRONG else kind
            # Around words that are marked for their language stands what stands there without the mark.
            around = [] if each.name in MARKS else [("break", "")] if is_line else [(inner, " ")]
            yield from ({"kind": kind, "words": words} for kind, words in around)
            yield from _runs(each.held, inner, each.attributes.get("lang", lang))
            yield from ({"kind": kind, "words": words} for kind, words in around)


def _swatch(element: Element) -> str | None:
    """The colour role of a key's square, `hatch` for the hatched one; nothing for another element."""
    if element.name != "i" or element.held:
        return None
    found = _FILL.search(element.attributes.get("style", ""))
    if found and "background" in element.attributes["style"]:
        return found[1].replace("-", "_")
    return "hatch" if element.kinds == {"hatch"} and "style" not in element.attributes else None


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same kind as one, with single spaces, none before a full stop, single breaks, and no line twice in a row."""
    tidy: list[Run] = []
    for run in runs:
        last = tidy[-1] if tidy else None
        if run["kind"] == "break":
            if last and last["kind"] != "break":
                last["words"] = last["words"].rstrip()
                if [each["words"] for each in tidy[-3:]] == [last["words"], "", last["words"]]:
                    tidy.pop()
                else:
                    tidy.append(run)
        elif last and _goes_on(last, run):
            last["words"] = _spaced(last["words"] + run["words"])
        elif run["kind"] == "swatch" or run["words"].strip():
            words = _spaced(run["words"])
            if last and words[:1] in ENDING:
                last["words"] = last["words"].rstrip()
            tidy.append({**run, "words": words})
        elif last and last["kind"] in ("plain", "strong", "small"):
            last["words"] = _spaced(last["words"] + " ")
    return tidy


def _goes_on(last: Run, run: Run) -> bool:
    """Whether the words are of the same kind and language as those before them."""
    return last["kind"] == run["kind"] != "swatch" and last.get("lang") == run.get("lang")


def _spaced(words: str) -> str:
    """Words with single spaces; a space that does not break stays what it is."""
    return _SPACE_BEFORE_MARK.sub("", re.sub(r"[ \t\r\n]+", " ", words.replace("\u00ad", "")))
