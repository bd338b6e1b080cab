"""How long it takes to open a version, beside DuckDB reading the same files and nothing else."""

from functools import partial
from time import perf_counter

from benchmarks.example import version
from benchmarks.record import Outcome, Pace
from benchmarks.side_by_side import Compared, Figure, WrongAnswerError, compare
from dashboard.native import open_version
from queries import open_in_memory


def measure(pace: Pace) -> Outcome:
    """The example's newest version, opened again and again."""
    outcome = Outcome()
    _opened()
    run = partial(compare, _read, {"version": _opened}, rounds=pace.of(11))
    outcome.take("version", run, _figure, pace=pace)
    return outcome


def _figure(run: Compared) -> dict[str, Figure]:
    return {"": run.figure("version")}


def _opened() -> float:
    """A version as the app opens it when it has been opened before: files checked, the native file too."""
    begun = perf_counter()
    opened = open_version(version())
    seconds = perf_counter() - begun
    with opened.connection, opened.cursor() as cursor:
        counted = {file.extract: cursor.table(file.extract).shape[0] for file in version().files}
    if opened.problems or counted != {file.extract: file.rows for file in version().files}:
        raise WrongAnswerError("the version is not whole")
    return seconds


def _read() -> float:
    """Its files as tables in memory."""
    begun = perf_counter()
    with open_in_memory() as connection:
        for file in version().files:
            connection.read_parquet(str(file.path)).create(file.extract)
        return perf_counter() - begun
