import dataclasses
import datetime as dt
import hashlib
import json
import shutil
import stat

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from publishing.deliveries.receipt import Receipt
from publishing.deliveries.store import altered_files, read_receipts, receipt_frame
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from tests.publishing.deliveries.conftest import ORIGINAL, ROWS


def test_what_is_kept_is_read_back_as_it_was(add, folder):
    receipt = add()

    assert receipt == Receipt(
        number=1,
        partner_id="kommun-2180",
        kind="placement",
        period="2019-Q1",
        outcome="accepted",
        received_at=dt.datetime.fromisoformat("2019-04-12T09:30:00+02:00"),
        received_by="samordnaren",
        file_name="Svar från Gävle.csv",
        sha256=hashlib.sha256(ORIGINAL).hexdigest(),
        rows=2,
        rows_sha256=receipt.rows_sha256,
        change_kind="new",
        note="",
        after_closing="",
        answers={"jump:2180": "Två nya avtal."},
        municipality_codes=("2180",),
        contract_version="1",
    )
    assert read_receipts(folder) == (receipt,)
    assert_frame_equal(receipt_frame(folder, receipt), ROWS)
    place = folder / "receipts" / "000001"
    assert {path.name for path in place.iterdir()} == {"original.csv", "receipt.json", "rows.parquet"}
    assert (place / "original.csv").read_bytes() == ORIGINAL


def test_nothing_received_is_no_receipts(folder):
    assert read_receipts(folder) == ()


def test_numbers_follow_each_other(add, folder):
    assert [add().number, add(period="2019-Q2").number, add().number] == [1, 2, 3]
    assert [receipt.period for receipt in read_receipts(folder)] == ["2019-Q1", "2019-Q2", "2019-Q1"]


def test_a_refused_file_that_says_nothing_is_kept_with_its_report(add, folder):
    receipt = add(b"\x00macro", pl.DataFrame(), "Svar.xlsm: arbetsboken har makron.\n", outcome="refused",
                  kind="", period="", municipality_codes=(), file_name="Svar.XLSM")  # fmt: skip

    place = folder / "receipts" / "000001"
    assert {path.name for path in place.iterdir()} == {"original.bin", "receipt.json", "report.txt", "rows.parquet"}
    assert (place / "report.txt").read_text(encoding="utf-8") == "Svar.xlsm: arbetsboken har makron.\n"
    assert (receipt.rows, receipt.is_accepted) == (0, False)
    assert read_receipts(folder) == (receipt,)
    assert receipt_frame(folder, receipt).is_empty()


def test_only_the_owner_reads_it(add, folder):
    add()

    paths = [folder, *folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def change(folder, **values):
    path = folder / "receipts" / "000001" / "receipt.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"rows": "2"}, "rows"),
        ({"outcome": "godtagen"}, "outcome"),
        ({"change_kind": "rättelse"}, "change_kind"),
        ({"received_at": "2019-04-12T09:30:00"}, "received_at"),
        ({"received_at": "igår"}, "igår"),
        ({"answers": {"jump": 1}}, "answers"),
        ({"municipality_codes": [2180]}, "municipality_codes"),
        ({"municipality_codes": "2180"}, "municipality_codes"),
        ({"extra": ""}, "other fields"),
    ],
)
def test_a_receipt_that_was_changed_into_none_is_named(add, folder, values, reason):
    add()
    add()
    change(folder, **values)

    with pytest.raises(InputError) as caught:
        read_receipts(folder)

    (problem,) = caught.value.problems
    assert problem.file == str(folder / "receipts" / "000001" / "receipt.json")
    assert reason in problem.text("sv")
    assert "Lägg tillbaka filen från säkerhetskopian." in problem.text("sv")


def test_every_broken_receipt_is_named(add, folder):
    for _ in range(3):
        add()
    receipts = folder / "receipts"
    (receipts / "000001" / "receipt.json").write_bytes(b'{"partner_id"')
    (receipts / "000002" / "original.csv").unlink()
    (receipts / "000003" / "receipt.json").unlink()

    with pytest.raises(InputError) as caught:
        read_receipts(folder)

    assert [(problem.file, problem.message) for problem in caught.value.problems] == [
        (str(receipts / "000001" / "receipt.json"), "receipt_broken"),
        (str(receipts / "000002" / "original.csv"), "receipt_incomplete"),
        (str(receipts / "000003" / "receipt.json"), "receipt_incomplete"),
    ]


def test_rows_that_were_altered_are_not_used(add, folder):
    receipt = add()
    path = folder / "receipts" / "000001" / "rows.parquet"
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)

    with pytest.raises(InputError, match=r"kvitto 1 går inte att läsa eller är ändrat \(SHA-256\)"):
        receipt_frame(folder, receipt)


def test_what_is_no_receipt_is_let_be(add, folder):
    add()
    (folder / "receipts" / "Thumbs.db").write_bytes(b"")
    (folder / "receipts" / "gamla").mkdir()

    assert len(read_receipts(folder)) == 1
    assert add().number == 2


def test_a_receipt_that_was_changed_into_another_is_named(add, folder):
    add()
    add()
    change(folder, received_by="Någon annan")

    with pytest.raises(InputError) as caught:
        read_receipts(folder)

    (problem,) = caught.value.problems
    assert (problem.message, problem.details["number"], problem.details["reason"]) == ("receipt_broken", "1", "ledger")


@pytest.mark.parametrize("number", [1, 2])
def test_a_receipt_that_is_lost_is_named_and_its_number_is_not_given_to_another(add, folder, number):
    add()
    add()
    shutil.rmtree(folder / "receipts" / f"{number:06d}")

    with pytest.raises(InputError) as caught:
        read_receipts(folder)

    (problem,) = caught.value.problems
    assert (problem.message, problem.details["number"]) == ("receipt_incomplete", str(number))
    assert add().number == 3


@pytest.mark.parametrize("name", ["original.csv", "rows.parquet"])
def test_a_file_of_a_receipt_that_is_altered_is_named(add, folder, name):
    receipts = add(), add()
    assert altered_files(folder, receipts) == []
    path = folder / "receipts" / "000002" / name
    path.write_bytes(path.read_bytes() + b"x")

    (problem,) = altered_files(folder, receipts)

    assert (problem.file, problem.message, problem.details["number"]) == (str(path), "receipt_broken", "2")


def test_receipts_from_before_there_was_a_ledger_are_entered_with_the_next(add, folder):
    receipts = add(), add()
    shutil.rmtree(folder / "ledger")
    assert read_receipts(folder) == receipts

    add()

    assert sorted(path.name for path in (folder / "ledger").iterdir()) == ["000001.json", "000002.json", "000003.json"]
    assert len(read_receipts(folder)) == 3


def test_an_entry_that_cannot_be_read_stops_its_receipt(add, folder):
    add()
    (folder / "ledger" / "000001.json").write_bytes(b"{")

    with pytest.raises(InputError, match="ledger"):
        read_receipts(folder)


def test_the_rows_of_an_older_delivery_are_read_with_what_is_asked_for_now(add, folder, monkeypatch):
    form = FORMS["placement"]
    hours = dataclasses.replace(form.field("value"), name="hours", since="3")
    status = dataclasses.replace(form.field("obs_status"), name="hours_status", since="3")
    guests = dataclasses.replace(form.field("value"), name="guests", since="3", statuses=("UN",))
    monkeypatch.setitem(FORMS, "placement", dataclasses.replace(form, fields=(*form.fields, hours, status, guests)))
    rows = receipt_frame(folder, add())
    assert_frame_equal(rows.select(ROWS.columns), ROWS)
    younger = rows.drop(ROWS.columns)
    assert younger.row(0, named=True) == {
        "hours": None, "hours_status": "NL", "guests": None, "guests_status": "NL",
    }  # fmt: skip
    assert younger.dtypes == [pl.Float64, pl.String, pl.Float64, pl.String]
    assert_frame_equal(receipt_frame(folder, add(original=b"x", contract_version="3")), ROWS)
