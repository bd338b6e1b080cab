"""The page's questions beside the same in Polars, pandas, SQLite, DataFusion and chDB: the tables of the example, and a million cells.

Everybody has the same tables in memory, as it takes them in best, and gives its own kind of table. Every answer is held against ours,
value by value, each time. Ours is measured before each of the others, so it is the reference and its own control.
"""

import logging
import statistics
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from types import ModuleType

import polars as pl
import streamlit as st

from benchmarks.example import database
from benchmarks.peers.tables import QUESTIONS, Choices, Data, example, national, opened
from benchmarks.record import Outcome, Pace
from benchmarks.side_by_side import Compared, Figure, WrongAnswerError, compare, quartiles
from dashboard.extracts import Database
from dashboard.query import run_query
from dashboard.view import frame_of
from dashboard.wording import localise

# The package that each needs; SQLite comes with Python.
NEEDS = {"polars": "polars", "pandas": "pandas", "sqlite": "sqlite3", "datafusion": "datafusion", "chdb": "chdb"}
SIZES = ("example", "national")
AGAIN = "again"
SWEDISH = "sv"
NOT_HERE = Figure(None, note="not measured: pip install -r requirements-benchmarks.txt")
WRONG = Figure(None, note="not measured: a wrong answer")


@dataclass(frozen=True)
class Side:
    """Those who are asked about the same tables: the app's own database, and the peers by their names."""

    size: str
    data: Data
    ours: Database
    peers: Mapping[str, Mapping[str, Callable[[Choices], object]]]


def measure(pace: Pace) -> Outcome:
    """Every question of both sizes, counted anew; and asked again, ours as it is kept and pandas in `st.cache_data`."""
    # Streamlit says of what is kept that no visitor has asked for it.
    for name in ("streamlit", "streamlit.runtime.caching.cache_data_api"):
        logging.getLogger(name).setLevel(logging.ERROR)
    outcome = Outcome()
    for size, rounds in zip(SIZES[: pace.of(2)], (9, 4), strict=False):
        with ExitStack() as stack:
            side = open_side(size, stack)
            for question in QUESTIONS:
                run = partial(_counted, side, question, pace.of(rounds))
                outcome.take(f"{size}_{question}", run, _inverted, pace=pace)
                run = partial(_again, side, question, pace.of(25))
                outcome.take(f"{size}_{question}_{AGAIN}", run, _inverted, pace=pace)
    outcome.figures |= means_of(outcome.figures, SIZES[: pace.of(2)])
    return outcome


def installed() -> tuple[str, ...]:
    """The peers that are here."""
    return tuple(peer for peer, package in NEEDS.items() if find_spec(package))


def open_side(size: str, stack: ExitStack) -> Side:
    """All that are here, with the tables of that size, until the stack ends."""
    data = example() if size == "example" else national()
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    ours = database() if size == "example" else opened(data, folder)
    return Side(
        size, data, ours, {peer: stack.enter_context(module_of(peer).opened(data.tables)) for peer in installed()}
    )


def module_of(peer: str) -> ModuleType:
    """Where its answers stand."""
    return import_module(f"benchmarks.peers.with_{peer}")


def means_of(figures: Mapping[str, Figure], sizes: tuple[str, ...]) -> dict[str, Figure]:
    """What is told of each peer, its geometric mean over the questions; and the worst of them."""

    def mean(size: str, peer: str, *, kept: str = "") -> Figure:
        none = WRONG if find_spec(NEEDS[peer]) else NOT_HERE
        return _mean([figures.get(f"{size}_{question}{kept}_{peer}", none) for question in QUESTIONS])

    means = {f"{peer}_{size}": mean(size, peer) for peer in NEEDS for size in sizes}
    again = {f"{AGAIN}_{size}": mean(size, "pandas", kept=f"_{AGAIN}") for size in sizes}
    return {**means, **again, "worst": _highest(means)}


def wrong_rows(peer: str, question: str, rows: list[tuple], expected: pl.DataFrame) -> str:
    """What is wrong with the rows of a peer; nothing where they are ours."""
    told = expected.rows()
    if rows == told:
        return ""
    if len(rows) != len(told):
        return f"{peer}, {question}: {len(rows)} rows instead of {len(told)}"
    names = {
        name
        for row, right in zip(rows, told, strict=True)
        for name, value, wanted in zip(expected.columns, row, right, strict=True)
        if value != wanted
    }
    return f"{peer}, {question}: other than ours in {', '.join(sorted(names))}"


def _counted(side: Side, question: str, rounds: int) -> Compared:
    expected = run_query(side.ours, question, side.data.filters)
    asks = {peer: partial(answers[question], side.data.choices) for peer, answers in side.peers.items()}
    peers = {peer: partial(_peer, peer, question, ask, expected) for peer, ask in asks.items()}
    for ask in peers.values():
        ask()
    return compare(partial(_ours, side, question, expected), peers, rounds=rounds)


def _again(side: Side, question: str, rounds: int) -> Compared:
    expected = run_query(side.ours, question, side.data.filters)
    told = localise(expected, SWEDISH, side.ours.own_labels)
    cached = st.cache_data(answer_of, show_spinner=False)
    asked = partial(cached, side.size, question, side.data.choices, side.peers["pandas"][question])
    peer = partial(_peer, "pandas", question, asked, expected)
    ours = partial(_kept, side, question, told)
    for ask in (ours, peer):
        ask()
    return compare(ours, {"pandas": peer}, rounds=rounds)


def answer_of(size: str, question: str, choices: Choices, _ask: Callable[[Choices], object]) -> object:
    """An answer as a page has it who lets Streamlit keep it: each gets a copy of their own."""
    return _ask(choices)


def _ours(side: Side, question: str, expected: pl.DataFrame) -> float:
    begun = perf_counter()
    rows = run_query(side.ours, question, side.data.filters)
    return _if_same(perf_counter() - begun, question, rows, expected)


def _kept(side: Side, question: str, expected: pl.DataFrame) -> float:
    begun = perf_counter()
    rows = frame_of(side.ours, question, side.data.filters, SWEDISH)
    return _if_same(perf_counter() - begun, question, rows, expected)


def _if_same(seconds: float, question: str, rows: pl.DataFrame, expected: pl.DataFrame) -> float:
    if not rows.equals(expected):
        raise WrongAnswerError(f"{question}: ours answers otherwise when it is asked again")
    return seconds


def _peer(peer: str, question: str, ask: Callable[[], object], expected: pl.DataFrame) -> float:
    begun = perf_counter()
    answer = ask()
    seconds = perf_counter() - begun
    wrong = wrong_rows(peer, question, module_of(peer).rows_of(answer, expected.schema), expected)
    if wrong:
        raise WrongAnswerError(wrong)
    return seconds


def _inverted(run: Compared) -> dict[str, Figure]:
    """Ours over each of the others; it is ours that is the reference here."""
    figures = {name: run.figure(name) for name in run.ours}
    return {f"_{name}": Figure(1 / one.value, 1 / one.high, 1 / one.low) for name, one in figures.items()}


def _mean(figures: list[Figure]) -> Figure:
    """The geometric mean; one that is missing leaves none."""
    missing = [figure for figure in figures if figure.value is None]
    if missing:
        return missing[0]
    values = [figure.value for figure in figures]
    return Figure(statistics.geometric_mean(values), *quartiles(values))


def _highest(means: Mapping[str, Figure]) -> Figure:
    """The highest of them, and whose it is; one that is missing hides which that is."""
    missing = [figure for figure in means.values() if figure.value is None]
    if missing:
        return NOT_HERE if NOT_HERE in missing else missing[0]
    name = max(means, key=lambda one: means[one].value)
    return replace(means[name], note=name.replace("_", ", "))
