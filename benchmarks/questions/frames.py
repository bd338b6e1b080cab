"""How long it takes from a choice of another measure to the last change on the screen, in a real browser: Täckning beside the same in
Dash and in Panel, a map, ranked bars and a table of the same rows. Nothing may be asked of the internet. The same in plain Streamlit is
the floor: what any page takes there.

What is drawn on a canvas counts as a change, and so does what changes in a shadow tree. The measures have all been shown before.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import cycle

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.example import EXAMPLE
from benchmarks.questions.browser import ARGUMENTS, AT_REST, PATIENCE_MS, QUIET_MS, TAKEN, WATCH, settle
from benchmarks.record import Outcome, Pace
from benchmarks.reference.coverage import coverage, measures, table
from benchmarks.reference.streamlit_page import MEASURE
from benchmarks.servers import APP, QUIET, REFERENCE, ROOT, free_port
from benchmarks.side_by_side import Ask, Compared, Figure, WrongAnswerError, compare
from dashboard.wording import text
from tests.browser.harness import CHROMIUM, HOW_TO_GET_ONE, Recorder, visit

# The package that each needs.
PEERS = {"dash": "dash", "panel": "panel"}
FIGURES = tuple(f"{side}{peer}" for peer in PEERS for side in ("", "plain_"))
NOT_HERE = Figure(None, note="not measured: pip install -r requirements-benchmarks.txt")
CHOSEN = ("Antal ASF", "Anställda", "Platser", "ASF per 10 000 invånare")
PATIENCE_SECONDS = 60
# Beside what `browser` watches: shadow trees, canvases, and choices in a list that is the browser's own.
WATCH_MORE = """(() => {
    const busy = () => { window.seen.busy = Math.max(window.seen.busy, performance.now()) };
    const chosen = () => { window.seen.clicked = performance.now(); busy() };
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
        const root = attach.call(this, how);
        root.addEventListener('change', chosen, true);
        new MutationObserver(busy).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
        return root;
    };
    const kinds = [[CanvasRenderingContext2D, ['fill', 'stroke', 'fillText', 'fillRect', 'clearRect', 'drawImage']],
        [WebGL2RenderingContext, ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']]];
    for (const [kind, names] of kinds) for (const name of names) {
        const draw = kind.prototype[name];
        kind.prototype[name] = function (...how) { busy(); return draw.apply(this, how) };
    }
})()"""
IN_SHADOW = """([quiet]) => document.title !== 'Updating...' && performance.now() - window.seen.busy > quiet"""


def measure(pace: Pace) -> Outcome:
    """The choice of a measure that has been shown, on each side by turns."""
    outcome = Outcome()
    if CHROMIUM is None:
        missing = Figure(None, note=f"not measured: {HOW_TO_GET_ONE}")
        outcome.figures |= dict.fromkeys((*FIGURES, "worst"), missing)
        return outcome
    for peer, package in PEERS.items():
        if find_spec(package):
            run = partial(_run, peer, CHOSEN[: pace.of(len(CHOSEN), 2)], pace)
            outcome.take("", run, partial(_figures, peer), pace=pace)
        else:
            outcome.figures |= dict.fromkeys((peer, f"plain_{peer}"), NOT_HERE)
    outcome.figures["worst"] = _worst({peer: outcome.figures.get(peer, NOT_HERE) for peer in PEERS})
    return outcome


def _figures(peer: str, run: Compared) -> dict[str, Figure]:
    return {peer: run.figure("ours"), f"plain_{peer}": run.figure("plain")}


def _worst(figures: dict[str, Figure]) -> Figure:
    missing = [figure for figure in figures.values() if figure.value is None]
    if missing:
        return missing[0]
    name = max(figures, key=lambda peer: figures[peer].value)
    return replace(figures[name], note=name)


def _run(peer: str, chosen: tuple[str, ...], pace: Pace) -> Compared:
    with ExitStack() as stack:
        ours = stack.enter_context(pace.serve(APP)).port
        ports = {name: stack.enter_context(serve_page(name)) for name in ("plain", peer)}
        playwright, recorders = stack.enter_context(sync_playwright()), {name: Recorder() for name in ("ours", *ports)}
        tabs = {name: _tab(playwright, recorder) for name, recorder in recorders.items()}
        visit(tabs["ours"], f"http://localhost:{ours}/tackning?data={EXAMPLE}")
        for name, port in ports.items():
            tabs[name].goto(f"http://localhost:{port}/")
            tabs[name].locator("h1").wait_for(timeout=PATIENCE_MS)
        for name, tab in tabs.items():
            for label in chosen:
                PAGES[name](tab, label)
        labels = {name: cycle(chosen) for name in tabs}
        asks: dict[str, Ask] = {name: lambda name=name: PAGES[name](tabs[name], next(labels[name])) for name in tabs}
        run = compare(asks.pop(peer), asks, rounds=pace.of(8))
        for name, recorder in recorders.items():
            if recorder.outside:
                raise WrongAnswerError(f"{name} asks the internet for {recorder.outside[0]}")
        return run


@contextmanager
def serve_page(name: str) -> Iterator[int]:
    """The page in Dash, in Panel or in plain Streamlit on a port of its own, once it answers. Ends with the block. Raises
    TimeoutError.
    """
    port = free_port()
    # Panel sends its own files, and not addresses on the internet.
    environment = {**os.environ, "BOKEH_RESOURCES": "server", "PYTHONPATH": str(ROOT)}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen([sys.executable, "-m", *_started(name, port)], cwd=REFERENCE, env=environment, **silent)
    try:
        _wait_for(f"http://localhost:{port}/")
        yield port
    finally:
        running.terminate()
        running.wait(timeout=20)


def _started(name: str, port: int) -> tuple[str, ...]:
    """How Python starts the page. In the folder of the references Streamlit finds no settings of ours."""
    if name == "plain":
        return "streamlit", "run", "streamlit_page.py", "--server.port", str(port), *QUIET
    return f"benchmarks.reference.{name}_page", str(port)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=20):
            return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers on {address}")


def _tab(playwright: Playwright, recorder: Recorder) -> Page:
    """A window of a browser of its own, whose requests are noted. It closes with Playwright."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="sv-SE")
    page.add_init_script(WATCH)
    page.add_init_script(WATCH_MORE)
    page.on("request", recorder.note)
    return page


def _ours(tab: Page, label: str) -> float:
    seconds = _streamlit(tab, label, text("frame.measure", "sv"))
    if tab.locator('[data-testid="stException"], .notice[role="alert"]').count() or tab.locator("h1").count() != 1:
        raise WrongAnswerError(f"ours, {label}: something is wrong on the page")
    return seconds


def _plain(tab: Page, label: str) -> float:
    seconds = _streamlit(tab, label, MEASURE)
    _same_table(tab, label)
    return seconds


def _streamlit(tab: Page, label: str, choice: str) -> float:
    headline = tab.locator("h1").inner_text()
    tab.get_by_role("combobox", name=choice).click()
    tab.get_by_role("option", name=label, exact=True).click()
    tab.wait_for_function(
        "before => document.querySelector('h1')?.innerText !== before", arg=headline, timeout=PATIENCE_MS
    )
    tab.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS)
    taken = tab.evaluate(TAKEN)
    # The charts over time below the screen, which the others do not have, take no time from them.
    settle(tab)
    return taken


def _dash(tab: Page, label: str) -> float:
    tab.locator("#measure").click()
    tab.get_by_role("option", name=label, exact=True).click()
    return _rested(tab, label)


def _panel(tab: Page, label: str) -> float:
    tab.locator("select").select_option(label)
    return _rested(tab, label)


def _rested(tab: Page, label: str) -> float:
    """The seconds until the page is at rest under its new headline. Its table has to hold our rows."""
    tab.locator("h1", has_text=label).wait_for(timeout=PATIENCE_MS)
    tab.wait_for_function(IN_SHADOW, arg=[QUIET_MS], timeout=PATIENCE_MS)
    seconds = tab.evaluate(TAKEN)
    _same_table(tab, label)
    return seconds


def _same_table(tab: Page, label: str) -> None:
    told = [row.locator("td").all_inner_texts() for row in tab.locator("tbody tr").all()]
    if told != table(coverage(measures()[label])):
        raise WrongAnswerError(f"the table under {label} holds other rows than ours")


PAGES: dict[str, Callable[[Page, str], float]] = {"ours": _ours, "plain": _plain, "dash": _dash, "panel": _panel}
