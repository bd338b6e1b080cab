"""A small office that receives, publishes and withdraws as the commands do, on the smallest catalogue; and what can befall its files.

A receipt delivers one figure of one year, which is the receipt's own number: the residents of Gävle, or in 2003 its meetings. So the rows
of a version say which receipts' figures it holds, and as on the large scale a delivery changes one file, which later versions share.
"""

import dataclasses
import datetime as dt
import functools
import hashlib
import io
from pathlib import Path

import polars as pl

from contract.history import read_history as read_whole_history
from dashboard.extracts import Database, Served, serve
from dashboard.manifests import DataError, Version
from dashboard.versions import History, list_manifests, read_history
from publishing.deliveries.receipt import ReceiptDraft
from publishing.deliveries.store import add_receipt, read_receipts
from publishing.release.publication import waiting
from publishing.versions.audit import Audit, audit
from publishing.versions.history import Opened, newest_whole
from publishing.versions.publish import Published, VersionDraft, publish_version, withdraw
from tests.publishing.versions.model import FIGURES
from tests.publishing.versions.small import NOON, draft, frame, settings


class Office:
    """The catalogue's folder and its restricted folder, with a clock that can be set back."""

    def __init__(self, place: Path) -> None:
        self.data = place / "data"
        self.folder, self.restricted = self.data / "prov", place / "restricted" / "prov"
        self.now = NOON

    def receive(self, year: int) -> int:
        """Takes in a figure for a year; the number of its receipt. Raises InputError when the receipts are not whole."""
        read_receipts(self.restricted)
        delivery = ReceiptDraft(
            partner_id="kommun-2180",
            kind="dialogue_meeting",
            period=f"{year}-Q1",
            outcome="accepted",
            received_at=self.now,
            received_by="Maria",
            file_name="svar.csv",
            change_kind="new",
            note="",
            after_closing="",
            answers={},
            municipality_codes=("2180",),
            contract_version="1",
        )
        return add_receipt(self.restricted, delivery, f"svar för {year}".encode(), ROWS).number

    def prepare(self, author: str, *, goes_on: bool = False) -> tuple[VersionDraft, tuple[int, ...]]:
        """What would be published now, and the receipts that are new in it. Raises InputError when nothing may be."""
        self.audit().refuse(self.folder, goes_on=goes_on)
        base = newest_whole(self.folder)
        new = waiting(read_receipts(self.restricted), base, read_whole_history(self.folder).taken_back)
        frames = {}
        for extract in FIGURES:
            figures = {
                receipt.period[:4]: receipt.number for receipt in new if extract_of(receipt.period[:4]) == extract
            }
            rows = {row["period"]: row for row in base.frames[extract].to_dicts()}
            rows |= {year: figure(year, number) for year, number in figures.items()}
            frames[extract] = frame(extract, list(rows.values()))
        numbers = tuple(receipt.number for receipt in new)
        return self._draft(base, frames, author, receipts=numbers, goes_on=goes_on), numbers

    def publish(self, made: VersionDraft) -> Published:
        """Publishes what was prepared. Raises InputError."""
        return publish_version(self.folder, made)

    def build(self, title: str) -> Published:
        """The catalogue's own facts anew, here a title, with what was delivered. Raises InputError."""
        self.audit().refuse(self.folder)
        base = newest_whole(self.folder)
        made = self._draft(base, {}, "Rådet", settings=settings(title=title))
        return publish_version(self.folder, made)

    def withdraw(self, author: str) -> Published:
        """Withdraws the version that is shown. Raises InputError."""
        self.audit().refuse(self.folder)
        shown = newest_whole(self.folder).manifest.shows
        return withdraw(self.folder, shown, author=author, note="Fel", now=self.now)

    def audit(self) -> Audit:
        """Whether everything is accounted for."""
        return audit(self.folder, self.restricted)

    def unknown(self) -> tuple[int, ...]:
        """The versions of which nobody can say what they were."""
        return read_whole_history(self.folder).unknown

    def history(self) -> History:
        """The versions as the app reads them."""
        return read_history(list_manifests(self.data, "prov"))

    def serve(self, history: History, number: int) -> Served:
        """What the app serves, by its own choice of the version; only the tables are not made. Raises DataError."""
        return serve(history, number, open_files)

    def _draft(self, base: Opened, frames: dict[str, pl.DataFrame], author: str, **more: object) -> VersionDraft:
        said = {"frames": base.frames | frames, "author": author, "published_at": self.now, "note": author}
        made = draft(0, base=base.manifest.version, **said | {name: more[name] for name in more if name != "goes_on"})
        return dataclasses.replace(made, goes_on=bool(more.get("goes_on")))


ROWS = pl.DataFrame({"value": [1.0]})


def extract_of(year: str) -> str:
    """The extract that the figure of a year goes into."""
    return FIGURES[year == "2003"]


def figure(year: str, number: int) -> dict:
    """The row that a receipt delivers."""
    return {
        "municipality_code": "2180", "period": year, "period_end": dt.date(int(year), 12, 31),
        "value": float(number), "obs_status": "A",
    }  # fmt: skip


def open_files(version: Version) -> Database:
    """A version with what is wrong with its files, as the app finds it."""
    # Checked by their checksums alone: the tables would take most of the time, and say nothing of versions.
    problems = {}
    for file in version.files:
        try:
            content = file.path.read_bytes()
        except OSError:
            problems[file.extract] = DataError("file_missing", file=f"prov/{file.entry.file}")
            continue
        if hashlib.sha256(content).hexdigest() != file.entry.sha256:
            problems[file.extract] = DataError("file_altered", file=f"prov/{file.entry.file}")
    return Database(version, None, problems)


def receipts_shown(folder: Path, version: Version) -> set[int]:
    """The receipts whose figures a version shows."""
    files = [file.entry.file for file in version.files if file.extract in FIGURES]
    return {number for file in files for number in _receipts_in((folder / file).read_bytes())}


@functools.cache
def _receipts_in(content: bytes) -> frozenset[int]:
    """The receipts whose figures are in a file; those of 2018 are the catalogue's own."""
    rows = pl.read_parquet(io.BytesIO(content), columns=["period", "value"]).filter(pl.col("period") != "2018")
    return frozenset(int(value) for value in rows["value"])
