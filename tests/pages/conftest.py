"""A visit to one address is run once and read by many tests."""

import os
from collections.abc import Callable, Iterator

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy, StreamlitTheme
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

from tests.pages.harness import CATALOGUES, LANGUAGES, PAGES, Visit, run


@pytest.fixture(scope="session", autouse=True)
def packages_searched_once() -> Iterator[None]:
    """Streamlit's tester looks for components in every installed package each time it is made: a fifth of the time of a visit."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session", autouse=True)
def pages_compiled_once() -> Iterator[None]:
    """Each of Streamlit's testers compiles every page anew: a twentieth of the time of a visit."""
    compile_page, compiled = ScriptCache.get_bytecode, {}

    def look_up(self: ScriptCache, path: str) -> object:
        key = (path, os.stat(path).st_mtime_ns)
        if key not in compiled:
            compiled[key] = compile_page(self, path)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ScriptCache, "get_bytecode", look_up)
        yield


@pytest.fixture(scope="session")
def visit() -> Callable[..., Visit]:
    """`visit("tackning", data="exempel", kommun=("Bollnäs",), mode="dark")`: the page as a reader finds it."""
    kept: dict[tuple, Visit] = {}

    def look_up(page: str = "laget", *, mode: str = "light", **parameters: object) -> Visit:
        key = (page, mode, tuple(sorted(parameters.items())))
        if key not in kept:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(ContextProxy, "theme", StreamlitTheme({"type": mode}))
                kept[key] = run(page, **parameters)
        return kept[key]

    return look_up


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    """Each of the five pages."""
    return request.param


@pytest.fixture(params=CATALOGUES)
def catalogue(request: pytest.FixtureRequest) -> str:
    """Each of the two catalogues."""
    return request.param


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each of the two languages."""
    return request.param
