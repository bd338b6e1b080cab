"""Whether every query still answers what it answered before the remedies: rows, order and types, to the digit.

Both apps read the data of the earlier one. A column that has come since is passed over, and what was changed on purpose is
held against what it was in all but that.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.before import NOT_HERE, app_before
from benchmarks.record import Outcome, Pace
from benchmarks.servers import ROOT
from benchmarks.side_by_side import Figure, WrongAnswerError

WRITER = ROOT / "benchmarks" / "answers_to_files.py"


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What may differ in a query's answer, and `why`: the order of its rows, rows that have come since, the words of some columns."""

    why: str
    in_any_order: bool = False
    with_more_rows: bool = False
    besides: tuple[str, ...] = ()


NOTHING = Meant(why="")
MEANT = {
    "codes": Meant(
        why="the contract has more codes, and a party its own name",
        in_any_order=True,
        with_more_rows=True,
        besides=("label",),
    ),
    "dictionary": Meant(why="the contract has more columns", in_any_order=True, with_more_rows=True),
    "status_ladder": Meant(why="those of whom nothing is known come last", in_any_order=True),
    "training_by_employer": Meant(why="a party's own name", besides=("employer_label",)),
    "training_coverage": Meant(why="a party's own name", besides=("employer_label",)),
}


def measure(pace: Pace) -> Outcome:
    """How many queries answer otherwise, of all versions and languages and of some choices. It is no wrong answer: one may be meant."""
    with app_before() as before, tempfile.TemporaryDirectory() as folder:
        if before is None:
            return Outcome(figures={"differ": Figure(None, note=NOT_HERE)})
        which = "newest" if pace.is_quick else "every"
        then, now = (_written(app, before / "data", Path(folder), which) for app in (before, ROOT))
        changed = sorted(
            {query_of(name) for name, file in then.items() if not is_same(file, now.get(name), meant_of(name))}
        )
    meant = "; ".join(f"`{query}` in what was meant: {each.why}" for query, each in MEANT.items())
    note = ", ".join(changed) or f"of {len(then)} results; {meant}"
    return Outcome(figures={"differ": Figure(len(changed), note=note)})


def query_of(result: str) -> str:
    """The query whose result a file of that name holds."""
    return result.rpartition("-")[2]


def meant_of(result: str) -> Meant:
    """What may differ in the result of that name."""
    return MEANT.get(query_of(result), NOTHING)


def is_same(then: Path, now: Path | None, meant: Meant = NOTHING) -> bool:
    """Whether two files hold the same rows in the columns of the first, but for what is meant to differ."""
    if now is None:
        return False
    rows, later = pl.read_parquet(then).drop(meant.besides), pl.read_parquet(now)
    if not set(rows.columns) <= set(later.columns):
        return False
    later = later.select(rows.columns)
    if rows.schema != later.schema:
        return False
    if not meant.in_any_order:
        return rows.equals(later)
    lost = rows.join(later, on=rows.columns, how="anti", nulls_equal=True)
    return lost.is_empty() and (meant.with_more_rows or rows.height == later.height)


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
