"""How long it takes from a click in the list of pages to the last change on the screen, in a real browser, beside an empty app.

The page's main thread counts: the screen is at rest when nothing of the page has changed, no task has held the thread and every frame
has come in time, for a while. What is measured ends with the last of these, and the while after it is not counted. Nor are charts below the screen,
which the page draws when it has been still for longer than that while; they are waited for, so that they take no time from what comes next.
"""

import asyncio
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import cycle

from playwright.sync_api import Page, Playwright, TimeoutError, sync_playwright

from benchmarks.example import EXAMPLE
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, CHART_PAGES, TWO_PAGES, Server, serve
from benchmarks.session import Session
from benchmarks.side_by_side import Compared, Figure, WrongAnswerError, compare
from dashboard.wording import text
from tests.browser.harness import CHROMIUM, HOW_TO_GET_ONE, go_to, visit

ARGUMENTS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking", "--no-first-run"]
PAGES = (
    "nyttjande", "laget", "kommunprofil", "handlingsplan", "radet", "projekt", "foretagen", "tackning", "stodstruktur", "avtal",
    "vagen", "kompetens", "arbetsmarknad", "kallor", "ordlista", "skydd",
)  # fmt: skip
# Every page notes when it was clicked and when it was last busy: a change, a task that held the thread, a frame that came late.
WATCH = """(() => {
    const seen = window.seen = { clicked: 0, busy: 0 };
    const busy = until => { seen.busy = Math.max(seen.busy, until) };
    addEventListener('click', event => { seen.clicked = seen.busy = event.timeStamp }, true);
    new MutationObserver(() => busy(performance.now()))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    new PerformanceObserver(list => list.getEntries().forEach(task => busy(task.startTime + task.duration)))
        .observe({ type: 'longtask' });
    let last = performance.now();
    const frame = now => { if (now - last > 100) busy(performance.now()); last = now; requestAnimationFrame(frame) };
    requestAnimationFrame(frame);
})()"""
QUIET_MS = 700
AT_REST = """quiet => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true]') && performance.now() - window.seen.busy > quiet"""
ALL_DRAWN = "() => !document.querySelector('[data-draws=near] [data-testid=stVegaLiteChart]:not([data-near])')"
IS_ANOTHER = "headline => ![undefined, headline].includes(document.querySelector('h1')?.innerText)"
TAKEN = "() => (window.seen.busy - window.seen.clicked) / 1000"
PATIENCE_MS = 60_000
FIGURES = ("page", "page_worst", "whole", "bare_chart", "bare_charts")
MOST_FIGURES = "nyttjande"
# As many as Arbetsmarknad shows.
MOST_CHARTS = 19


def measure(pace: Pace) -> Outcome:
    """Every page of the example that has been seen, from the page before it in the list."""
    outcome = Outcome()
    if CHROMIUM is None:
        outcome.figures |= dict.fromkeys(FIGURES, Figure(None, note=f"not measured: {HOW_TO_GET_ONE}"))
        return outcome
    pages = PAGES[: pace.of(len(PAGES), 2)]
    outcome.take("page", partial(_run, pages, pace, _page), _figures, pace=pace)
    if not pace.is_quick:
        outcome.take("whole", partial(_run, (MOST_FIGURES, "laget"), pace, _whole_page), _of_whole, pace=pace)
        outcome.take("bare_chart", partial(_charts, (1, MOST_CHARTS), 10), _of_charts, pace=pace)
    return outcome


def _run(pages: tuple[str, ...], pace: Pace, turn: Callable[[Page, str], float]) -> Compared:
    with pace.serve(APP) as ours, pace.serve(TWO_PAGES) as empty:
        for server in (ours, empty):
            asyncio.run(_has_answered(server))
        with sync_playwright() as playwright:
            shown, bare = _tab(playwright, ours), _tab(playwright, empty)
            asks = {page: partial(turn, shown, page) for page in pages}
            for ask in asks.values():
                ask()
            turns = cycle(("Second", "First"))
            return compare(lambda: _bare(bare, next(turns)), asks, rounds=pace.of(3))


def _charts(counts: tuple[int, ...], rounds: int) -> Compared:
    """Pages with so many bare charts, each from another one with as many."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(CHART_PAGES, "--", str(count))) for count in counts]
        empty = stack.enter_context(serve(TWO_PAGES))
        for server in (*servers, empty):
            asyncio.run(_has_answered(server))
        playwright = stack.enter_context(sync_playwright())
        ask, *asks = [
            partial(_bare_turn, _tab(playwright, server), cycle(("Second", "First"))) for server in (empty, *servers)
        ]
        for each in asks:
            each()
        return compare(ask, dict(zip(map(str, counts), asks, strict=True)), rounds=rounds)


def _bare_turn(tab: Page, turns: Iterator[str]) -> float:
    return _bare(tab, next(turns))


def _of_charts(run: Compared) -> dict[str, Figure]:
    """A page with one chart, and the one with the most."""
    first, *_, last = run.ours
    return {"": run.figure(first), "s": run.figure(last, note=f"{last} charts")}


async def _has_answered(server: Server) -> None:
    """A browser does not wait for a server that is not there yet."""
    async with Session(server.port):
        pass


def _figures(run: Compared) -> dict[str, Figure]:
    return {"": run.over(statistics.median), "_worst": run.worst()}


def _of_whole(run: Compared) -> dict[str, Figure]:
    return {"": run.figure(MOST_FIGURES, note=MOST_FIGURES)}


def _tab(playwright: Playwright, server: Server) -> Page:
    """A window of a browser of its own on the app, which has come to rest. It closes with Playwright."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="sv-SE")
    page.add_init_script(WATCH)
    visit(page, f"http://localhost:{server.port}/?data={EXAMPLE}")
    return page


def _page(tab: Page, name: str) -> float:
    """A page of ours by its name in the list, until what is on the screen is at rest."""
    seconds = _click(tab, text(f"frame.page_{name}", "sv"))
    settle(tab)
    if tab.locator('[data-testid="stException"], .notice[role="alert"]').count() or tab.locator("h1").count() != 1:
        raise WrongAnswerError(f"{name}: something is wrong on the page")
    return seconds


def _whole_page(tab: Page, name: str) -> float:
    """The same, until what is below the screen is drawn as well; the second that the page waits before it is counted."""
    _click(tab, text(f"frame.page_{name}", "sv"))
    return settle(tab)


def _bare(tab: Page, name: str) -> float:
    tab.get_by_role("link", name=name, exact=True).wait_for()
    seconds = _click(tab, name)
    if tab.locator("h1").all_inner_texts() != [name]:
        raise WrongAnswerError(f"the simplest app does not show {name}")
    return seconds


def _click(tab: Page, title: str) -> float:
    """The seconds from the click to the last change, once there is another headline and the page is at rest."""
    headline = tab.locator("h1").inner_text()
    go_to(tab, title)
    try:
        tab.wait_for_function(IS_ANOTHER, arg=headline, timeout=PATIENCE_MS)
    except TimeoutError as fault:
        raise WrongAnswerError(f"{title}: the page did not change") from fault
    tab.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS)
    return tab.evaluate(TAKEN)


def settle(tab: Page) -> float:
    """Wait for the charts below the screen, so that they take no time from what comes next; the seconds from the click until then."""
    tab.wait_for_function(ALL_DRAWN, timeout=PATIENCE_MS)
    tab.wait_for_function(AT_REST, arg=QUIET_MS, timeout=PATIENCE_MS)
    return tab.evaluate(TAKEN)
