"""A catalogue's restricted folder, and deliveries to keep in it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from publishing.deliveries.receipt import Receipt, ReceiptDraft
from publishing.deliveries.store import add_receipt

ORIGINAL = "Kvartal;Kommun\n2019 kv 1;Gävle\n".encode()
ROWS = pl.DataFrame({"source_row": [2, 3], "municipality_code": ["2180", "2180"], "value": [7.0, None]})


@pytest.fixture
def draft() -> Callable[..., ReceiptDraft]:
    """`draft(period=…)`: an accepted delivery of placements from Gävle for 2019-Q1, unless told otherwise."""

    def build(**changes: object) -> ReceiptDraft:
        values = {
            "partner_id": "kommun-2180",
            "kind": "placement",
            "period": "2019-Q1",
            "outcome": "accepted",
            "received_at": dt.datetime(2019, 4, 12, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
            "received_by": "samordnaren",
            "file_name": "Svar från Gävle.csv",
            "change_kind": "new",
            "note": "",
            "after_closing": "",
            "answers": {"jump:2180": "Två nya avtal."},
            "municipality_codes": ("2180",),
            "contract_version": "1",
        }
        return ReceiptDraft(**values | changes)

    return build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue's folder in a restricted folder; not made yet."""
    return tmp_path / "skyddat" / "gavleborg"


@pytest.fixture
def add(folder, draft) -> Callable[..., Receipt]:
    """`add(period=…)`: keeps a delivery and gives its receipt."""

    def keep(original: bytes = ORIGINAL, frame: pl.DataFrame = ROWS, report: str = "", **changes: object) -> Receipt:
        return add_receipt(folder, draft(**changes), original, frame, report)

    return keep
