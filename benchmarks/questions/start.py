"""How long it takes from the start of the process to the first page, beside the empty app. Each time on a server of its own."""

import asyncio
from pathlib import Path
from time import perf_counter

from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, EMPTY, serve
from benchmarks.session import Session, Turn
from benchmarks.side_by_side import Compared, Figure, compare


def measure(pace: Pace) -> Outcome:
    """The first page that a visitor gets who waited for the server."""
    outcome = Outcome()
    outcome.take("first_page", lambda: compare(_empty, {"laget": _ours}, rounds=pace.of(7)), _figure, pace=pace)
    return outcome


def _figure(run: Compared) -> dict[str, Figure]:
    return {"": run.figure("laget")}


def _ours() -> float:
    seconds, turn = _first_page(APP)
    turn.whole_page()
    return seconds


def _empty() -> float:
    seconds, turn = _first_page(EMPTY)
    turn.bare_element()
    return seconds


def _first_page(script: Path) -> tuple[float, Turn]:
    """From the start of the process until the page is whole."""
    begun = perf_counter()
    with serve(script) as server:
        turn = asyncio.run(_open(server.port))
        return perf_counter() - begun, turn


async def _open(port: int) -> Turn:
    async with Session(port) as session:
        return await session.open()
