"""What a page turn computes, before the remedies and now: the app as it was at one commit beside the app as it is."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.before import NOT_HERE, app_before
from benchmarks.crowd import helpers, turn_pages
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, Server, serve
from benchmarks.side_by_side import Compared, Figure, compare

ALL_PAGES = 16


def measure(pace: Pace) -> Outcome:
    """Every page of the example, once around. Without the history of the project there is nothing to hold it against."""
    outcome = Outcome()
    with app_before() as before:
        if before is None:
            outcome.figures["before_over_now"] = Figure(None, note=NOT_HERE)
        else:
            outcome.take("before_over_now", partial(_run, before, pace), _figure, pace=pace)
    return outcome


def _run(before: Path, pace: Pace) -> Compared:
    turns = pace.of(ALL_PAGES, 2)
    with helpers(1) as pool, serve(before / APP.name) as earlier, serve(APP) as now:
        for server in (earlier, now):
            turn_pages(pool, [server.port], viewers=1, turns=2 * turns)
        asks = [partial(_computed, pool, server, turns) for server in (earlier, now)]
        return compare(asks[0], {"now": asks[1]}, rounds=pace.of(4), pause=0.3)


def _computed(pool: ProcessPoolExecutor, server: Server, turns: int) -> float:
    """The seconds that the server computes for a page turn, all pages taken together."""
    before = server.cpu_seconds()
    turn_pages(pool, [server.port], viewers=1, turns=turns)
    return (server.cpu_seconds() - before) / turns


def _figure(run: Compared) -> dict[str, Figure]:
    now = run.figure("now")
    return {"": Figure(1 / now.value, 1 / now.high, 1 / now.low)}
