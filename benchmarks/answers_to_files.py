"""Write what every query answers into a folder: `python benchmarks/answers_to_files.py DATA FOLDER every|newest`.

It is run by the app of another commit too, and so imports nothing of the benchmarks. For every version of every catalogue under DATA, and
with all municipalities, one of them and two at an earlier day chosen, each query's rows in both languages become a Parquet file. Of the
newest versions alone only with all municipalities.
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from dashboard.extracts import Database, open_database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import list_catalogues, list_manifests, read_history
from dashboard.wording import LANGUAGES, localise
from queries import query_names

TWO_YEARS = timedelta(days=731)


def main(data: Path, folder: Path, *, only_newest: bool) -> None:
    """A file for each query, version, choice and language, named after them."""
    for catalogue in list_catalogues(data):
        versions = read_history(list_manifests(data, catalogue)).versions
        for version in versions[-1:] if only_newest else versions:
            database = open_database(version)
            for choice, filters in list(_choices(database))[: 1 if only_newest else None]:
                for name in query_names():
                    rows = run_query(database, name, filters)
                    for language in LANGUAGES:
                        file = f"{catalogue}-{version.number}-{choice}-{language}-{name}.parquet"
                        localise(rows, language, database.own_labels).write_parquet(folder / file)


def _choices(database: Database) -> Iterator[tuple[str, Filters]]:
    day = database.version.as_of
    codes = tuple(run_query(database, "municipalities", Filters((), day))["municipality_code"])
    yield "all", Filters(codes, day)
    yield "one", Filters(codes[:1], day)
    yield "two", Filters(codes[1:3], day - TWO_YEARS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), only_newest=sys.argv[3] == "newest")
