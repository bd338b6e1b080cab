"""Details on their way into a version: held to the contract, then added up into the extracts that the app reads.

They may be more rows than memory holds, so they are read row group by row group, and added up by DuckDB from their files.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import polars as pl
from pyarrow import parquet

from contract import DETAILS, ROLLED_UP
from publishing.disclosure.published import is_protected
from publishing.kinds import Frames
from publishing.messages.problems import InputError, Problem
from queries import add_up

Files = Mapping[str, tuple[Path, ...]]


def check_details(details: Files, catalogue: str) -> None:
    """Holds the rows of details to the contract, and to the protection of those whom they count. Raises InputError for each file at fault.

    A key is looked for twice within a row group: who writes a detail sorts it by its key.
    """
    problems = [
        Problem.of(path, "detail_unfit", rules=", ".join(sorted(broken)))
        for name, paths in details.items()
        for path in paths
        if (broken := {rule for rows in _row_groups(path) for rule in _broken_rules(name, rows, catalogue)})
    ]
    if problems:
        raise InputError(problems)


def rolled_up(details: Files) -> Frames:
    """The extracts that details are added up into, by name, as the files of `queries/rollups/` say."""
    return {ROLLED_UP[name]: add_up(ROLLED_UP[name], name, paths) for name, paths in details.items()}


def _row_groups(path: Path) -> Iterator[pl.DataFrame]:
    with closing(parquet.ParquetFile(path)) as file:
        for number in range(file.num_row_groups):
            yield pl.from_arrow(file.read_row_group(number))


def _broken_rules(name: str, rows: pl.DataFrame, catalogue: str) -> list[str]:
    expected = {column: told.dtype for column, told in DETAILS[name].columns().items()}
    if rows.schema != expected:
        return ["columns"]
    broken = list(DETAILS[name].filter(rows).failure.counts())
    broken += ["catalogue"] if rows.filter(pl.col("catalogue") != catalogue).height else []
    return broken + (["protected"] if rows.filter(~is_protected()).height else [])
