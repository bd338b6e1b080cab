"""One version of a catalogue as its manifest says it, as a value and as JSON. Both sides read it here, and the one writes it.

A manifest never changes once it is published, and a damaged one must not pass for another, so it is read strictly. Keys that
came later may be absent in an older one; then they are empty. `Record` is a version in short: what must be known of it even
when its manifest is damaged (see `contract.history`).
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from contract import details
from contract.codelists import CODELISTS
from contract.display import spans
from contract.schema import PERIOD_PATTERN

# kind of delivery → quarter → numbers of receipts.
Counted = Mapping[str, Mapping[str, tuple[int, ...]]]

# What is raised for JSON that is no manifest, or no record.
UNFIT = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

# More rows than any extract will hold; a larger number is a damaged one.
MOST_ROWS = 10**12

# What a manifest may name: a file of the catalogue itself, never one elsewhere on the machine.
_FILE = re.compile(r"extracts/[a-z0-9_-]+\.parquet")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONTRACT_VERSION = re.compile(r"[1-9][0-9]*")
_SPAN = re.compile(r"(\d+)(?:-(\d+))?")
_LONGEST_SPAN = 10**6


class UnfitManifestError(Exception):
    """The file is no manifest, or not that of its own catalogue and number. Each side has its own words for it."""


@dataclass(frozen=True)
class Change:
    """What one delivery did in a version: new data, a correction or a change of definition, how many rows, and the publisher's note."""

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
    """One extract of a version, or one year of a detail: its file in the catalogue's folder, what that file holds, and the contract it was written under."""

    file: str
    sha256: str
    rows: int
    contract_version: str

    @property
    def is_in_catalogue(self) -> bool:
        """Whether the file is one of the catalogue's own: a name of another form is not opened."""
        return bool(_FILE.fullmatch(self.file) or details.FILE.fullmatch(self.file))


# name of a detail → its files, in the order of their years.
Details = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True)
class Record:
    """One version in short. `sha256` is that of its manifest, `receipts` are the numbers of all that it includes.

    `previous`, `withdraws` and `points_back_to` are numbers of earlier versions. `passed_by` are the damaged versions that its author
    went on in spite of. `published_at` is ISO 8601 with its zone.
    """

    version: int
    sha256: str
    previous: int | None
    withdraws: int | None
    points_back_to: int | None
    author: str
    published_at: str
    note: str
    receipts: tuple[int, ...]
    passed_by: tuple[int, ...]

    @property
    def shows(self) -> int:
        """The version whose figures it shows: its own number, or that of the version a withdrawal points back to."""
        return self.points_back_to or self.version

    @property
    def published_on(self) -> dt.date:
        """The day on which it was published."""
        return dt.datetime.fromisoformat(self.published_at).date()


@dataclass(frozen=True)
class Manifest:
    """One version, with the keys of the file in its order.

    `previous` is the version it was made from. A withdrawal has `withdraws`, the version it withdraws, and `points_back_to`,
    the version whose extracts it shows again. `receipts` are the numbers of all receipts included so far; `protected` says
    per kind and quarter which of them the published counts of people are made from. `details` are the files of rows that extracts were
    added up from, by the detail's name: see `contract.details`. `passed_by` are the damaged versions that
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
    details: Details = field(default_factory=dict)

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


def manifest_file(number: int) -> str:
    """The place of a version's manifest in the catalogue's folder: manifest/v000002.json."""
    return f"manifest/v{number:06d}.json"


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`. Raises UnfitManifestError when it cannot be read, or is none: see `manifest_in`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnfitManifestError(path) from error
    return manifest_in(content, path=path)


def manifest_in(content: bytes, *, path: Path) -> Manifest:
    """The manifest that a file at `path` holds.

    Raises UnfitManifestError when a value has the wrong type or form, or when it is another catalogue's or another version's.
    """
    try:
        manifest = _manifest_of(json.loads(content))
    except UNFIT as error:
        raise UnfitManifestError(path) from error
    if (manifest.catalogue, manifest.file) != (path.parent.parent.name, f"{path.parent.name}/{path.name}"):
        raise UnfitManifestError(path)
    return manifest


def to_json(manifest: Manifest) -> bytes:
    """The manifest as its file: the fields of Manifest, the long list of extracts last, and a checksum."""
    values = {field.name: getattr(manifest, field.name) for field in fields(manifest)}
    values["as_of"] = manifest.as_of.isoformat()
    values["published_at"] = manifest.published_at.isoformat()
    values["changes"] = [vars(change) for change in manifest.changes]
    values["receipts"] = sorted(manifest.receipts)
    values["history"] = [record_values(record) for record in manifest.history]
    values["extracts"] = {extract: vars(entry) for extract, entry in values.pop("extracts").items()}
    detailed = {name: [vars(entry) for entry in entries] for name, entries in values.pop("details").items()}
    values |= {"details": detailed} if detailed else {}
    # As JSON has it, so that whoever reads it comes to the same checksum.
    values = json.loads(json.dumps(values, ensure_ascii=False))
    return json.dumps(values | {"checksum": checksum(values)}, ensure_ascii=False, indent=2).encode() + b"\n"


def record_values(record: Record) -> dict[str, Any]:
    """The record as it stands in manifests and in a file of its own; receipts as spans, such as 1-20,22."""
    return asdict(record) | {"receipts": _in_spans(record.receipts), "passed_by": list(record.passed_by)}


def record_from(values: Mapping[str, Any]) -> Record:
    """The record that was written as `record_values`. Raises one of UNFIT when it is none."""
    return _checked({**values, "receipts": _from_spans(values["receipts"])})


def record_of(content: bytes, *, number: int, catalogue: str) -> Record:
    """The record that a manifest gives of itself; keys that older ones lack are null or empty.

    Raises one of UNFIT when it is no manifest, or that of another version or catalogue.
    """
    values = json.loads(content)
    if (values["catalogue"], values["version"]) != (catalogue, number):
        raise ValueError("another catalogue's or another version's manifest")
    known = {
        name: values.get(name) for name in ("previous", "withdraws", "points_back_to", "author", "published_at", "note")
    }
    known |= {name: tuple(values.get(name) or ()) for name in ("receipts", "passed_by")}
    return _checked(known | {"version": number, "sha256": hashlib.sha256(content).hexdigest()})


def records_in(content: bytes) -> tuple[Record, ...]:
    """What a manifest tells of those before it; nothing in one that is older than such records. Raises one of UNFIT."""
    return tuple(record_from(record) for record in json.loads(content).get("history") or ())


def checksum_of(path: Path) -> str:
    """The SHA-256 of a file of any size. Raises OSError when it cannot be read."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def checksum(values: Mapping[str, Any]) -> str:
    """The SHA-256 of what a file says but for its own checksum, by which damage is seen even where no other place speaks of it."""
    told = {name: value for name, value in values.items() if name != "checksum"}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def is_itself(content: bytes) -> bool:
    """Whether a manifest or a record's file has the checksum that it says; older manifests say none."""
    values = json.loads(content)
    return "checksum" not in values or values["checksum"] == checksum(values)


def _manifest_of(values: dict[str, Any]) -> Manifest:
    texts = ("author", *(f"{word}_{language}" for word in ("title", "region", "note") for language in ("sv", "en")))
    extracts = {str(name): _entry(entry) for name, entry in values["extracts"].items()}
    published_at = dt.datetime.fromisoformat(values["published_at"])
    version = _typed(values, "version", int)
    if not extracts or published_at.tzinfo is None:
        raise ValueError("no extracts, or a time without its zone")
    return Manifest(
        catalogue=_typed(values, "catalogue", str),
        version=version,
        as_of=dt.date.fromisoformat(values["as_of"]),
        published_at=published_at,
        is_example=_typed(values, "is_example", bool),
        contract_version=_contract_version(values),
        extracts=extracts,
        previous=_earlier(values, "previous", than=version),
        withdraws=_earlier(values, "withdraws", than=version),
        points_back_to=_earlier(values, "points_back_to", than=version),
        note=_note(values),
        changes=tuple(_change(change) for change in values.get("changes") or ()),
        receipts=_numbers(values.get("receipts", ())),
        protected={
            str(kind): {str(period): _numbers(numbers) for period, numbers in quarters.items()}
            for kind, quarters in values.get("protected", {}).items()
        },
        passed_by=_numbers(values.get("passed_by", ())),
        history=tuple(record_from(record) for record in values.get("history", ())),
        details={
            str(name): tuple(_entry(entry) for entry in entries) for name, entries in values.get("details", {}).items()
        },
        **{name: _typed(values, name, str) for name in texts},
    )


def _entry(values: dict[str, Any]) -> Entry:
    types = {"file": str, "sha256": str, "rows": int}
    entry = Entry(
        **{name: _typed(values, name, kind) for name, kind in types.items()}, contract_version=_contract_version(values)
    )
    if not _SHA256.fullmatch(entry.sha256):
        raise ValueError("the checksum of a file has the wrong form")
    return entry


def _change(values: dict[str, Any]) -> Change:
    """One change of the manifest. Raises ValueError for a code or period that nobody has words for, or an impossible count."""
    words = {name: _typed(values, name, str) for name in ("partner_id", "delivery_kind", "period", "change_kind")}
    rows = {name: _typed(values, name, int) for name in ("rows_new", "rows_changed", "rows_removed")}
    known = all(words[name] in CODELISTS[name].codes for name in ("delivery_kind", "change_kind"))
    if not known or not re.fullmatch(PERIOD_PATTERN, words["period"]):
        raise ValueError("the change has an unknown code or period")
    if not all(0 <= count <= MOST_ROWS for count in rows.values()):
        raise ValueError("the change has an impossible number of rows")
    return Change(**words, note=_note(values), **rows)


def _note(values: dict[str, Any]) -> str:
    """The note of a version or a change; empty where there is none."""
    return "" if values.get("note") is None else _typed(values, "note", str)


def _contract_version(values: dict[str, Any]) -> str:
    if not _CONTRACT_VERSION.fullmatch(_typed(values, "contract_version", str)):
        raise ValueError("no version of a contract")
    return values["contract_version"]


def _earlier(values: dict[str, Any], name: str, *, than: int) -> int | None:
    """The number of an earlier version that the manifest may name."""
    if values.get(name) is None:
        return None
    if not 0 < _typed(values, name, int) < than:
        raise ValueError(f"{name} is no earlier version")
    return values[name]


def _numbers(values: Iterable[Any]) -> tuple[int, ...]:
    return tuple(_typed({"receipt": number}, "receipt", int) for number in values)


def _typed(values: dict[str, Any], name: str, kind: type) -> Any:
    """One value of the manifest. Raises KeyError or TypeError: a text "false" must not pass for a truth."""
    if type(values[name]) is not kind:
        raise TypeError(f"{name} is not {kind.__name__}")
    return values[name]


def _checked(values: Mapping[str, Any]) -> Record:
    """The record of these values. Raises one of UNFIT: a damaged one must not pass for another."""
    values = {**values, "note": values["note"] or ""}
    record = Record(**{field.name: values[field.name] for field in fields(Record)})
    earlier = [each for each in (record.previous, record.withdraws, record.points_back_to) if each is not None]
    if not all(type(number) is int for number in (record.version, *record.receipts, *record.passed_by, *earlier)):
        raise TypeError("a number of another type")
    if not all(type(text) is str for text in (record.sha256, record.author, record.published_at, record.note)):
        raise TypeError("a text of another type")
    if not _SHA256.fullmatch(record.sha256) or not all(0 < number < record.version for number in earlier):
        raise ValueError("no checksum, or no earlier version")
    if dt.datetime.fromisoformat(record.published_at).tzinfo is None:
        raise ValueError("a time without its zone")
    numbers = {name: tuple(sorted(values[name])) for name in ("receipts", "passed_by")}
    return Record(**vars(record) | numbers)


def _in_spans(numbers: Iterable[int]) -> str:
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in spans(numbers))


def _from_spans(words: str) -> tuple[int, ...]:
    found: list[int] = []
    for span in words.split(",") if words else ():
        match = _SPAN.fullmatch(span)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 <= last - first < _LONGEST_SPAN:
            raise ValueError("no span of numbers")
        found += range(first, last + 1)
    return tuple(found)
