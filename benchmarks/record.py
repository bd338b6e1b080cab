"""What is kept of a question: its figures, every sample, what was wrong, and the machine and the load under which it was taken."""

import json
import os
import platform
import re
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, perf_counter

import psutil

from benchmarks.servers import Serve, serve
from benchmarks.side_by_side import TOO_NOISY, TRIES, Compared, Figure, WrongAnswerError, quiet_run

ROOT = Path(__file__).parent.parent
LIBRARIES = ("streamlit", "duckdb", "polars", "pyarrow", "altair", "pydeck", "pandas", "uvicorn", "websockets")
# Those of requirements-benchmarks.txt, where they are installed.
PEERS = ("datafusion", "chdb", "dash", "plotly", "panel", "bokeh")
# A sample is kept to the microsecond.
DIGITS = 6
LIST = re.compile(r"\[[\s\d.,e+-]*\]")


@dataclass(frozen=True)
class Pace:
    """How much is measured: everything, or a few samples that show whether the answers are right. Once so many `minutes` have gone,
    what was too noisy is not taken again. `serve` starts a server, or finds one: see `benchmarks.servers`. `nations` is where the
    nations of `scale` lie; without it they are made.
    """

    is_quick: bool = False
    minutes: float = 20.0
    begun: float = field(default_factory=monotonic)
    serve: Serve = serve
    nations: Path | None = None

    def of(self, whole: int, quick: int = 1) -> int:
        """So many for a whole run, and for a quick one."""
        return quick if self.is_quick else whole

    @property
    def tries(self) -> int:
        """How often a run that was too noisy is taken again. A quick one never is: it says nothing of time."""
        return self.of(TRIES, 1)

    def has_time(self) -> bool:
        """Whether there is time to take a run again."""
        return monotonic() - self.begun < 60 * self.minutes


@dataclass
class Outcome:
    """What a question found. `wrong` are the answers that were wrong; the figures that need them are missing."""

    figures: dict[str, Figure] = field(default_factory=dict)
    samples: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    thrown_away: int = 0

    def take(
        self, name: str, run: Callable[[], Compared], give: Callable[[Compared], dict[str, Figure]], *, pace: Pace
    ) -> None:
        """Take a run until it can be trusted, and keep its samples and the figures that `give` makes of it; they are called `name`,
        and what `give` calls them.

        Where no run could be trusted, the figures are there without a value. A wrong answer ends it, and is kept.
        """
        taken: list[Compared] = []

        def once() -> Compared:
            taken.append(run())
            return taken[-1]

        try:
            trusted, thrown_away = quiet_run(once, tries=pace.tries, has_time=pace.has_time)
        except WrongAnswerError as fault:
            self.wrong.append(f"{name}: {fault}")
            return
        figures = {f"{name}{more}": figure for more, figure in give(trusted or taken[-1]).items()}
        self.thrown_away += thrown_away
        self.figures |= figures if trusted or pace.is_quick else dict.fromkeys(figures, TOO_NOISY)
        self.keep((trusted or taken[-1]).samples(name))

    def keep(self, samples: dict[str, Sequence[float]]) -> None:
        """Keep samples, rounded."""
        self.samples |= {name: [round(one, DIGITS) for one in taken] for name, taken in samples.items()}


def recorded(measure: Callable[[Pace], Outcome], pace: Pace) -> dict:
    """A question asked, as it is written: its outcome, and when, how long and under which load it was taken."""
    taken_at, before, start = datetime.now(UTC), psutil.getloadavg(), perf_counter()
    try:
        outcome = measure(pace)
    except WrongAnswerError as fault:
        outcome = Outcome(wrong=[str(fault)])
    return {
        "taken_at": taken_at.isoformat(timespec="seconds"),
        "seconds": round(perf_counter() - start, 1),
        "load_before": [round(one, 2) for one in before],
        "load_after": [round(one, 2) for one in psutil.getloadavg()],
        "machine": machine(),
        "versions": versions(),
        "commit": commit(),
        **asdict(outcome),
    }


def versions() -> dict[str, str]:
    """The versions of what it was taken with."""
    here = [name for name in PEERS if find_spec(name)]
    return {name: version(name) for name in (*LIBRARIES, *here)} | {"sqlite": sqlite3.sqlite_version}


def machine() -> dict[str, str | int | float]:
    """What it was taken on."""
    return {
        "system": platform.system(),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "python": platform.python_version(),
    }


@cache
def commit() -> str:
    """The commit of the checkout as it was at the start; nothing where there is no history. What is written later is the results."""
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def read_results(path: Path) -> dict[str, dict]:
    """What was recorded, by question; nothing where nothing was."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_results(path: Path, results: dict[str, dict]) -> None:
    """Write what was recorded, the numbers of a list on one line."""
    text = json.dumps(results, ensure_ascii=False, indent=1)
    path.write_text(f"{LIST.sub(lambda found: ' '.join(found[0].split()), text)}\n", encoding="utf-8")


def figures_of(results: dict[str, dict]) -> dict[str, Figure]:
    """Every figure by its question and its name, `page_turns.warm`."""
    return {
        f"{question}.{name}": Figure(**figure)
        for question, found in results.items()
        for name, figure in found["figures"].items()
    }


def _processor() -> str:
    """The name of the processor: Linux tells it in a file, others by platform."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else ()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())
