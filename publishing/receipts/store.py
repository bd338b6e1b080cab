"""The receipts of a catalogue on disk, one numbered folder each: whole, or not there at all.

`<restricted>/<catalogue>/receipts/000001/` holds `receipt.json`, the file as it was sent (`original.xlsx`), the rows as
they were understood (`rows.parquet`) and, for a refused one, `report.txt`. A receipt is made in a folder beside the
others and then renamed into its number: the rename fails where there is a receipt already, so that no number is taken
twice. A lock keeps out those who come at the same time; the system lets go of it when a process dies.
"""

import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout

from publishing.problems import InputError, Problem
from publishing.receipts.folder import OWNER_FILE, make_folder, sync_folder, write_file
from publishing.receipts.receipt import REFUSED, Draft, Receipt, as_json, from_json

RECEIPT, ROWS, REPORT = "receipt.json", "rows.parquet", "report.txt"
SECONDS_TO_WAIT = 30

_NUMBER = re.compile(r"\d{6}")
_COMING = ".coming-"
_KNOWN_SUFFIXES = (".xlsx", ".csv", ".parquet")


def no_step(_name: str) -> None:
    """Nothing: what is done before each step unless a test asks for more."""


def add_receipt(
    folder: Path,
    draft: Draft,
    original: bytes,
    frame: pl.DataFrame,
    report: str = "",
    *,
    at_step: Callable[[str], None] = no_step,
) -> Receipt:
    """Keeps a delivery under the next number of the catalogue's restricted `folder` and gives its receipt.

    `frame` holds the rows as understood, exact values and all; without rows for a file that was not understood. `report`
    is kept for a refused delivery. Before each step `at_step` is called with its name: original, rows, report, receipt,
    claim, sync. Raises InputError when another program holds the receipts for half a minute, OSError as the system does.
    """
    receipts = folder / "receipts"
    make_folder(receipts)
    try:
        with FileLock(receipts / ".lock", timeout=SECONDS_TO_WAIT, mode=OWNER_FILE):
            _sweep(receipts)
            coming = Path(tempfile.mkdtemp(prefix=_COMING, dir=receipts))
            try:
                content = _write(coming, draft, original, frame, report, at_step)
                number = _claim(coming, receipts, at_step)
            finally:
                # What was renamed is no longer there; what was not is of no use.
                shutil.rmtree(coming, ignore_errors=True)
            at_step("sync")
            sync_folder(receipts)
    except Timeout as error:
        raise InputError([Problem(str(receipts), "receipts_busy")]) from error
    return from_json(content, number)


def read_receipts(folder: Path) -> tuple[Receipt, ...]:
    """Every receipt of the catalogue's restricted `folder`, by number; none when nothing has been received.

    Raises InputError that names each broken one: a file that is missing, or a receipt that cannot be read.
    """
    found: list[Receipt] = []
    problems: list[Problem] = []
    for number in _numbers(folder / "receipts"):
        try:
            found.append(_read(_place(folder / "receipts", number), number))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def receipt_frame(folder: Path, receipt: Receipt) -> pl.DataFrame:
    """The rows of a delivery as they were understood. Raises InputError when the file is not what was written."""
    path = _place(folder / "receipts", receipt.number) / ROWS
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != receipt.rows_sha256:
        raise _broken(path, "SHA-256")
    return pl.read_parquet(io.BytesIO(content))


def _write(
    coming: Path, draft: Draft, original: bytes, frame: pl.DataFrame, report: str, at_step: Callable[[str], None]
) -> bytes:
    """Writes the files of a receipt and gives the content of its `receipt.json`."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd")
    rows = buffer.getvalue()
    content = as_json(
        draft,
        sha256=hashlib.sha256(original).hexdigest(),
        rows=frame.height,
        rows_sha256=hashlib.sha256(rows).hexdigest(),
    )
    files = {"original": (_original(draft), original), "rows": (ROWS, rows)}
    if draft.outcome == REFUSED:
        files["report"] = (REPORT, report.encode())
    files["receipt"] = (RECEIPT, content)
    for step, (name, its_content) in files.items():
        at_step(step)
        write_file(coming / name, its_content)
    sync_folder(coming)
    return content


def _claim(coming: Path, receipts: Path, at_step: Callable[[str], None]) -> int:
    """Renames a whole receipt into the next free number and gives it."""
    number = max(_numbers(receipts), default=0) + 1
    while True:
        at_step("claim")
        try:
            os.rename(coming, _place(receipts, number))
        except OSError:
            # Taken since we looked; anything else that is wrong is not ours to mend.
            if not _place(receipts, number).exists():
                raise
            number += 1
        else:
            return number


def _read(place: Path, number: int) -> Receipt:
    try:
        receipt = from_json((place / RECEIPT).read_bytes(), number)
    except (ValueError, RecursionError) as error:
        raise _broken(place / RECEIPT, str(error)) from error
    except FileNotFoundError as error:
        raise InputError([Problem(str(place / RECEIPT), "receipt_incomplete")]) from error
    for name in (_original(receipt), ROWS):
        if not (place / name).is_file():
            raise InputError([Problem(str(place / name), "receipt_incomplete")])
    return receipt


def _sweep(receipts: Path) -> None:
    """Removes what a killed program left. Only who holds the lock may: then nobody else is making one."""
    for left in receipts.glob(f"{_COMING}*"):
        shutil.rmtree(left)


def _numbers(receipts: Path) -> list[int]:
    if not receipts.is_dir():
        return []
    return sorted(int(path.name) for path in receipts.iterdir() if _NUMBER.fullmatch(path.name) and path.is_dir())


def _place(receipts: Path, number: int) -> Path:
    return receipts / f"{number:06d}"


def _original(draft: Draft) -> str:
    """The name of the file as it was sent, in its folder; a file of no known kind was refused and is never opened."""
    suffix = Path(draft.file_name).suffix.lower()
    return f"original{suffix if suffix in _KNOWN_SUFFIXES else '.bin'}"


def _broken(path: Path, reason: str) -> InputError:
    return InputError([Problem(str(path), "receipt_broken", details={"reason": reason})])
