"""Many viewers at once, in processes beside the one that measures: each turns through all pages of the example, again and again."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from time import monotonic

from benchmarks.example import EXAMPLE
from benchmarks.session import PATIENCE_SECONDS, Session

# More viewers than this to a process, and they would wait for each other and not for the server.
VIEWERS_A_PROCESS = 5


@contextmanager
def helpers(viewers: int) -> Iterator[ProcessPoolExecutor]:
    """The processes for so many viewers; they have imported what they need."""
    processes = -(-viewers // VIEWERS_A_PROCESS)
    # Polars must not be forked.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        # Each waits a little, so that the pool begins them all.
        list(pool.map(_wait, [0.3] * processes))
        yield pool


def turn_pages(
    pool: ProcessPoolExecutor,
    ports: Sequence[int],
    *,
    viewers: int,
    seconds: float = PATIENCE_SECONDS,
    turns: int | None = None,
    bare: Counter[str] | None = None,
) -> list[float]:
    """What each page turn took, of viewers who turn pages without a pause: for so long, or so many times each. The servers share
    the viewers. An app without a list of pages has one bare element, or as many as `bare` says.

    Raises WrongAnswerError when a viewer was shown half a page or a fault at the end.
    """
    groups: list[list[int]] = [[] for _ in range(-(-viewers // VIEWERS_A_PROCESS))]
    for number in range(viewers):
        groups[number % len(groups)].append(ports[number % len(ports)])
    firsts = [sum(map(len, groups[:place])) for place in range(len(groups))]
    begun = [
        pool.submit(_group, group, first, seconds, turns, bare) for group, first in zip(groups, firsts, strict=True)
    ]
    return [one for each in begun for one in each.result()]


def _wait(seconds: float) -> None:
    asyncio.run(asyncio.sleep(seconds))


def _group(ports: list[int], first: int, seconds: float, turns: int | None, bare: Counter[str] | None) -> list[float]:
    return asyncio.run(_together(ports, first, seconds, turns, bare))


async def _together(
    ports: list[int], first: int, seconds: float, turns: int | None, bare: Counter[str] | None
) -> list[float]:
    viewers = [_viewer(port, first + place, seconds, turns, bare) for place, port in enumerate(ports)]
    return [one for taken in await asyncio.gather(*viewers) for one in taken]


async def _viewer(port: int, number: int, seconds: float, turns: int | None, bare: Counter[str] | None) -> list[float]:
    """One viewer; each begins with another page. An app without a list of pages has the one that is shown again."""
    taken: list[float] = []
    async with Session(port) as session:
        turn = await session.open(data=EXAMPLE)
        pages, end = session.pages, monotonic() + seconds
        while monotonic() < end and (turns is None or len(taken) < turns):
            next_one = session.turn_to(pages[(number + len(taken)) % len(pages)]) if pages else session.again()
            turn = await next_one
            taken.append(turn.seconds)
    if pages:
        turn.whole_page()
    elif bare:
        turn.bare_elements(bare)
    else:
        turn.bare_element()
    return taken
