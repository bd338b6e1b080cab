"""The receipts of a catalogue on disk, one numbered folder each: whole, or not there at all.

`<restricted>/<catalogue>/receipts/000001/` holds `receipt.json`, the file as it was sent (`original.xlsx`), the rows as
they were understood (`rows.parquet`) and, for a refused one, `report.txt`. A receipt is made in a folder beside the
others and then renamed into its number: the rename fails where there is a receipt already, so that no number is taken
twice. A lock keeps out those who come at the same time; the system lets go of it when a process dies.
"""

import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout

from publishing.problems import InputError, Problem
from publishing.receipts import ledger
from publishing.receipts.folder import OWNER_FILE, make_folder, sync_folder, write_file
from publishing.receipts.reading import RECEIPT, ROWS, numbers_in, original_name, place_of
from publishing.receipts.receipt import REFUSED, Draft, Receipt, as_json, from_json

REPORT = "report.txt"
SECONDS_TO_WAIT = 30

_COMING = ".coming-"


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
    claim, sync, ledger. Raises InputError when another program holds the receipts for half a minute, OSError as the system does.
    """
    receipts = folder / "receipts"
    make_folder(receipts)
    try:
        with FileLock(receipts / ".lock", timeout=SECONDS_TO_WAIT, mode=OWNER_FILE):
            _sweep(receipts)
            coming = Path(tempfile.mkdtemp(prefix=_COMING, dir=receipts))
            try:
                content = _write(coming, draft, original, frame, report, at_step)
                number = _claim(coming, receipts, at_step, after=max(ledger.entered(folder), default=0))
            finally:
                # What was renamed is no longer there; what was not is of no use.
                shutil.rmtree(coming, ignore_errors=True)
            at_step("sync")
            sync_folder(receipts)
            at_step("ledger")
            _enter_all(folder)
    except Timeout as error:
        raise InputError([Problem(str(receipts), "receipts_busy")]) from error
    return from_json(content, number)


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
    files = {"original": (original_name(draft), original), "rows": (ROWS, rows)}
    if draft.outcome == REFUSED:
        files["report"] = (REPORT, report.encode())
    files["receipt"] = (RECEIPT, content)
    for step, (name, its_content) in files.items():
        at_step(step)
        write_file(coming / name, its_content)
    sync_folder(coming)
    return content


def _claim(coming: Path, receipts: Path, at_step: Callable[[str], None], *, after: int) -> int:
    """Renames a whole receipt into the next free number and gives it. A number of the ledger is taken, even if its receipt is lost."""
    number = max([after, *numbers_in(receipts)]) + 1
    while True:
        at_step("claim")
        try:
            os.rename(coming, place_of(receipts, number))
        except OSError:
            # Taken since we looked; anything else that is wrong is not ours to mend.
            if not place_of(receipts, number).exists():
                raise
            number += 1
        else:
            return number


def _enter_all(folder: Path) -> None:
    """Enters every receipt that the ledger does not have: this one, and one whose program was killed before it could."""
    entries = ledger.entered(folder)
    for number in numbers_in(folder / "receipts"):
        if number not in entries:
            ledger.enter(folder, number, (place_of(folder / "receipts", number) / RECEIPT).read_bytes())


def _sweep(receipts: Path) -> None:
    """Removes what a killed program left. Only who holds the lock may: then nobody else is making one."""
    for left in receipts.glob(f"{_COMING}*"):
        shutil.rmtree(left)
