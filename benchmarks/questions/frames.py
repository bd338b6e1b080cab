"""How long it takes from a choice of another measure to the last change on the screen, in a real browser: Täckning beside the same in
Dash and in Panel, a map, ranked bars and a table of the same rows. Nothing may be asked of the internet.

What is drawn on a canvas counts as a change, and so does what changes in a shadow tree. The measures have all been shown before.
"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import cycle

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.example import EXAMPLE
from benchmarks.questions.browser import ALL_DRAWN, ARGUMENTS, AT_REST, PATIENCE_MS, QUIET_MS, TAKEN, WATCH
from benchmarks.record import Outcome, Pace
from benchmarks.reference.coverage import coverage, measures, table
from benchmarks.servers import APP, ROOT, free_port
from benchmarks.side_by_side import Ask, Compared, Figure, WrongAnswerError, compare
from dashboard.wording import text
from tests.browser.harness import CHROMIUM, HOW_TO_GET_ONE, Recorder, visit

# The package that each needs.
PEERS = {"dash": "dash", "panel": "panel"}
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
        outcome.figures |= dict.fromkeys((*PEERS, "worst"), missing)
        return outcome
    for peer, package in PEERS.items():
        if find_spec(package):
            run = partial(_run, peer, CHOSEN[: pace.of(len(CHOSEN), 2)], pace)
            outcome.take(peer, run, _figure, pace=pace)
        else:
            outcome.figures[peer] = NOT_HERE
    outcome.figures["worst"] = _worst({peer: outcome.figures.get(peer, NOT_HERE) for peer in PEERS})
    return outcome


def _figure(run: Compared) -> dict[str, Figure]:
    return {"": run.figure("ours")}


def _worst(figures: dict[str, Figure]) -> Figure:
    missing = [figure for figure in figures.values() if figure.value is None]
    if missing:
        return missing[0]
    name = max(figures, key=lambda peer: figures[peer].value)
    return replace(figures[name], note=name)


def _run(peer: str, chosen: tuple[str, ...], pace: Pace) -> Compared:
    with pace.serve(APP) as ours, serve_page(peer) as port, sync_playwright() as playwright:
        asked, theirs = Recorder(), Recorder()
        tab, other = _tab(playwright, asked), _tab(playwright, theirs)
        visit(tab, f"http://localhost:{ours.port}/tackning?data={EXAMPLE}")
        other.goto(f"http://localhost:{port}/")
        other.locator("h1").wait_for(timeout=PATIENCE_MS)
        sides = {"ours": (partial(_ours, tab), cycle(chosen)), peer: (partial(PAGES[peer], other), cycle(chosen))}
        for choose, _ in sides.values():
            for label in chosen:
                choose(label)
        asks: dict[str, Ask] = {
            name: lambda choose=choose, labels=labels: choose(next(labels)) for name, (choose, labels) in sides.items()
        }
        run = compare(asks[peer], {"ours": asks["ours"]}, rounds=pace.of(8))
        for name, recorder in (("ours", asked), (peer, theirs)):
            if recorder.outside:
                raise WrongAnswerError(f"{name} asks the internet for {recorder.outside[0]}")
        return run


@contextmanager
def serve_page(peer: str) -> Iterator[int]:
    """The page in Dash or in Panel on a port of its own, once it answers. Ends with the block. Raises TimeoutError."""
    port = free_port()
    command = [sys.executable, "-m", f"benchmarks.reference.{peer}_page", str(port)]
    # Panel sends its own files, and not addresses on the internet.
    environment = {**os.environ, "BOKEH_RESOURCES": "server"}
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://localhost:{port}/")
        yield port
    finally:
        running.terminate()
        running.wait(timeout=20)


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
    headline = tab.locator("h1").inner_text()
    tab.get_by_role("combobox", name=text("frame.measure", "sv")).click()
    tab.get_by_role("option", name=label, exact=True).click()
    tab.wait_for_function(
        "before => document.querySelector('h1')?.innerText !== before", arg=headline, timeout=PATIENCE_MS
    )
    tab.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS)
    if tab.locator('[data-testid="stException"], .notice[role="alert"]').count() or tab.locator("h1").count() != 1:
        raise WrongAnswerError(f"ours, {label}: something is wrong on the page")
    taken = tab.evaluate(TAKEN)
    # The charts over time below the screen, which the others do not have, take no time from them.
    tab.wait_for_function(ALL_DRAWN, timeout=PATIENCE_MS)
    tab.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS)
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
    told = [row.locator("td").all_inner_texts() for row in tab.locator("tbody tr").all()]
    if told != table(coverage(measures()[label])):
        raise WrongAnswerError(f"the table under {label} holds other rows than ours")
    return seconds


PAGES: dict[str, Callable[[Page, str], float]] = {"dash": _dash, "panel": _panel}
