"""What the coordinator answered to warnings, kept by the file they are about: given at `check`, found at `receive`."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from publishing.privacy.numbers import has_personal_number
from publishing.problems import InputError, Problem
from publishing.receipts.folder import OWNER_FILE, make_folder, sync_folder, write_file

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
