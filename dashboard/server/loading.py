"""Everything that a page needs is imported before anybody is let in.

Each visitor's run has a thread of its own. Where one of them is the first to import a library, the others can see it half
imported: a library that only looks whether another one has been imported does not wait until it is whole.
"""

import ast
import asyncio
import gc
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from altair.utils import schemapi
from streamlit import delta_generator
from streamlit.runtime.pages_manager import PagesManager

from dashboard.server.machine import has_restricted
from dashboard.server.starting import without_collecting
from dashboard.server.waking import wake_seldom

PROJECT = Path(__file__).parent.parent.parent

# What libraries import only when they are first used: Altair reads a Polars frame through narwhals, Streamlit draws icons with
# Pillow, and so on. tests/server/test_loading.py says when one is missing here.
ON_FIRST_USE = (
    "PIL.BmpImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
    "anyio._core._fileio",
    "encodings.latin_1",
    "encodings.utf_16_le",
    "encodings.utf_8_sig",
    "narwhals._interchange.dataframe",
    "narwhals._polars.dataframe",
    "narwhals._polars.namespace",
    "narwhals.stable.v1._namespace",
    "polars._utils.parquet",
    "polars._utils.udfs",
    "pyarrow.vendored.version",
    "streamlit.material_icon_names",
    "streamlit.runtime.scriptrunner.magic_funcs",
    "streamlit.web.skills",
)
# What is first used by the page for deliveries: Arrow's reader of Parquet files loads pandas, which no other page needs.
ON_FIRST_DELIVERY = ("pandas", "pyarrow.acero", "pyarrow.dataset", "pyarrow.pandas_compat", "pyarrow.substrait")


@asynccontextmanager
async def before_visitors(_app: st.App, *, pages: tuple[str, ...]) -> AsyncIterator[None]:
    """What the server does before it lets anybody in; as `st.App` has it. `pages` are paths in the project."""
    load(pages)
    # Altair would hold each part of a chart against the schema of Vega-Lite while a reader waits: a third of a first page.
    # Tests hold the charts of every page against it, and there Altair does.
    schemapi.disable_debug_mode()
    # At the first element Streamlit would look whether it is used from a prompt, for which Python finds the file of every module: a third
    # of the first page (findings/streamlit_first_element_looks_up_all_modules.sh). A server is none.
    delta_generator._use_warning_has_been_displayed = True
    # A folder `pages` means an older list of pages to Streamlit, until the first visitor's run has asked for a list.
    PagesManager.uses_pages_directory = False
    wake_seldom(asyncio.get_running_loop())
    yield
    gc.unfreeze()


def load(pages: Iterable[str]) -> None:
    """Import what these pages' scripts import, and what libraries would import later.

    Raises what a broken import raises: then the server does not start.
    """
    later = (*ON_FIRST_USE, *(ON_FIRST_DELIVERY if has_restricted() else ()))
    with without_collecting():
        for module in (*(module for page in pages for module in _imports(PROJECT / page)), *later):
            import_module(module)
        # What has been loaded stays as long as the server: Python need not look through it, now and whenever it collects.
        gc.freeze()


def _imports(script: Path) -> Iterator[str]:
    """The modules that a script imports, at its top or anywhere in it."""
    for node in _statements(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            # `from dashboard import figures` imports a module, `from functools import partial` a name in one.
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name for name in inside if _is_package(node.module) and find_spec(name))


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements in a script, at any depth, without what they are made of: no import stands there."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield from _statements(child)


def _is_package(module: str) -> bool:
    found = find_spec(module)
    return found is not None and found.submodule_search_locations is not None
