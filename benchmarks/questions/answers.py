"""Whether every query still answers what it answered before the remedies: rows, order and types, to the digit.

Both apps read the data of the earlier one. A column that has come since is passed over.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

from benchmarks.before import NOT_HERE, app_before
from benchmarks.record import Outcome, Pace
from benchmarks.servers import ROOT
from benchmarks.side_by_side import Figure, WrongAnswerError

WRITER = ROOT / "benchmarks" / "answers_to_files.py"


def measure(pace: Pace) -> Outcome:
    """How many queries answer otherwise, of all versions and languages and of some choices. It is no wrong answer: one may be meant."""
    with app_before() as before, tempfile.TemporaryDirectory() as folder:
        if before is None:
            return Outcome(figures={"differ": Figure(None, note=NOT_HERE)})
        which = "newest" if pace.is_quick else "every"
        then, now = (_written(app, before / "data", Path(folder), which) for app in (before, ROOT))
        changed = sorted({name.rpartition("-")[2] for name, file in then.items() if not is_same(file, now.get(name))})
    note = ", ".join(changed) or f"{len(then)} results held against each other"
    return Outcome(figures={"differ": Figure(len(changed), note=note)})


def is_same(then: Path, now: Path | None) -> bool:
    """Whether two files hold the same rows in the columns of the first."""
    if now is None:
        return False
    rows, later = pl.read_parquet(then), pl.read_parquet(now)
    if not set(rows.columns) <= set(later.columns):
        return False
    later = later.select(rows.columns)
    return rows.schema == later.schema and rows.equals(later)


def _written(app: Path, data: Path, folder: Path, which: str) -> dict[str, Path]:
    """What the app in that folder answers, as files by their names. Raises WrongAnswerError when it ends with a fault."""
    place = folder / ("now" if app == ROOT else "before")
    place.mkdir()
    command = [sys.executable, str(WRITER), str(data), str(place), which]
    done = subprocess.run(
        command, cwd=app, env={**os.environ, "PYTHONPATH": str(app)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise WrongAnswerError(f"the queries cannot be asked: {done.stderr.strip().rpartition(chr(10))[2]}")
    return {path.stem: path for path in place.iterdir()}
