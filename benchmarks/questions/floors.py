"""What the machine and the libraries take for the least there is: below it no page, no query and no opening gets."""

import asyncio
import hashlib
import statistics
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from time import monotonic, perf_counter

import numpy as np
import polars as pl
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection
from websockets.asyncio.server import serve as listen

from benchmarks.example import database, version
from benchmarks.questions.queries import select_one
from benchmarks.record import Outcome, Pace
from benchmarks.servers import EMPTY, UNCOLLECTED, free_port, serve
from benchmarks.session import Session
from benchmarks.side_by_side import Figure, WrongAnswerError, quartiles

MESSAGE = b"x" * 300
PATIENCE_SECONDS = 20
COPIED_BYTES = 256 * 1024**2


def measure(pace: Pace) -> Outcome:
    """Each with its median and quartiles, in milliseconds or in what goes through in a second."""
    outcome, many, few = Outcome(), pace.of(200, 5), pace.of(25, 3)
    found = {
        "echo": [1000 * one for one in _echo(many)],
        "bare_element": [1000 * one for one in asyncio.run(_bare_element(few))],
        "bare_element_uncollected": [1000 * one for one in asyncio.run(_bare_element(many, *UNCOLLECTED))],
        "select_one": [1000 * select_one(database().connection) for _ in range(many)],
        "memory": _memory(few),
        "parquet": _parquet(few),
        "checksums": _checksums(few),
    }
    outcome.keep(found)
    outcome.figures = {name: Figure(statistics.median(taken), *quartiles(taken)) for name, taken in found.items()}
    return outcome


def _echo(times: int) -> list[float]:
    """A message as long as that of a bare element, to another process and back."""
    port = free_port()
    other = get_context("spawn").Process(target=_answer_on, args=(port,), daemon=True)
    other.start()
    try:
        return asyncio.run(_ask(port, times))
    finally:
        other.terminate()
        other.join()


async def _ask(port: int, times: int) -> list[float]:
    taken = []
    async with await _reached(port) as line:
        for _ in range(times):
            begun = perf_counter()
            await line.send(MESSAGE)
            answer = await line.recv(decode=False)
            taken.append(perf_counter() - begun)
            if answer != MESSAGE:
                raise WrongAnswerError("another message came back")
    return taken


async def _reached(port: int) -> ClientConnection:
    deadline = monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return await connect(f"ws://localhost:{port}", proxy=None)
        except OSError:
            if monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)


def _answer_on(port: int) -> None:
    """Send back what comes, until the process is ended."""
    asyncio.run(_answer_forever(port))


async def _answer_forever(port: int) -> None:
    async def answer(line: ServerConnection) -> None:
        async for message in line:
            await line.send(message)

    async with listen(answer, "localhost", port) as server:
        await server.serve_forever()


async def _bare_element(times: int, *options: str) -> list[float]:
    with serve(EMPTY, *options) as server:
        async with Session(server.port) as session:
            turns = [await session.open(), *[await session.again() for _ in range(times)]]
    for turn in turns:
        turn.bare_element()
    return [turn.seconds for turn in turns[1:]]


def _memory(times: int) -> list[float]:
    """Gigabytes read and written in a second."""
    source, target = np.ones(COPIED_BYTES // 8), np.zeros(COPIED_BYTES // 8)
    return [2 * COPIED_BYTES / _seconds(lambda: np.copyto(target, source)) / 1e9 for _ in range(times)]


def _parquet(times: int) -> list[float]:
    """Megabytes of the example's files read into frames in a second."""
    paths = [file.path for file in version().files]
    size = sum(path.stat().st_size for path in paths)
    return [size / _seconds(lambda: [pl.read_parquet(path) for path in paths]) / 1e6 for _ in range(times)]


def _checksums(times: int) -> list[float]:
    contents: Sequence[bytes] = [file.path.read_bytes() for file in version().files]
    size = sum(map(len, contents))
    return [size / _seconds(lambda: [hashlib.sha256(one).hexdigest() for one in contents]) / 1e6 for _ in range(times)]


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
