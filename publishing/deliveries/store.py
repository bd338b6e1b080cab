"""The receipts of a catalogue on disk, one numbered folder each, whole or not there at all; how they are read back, and what was answered about them."""

import hashlib
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout

from contract import with_younger_fields
from publishing.deliveries import ledger
from publishing.deliveries.folder import OWNER_FILE, make_folder, sync_folder, write_file
from publishing.deliveries.receipt import REFUSED, Draft, Receipt, as_json, from_json
from publishing.kinds import FORMS
from publishing.messages.personal_numbers import has_personal_number
from publishing.messages.problems import InputError, Problem

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


RECEIPT, ROWS = "receipt.json", "rows.parquet"

_NUMBER = re.compile(r"\d{6}")
_KNOWN_SUFFIXES = (".xlsx", ".csv", ".parquet")


def read_receipts(folder: Path) -> tuple[Receipt, ...]:
    """Every receipt of the catalogue's restricted `folder`, by number; none when nothing has been received.

    Raises InputError that names each broken one, as `check_receipts` does.
    """
    receipts, _, problems = check_receipts(folder)
    if problems:
        raise InputError(problems)
    return receipts


def check_receipts(folder: Path) -> tuple[tuple[Receipt, ...], int, list[Problem]]:
    """The receipts that can be read, by number; how many of them the ledger has; and what is wrong with the others: a receipt or a
    file of it that is missing, one that cannot be read, or that is not the one that the ledger has.
    """
    found: list[Receipt] = []
    problems: list[Problem] = []
    entries = ledger.entered(folder)
    for number in sorted({*numbers_in(folder / "receipts"), *entries}):
        try:
            found.append(_read(place_of(folder / "receipts", number), number, entries.get(number)))
        except InputError as error:
            problems += error.problems
    return tuple(found), sum(receipt.number in entries for receipt in found), problems


def altered_files(folder: Path, receipts: Iterable[Receipt]) -> list[Problem]:
    """Each file of these receipts that is not the one that was received: the original, or the rows as they were understood."""
    problems = []
    for receipt in receipts:
        place = place_of(folder / "receipts", receipt.number)
        for name, sha256 in ((original_name(receipt), receipt.sha256), (ROWS, receipt.rows_sha256)):
            if hashlib.sha256((place / name).read_bytes()).hexdigest() != sha256:
                problems += _broken(place / name, receipt.number, "SHA-256").problems
    return problems


def receipt_frame(folder: Path, receipt: Receipt) -> pl.DataFrame:
    """The rows of a delivery as they were understood, what its form has come to ask for since empty.

    Raises InputError when the file is not what was written.
    """
    path = place_of(folder / "receipts", receipt.number) / ROWS
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != receipt.rows_sha256:
        raise _broken(path, receipt.number, "SHA-256")
    rows = pl.read_parquet(io.BytesIO(content))
    if not receipt.kind:
        # A file that was refused may not say what it is; nobody asks for its rows.
        return rows
    return with_younger_fields(FORMS[receipt.kind], rows, written_under=receipt.contract_version)


def _read(place: Path, number: int, entered: str | None) -> Receipt:
    """A receipt, held against its entry in the ledger, if it has one."""
    try:
        content = (place / RECEIPT).read_bytes()
        receipt = from_json(content, number)
    except (ValueError, RecursionError) as error:
        raise _broken(place / RECEIPT, number, str(error)) from error
    except FileNotFoundError as error:
        lost = place / RECEIPT if place.is_dir() else place
        raise InputError([Problem(str(lost), "receipt_incomplete", details={"number": str(number)})]) from error
    if entered is not None and hashlib.sha256(content).hexdigest() != entered:
        raise _broken(place / RECEIPT, number, ledger.FOLDER)
    for name in (original_name(receipt), ROWS):
        if not (place / name).is_file():
            raise InputError([Problem(str(place / name), "receipt_incomplete", details={"number": str(number)})])
    return receipt


def numbers_in(receipts: Path) -> list[int]:
    """The numbers that have a folder among the receipts, in order."""
    if not receipts.is_dir():
        return []
    return sorted(int(path.name) for path in receipts.iterdir() if _NUMBER.fullmatch(path.name) and path.is_dir())


def place_of(receipts: Path, number: int) -> Path:
    """The folder of the receipt with this number."""
    return receipts / f"{number:06d}"


def original_name(draft: Draft) -> str:
    """The name of the file as it was sent, in its folder; a file of no known kind was refused and is never opened."""
    suffix = Path(draft.file_name).suffix.lower()
    return f"original{suffix if suffix in _KNOWN_SUFFIXES else '.bin'}"


def _broken(path: Path, number: int, reason: str) -> InputError:
    return InputError([Problem(str(path), "receipt_broken", details={"number": str(number), "reason": reason})])


_SHA256 = re.compile(r"[0-9a-f]{64}")


def keep_answers(folder: Path, sha256: str, answers: Mapping[str, str]) -> None:
    """Keeps answers about the file with this SHA-256, by the id of the warning, beside those that were kept before.

    A new answer to the same warning replaces the old one. Raises InputError as `kept_answers` does,
    and for an answer with a personal number in it.
    """
    if any(has_personal_number(answer) for answer in answers.values()):
        raise InputError([Problem("--svar", "text_with_personal_number")])
    path = _place(folder, sha256)
    beside = path.with_suffix(".tmp")
    make_folder(path.parent)
    with FileLock(path.parent / ".lock", mode=OWNER_FILE):
        together = kept_answers(folder, sha256) | dict(answers)
        write_file(beside, json.dumps(together, ensure_ascii=False, indent=2).encode() + b"\n")
        os.replace(beside, path)
        sync_folder(path.parent)


def kept_answers(folder: Path, sha256: str) -> dict[str, str]:
    """The answers about the file with this SHA-256, by the id of the warning; empty when there are none.

    Raises InputError when they cannot be read.
    """
    path = _place(folder, sha256)
    if not path.is_file():
        return {}
    try:
        answers = json.loads(path.read_bytes())
    except ValueError as error:
        raise InputError([Problem(str(path), "answers_broken")]) from error
    if not isinstance(answers, dict) or not all(isinstance(text, str) for text in answers.values()):
        raise InputError([Problem(str(path), "answers_broken")])
    return answers


def _place(folder: Path, sha256: str) -> Path:
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"{sha256} is no SHA-256")
    return folder / "answers" / f"{sha256}.json"
