"""What a version is: its manifest as a value, read strictly and written in one way."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from contract.history import manifest_file
from contract.record import Record, as_json, checksum, from_json
from publishing.deliveries.receipt import Counted
from publishing.messages.problems import InputError, Problem

# What a manifest may name: a file of the catalogue itself, never one elsewhere on the machine.
_FILE = re.compile(r"extracts/[a-z0-9_-]+\.parquet")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Change:
    """What one delivery did in a version: new data, a correction or a change of definition, and how many rows."""

    partner_id: str
    delivery_kind: str
    period: str
    change_kind: str
    note: str
    rows_new: int
    rows_changed: int
    rows_removed: int


@dataclass(frozen=True)
class Entry:
    """One extract of a version: its file in the catalogue's folder, and what that file holds."""

    file: str
    sha256: str
    rows: int
    contract_version: str


@dataclass(frozen=True)
class Manifest:
    """One version, with the keys of the file in its order.

    `previous` is the version it was made from. A withdrawal has `withdraws`, the version it withdraws, and `points_back_to`,
    the version whose extracts it shows again. `receipts` are the numbers of all receipts included so far; `protected` says
    per kind and quarter which of them the published counts of people are made from. `passed_by` are the damaged versions that
    `author` went on in spite of, `history` is what is to be known of every version before.
    """

    catalogue: str
    version: int
    as_of: dt.date
    published_at: dt.datetime
    author: str
    is_example: bool
    title_sv: str
    title_en: str
    region_sv: str
    region_en: str
    note_sv: str
    note_en: str
    contract_version: str
    extracts: Mapping[str, Entry]
    previous: int | None = None
    withdraws: int | None = None
    points_back_to: int | None = None
    note: str = ""
    changes: tuple[Change, ...] = ()
    receipts: tuple[int, ...] = ()
    protected: Counted = field(default_factory=dict)
    passed_by: tuple[int, ...] = ()
    history: tuple[Record, ...] = ()

    @property
    def counted(self) -> frozenset[int]:
        """The receipts whose counts of people are published, in whichever quarter."""
        return frozenset(n for quarters in self.protected.values() for numbers in quarters.values() for n in numbers)

    @property
    def file(self) -> str:
        """The manifest's own place in the catalogue's folder."""
        return manifest_file(self.version)

    @property
    def shows(self) -> int:
        """The version whose figures it shows: its own number, or that of the version a withdrawal points back to."""
        return self.points_back_to or self.version


def to_json(manifest: Manifest) -> bytes:
    """The manifest as its file: the fields of Manifest, the long list of extracts last, and a checksum."""
    values = {one.name: getattr(manifest, one.name) for one in fields(manifest)}
    values["as_of"] = manifest.as_of.isoformat()
    values["published_at"] = manifest.published_at.isoformat()
    values["changes"] = [vars(change) for change in manifest.changes]
    values["receipts"] = sorted(manifest.receipts)
    values["history"] = [as_json(record) for record in manifest.history]
    values["extracts"] = {extract: vars(entry) for extract, entry in values.pop("extracts").items()}
    # As JSON has it, so that whoever reads it comes to the same checksum.
    values = json.loads(json.dumps(values, ensure_ascii=False))
    return json.dumps(values | {"checksum": checksum(values)}, ensure_ascii=False, indent=2).encode() + b"\n"


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`; keys that older ones lack are null or empty.

    Raises InputError when it cannot be read, when a value has the wrong type, or when it is another version's.
    """
    try:
        manifest = _manifest_of(json.loads(path.read_bytes()))
        if (manifest.catalogue, manifest.file) != (path.parent.parent.name, f"{path.parent.name}/{path.name}"):
            raise ValueError("another catalogue's or another version's manifest")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError([Problem(str(path), "manifest_unreadable")]) from error
    return manifest


def _manifest_of(values: dict[str, Any]) -> Manifest:
    texts = ("author", *(f"{word}_{language}" for word in ("title", "region", "note") for language in ("sv", "en")))
    extracts = {str(name): _entry(entry) for name, entry in values["extracts"].items()}
    published_at = dt.datetime.fromisoformat(values["published_at"])
    if not extracts or published_at.tzinfo is None:
        raise ValueError("no extracts, or a time without its zone")
    return Manifest(
        catalogue=_typed(values, "catalogue", str),
        version=_typed(values, "version", int),
        as_of=dt.date.fromisoformat(values["as_of"]),
        published_at=published_at,
        is_example=_typed(values, "is_example", bool),
        contract_version=_typed(values, "contract_version", str),
        extracts=extracts,
        previous=_number(values, "previous"),
        withdraws=_number(values, "withdraws"),
        points_back_to=_number(values, "points_back_to"),
        note=_typed({"note": ""} | values, "note", str),
        changes=tuple(_change(change) for change in values.get("changes", ())),
        receipts=_numbers(values.get("receipts", ())),
        protected={
            str(kind): {str(period): _numbers(numbers) for period, numbers in quarters.items()}
            for kind, quarters in values.get("protected", {}).items()
        },
        passed_by=_numbers(values.get("passed_by", ())),
        history=tuple(from_json(record) for record in values.get("history", ())),
        **{name: _typed(values, name, str) for name in texts},
    )


def _entry(values: dict[str, Any]) -> Entry:
    types = {"file": str, "sha256": str, "rows": int, "contract_version": str}
    entry = Entry(**{name: _typed(values, name, kind) for name, kind in types.items()})
    if not _FILE.fullmatch(entry.file) or not _SHA256.fullmatch(entry.sha256):
        raise ValueError("the name or the checksum of a file has the wrong form")
    return entry


def _change(values: dict[str, Any]) -> Change:
    counts = ("rows_new", "rows_changed", "rows_removed")
    kinds = {one.name: int if one.name in counts else str for one in fields(Change)}
    return Change(**{name: _typed(values, name, kind) for name, kind in kinds.items()})


def _number(values: dict[str, Any], name: str) -> int | None:
    return None if values.get(name) is None else _typed(values, name, int)


def _numbers(values: Iterable[Any]) -> tuple[int, ...]:
    return tuple(_typed({"receipt": number}, "receipt", int) for number in values)


def _typed(values: dict[str, Any], name: str, kind: type) -> Any:
    """One value of the manifest. Raises KeyError or TypeError: a text "false" must not pass for a truth."""
    if type(values[name]) is not kind:
        raise TypeError(f"{name} is not {kind.__name__}")
    return values[name]
