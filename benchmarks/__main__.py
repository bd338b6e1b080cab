"""Measure what the project promises of its speed: `python -m benchmarks [--quick] [--only QUESTION] [--minutes NUMBER] [--nations FOLDER]`.

Writes the results, the table of benchmarks/README.md and its picture. `--quick` only looks whether what is measured gives the right
answers, takes a few samples and writes nothing. The exit code is 1 where an answer was wrong, whatever the times are.
"""

import argparse
import importlib
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.picture import write_picture
from benchmarks.promises import FLOORS, PROMISES
from benchmarks.record import Pace, figures_of, read_results, recorded, write_results
from benchmarks.servers import kept_running, serve
from benchmarks.table import measured, write_table

# In the order in which they are asked.
QUESTIONS = (
    "floors",
    "answers",
    "queries",
    "opening",
    "start",
    "page_turns",
    "browser",
    "cpu",
    "viewers",
    "memory",
    "peers",
    "frames",
    "scale",
)
# A quick run leaves out what has no answers of its own.
ALL_BUT_QUICK = ("floors", "answers", "cpu", "memory")
# Asked only by its name: to make a hundred million rows takes longer than all else together.
BY_NAME = ("scale",)
FOLDER = Path(__file__).parent


def main(arguments: Sequence[str] | None = None, *, folder: Path = FOLDER) -> int:
    """Ask the questions one after the other, and write what was found into `folder` after each; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition(":")[0])
    parser.add_argument("--quick", action="store_true", help="only whether the answers are right; writes nothing")
    parser.add_argument("--only", action="append", choices=QUESTIONS, metavar="QUESTION", help=", ".join(QUESTIONS))
    again = "after so many minutes what was too noisy is not taken again (20)"
    parser.add_argument("--minutes", type=float, default=20.0, help=again)
    kept = "where the nations of `scale` lie, each in a folder named by its rows; made there if it does not"
    parser.add_argument("--nations", type=Path, metavar="FOLDER", help=kept)
    chosen = parser.parse_args(arguments)
    left_out = (*BY_NAME, *(ALL_BUT_QUICK if chosen.quick else ()))
    asked, wrong = chosen.only or [name for name in QUESTIONS if name not in left_out], []
    with ExitStack() as stack:
        # Where no time is told, nobody minds what a server has done before: to start one takes longer than most of the questions.
        start = stack.enter_context(kept_running()) if chosen.quick else serve
        pace = Pace(is_quick=chosen.quick, minutes=chosen.minutes, serve=start, nations=chosen.nations)
        for question in asked:
            found = recorded(importlib.import_module(f"benchmarks.questions.{question}").measure, pace)
            _tell(question, found)
            wrong += [f"{question}: {fault}" for fault in found["wrong"]]
            if not pace.is_quick:
                write(folder, {question: found})
    for fault in wrong:
        print(f"wrong answer: {fault}", file=sys.stderr)
    return 1 if wrong else 0


def write(folder: Path, found: dict[str, dict]) -> None:
    """Put what was found among the results, and write the table and the picture anew from all of them."""
    results = read_results(folder / "results.json") | found
    results = {question: results[question] for question in QUESTIONS if question in results}
    write_results(folder / "results.json", results)
    write_table(folder / "README.md", results)
    write_picture(folder / "results.svg", results)


def _tell(question: str, found: dict) -> None:
    """Print what a question found."""
    print(f"{question}: {found['seconds']:.0f} s, load {found['load_before'][0]} → {found['load_after'][0]}")
    figures = figures_of({question: found})
    for promise in (*PROMISES, *FLOORS):
        if promise.question == question:
            print(f"  {promise.says}: {measured(promise, figures.get(promise.figure))}", flush=True)


if __name__ == "__main__":
    # Whoever ends it ends the servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main())
