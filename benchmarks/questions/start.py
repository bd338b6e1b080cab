"""How long it takes from the start of the process to the first page, beside the empty app. Each time on a server of its own."""

import asyncio
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, EMPTY
from benchmarks.session import Session, Turn
from benchmarks.side_by_side import Compared, Figure, compare


def measure(pace: Pace) -> Outcome:
    """The first page that a visitor gets who waited for the server."""
    outcome = Outcome()
    outcome.take(
        "first_page",
        lambda: compare(partial(_empty, pace), {"laget": partial(_ours, pace)}, rounds=pace.of(7)),
        _figure,
        pace=pace,
    )
    return outcome


def _figure(run: Compared) -> dict[str, Figure]:
    return {"": run.figure("laget")}


def _ours(pace: Pace) -> float:
    seconds, turn = _first_page(pace, APP)
    turn.whole_page()
    return seconds


def _empty(pace: Pace) -> float:
    seconds, turn = _first_page(pace, EMPTY)
    turn.bare_element()
    return seconds


def _first_page(pace: Pace, script: Path) -> tuple[float, Turn]:
    """From the start of the process until the page is whole."""
    begun = perf_counter()
    with pace.serve(script) as server:
        turn = asyncio.run(_open(server.port))
        return perf_counter() - begun, turn


async def _open(port: int) -> Turn:
    async with Session(port) as session:
        return await session.open()
