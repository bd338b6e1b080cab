"""What a page turn computes, before the remedies and now: the app as it was at one commit beside the app as it is."""

import io
import subprocess
import tarfile
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.crowd import helpers, turn_pages
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, ROOT, Server, serve
from benchmarks.side_by_side import Compared, Figure, compare

# The last commit before anything was done for speed.
BEFORE = "b82bf8a"
ALL_PAGES = 16


def measure(pace: Pace) -> Outcome:
    """Every page of the example, once around. Without the history of the project there is nothing to hold it against."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        try:
            lay_out(BEFORE, Path(folder))
        except subprocess.CalledProcessError:
            outcome.figures["before_over_now"] = Figure(None, note=f"not measured: no commit {BEFORE} here")
            return outcome
        outcome.take("before_over_now", partial(_run, Path(folder), pace), _figure, pace=pace)
    return outcome


def lay_out(commit: str, folder: Path) -> None:
    """The files of a commit in a folder. Raises CalledProcessError when there is no such commit."""
    command = ["git", "archive", "--format=tar", commit]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


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
