"""One version in short: what must be known of it even when its manifest is damaged. As a value, and as JSON."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

# What is raised for JSON that is no manifest, or no record.
UNFIT = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SPAN = re.compile(r"(\d+)(?:-(\d+))?")
_LONGEST_SPAN = 10**6


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


def as_json(record: Record) -> dict[str, Any]:
    """The record as it stands in manifests and in a file of its own; receipts as spans, such as 1-20,22."""
    return asdict(record) | {"receipts": _in_spans(record.receipts), "passed_by": list(record.passed_by)}


def from_json(values: Mapping[str, Any]) -> Record:
    """The record that was written by `as_json`. Raises one of UNFIT when it is none."""
    return _checked({**values, "receipts": _numbers(values["receipts"])})


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
    return tuple(from_json(one) for one in json.loads(content).get("history") or ())


def checksum(values: Mapping[str, Any]) -> str:
    """The SHA-256 of what a file says but for its own checksum, by which damage is seen even where no other place speaks of it."""
    told = {name: value for name, value in values.items() if name != "checksum"}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def is_itself(content: bytes) -> bool:
    """Whether a manifest or a record's file has the checksum that it says; older manifests say none."""
    values = json.loads(content)
    return "checksum" not in values or values["checksum"] == checksum(values)


def _checked(values: Mapping[str, Any]) -> Record:
    """The record of these values. Raises one of UNFIT: a damaged one must not pass for another."""
    values = {**values, "note": values["note"] or ""}
    record = Record(**{one.name: values[one.name] for one in fields(Record)})
    earlier = [one for one in (record.previous, record.withdraws, record.points_back_to) if one is not None]
    if not all(type(one) is int for one in (record.version, *record.receipts, *record.passed_by, *earlier)):
        raise TypeError("a number of another type")
    if not all(type(text) is str for text in (record.sha256, record.author, record.published_at, record.note)):
        raise TypeError("a text of another type")
    if not _SHA256.fullmatch(record.sha256) or not all(0 < one < record.version for one in earlier):
        raise ValueError("no checksum, or no earlier version")
    if dt.datetime.fromisoformat(record.published_at).tzinfo is None:
        raise ValueError("a time without its zone")
    numbers = {name: tuple(sorted(values[name])) for name in ("receipts", "passed_by")}
    return Record(**vars(record) | numbers)


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order, those that follow each other as one span: its first and its last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _in_spans(numbers: Iterable[int]) -> str:
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in spans(numbers))


def _numbers(words: str) -> tuple[int, ...]:
    found: list[int] = []
    for span in words.split(",") if words else ():
        match = _SPAN.fullmatch(span)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 <= last - first < _LONGEST_SPAN:
            raise ValueError("no span of numbers")
        found += range(first, last + 1)
    return tuple(found)
