"""Streamlit servers on ports of their own: the app, and the simplest apps that it is held against."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
APP = ROOT / "app.py"
REFERENCE = Path(__file__).parent / "reference"
EMPTY, TWO_PAGES, ELEMENTS, CHART_PAGES = BARE = tuple(
    REFERENCE / f"{name}.py" for name in ("empty", "two_pages", "elements", "chart_pages")
)
# The simplest apps run under Streamlit's defaults, in a folder without settings: only that nothing is asked of the internet.
QUIET = (
    "--server.headless", "true", "--server.address", "localhost", "--browser.gatherUsageStats", "false",
    "--server.fileWatcherType", "none",
)  # fmt: skip
# What a user's environment does not say: Streamlit's modules lie compiled where they were installed, and ours from the first start on,
# where Python is not told to leave them as they are.
NOT_A_USERS = ("ASF_", "STREAMLIT_", "PYTHONDONTWRITEBYTECODE")
UNCOLLECTED = ("--runner.postScriptGC", "false")


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    process: psutil.Process

    def memory_mb(self) -> float:
        """What it holds in memory now."""
        return self.process.memory_info().rss / 1e6

    def cpu_seconds(self) -> float:
        """What it has computed since its start, on all cores."""
        times = self.process.cpu_times()
        return times.user + times.system


@contextmanager
def serve(script: Path, *options: str, data: Path | None = None) -> Iterator[Server]:
    """`streamlit run` in the folder of the script, as a user starts it; not waited for. Ends with the block.

    `options` are Streamlit's; `data` is a folder of catalogues in place of the app's own.
    """
    port = free_port()
    quiet = QUIET if script in BARE else ()
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port), *quiet, *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_A_USERS)}
    environment |= {} if data is None else {"ASF_DATA": str(data)}
    running = subprocess.Popen(
        command, cwd=script.parent, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield Server(port, psutil.Process(running.pid))
    finally:
        running.terminate()
        try:
            running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


Serve = Callable[..., AbstractContextManager[Server]]


@contextmanager
def kept_running() -> Iterator[Serve]:
    """A `serve` whose servers stay up for whoever asks for the same next, until the block ends."""
    with ExitStack() as stack:
        running: dict[tuple, Server] = {}

        @contextmanager
        def serve_once(script: Path, *options: str, data: Path | None = None) -> Iterator[Server]:
            asked = (script, options, data)
            if asked not in running:
                running[asked] = stack.enter_context(serve(script, *options, data=data))
            yield running[asked]

        yield serve_once


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
