"""Files of facts (CSV) read strictly: the contract's columns, types and nothing else, with the row of every fault."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path

import dataframely as dy
import polars as pl

from contract import CONTRACT_VERSION, EXTRACTS, is_younger, may_be_absent, rows_before, with_younger_columns
from publishing.messages.problems import CellFault, InputError, Problem

HEADER_ROWS = 1

Cell = str | int | float | bool | dt.date | None

# How a cell of each type is written, what is said of one that is not so written, and what makes a value of it.
_TYPES: tuple[tuple[type[dy.Column], re.Pattern[str], str, Callable[[str], Cell]], ...] = (
    (dy.Float64, re.compile(r"-?\d+(\.\d+)?"), "bad_number", float),
    (dy.Int64, re.compile(r"-?\d+"), "bad_integer", int),
    (dy.Bool, re.compile("true|false"), "bad_boolean", "true".__eq__),
    # Python reads 20190301 as well.
    (dy.Date, re.compile(r"\d{4}-\d{2}-\d{2}"), "bad_date", dt.date.fromisoformat),
)
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


def fact_columns(extract: str) -> list[str]:
    """The columns of an extract's file of facts, key first and source last: all but `catalogue`, which the folder says.

    A file may have them in another order.
    """
    schema = EXTRACTS[extract]
    key = schema.primary_key()
    others = [name for name in schema.columns() if name not in (*key, "catalogue", "source_id")]
    return list(dict.fromkeys([*key, *others, "source_id"]))


def read_facts(folder: Path, catalogue: str, *, written_under: str = CONTRACT_VERSION) -> dict[str, pl.DataFrame]:
    """Every extract of a catalogue from its files of facts, one frame each in the contract's columns and types.

    The rows stand in the order of the file, so that row n of a frame is row n + 2 of a spreadsheet.
    A younger extract may have no file: then it has what was meant before there was one, mostly nothing. A file needs no column that is younger than the contract version that it was
    `written_under`. Raises InputError when there is no such folder, or that lists every fault in every file: a missing or
    surplus file, a header, a cell.
    """
    if not folder.is_dir():
        raise InputError.of(folder, "no_facts")
    problems = _file_problems(folder)
    frames: dict[str, pl.DataFrame] = {
        name: rows_before(name, catalogue) if is_younger(schema.since, written_under) else schema.create_empty()
        for name, schema in EXTRACTS.items()
        if may_be_absent(name)
    }
    for extract in EXTRACTS:
        path = folder / f"{extract}.csv"
        if path.is_file():
            try:
                frames[extract] = read_fact_file(path, extract, catalogue, written_under=written_under)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return frames


def _file_problems(folder: Path) -> list[Problem]:
    known = ", ".join(f"{extract}.csv" for extract in EXTRACTS)
    needed = [folder / f"{extract}.csv" for extract in EXTRACTS if not may_be_absent(extract)]
    missing = [path for path in needed if not path.is_file()]
    surplus = sorted(path for path in folder.glob("*.csv") if path.stem not in EXTRACTS)
    return [Problem.of(path, "missing_file") for path in missing] + [
        Problem.of(path, "unknown_file", known=known) for path in surplus
    ]


def read_fact_file(path: Path, extract: str, catalogue: str, *, written_under: str = CONTRACT_VERSION) -> pl.DataFrame:
    """One file of facts as a frame in the contract's columns and types. Raises InputError that lists its faults."""
    records = _records(path)
    header = _header(path, records, extract, written_under)
    columns = EXTRACTS[extract].columns()
    problems: list[Problem] = []
    rows: list[dict[str, Cell]] = []
    for number, record in enumerate(records[HEADER_ROWS:], start=HEADER_ROWS + 1):
        if len(record) != len(header):
            problems.append(Problem.of(path, "cell_count", number, found=len(record), expected=len(header)))
            continue
        row: dict[str, Cell] = {"catalogue": catalogue}
        for name, cell in zip(header, record, strict=True):
            try:
                row[name] = _parse(cell, columns[name])
            except CellFault as fault:
                problems.append(Problem.of(path, fault.message, number, name, **fault.details))
        rows.append(row)
    if problems:
        raise InputError(problems)
    read = pl.DataFrame(rows, schema={name: columns[name].dtype for name in ("catalogue", *header)})
    return with_younger_columns(extract, read, written_under=written_under).select(list(columns))


def _records(path: Path) -> list[list[str]]:
    """The records of a CSV file (RFC 4180, UTF-8 with or without a byte-order mark)."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError.of(path, "not_utf8") from error
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise InputError.of(path, "not_csv", len(records) + 1, reason=error) from error
    return records


def _header(path: Path, records: list[list[str]], extract: str, written_under: str) -> list[str]:
    expected = fact_columns(extract)
    columns = EXTRACTS[extract].columns()
    needed = [name for name in expected if not is_younger(columns[name].metadata["since"], written_under)]
    wanted = ",".join(expected)
    if not records or not any(records[0]):
        raise InputError.of(path, "no_header", 1, header=wanted)
    header = records[0]
    if len(header) == 1 and ";" in header[0]:
        raise InputError.of(path, "semicolons", 1)
    problems = [Problem.of(path, "unknown_column", 1, name, header=wanted) for name in header if name not in expected]
    problems += [Problem.of(path, "missing_column", 1, name) for name in needed if name not in header]
    problems += [Problem.of(path, "repeated_column", 1, name) for name in expected if header.count(name) > 1]
    if problems:
        raise InputError(problems)
    return header


def _parse(cell: str, column: dy.Column) -> Cell:
    """One cell as its column's type; an empty cell is null. Raises CellFault."""
    if cell == "":
        return None
    if cell != cell.strip():
        raise CellFault("stray_space", value=cell)
    form, message, read = next((of for kind, *of in _TYPES if isinstance(column, kind)), (None, "", str))
    if message == "bad_number" and _DECIMAL_COMMA.fullmatch(cell):
        raise CellFault("decimal_comma", value=cell, suggestion=cell.replace(",", "."))
    if form and not form.fullmatch(cell):
        raise CellFault(message, value=cell)
    try:
        return read(cell)
    except ValueError as error:
        raise CellFault(message, value=cell) from error
