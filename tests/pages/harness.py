"""A visit to one address of the app without a browser, and what a reader finds on the page."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import polars as pl
import pyarrow as pa
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

from dashboard.downloads import Download
from dashboard.screen_table import table_cells
from tests.pages.words import tidy, words_of

PROJECT = Path(__file__).parent.parent.parent
PAGES = (
    "laget",
    "kommunprofil",
    "handlingsplan",
    "radet",
    "foretagen",
    "tackning",
    "stodstruktur",
    "avtal",
    "nyttjande",
    "vagen",
    "arbetsmarknad",
    "kallor",
)
CATALOGUES = ("gavleborg", "exempel")
LANGUAGES = ("sv", "en")
MUNICIPALITIES = (
    "Bollnäs", "Gävle", "Hofors", "Hudiksvall", "Ljusdal", "Nordanstig", "Ockelbo", "Ovanåker", "Sandviken", "Söderhamn"
)  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """One chart as it is sent to the browser: its Vega-Lite specification, its rows by data set, its words."""

    specification: dict
    datasets: dict[str, list[dict]]
    alt: str

    @property
    def columns(self) -> set[str]:
        """The columns that are sent."""
        return {name for rows in self.datasets.values() for row in rows for name in row}

    @property
    def whole(self) -> dict:
        """The specification with its rows, as a renderer takes it."""
        return {**self.specification, "datasets": self.datasets}

    @property
    def text(self) -> str:
        """Everything the chart holds, specification and rows, as text."""
        return tidy(json.dumps(self.whole, ensure_ascii=False))


@dataclass(frozen=True)
class FileLink:
    """A way to a file: its address, the name that the browser keeps it under, its words."""

    address: str
    name: str
    words: str


@dataclass(frozen=True)
class Part:
    """A page, or one figure of it."""

    root: Node

    @cached_property
    def nodes(self) -> list[Node]:
        """The part and everything in it, in order."""
        found, waiting = [], [self.root]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += reversed(list(getattr(node, "children", {}).values()))
        return found

    @cached_property
    def html(self) -> str:
        """Every piece of HTML but the style and the script."""
        bodies = [node.proto.body for node in self.nodes if node.type == "html"]
        return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))

    @cached_property
    def text(self) -> str:
        """All words: HTML, messages, buttons, choices, popovers, in order."""
        return "\n".join(line for node in self.nodes if (line := _words_of_node(node)))

    @cached_property
    def lines(self) -> list[str]:
        """The words, a line for each block and each row of a table."""
        return self.text.split("\n")

    @cached_property
    def sentences(self) -> list[str]:
        """The headings: h1 and h2, in order."""
        return [words_of(heading) for heading in re.findall(r"<h[12][ >].*?</h[12]>", self.html, re.DOTALL)]

    @cached_property
    def charts(self) -> list[Chart]:
        """Every chart, in order."""
        return [_chart(node) for node in self.nodes if node.type == "vega_lite_chart"]

    @cached_property
    def decks(self) -> list[dict]:
        """Every map, as pydeck sends it."""
        return [json.loads(node.proto.json) for node in self.nodes if node.type == "deck_gl_json_chart"]

    def rows_with(self, *words: str) -> list[str]:
        """The lines that hold all of the words."""
        return [line for line in self.lines if all(word in line for word in words)]

    @cached_property
    def file_links(self) -> list[FileLink]:
        """The ways to files, in order."""
        found = re.findall(r'<a href="([^"]+)" download="([^"]+)">(.*?)</a>', self.html)
        return [FileLink(unescape(address), name, words_of(words)) for address, name, words in found]

    def buttons(self) -> list[str]:
        """What the buttons say, and the ways to files."""
        pressed = [tidy(node.label) for node in self.nodes if node.type in ("button", "download_button")]
        return pressed + [link.words for link in self.file_links]


@dataclass(frozen=True)
class Visit(Part):
    """A whole page, after its script has run."""

    app: AppTest

    @cached_property
    def headline(self) -> str:
        """The page's h1. Fails if there is not exactly one."""
        [headline] = re.findall(r"<h1>(.*?)</h1>", self.html, re.DOTALL)
        return words_of(headline)

    @cached_property
    def messages(self) -> list[str]:
        """What the page says is wrong: in the address, or with a file."""
        return [words_of(notice) for notice in re.findall(r'<p class="notice".*?</p>', self.html, re.DOTALL)]

    @cached_property
    def figures(self) -> dict[str, Download]:
        """What the page offers to take along, by what the names of its files tell of it."""
        return self.app.session_state["figures"]

    @cached_property
    def tables(self) -> list[list[str]]:
        """Every row of every figure's table, headings first, as it is shown when the table is opened."""
        tables = [table_cells(figure) for figure in self.figures.values()]
        return [[tidy(cell) for cell in row] for names, rows in tables for row in (names, *rows)]

    def frame(self, *columns: str) -> pl.DataFrame:
        """The one frame on the page that has all of the columns."""
        [frame] = [figure.frame for figure in self.figures.values() if set(columns) <= set(figure.frame.columns)]
        return frame

    def figure(self, key: str) -> Part:
        """The figure with the key that the page gives it, or its query."""
        [node] = [node for node in self.nodes if _key_of(node) == f"fig_{key}"]
        return Part(node)

    def keys_of(self, prefix: str) -> list[str]:
        """The keys of the containers that begin so, without the beginning, in order: the figures, their feet …"""
        return [key.removeprefix(prefix) for node in self.nodes if (key := _key_of(node)).startswith(prefix)]


def run(page: str, *, opened: tuple[str, ...] = (), has_graphics: bool = True, **parameters: object) -> Visit:
    """Run the app for one address. `opened` names the popovers that are open, `has_graphics` is what the browser has answered; the
    rest is the address.
    """
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, values in parameters.items():
        app.query_params[name] = [values] if isinstance(values, str) else list(values)
    app.session_state["has_graphics"] = has_graphics
    for key in opened:
        app.session_state[key] = True
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception
    return Visit(app._tree, app)


def visits_once(**always: str) -> Callable[..., Visit]:
    """`run`, with what has been visited before looked up; `always` is in the address unless it says otherwise."""
    kept: dict[tuple, Visit] = {}

    def look_up(page: str, **parameters: object) -> Visit:
        asked = {**always, **parameters}
        key = (page, *sorted(asked.items()))
        if key not in kept:
            kept[key] = run(page, **asked)
        return kept[key]

    return look_up


def _words_of_node(node: Node) -> str:
    if node.type == "html":
        return words_of(node.proto.body)
    if node.type == "popover":
        return tidy(node.proto.popover.label)
    if node.type in ("selectbox", "radio", "multiselect"):
        return tidy("\n".join([node.label, *node.options]))
    if node.type in ("button", "download_button", "expander"):
        return tidy(node.label)
    return tidy(node.value) if node.type in ("markdown", "code") else ""


def _key_of(node: Node) -> str:
    """The key that the code gave a container; empty where it gave none."""
    return re.sub(r"^\$\$ID-[0-9a-f]+-", "", str(getattr(getattr(node, "proto", None), "id", "") or ""))


def _chart(node: Node) -> Chart:
    datasets = {data.name: rows_in(data.data.data) for data in node.proto.datasets}
    if node.proto.HasField("data"):
        datasets[""] = rows_in(node.proto.data.data)
    return Chart(json.loads(node.proto.spec), datasets, node.proto.alt)


def rows_in(content: bytes) -> list[dict]:
    """The rows of a chart as they are sent."""
    return pa.ipc.open_stream(io.BytesIO(content)).read_all().to_pylist()
