"""Thirty viewers at once on a cold server, at its start and again when it is started anew: `python -m tests.server.crowd`.

Each round starts `streamlit run app.py`. The viewers come in the moment that the port answers, by different pages of both
catalogues; then the server is ended and started again, and all of them come back at once, as browsers do. Afterwards one
viewer alone opens every address: what the others were shown has to be that. The exit code is 0 only when nothing was wrong.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from websockets.exceptions import WebSocketException

from tests.browser.harness import begin_server, free_port, stop_server
from tests.server.viewer import Page, Viewer, come_in, run
from tests.several import copy_catalogues, correct, manifest, withdraw

ADDRESSES = (
    "/", "/?data=exempel", "/?sprak=en", "/?data=exempel&lasning=B",
    "/tackning", "/tackning?data=exempel&matt=enterprises&kommun=Bollnäs&kommun=Hudiksvall&period=2017-Q4",
    "/tackning?data=exempel&sprak=en", "/stodstruktur", "/stodstruktur?data=exempel&kommun=Gävle",
    "/nyttjande?data=exempel&aktor=kommun", "/nyttjande", "/kallor?data=exempel", "/kallor", "/skydd",
    "/skydd?data=exempel&sprak=en",
)  # fmt: skip
MOMENTS = ("start", "restart", "soak")
# How the log of a server says that something went wrong in it.
IN_LOG = ("Traceback", "Uncaught app execution")


@dataclass
class Moment:
    """What a crowd met: what each viewer was shown with its address, what was wrong, and how long after the server was
    begun the first page and the last one stood, in seconds.
    """

    shown: list[tuple[str, Page]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stood: list[float] = field(default_factory=list)

    def note(self, address: str, page: Page) -> None:
        """Keep what one viewer was shown."""
        self.shown.append((address, page))
        self.faults += [f"{address}: {fault}" for fault in page.faults]


def play_round(viewers: int, folder: Path, *, soak_seconds: float = 0.0, **environment: str) -> dict[str, Moment]:
    """A start, a restart and, when it is to last, a while of turning pages with two publications on a copy of the data.

    The server's log is written to `folder`. At the end each page is held against what a calm visitor sees.
    """
    return run(_play_round(viewers, folder, soak_seconds, environment))


async def _play_round(
    viewers: int, folder: Path, soak_seconds: float, environment: dict[str, str]
) -> dict[str, Moment]:
    port, moments = free_port(), {name: Moment() for name in MOMENTS}
    data, later = copy_catalogues(folder / "data"), copy_catalogues(folder / "later")
    environment = {"ASF_DATA": str(data)} | environment
    sessions = [""] * viewers
    with (folder / "log.txt").open("wb") as log:
        for name in MOMENTS[:2]:
            server, begun = begin_server(port, log=log, **environment), monotonic()
            try:
                coming = (_come(port, moments[name], number, sessions, begun) for number in range(viewers))
                inside = [viewer for viewer in await asyncio.gather(*coming) if viewer]
                if name == "restart":
                    await _hold_against_a_calm_visit(port, moments)
                    if soak_seconds:
                        await _soak(inside, moments["soak"], soak_seconds, data, later)
            finally:
                stop_server(server)
            await asyncio.gather(*(viewer.wait_for_the_end() for viewer in inside))
    for line in (folder / "log.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        if any(words in line for words in IN_LOG):
            moments["restart"].faults.append(f"the server's log: {line}")
    return moments


async def _come(port: int, moment: Moment, number: int, sessions: list[str], begun: float) -> Viewer | None:
    """One viewer of the crowd, who stays; none when the page never stood."""
    address = ADDRESSES[number % len(ADDRESSES)]
    try:
        viewer = await come_in(port, address, session=sessions[number])
        moment.note(address, await viewer.open())
    except (TimeoutError, OSError, WebSocketException) as fault:
        moment.faults.append(f"{address}: never finished: {type(fault).__name__} {fault}")
        return None
    sessions[number] = viewer.session
    moment.stood.append(monotonic() - begun)
    return viewer


async def _hold_against_a_calm_visit(port: int, moments: dict[str, Moment]) -> None:
    """Open every address alone; whoever was shown anything else has seen a wrong page."""
    for address in ADDRESSES:
        async with Viewer(port, address) as viewer:
            calm = (await viewer.open()).parts
        for moment in moments.values():
            for other, page in moment.shown:
                if other == address and page.parts != calm:
                    moment.faults.append(
                        f"{address}: another page than a calm visitor's: {_differences(page.parts, calm)}"
                    )


def _differences(parts: Counter[str], calm: Counter[str]) -> str:
    return f"without {dict(calm - parts)}, with {dict(parts - calm)}"[:400]


async def _soak(inside: list[Viewer], moment: Moment, seconds: float, data: Path, later: Path) -> None:
    """Everybody turns pages; after a third of the time a correction is published, after two thirds it is taken back."""
    correct(later)
    withdraw(later)
    end = monotonic() + seconds
    turning = [asyncio.create_task(_turn_pages(viewer, moment, end)) for viewer in inside]
    for number in (2, 3):
        await asyncio.sleep(seconds / 3)
        _publish(later, data, number)
    await asyncio.gather(*turning)


async def _turn_pages(viewer: Viewer, moment: Moment, end: float) -> None:
    pages = list(viewer.pages)
    while monotonic() < end:
        for page in pages:
            try:
                moment.note(f"{viewer.address} → {page}", await viewer.turn_to(page))
            except (TimeoutError, OSError, WebSocketException) as fault:
                moment.faults.append(f"{viewer.address} → {page}: never finished: {type(fault).__name__} {fault}")
                return


def _publish(later: Path, data: Path, number: int) -> None:
    """Version `number` of the example, as a publication brings it: the files first, then the manifest at one stroke."""
    for file in (later / "exempel" / "extracts").glob("*.parquet"):
        target = data / "exempel" / "extracts" / file.name
        if not target.exists():
            shutil.copy(file, target)
    os.replace(manifest(later, number), manifest(data, number))


def _line(name: str, moments: Sequence[Moment]) -> str:
    shown = [page for moment in moments for _, page in moment.shown]
    faults = [fault for moment in moments for fault in moment.faults]
    boxes = sum("error box" in fault for fault in faults)
    stood = [seconds for moment in moments for seconds in moment.stood]
    first = statistics.median(min(moment.stood) for moment in moments) if stood else 0.0
    last = statistics.median(max(moment.stood) for moment in moments) if stood else 0.0
    slowest = statistics.median(page.seconds for page in shown) if shown else 0.0
    return f"| {name} | {len(shown)} | {boxes} | {len(faults) - boxes} | {first:.1f} | {last:.1f} | {slowest:.2f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the rounds, print a table in Markdown and every fault once, and return 1 when there was any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--viewers", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--soak", type=float, default=0.0, metavar="SECONDS", help="turn pages for so long, last round")
    chosen = parser.parse_args(arguments)
    rounds = []
    for number in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as folder:
            soak = chosen.soak if number == chosen.rounds - 1 else 0.0
            rounds.append(play_round(chosen.viewers, Path(folder), soak_seconds=soak))
    print(f"{chosen.viewers} viewers, {chosen.rounds} rounds\n")
    print("| | pages shown | error boxes | other faults | first page (s) | last page (s) | a page (s) |")
    print("|---|---|---|---|---|---|---|")
    for name in MOMENTS:
        print(_line(name, [moments[name] for moments in rounds if moments[name].shown or moments[name].faults]))
    faults = Counter(fault for moments in rounds for moment in moments.values() for fault in moment.faults)
    for fault, count in faults.most_common():
        print(f"{count} × {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
