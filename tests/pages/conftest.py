"""A visit to one address is run once and read by many tests."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitTheme

from tests.pages.harness import CATALOGUES, LANGUAGES, PAGES, Visit, visits_once
from tests.pages.shortcuts import SHORTCUTS


@pytest.fixture(scope="session", autouse=True)
def nothing_done_twice() -> Iterator[None]:
    """See tests/pages/shortcuts.py: what is the same is done once, for all of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for shortcut in SHORTCUTS:
            shortcut(patch)
        yield


@pytest.fixture(scope="session")
def visit() -> Callable[..., Visit]:
    """`visit("tackning", data="exempel", kommun=("Bollnäs",), mode="dark")`: the page as a reader finds it."""
    looks = {mode: visits_once() for mode in ("light", "dark")}

    def look_up(page: str = "laget", *, mode: str = "light", **parameters: object) -> Visit:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ContextProxy, "theme", StreamlitTheme({"type": mode}))
            return looks[mode](page, **parameters)

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
