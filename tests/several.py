"""Copies of the committed catalogues with several versions of the example, written by hand."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from contract import EXTRACTS

PROJECT = Path(__file__).parent.parent
GAVLE = "2180"
CHANGE = {
    "partner_id": "kommun-2180", "delivery_kind": "commitment", "period": "2018-Q4", "change_kind": "correction",
    "note": "Avtalet hade löpt ut.", "rows_new": 0, "rows_changed": 0, "rows_removed": 5,
}  # fmt: skip


def copy_published(source: Path, target: Path) -> Path:
    """A copy of catalogues, or of one, without the native file that another worker is making beside what was published."""
    return shutil.copytree(source, target, ignore=shutil.ignore_patterns(".coming-*"))


def copy_catalogues(folder: Path, *, names: tuple[str, ...] = ("exempel", "gavleborg")) -> Path:
    """A copy of `data/`, or of some of its catalogues, that a test may break."""
    for name in names:
        copy_published(PROJECT / "data" / name, folder / name)
    return folder


def add_version(folder: Path, number: int, *, published: str, **more: object) -> None:
    """One more version of the example with the files of the first; `more` stands in its manifest as it is."""
    first = json.loads(manifest(folder, 1).read_text(encoding="utf-8"))
    # Written by hand, it has no checksum of its own, as those of the first publications have none.
    first.pop("checksum", None)
    later = {"version": number, "published_at": f"{published}T10:00:00+00:00", "previous": number - 1, "receipts": []}
    manifest(folder, number).write_text(json.dumps(first | later | more, ensure_ascii=False), encoding="utf-8")


def without_gavle(folder: Path) -> dict[str, dict]:
    """The files of version 1, but one of its own for the commitments: Gävle's of the last quarter are gone."""
    entries = json.loads(manifest(folder, 1).read_text(encoding="utf-8"))["extracts"]
    extracts = folder / "exempel" / "extracts"
    rows = pl.read_parquet(extracts.parent / entries["commitment"]["file"])
    kept = rows.filter(~((pl.col("municipality_code") == GAVLE) & (pl.col("period") == "2018-Q4")))
    kept.write_parquet(extracts / "new.parquet")
    sha256 = hashlib.sha256((extracts / "new.parquet").read_bytes()).hexdigest()
    file = (extracts / "new.parquet").rename(extracts / f"commitment-{sha256[:12]}.parquet")
    entry = {"file": f"extracts/{file.name}", "sha256": sha256, "rows": kept.height}
    return {**entries, "commitment": entries["commitment"] | entry}


def correct(folder: Path) -> Path:
    """Publish version 2, in which Gävle no longer has support: 5 of 10 and not 6. Returns its own file."""
    entries = without_gavle(folder)
    add_version(folder, 2, published="2019-05-20", extracts=entries, changes=[CHANGE], note="Rättelse av åtaganden")
    return folder / "exempel" / entries["commitment"]["file"]


def withdraw(folder: Path) -> None:
    """Publish version 3, which takes version 2 back."""
    add_version(folder, 3, published="2019-06-03", withdraws=2, points_back_to=1, note="Avtalet gäller fortfarande")


def manifest(folder: Path, number: int) -> Path:
    """The path of a manifest of the example."""
    return folder / "exempel" / "manifest" / f"v{number:06d}.json"


def flip_a_byte(path: Path) -> None:
    """One bit less in a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def tell_of_a_year(folder: Path) -> None:
    """Publish version 2, in which Gävle and Bollnäs have told of the different people of 2018 through the Service."""
    shared = {"catalogue": "exempel", "public_actor": "arbetsformedlingen", "period": "2018"}
    source = pl.read_parquet(folder / "exempel" / "extracts" / _first_file(folder, "placement"))["source_id"][0]
    rows = [
        shared | {"source_id": source, "municipality_code": code, "sex": sex, "value": value}
        for code, sex, value in ((GAVLE, "F", 60.0), (GAVLE, "M", 45.0), ("2183", "F", 15.0), ("2183", "M", None))
    ]
    frame = pl.DataFrame(rows, schema=EXTRACTS["placement_year"].create_empty().schema).with_columns(
        period_end=date(2018, 12, 31),
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("PR")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_not_null()).then(pl.lit("at_least")),
    )
    add_version(folder, 2, published="2019-05-20", extracts=_with_files(folder, placement_year=frame))


def begin_the_next_year(folder: Path) -> None:
    """Publish version 2, in which Gävle alone has delivered for 2019-Q1: one dialogue meeting. All are asked for all kinds."""
    extracts = folder / "exempel" / "extracts"
    meetings, deliveries = (
        pl.read_parquet(extracts / _first_file(folder, name)) for name in ("dialogue_meeting", "delivery")
    )
    spring = {"period": pl.lit("2019-Q1"), "period_end": pl.lit(date(2019, 3, 31))}
    new = meetings.filter(municipality_code=GAVLE, period="2018-Q4", obs_status="A").head(1)
    is_first = (pl.col("municipality_code") == GAVLE) & (pl.col("delivery_kind") == "dialogue_meeting")
    status = pl.when(is_first).then(pl.lit("accepted")).otherwise(pl.lit("missing"))
    asked = deliveries.filter(period="2018-Q4").with_columns(delivery_status=status, delivered_on=None, **spring)
    files = {
        "dialogue_meeting": pl.concat([meetings, new.with_columns(value=1.0, **spring)]),
        "delivery": pl.concat([deliveries, asked.cast(deliveries.schema)]),
    }
    add_version(folder, 2, published="2019-05-20", as_of="2019-03-31", extracts=_with_files(folder, **files))


def leave_untranslated(folder: Path, texts: Mapping[str, Sequence[str]]) -> None:
    """Publish version 2, in which texts that may lack an English one do, by extract."""
    extracts = folder / "exempel" / "extracts"
    files = {
        name: pl.read_parquet(extracts / _first_file(folder, name)).with_columns(
            pl.lit(None, dtype=pl.String).alias(f"{stem}_en") for stem in stems
        )
        for name, stems in texts.items()
    }
    add_version(folder, 2, published="2019-05-20", extracts=_with_files(folder, **files))


def with_agenda(folder: Path, *items: dict) -> None:
    """Publish version 2, with an agenda of these items: what they do not say is as in the first of version 1."""
    agenda = pl.read_parquet(folder / "exempel" / "extracts" / _first_file(folder, "agenda_item"))
    rows = [agenda.row(0, named=True) | {"position": place} | item for place, item in enumerate(items, 1)]
    files = _with_files(folder, agenda_item=pl.DataFrame(rows, schema=agenda.schema))
    add_version(folder, 2, published="2019-05-20", extracts=files)


def _with_files(folder: Path, **frames: pl.DataFrame) -> dict[str, dict]:
    """The extracts of version 1 with these frames in place of some, written beside them."""
    entries = json.loads(manifest(folder, 1).read_text(encoding="utf-8"))["extracts"]
    for extract, frame in frames.items():
        path = folder / "exempel" / "extracts" / f"{extract}-new.parquet"
        frame.write_parquet(path)
        entries[extract] = {
            "file": f"extracts/{path.name}",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "rows": frame.height,
            "contract_version": "1",
        }
    return entries


def _first_file(folder: Path, extract: str) -> str:
    entries = json.loads(manifest(folder, 1).read_text(encoding="utf-8"))["extracts"]
    return Path(entries[extract]["file"]).name
