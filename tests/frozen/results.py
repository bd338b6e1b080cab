"""What each frozen version shows: every query on it, a line for every column with its rows and a digest of its values.

`python -m tests.frozen.results contract-1` writes `results.csv` of that folder anew: only when a query was meant to answer
otherwise, never because the contract rose.
"""

import csv
import hashlib
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import History, list_catalogues, list_manifests, read_history
from queries import query_names

FROZEN = Path(__file__).parent
# They tell of the contract, of the map and of what can be chosen: not of what a version says.
NOT_OF_A_VERSION = ("codes", "coverage_measures", "dictionary", "municipality_boundaries")
HEADINGS = ("catalogue", "version", "query", "column", "rows", "sha256")
Line = tuple[str, ...]
Told = list[tuple[str, str, str]]


def versions(folder: Path) -> Iterator[tuple[History, int]]:
    """Every version of every catalogue in a frozen folder: the catalogue's history and the number."""
    for catalogue in list_catalogues(folder):
        history = read_history(list_manifests(folder, catalogue))
        yield from ((history, number) for number in history.numbers)


def opened(history: History, number: int) -> Database:
    """The version `number`, opened as the app opens it."""
    by_number = {version.number: version for version in history.versions}
    return open_database(by_number[number], history.beside(by_number[number]))


def told(database: Database, query: str, filters: Filters) -> Told:
    """Every column of a query's answer: its name, how many rows it has, and a digest of them."""
    frame = run_query(database, query, filters)
    return [(column.name, str(frame.height), digest(column)) for column in frame]


def lines(database: Database, tell: Callable[[Database, str, Filters], Told] = told) -> list[Line]:
    """What one version shows, a line for every column of every query that tells of it; `tell` gives what `told` does."""
    version = database.version
    everywhere = Filters(municipality_codes=("",), reference_date=version.as_of)
    codes = tuple(run_query(database, "municipalities", everywhere)["municipality_code"])
    filters = Filters(municipality_codes=codes, reference_date=version.as_of)
    version_of = (version.catalogue, str(version.number))
    asked = (query for query in query_names() if query not in NOT_OF_A_VERSION)
    return [(*version_of, query, *column) for query in asked for column in tell(database, query, filters)]


def digest(column: pl.Series) -> str:
    """A digest of the values in their order; numbers to nine digits, since a sum may be made in another order."""
    written = (f"{value:.9g}" if isinstance(value, float) else str(value) for value in column)
    return hashlib.sha256("\n".join(written).encode()).hexdigest()[:16]


def read_results(folder: Path) -> list[Line]:
    """The lines as they were when the folder was frozen."""
    rows = list(csv.reader(io.StringIO((folder / "results.csv").read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == HEADINGS
    return [tuple(row) for row in rows[1:]]


def write_results(folder: Path) -> None:
    """Writes the lines of every version in the folder."""
    with (folder / "results.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        for history, number in versions(folder):
            writer.writerows(lines(opened(history, number)))


if __name__ == "__main__":
    write_results(FROZEN / sys.argv[1])
