"""Nothing is imported in a visitor's run: what is imported there can be seen half imported by another one."""

import asyncio
import gc
import re
from pathlib import Path

import pytest
from altair.utils import schemapi
from streamlit import delta_generator, env_util
from streamlit.runtime.pages_manager import PagesManager

from dashboard.server.loading import before_visitors, load
from tests.browser.harness import free_port, start_server, stop_server
from tests.server.crowd import ADDRESSES
from tests.server.viewer import Viewer, run

STEPS = ("tavla", "mallar", "ta-emot", "ge-ut", "dagordning", "versioner")
DELIVERY = tuple(f"/leverera?data=exempel&sprak={language}&steg={step}" for language in ("sv", "en") for step in STEPS)
IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\S+)$", re.MULTILINE)
# pydeck asks for these again at every map; they are not installed.
NOT_THERE = re.compile(r"pydeck\.widget(\..*)?|ipywidgets")


@pytest.mark.parametrize(("restricted", "addresses"), [("", ADDRESSES), ("restricted", DELIVERY)])
def test_nothing_is_imported_once_the_server_answers(tmp_path: Path, restricted: str, addresses: tuple[str, ...]):
    log, port = tmp_path / "log.txt", free_port()
    (tmp_path / "restricted").mkdir()
    folder = str(tmp_path / restricted) if restricted else ""
    with log.open("wb") as printed:
        server = start_server(port, log=printed, python=("-X", "importtime", "-m"), ASF_RESTRICTED=folder)
        try:
            before = log.stat().st_size
            run(_visit_all(port, addresses))
            visited = log.read_bytes()[before:].decode()
        finally:
            stop_server(server)

    imported = IMPORTED.findall(log.read_text(encoding="utf-8"))
    assert len(imported) > 1000, "the list of imports is there"
    # Python tells of what a module imports, and not of the one that is asked for by its name.
    needs_pandas = "pandas.core.frame" in imported
    assert needs_pandas == bool(restricted), "it takes a fifth of a second, and the public pages need none"
    assert [module for module in IMPORTED.findall(visited) if not NOT_THERE.fullmatch(module)] == []


async def _visit_all(port: int, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        async with Viewer(port, address) as viewer:
            assert (await viewer.open()).faults == ()


def test_the_first_element_looks_for_no_prompt(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(env_util, "is_repl", lambda: asked.append("whether it is a prompt"))
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    # What else the start sets for good is as before when the test has ended.
    monkeypatch.setattr(schemapi, "DEBUG_MODE", schemapi.DEBUG_MODE)
    monkeypatch.setattr(PagesManager, "uses_pages_directory", PagesManager.uses_pages_directory)

    asyncio.run(_start())
    delta_generator._maybe_print_use_warning()

    assert asked == []
    assert gc.isenabled()
    assert not gc.get_freeze_count(), "a server that has ended lets go of all"


async def _start() -> None:
    async with before_visitors(None, pages=()):
        pass


@pytest.mark.parametrize(
    "place",
    [
        "{}",
        "def draw():\n    if True:\n        {}",
        "try:\n    pass\nexcept ValueError:\n    {}",
        "match 1:\n    case 1:\n        {}",
    ],
)
def test_a_page_that_cannot_be_imported_stops_the_start(tmp_path: Path, place: str):
    (tmp_path / "page.py").write_text(
        f"from dashboard.figures import no_such_figure, agreements\n{place.format('import no_such_module')}\n"
    )

    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        load([str(tmp_path / "page.py")])


def test_what_has_been_loaded_is_not_looked_through_again():
    loaded = {"a module": []}
    try:
        load([])
        assert not any(each is loaded for each in gc.get_objects())
    finally:
        gc.unfreeze()
