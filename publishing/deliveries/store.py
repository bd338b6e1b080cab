"""The receipts of a catalogue on disk, one numbered folder each, whole or not there at all; how they are read back, and what was answered about them.

The ledger says which receipts there are, beside the receipts themselves, so that one that is lost or altered is noticed:
`<restricted>/<catalogue>/ledger/000001.json` holds the SHA-256 of the `receipt.json` with that number. It is written once the receipt
has its number; a program that is killed in between leaves a receipt without an entry, and the next one that is received writes both.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
from filelock import Timeout

from contract import with_younger_fields
from publishing import storage
from publishing.deliveries.receipt import REFUSED, Receipt, ReceiptDraft, as_json, from_json
from publishing.kinds import FORMS
from publishing.messages.personal_numbers import has_personal_number
from publishing.messages.problems import InputError, Problem

SECONDS_TO_WAIT = 30

_RECEIPTS, _LEDGER = "receipts", "ledger"
_RECEIPT, _ROWS, _REPORT = "receipt.json", "rows.parquet", "report.txt"
_NUMBER, _ENTRY = re.compile(r"\d{6}"), re.compile(r"(\d{6})\.json")
_KNOWN_SUFFIXES = (".xlsx", ".csv", ".parquet")


def add_receipt(
    folder: Path,
    draft: ReceiptDraft,
    original: bytes,
    frame: pl.DataFrame,
    report: str = "",
    *,
    at_step: storage.AtStep = storage.no_step,
) -> Receipt:
    """Keeps a delivery under the next number of the catalogue's restricted `folder` and gives its receipt.

    `frame` holds the rows as understood, exact values and all; without rows for a file that was not understood. `report`
    is kept for a refused delivery. Before each step `at_step` is called with its name: original, rows, report, receipt,
    claim, sync, ledger. Raises InputError when another program holds the receipts for half a minute, OSError as the system does.
    """
    receipts, buffer = folder / _RECEIPTS, io.BytesIO()
    frame.write_parquet(buffer, compression="zstd")
    rows = buffer.getvalue()
    made = {"sha256": _sha256(original), "rows": frame.height, "rows_sha256": _sha256(rows)}
    content = as_json(draft, **made)
    files = {"original": (_original_name(draft), original), "rows": (_ROWS, rows)}
    if draft.outcome == REFUSED:
        files["report"] = (_REPORT, report.encode())
    files["receipt"] = (_RECEIPT, content)
    try:
        with storage.lock_of(receipts, timeout=SECONDS_TO_WAIT), storage.coming_folder(receipts) as coming:
            for step, (name, its_content) in files.items():
                at_step(step)
                storage.write_file(coming / name, its_content)
            number = _claim_number(folder, coming, at_step)
            at_step("sync")
            storage.sync_folder(receipts)
            at_step("ledger")
            _enter_all(folder)
    except Timeout as error:
        raise InputError.of(receipts, "receipts_busy") from error
    return from_json(content, number)


def _claim_number(folder: Path, coming: Path, at_step: storage.AtStep) -> int:
    """Gives a whole receipt the next free number. A number of the ledger is taken, even if its receipt is lost."""
    number = max([0, *_entered(folder), *_numbers_in(folder)])
    while True:
        number += 1
        at_step("claim")
        try:
            storage.claim_folder(coming, _place_of(folder, number))
        except FileExistsError:
            # Taken since we looked.
            continue
        return number


def _enter_all(folder: Path) -> None:
    """Enters every receipt that the ledger does not have: this one, and one whose program was killed before it could."""
    entries = _entered(folder)
    for number in _numbers_in(folder):
        if number not in entries:
            receipt = (_place_of(folder, number) / _RECEIPT).read_bytes()
            entry = json.dumps({"number": number, "sha256": _sha256(receipt)}).encode() + b"\n"
            storage.replace_file(folder / _LEDGER / f"{number:06d}.json", entry)


def _entered(folder: Path) -> dict[int, str]:
    """The SHA-256 of every receipt that the ledger has, by number; of an entry that cannot be read "", which is no receipt's."""

    def sha256(path: Path) -> str:
        try:
            values = json.loads(path.read_bytes())
            return values["sha256"] if values["number"] == int(path.stem) and type(values["sha256"]) is str else ""
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ""

    return {int(path.stem): sha256(path) for path in (folder / _LEDGER).glob("*.json") if _ENTRY.fullmatch(path.name)}


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
    entries = _entered(folder)
    for number in sorted({*_numbers_in(folder), *entries}):
        try:
            found.append(_read(_place_of(folder, number), number, entries.get(number)))
        except InputError as error:
            problems += error.problems
    return tuple(found), sum(receipt.number in entries for receipt in found), problems


def altered_files(folder: Path, receipts: Iterable[Receipt]) -> list[Problem]:
    """Each file of these receipts that is not the one that was received: the original, or the rows as they were understood."""
    problems = []
    for receipt in receipts:
        place = _place_of(folder, receipt.number)
        for name, sha256 in ((_original_name(receipt), receipt.sha256), (_ROWS, receipt.rows_sha256)):
            if _sha256((place / name).read_bytes()) != sha256:
                problems.append(Problem.of(place / name, "receipt_broken", number=receipt.number, reason="SHA-256"))
    return problems


def receipt_frame(folder: Path, receipt: Receipt) -> pl.DataFrame:
    """The rows of a delivery as they were understood, what its form has come to ask for since empty.

    Raises InputError when the file is not what was written.
    """
    path = _place_of(folder, receipt.number) / _ROWS
    content = path.read_bytes()
    if _sha256(content) != receipt.rows_sha256:
        raise InputError.of(path, "receipt_broken", number=receipt.number, reason="SHA-256")
    rows = pl.read_parquet(io.BytesIO(content))
    if not receipt.kind:
        # Refused, and it does not say what it is.
        return rows
    return with_younger_fields(FORMS[receipt.kind], rows, written_under=receipt.contract_version)


def _read(place: Path, number: int, entered: str | None) -> Receipt:
    """A receipt, held against its entry in the ledger, if it has one."""
    path = place / _RECEIPT
    try:
        content = path.read_bytes()
        receipt = from_json(content, number)
    except (ValueError, RecursionError) as error:
        raise InputError.of(path, "receipt_broken", number=number, reason=str(error)) from error
    except FileNotFoundError as error:
        raise InputError.of(path if place.is_dir() else place, "receipt_incomplete", number=number) from error
    if entered is not None and _sha256(content) != entered:
        raise InputError.of(path, "receipt_broken", number=number, reason=_LEDGER)
    for name in (_original_name(receipt), _ROWS):
        if not (place / name).is_file():
            raise InputError.of(place / name, "receipt_incomplete", number=number)
    return receipt


def keep_answers(folder: Path, sha256: str, answers: Mapping[str, str]) -> None:
    """Keeps answers about the file with this SHA-256, by the id of the warning, beside those that were kept before.

    A new answer to the same warning replaces the old one. Raises InputError as `kept_answers` does,
    and for an answer with a personal number in it.
    """
    if any(has_personal_number(answer) for answer in answers.values()):
        raise InputError.of("--svar", "text_with_personal_number")
    path = storage.place_by_sha256(folder / "answers", sha256).with_suffix(".json")
    with storage.lock_of(path.parent):
        together = kept_answers(folder, sha256) | dict(answers)
        storage.replace_file(path, json.dumps(together, ensure_ascii=False, indent=2).encode() + b"\n")


def kept_answers(folder: Path, sha256: str) -> dict[str, str]:
    """The answers about the file with this SHA-256, by the id of the warning; empty when there are none.

    Raises InputError when they cannot be read.
    """
    path = storage.place_by_sha256(folder / "answers", sha256).with_suffix(".json")
    if not path.is_file():
        return {}
    broken = InputError.of(path, "answers_broken")
    try:
        answers = json.loads(path.read_bytes())
    except ValueError as error:
        raise broken from error
    if not isinstance(answers, dict) or not all(isinstance(text, str) for text in answers.values()):
        raise broken
    return answers


def _numbers_in(folder: Path) -> list[int]:
    """The numbers that have a folder among the receipts, in order."""
    places = (folder / _RECEIPTS).glob("*")
    return sorted(int(place.name) for place in places if _NUMBER.fullmatch(place.name) and place.is_dir())


def _place_of(folder: Path, number: int) -> Path:
    return folder / _RECEIPTS / f"{number:06d}"


def _original_name(draft: ReceiptDraft) -> str:
    """The name of the file as it was sent, in its folder; a file of no known kind was refused and is never opened."""
    suffix = Path(draft.file_name).suffix.lower()
    return f"original{suffix if suffix in _KNOWN_SUFFIXES else '.bin'}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
