"""What a viewer costs in memory, and whether memory grows while pages are turned."""

import asyncio
import statistics
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from benchmarks.crowd import VIEWERS_A_PROCESS, helpers, turn_pages
from benchmarks.example import EXAMPLE
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, Server, serve
from benchmarks.session import Session
from benchmarks.side_by_side import Figure

VIEWERS = 25
PAGES_EACH = 3
TURNS, MOST_SECONDS = 2_000, 240.0
EVERY_SECONDS = 1.0


def measure(pace: Pace) -> Outcome:
    """The memory of the server with the viewers on it, and while its pages are turned."""
    outcome, viewers = Outcome(), pace.of(VIEWERS, 3)
    with serve(APP) as server:
        before, after = asyncio.run(_with_viewers(server, viewers))
        outcome.figures["viewer"] = Figure((after - before) / viewers)
        outcome.keep({"MB before the viewers and with them": (before, after)})
        held, made = _turning(server, turns := pace.of(TURNS, 20))
    outcome.keep({"MB while pages are turned": held})
    quarter = max(1, len(held) // 4)
    low, high = statistics.median(held[quarter : 2 * quarter] or held), statistics.median(held[-quarter:])
    note = (
        f"{high:.0f} MB" if made >= turns else f"{high:.0f} MB, after {made} turns in {MOST_SECONDS / 60:.0f} minutes"
    )
    outcome.figures["turns"] = Figure(high / low, note=note)
    return outcome


async def _with_viewers(server: Server, viewers: int) -> tuple[float, float]:
    """What the server holds after as many viewers have come and gone as then come and stay, and with those."""
    gone = await _come(server, viewers)
    for session in gone:
        await session.leave()
    before = server.memory_mb()
    stay = await _come(server, viewers)
    after = server.memory_mb()
    for session in stay:
        await session.leave()
    return before, after


async def _come(server: Server, viewers: int) -> list[Session]:
    """Viewers who open the app, look at some pages, one after the other, and stay."""
    inside = []
    for number in range(viewers):
        session = Session(server.port)
        await session.come_in()
        (await session.open(data=EXAMPLE)).whole_page()
        for more in range(PAGES_EACH):
            await session.turn_to(session.pages[(number + more) % len(session.pages)])
        inside.append(session)
    return inside


def _turning(server: Server, turns: int) -> tuple[list[float], int]:
    """What the server holds from second to second while so many pages are turned, and how many were: time may run out."""
    each = -(-turns // VIEWERS_A_PROCESS)
    held = []
    with helpers(VIEWERS_A_PROCESS) as pool, ThreadPoolExecutor(1) as thread:
        made = thread.submit(
            turn_pages, pool, [server.port], viewers=VIEWERS_A_PROCESS, seconds=MOST_SECONDS, turns=each
        )
        while not made.done():
            held.append(server.memory_mb())
            sleep(EVERY_SECONDS)
        return held, len(made.result())
