"""The receipts of a catalogue as they lie on disk: read, and held against the ledger and their own checksums."""

import hashlib
import io
import re
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from publishing.problems import InputError, Problem
from publishing.receipts import ledger
from publishing.receipts.receipt import Draft, Receipt, from_json

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
    """The rows of a delivery as they were understood. Raises InputError when the file is not what was written."""
    path = place_of(folder / "receipts", receipt.number) / ROWS
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != receipt.rows_sha256:
        raise _broken(path, receipt.number, "SHA-256")
    return pl.read_parquet(io.BytesIO(content))


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
