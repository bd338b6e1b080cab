"""The year on trial, played once by its command, for all tests and on all workers. They read what it left and change nothing."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from demo.year.office import Place

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Year:
    """What the command left and printed."""

    place: Place
    exit_code: int
    printed: str


def play_once(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The year that this run of the tests has played, or plays now."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    place, ending = Place(shared / "year" / "played"), shared / "year" / "ending.txt"
    ending.parent.mkdir(exist_ok=True)
    with FileLock(shared / "year.lock"):
        if not ending.exists():
            command = [sys.executable, "-m", "demo", "year", "--till", str(place.folder)]
            done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
            ending.write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
    code, _, printed = ending.read_text(encoding="utf-8").partition("\n")
    return Year(place, int(code), printed)
