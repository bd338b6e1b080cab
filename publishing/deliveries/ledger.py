"""The ledger: which receipts there are, beside the receipts themselves, so that one that is lost or altered is noticed.

`<restricted>/<catalogue>/ledger/000001.json` holds the SHA-256 of the `receipt.json` with that number. It is written once the receipt
has its number; a program that is killed in between leaves a receipt without an entry, and the next one that is received writes both.
"""

import hashlib
import json
import os
import re
from pathlib import Path

from publishing.deliveries.folder import make_folder, sync_folder, write_file

FOLDER = "ledger"

_NAME = re.compile(r"(\d{6})\.json")


def entered(folder: Path) -> dict[int, str]:
    """The SHA-256 of every receipt that the ledger of a catalogue's restricted `folder` has, by number.

    An entry that cannot be read is an empty text, which is no receipt's.
    """
    names = (_NAME.fullmatch(path.name) for path in sorted((folder / FOLDER).glob("*.json")))
    return {int(name[1]): _read(folder / FOLDER / name[0]) for name in names if name}


def enter(folder: Path, number: int, receipt: bytes) -> None:
    """Enter a receipt, whole or not at all. Only who holds the lock of the receipts may."""
    make_folder(folder / FOLDER)
    entry = {"number": number, "sha256": hashlib.sha256(receipt).hexdigest()}
    path = folder / FOLDER / f"{number:06d}.json"
    beside = path.with_suffix(".coming")
    write_file(beside, json.dumps(entry).encode() + b"\n")
    os.replace(beside, path)
    sync_folder(path.parent)


def _read(path: Path) -> str:
    try:
        values = json.loads(path.read_bytes())
        return values["sha256"] if values["number"] == int(path.stem) and type(values["sha256"]) is str else ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
