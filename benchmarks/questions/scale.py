"""What so many rows cost: ten million of a made-up nation beside the example and the app before, and a hundred million beside ten.

The app reads none of them: they are details, added up when the nation is published. The app before is given as many rows in the extract
itself, which is all that it knows of; it opens them once, since that takes a minute.
"""

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from time import perf_counter

import polars as pl

from benchmarks.before import NOT_HERE, app_before
from benchmarks.dense import write_dense
from benchmarks.example import database, everything
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, ROOT, serve
from benchmarks.session import Session
from benchmarks.side_by_side import Ask, Compared, Figure, WrongAnswerError, compare
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import Version
from dashboard.native import FOLDER as NATIVE
from dashboard.native import open_version
from dashboard.query import count_rows, run_query
from dashboard.versions import list_manifests, read_history
from demo.national.generate import CATALOGUE, make_nation
from queries import open_in_memory, query_names

SEED = 1
OPENER = ROOT / "benchmarks" / "opened_in.py"
# Rows of the smaller and of the larger nation, and of a quick run.
ROWS, QUICK_ROWS = (10_000_000, 100_000_000), (10_000, 30_000)
# Beside the lines that are promised: what is made of it with the whole nation chosen.
ALL, TEN = "queries_all", "queries"
# A query sorts its rows by about as many columns.
SORTED_BY = 3


def measure(pace: Pace) -> Outcome:
    """All of it, the nations made first where `pace` does not say where they are."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as made:
        folders = [(pace.nations or Path(made)) / str(rows) for rows in (QUICK_ROWS if pace.is_quick else ROWS)]
        published = [_made(folder) for folder in folders]
        now = _opened_in(ROOT, folders[0])
        outcome.figures["peak"] = Figure(now["peak_gb"], note=f"first opening and every query; {published[0]}")
        outcome.figures["opening"] = _beside_before(folders[0], now, outcome)
        versions = [_version(folder) for folder in folders]
        for version in versions:
            # From now on it has its native file.
            open_version(version).connection.close()
        larger = partial(compare, partial(_open, versions[0]), {"": partial(_open, versions[1])}, rounds=pace.of(15))
        outcome.take("page_opening", larger, lambda run: {"": run.figure("", note=published[1])}, pace=pace)
        nation = open_version(versions[0])
        for name, filters in _choices(nation).items():
            run = partial(_queries, nation, filters, rounds=pace.of(9))
            outcome.take(
                name, run, lambda found: {"": found.worst(), "_mean": found.over(statistics.geometric_mean)}, pace=pace
            )
        worst = outcome.figures[TEN].note if TEN in outcome.figures else ""
        if worst in query_names():
            handed = partial(_handed_over, nation, _choices(nation)[TEN], worst, rounds=pace.of(15))
            outcome.take("handed_over", handed, lambda run: {"": run.figure("", note=worst)}, pace=pace)
        turns = partial(_page_turns, folders, rounds=pace.of(9), pages=pace.of(99, 2))
        outcome.take(
            "page_turn", turns, lambda found: {"": found.over(statistics.median), "_worst": found.worst()}, pace=pace
        )
    return outcome


def _made(folder: Path) -> str:
    """The nation of so many rows as the folder is called, made unless it is there; gives how it came there."""
    if (folder / CATALOGUE).exists():
        # What an earlier opening has left would make the first one a later one.
        shutil.rmtree(folder / CATALOGUE / NATIVE, ignore_errors=True)
        return "made before"
    begun = perf_counter()
    make_nation(folder, rows=int(folder.name), seed=SEED)
    return f"published in {perf_counter() - begun:.0f} s"


def _version(folder: Path) -> Version:
    return read_history(list_manifests(folder, CATALOGUE)).versions[-1]


def _open(version: Version) -> float:
    """A version as the app opens it when it has been opened before."""
    begun = perf_counter()
    opened = open_version(version)
    seconds = perf_counter() - begun
    opened.connection.close()
    if opened.problems or not opened.is_native:
        raise WrongAnswerError("the nation is not whole, or not opened from its native file")
    return seconds


def _opened_in(app: Path, data: Path, *, openings: int = 9) -> dict:
    """What `opened_in` says of the app in that folder. Raises WrongAnswerError when it ends with a fault, or the version has one."""
    environment = {**os.environ, "PYTHONPATH": str(app)}
    command = [sys.executable, str(OPENER), str(data), CATALOGUE, str(openings)]
    done = subprocess.run(command, cwd=app, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WrongAnswerError(f"the nation cannot be opened: {done.stderr.strip().rpartition(chr(10))[2]}")
    told = json.loads(done.stdout)
    if told["problems"]:
        raise WrongAnswerError(f"the nation is not whole: {told['problems'][0]}")
    return told


def _beside_before(folder: Path, now: dict, outcome: Outcome) -> Figure:
    """Opening now, from the native file, over opening as many rows before."""
    first, *again = now["seconds"]
    with app_before() as before, tempfile.TemporaryDirectory() as dense:
        if before is None:
            return Figure(None, note=NOT_HERE)
        write_dense(folder / CATALOGUE, Path(dense), rows=int(folder.name))
        then = _opened_in(before, Path(dense), openings=1)
    run = Compared(tuple(then["seconds"]), {"opening": tuple(again)})
    outcome.keep(run.samples("opening"))
    [seconds] = then["seconds"]
    note = f"before {seconds:.0f} s and {then['peak_gb']:.1f} GB, opened once; now {first:.1f} s the first time, after publication"
    return run.figure("opening", note=note)


def _choices(nation: Database) -> dict[str, Filters]:
    """The municipalities of the example, asked of the nation; and all that the nation has."""
    day = nation.version.as_of
    codes = tuple(run_query(nation, "municipalities", Filters(("",), day))["municipality_code"])
    return {TEN: Filters(everything().municipality_codes, day), ALL: Filters(codes, day)}


def _queries(nation: Database, filters: Filters, *, rounds: int) -> Compared:
    """Every query of the nation over the same query on the example, and the example over itself: a sample is a ratio of two askings."""
    control: list[float] = []
    taken: dict[str, list[float]] = {name: [] for name in query_names()}
    for name in taken:
        example, ours = (partial(_asked, *of, name) for of in ((database(), everything()), (nation, filters)))
        example(), ours()
        for _ in range(rounds):
            base = example()
            taken[name].append(ours() / base)
            control.append(example() / base)
    return Compared(tuple(control), {name: tuple(samples) for name, samples in taken.items()})


def _handed_over(nation: Database, filters: Filters, name: str, *, rounds: int) -> Compared:
    """What the rows of a nation's answer cost that have been found: they lie in a table, are sorted, and become a frame; over the whole
    query on the example.
    """
    rows = run_query(nation, name, filters)
    with closing(open_in_memory()) as connection:
        connection.from_arrow(rows.to_arrow()).create(name)
        found = connection.table(name).sort(*rows.columns[:SORTED_BY])

        def handed() -> float:
            begun = perf_counter()
            height = pl.from_arrow(found.to_arrow_table()).height
            seconds = perf_counter() - begun
            if height != rows.height:
                raise WrongAnswerError(f"{name}: other rows than were found")
            return seconds

        handed()
        return compare(partial(_asked, database(), everything(), name), {"": handed}, rounds=rounds)


def _asked(opened: Database, filters: Filters, name: str) -> float:
    """A query as the app counts it for a choice that nobody has made before."""
    expected = opened.kept.find(("benchmark", name, filters), lambda: count_rows(opened, name, filters))
    begun = perf_counter()
    rows = count_rows(opened, name, filters)
    seconds = perf_counter() - begun
    if not rows.equals(expected):
        raise WrongAnswerError(f"{name}: other rows than before")
    return seconds


def _page_turns(folders: list[Path], *, rounds: int, pages: int) -> Compared:
    """Every page of the larger nation over the same page of the smaller, both seen before, and the smaller over itself."""
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())
        tabs = []
        for folder in folders:
            tabs.append(Session(stack.enter_context(serve(APP, data=folder)).port))
            runner.run(tabs[-1].come_in())
            stack.callback(lambda tab=tabs[-1]: runner.run(tab.leave()))
            runner.run(tabs[-1].open(data=CATALOGUE)).whole_page()
        control: list[float] = []
        taken: dict[str, list[float]] = {}
        for page in tabs[0].pages[:pages]:
            smaller, larger = (_warm(runner, tab, page) for tab in tabs)
            samples = taken.setdefault(page or "laget", [])
            for _ in range(rounds):
                base = smaller()
                samples.append(larger() / base)
                control.append(smaller() / base)
    return Compared(tuple(control), {name: tuple(samples) for name, samples in taken.items()})


def _warm(runner: asyncio.Runner, tab: Session, page: str) -> Ask:
    """A page that has been seen; the same has to come again."""
    seen = runner.run(tab.turn_to(page)).whole_page()

    def ask() -> float:
        turn = runner.run(tab.turn_to(page))
        if turn.whole_page() != seen:
            raise WrongAnswerError(f"{page}: another page than before")
        return turn.seconds

    return ask
