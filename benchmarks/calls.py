"""How many calls there are from a command to the first row of a partner's file: the deeper, the harder to find one's way.

Run `python -m benchmarks.calls`. Counted are the calls between functions of our own from `publishing.__main__.main` down to the
one that has the library of the file's format read it.
"""

import contextlib
import io
import shutil
import sys
import tempfile
from pathlib import Path
from types import FrameType

import polars as pl

from publishing.__main__ import main

REPOSITORY = Path(__file__).parents[1]
OURS = ("publishing", "contract")
# The libraries that read the cells of a text, of a workbook and of a Parquet file.
READERS = ("_csv", "CalamineWorkbook", "pyarrow")
READING = "publishing.intake"
FORMATS = ("csv", "xlsx", "parquet")
MEETINGS = {"Kvartal": "2019 kv 1", "Kommun": "Gävle", "Offentlig aktör": "Arbetsförmedlingen", "Antal möten": 2}


class _FoundError(Exception):
    """Ends the command: the first row would be read now."""


def write_meetings(path: Path) -> None:
    """A delivery of one row, in the format that the path says: csv, xlsx or parquet."""
    frame = pl.DataFrame([MEETINGS])
    if path.suffix == ".csv":
        frame.write_csv(path, separator=";")
    elif path.suffix == ".xlsx":
        frame.write_excel(path)
    else:
        frame.write_parquet(path)


def calls_to_first_row(arguments: list[str]) -> list[str]:
    """The functions that are called from `main` down to the one that has the file read, in order, as `module.function`.

    Raises LookupError when the command reads no partner's file.
    """
    found: list[str] = []

    def watch(frame: FrameType, event: str, called: object) -> None:
        if event == "call":
            caller, library = frame.f_back, frame.f_globals.get("__name__", "")
        elif event == "c_call":
            caller, library = frame, _library_of(called)
        else:
            return
        reads = library.partition(".")[0] in READERS
        if reads and caller and caller.f_globals.get("__name__", "").startswith(READING):
            found.extend(_ours(caller))
            sys.setprofile(None)
            raise _FoundError

    sys.setprofile(watch)
    try:
        with contextlib.suppress(_FoundError), contextlib.redirect_stdout(io.StringIO()):
            main(arguments)
    finally:
        sys.setprofile(None)
    if not found:
        raise LookupError("no file was read")
    return found


def _library_of(called: object) -> str:
    """The module of a function in C; of a method, its class, since a class in C may say that it is one of Python's own."""
    owner = getattr(called, "__self__", None)
    kind = owner if isinstance(owner, type) else type(owner)
    return getattr(called, "__module__", None) or kind.__name__


def _ours(frame: FrameType | None) -> list[str]:
    """The functions of our own on the stack, the outermost first, below `main`."""
    names = []
    while frame:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        if module == main.__module__ and name == "main":
            break
        if module.startswith(OURS):
            names.append(f"{module}.{name}")
        frame = frame.f_back
    return names[::-1]


def run() -> None:
    """Prints the way of `check` for a file of each format."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(REPOSITORY / "data" / "exempel", place / "data" / "exempel")
        for suffix in FORMATS:
            path = place / f"moten.{suffix}"
            write_meetings(path)
            given = ["check", str(path), "--partner", "kommun-2180", "--katalog", "exempel", "--dag", "2019-04-20"]
            calls = calls_to_first_row([*given, "--data", str(place / "data")])
            print(f"{suffix}: {len(calls)} calls: {' → '.join(calls)}")


if __name__ == "__main__":
    run()
