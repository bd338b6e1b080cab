"""A partner's file as cells. What it is, its bytes say, not its name; nothing in it is run."""

from pathlib import Path

from publishing.messages import Words
from publishing.problems import InputError, Problem
from publishing.reading.kinds import kind_of, suffix_fault
from publishing.reading.parquet import read_parquet
from publishing.reading.table import Table
from publishing.reading.text import read_text_table
from publishing.reading.workbook import read_workbook

LARGEST_MB = 20

_READERS = {"xlsx": read_workbook, "text": read_text_table, "parquet": read_parquet}


def read_table(path: Path) -> Table:
    """The cells of an xlsx, CSV or Parquet file as they stand, whatever delimiter and encoding the text has.

    Raises InputError for a file that cannot or must not be read: damaged, locked by a password, with macros, too large.
    """
    data = _read_bytes(path)
    kind = kind_of(data)
    message, details = suffix_fault(kind, path.name) or ("", {})
    if message:
        raise InputError([Problem(path.name, message, details=details)])
    return _READERS[kind](path.name, data)


def _read_bytes(path: Path) -> bytes:
    def refuse(message: str, **details: str | Words) -> InputError:
        return InputError([Problem(path.name or str(path), message, details=details)])

    if path.is_dir():
        raise refuse("file_folder")
    if not path.is_file():
        raise refuse("missing_file")
    try:
        size = path.stat().st_size
        if size > LARGEST_MB * 1_000_000:
            raise refuse("file_too_large", size=str(round(size / 1_000_000)), limit=str(LARGEST_MB))
        data = path.read_bytes()
    except OSError as error:
        raise refuse("unreadable_file", reason=error.strerror or str(error)) from error
    if not data.strip():
        raise refuse("file_empty")
    return data
