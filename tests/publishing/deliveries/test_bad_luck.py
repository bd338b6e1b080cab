"""Killed halfway, two at once, a disk that is full: a receipt is there whole, or not at all."""

import errno
import os
import signal
import subprocess
import sys

import pytest
from filelock import FileLock

from publishing.deliveries import store
from publishing.deliveries.store import add_receipt, read_receipts, receipt_frame
from publishing.messages.problems import InputError
from tests.publishing.deliveries.conftest import ORIGINAL, ROWS

STEPS = ["original", "rows", "report", "receipt", "claim", "sync", "ledger"]
WRITER = """
import datetime, os, pathlib, signal, sys
import polars
from publishing.deliveries.receipt import ReceiptDraft
from publishing.deliveries.store import add_receipt

folder, name, count, fatal = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]

def at_step(step):
    if step == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

for number in range(count):
    draft = ReceiptDraft(
        partner_id=name, kind="placement", period="2019-Q1", outcome="refused", received_by="samordnaren",
        received_at=datetime.datetime(2019, 4, 12, tzinfo=datetime.UTC), file_name="svar.csv", change_kind="new", note="",
        after_closing="", answers={}, municipality_codes=(), contract_version="1",
    )
    frame = polars.DataFrame({"value": [number]})
    add_receipt(folder, draft, f"{name} {number}".encode(), frame, "fel", at_step=at_step)
"""


def start(folder, name, *, count=1, fatal=""):
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count), fatal]
    return subprocess.Popen(command, cwd=os.getcwd(), stderr=subprocess.PIPE, encoding="utf-8")


def end_of(writer):
    """How a writer ended: its exit code and what it said."""
    said = writer.communicate(timeout=120)[1]
    return writer.returncode, said


def left_in(folder):
    return sorted(path.name for path in (folder / "receipts").iterdir() if path.name != ".lock")


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_leaves_a_whole_receipt_or_none(add, folder, step):
    add()

    assert end_of(start(folder, "kommun-2183", fatal=step)) == (-signal.SIGKILL, "")

    is_there = step in ("sync", "ledger")
    assert [one.partner_id for one in read_receipts(folder)] == ["kommun-2180"] + ["kommun-2183"] * is_there
    assert len(left_in(folder)) == 2, "the receipt itself, or what is left of it"
    assert add().number == 2 + is_there
    assert left_in(folder) == ["000001", "000002", "000003"][: 2 + is_there], "the leftover is swept"


@pytest.mark.parametrize("step", STEPS[:-2])
def test_a_disk_that_fills_up_leaves_nothing_behind(add, draft, folder, step):
    add()

    def at_step(name):
        if name == step:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        add_receipt(folder, draft(outcome="refused"), ORIGINAL, ROWS, "fel", at_step=at_step)

    assert left_in(folder) == ["000001"]
    assert len(read_receipts(folder)) == 1


def test_of_several_writers_at_once_none_is_lost(folder):
    writers = [start(folder, name, count=8) for name in ("kommun-2180", "kommun-2183", "kommun-2104")]
    assert [end_of(writer) for writer in writers] == [(0, "")] * 3

    receipts = read_receipts(folder)

    assert [one.number for one in receipts] == list(range(1, 25))
    kept = sorted((one.partner_id, receipt_frame(folder, one)["value"].item()) for one in receipts)
    assert kept == [(name, n) for name in ("kommun-2104", "kommun-2180", "kommun-2183") for n in range(8)]


def test_a_number_that_was_taken_in_between_is_left_alone(add, draft, folder):
    """Where locks do not work: the rename itself says no, and the next number is taken."""
    add()

    def at_step(name):
        taken = folder / "receipts" / "000002"
        if name == "claim" and not taken.exists():
            taken.mkdir()
            (taken / "receipt.json").write_text("någon annans", encoding="utf-8")

    assert add_receipt(folder, draft(), ORIGINAL, ROWS, at_step=at_step).number == 3
    assert (folder / "receipts" / "000002" / "receipt.json").read_text(encoding="utf-8") == "någon annans"
    assert (folder / "receipts" / "000003" / "original.csv").read_bytes() == ORIGINAL


def test_a_rename_that_fails_for_another_reason_is_told(draft, folder, monkeypatch):
    def refuse(old, new):
        raise PermissionError(errno.EACCES, "Permission denied", str(new))

    monkeypatch.setattr("os.rename", refuse)

    with pytest.raises(PermissionError):
        add_receipt(folder, draft(), ORIGINAL, ROWS)
    assert left_in(folder) == []


def test_who_has_to_wait_too_long_is_told(add, draft, folder, monkeypatch):
    add()
    monkeypatch.setattr(store, "SECONDS_TO_WAIT", 0.1)

    with FileLock(folder / "receipts" / ".lock"), pytest.raises(InputError, match="någon annan tar emot en leverans"):
        add_receipt(folder, draft(), ORIGINAL, ROWS)
    assert left_in(folder) == ["000001"]
