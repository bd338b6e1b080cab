"""One version as its manifest says it: read strictly, because a manifest that is damaged must not pass for another.

A manifest never changes once it is published. Keys that came later may be absent in an older one; then they are empty.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from contract import CODELISTS, EXTRACTS
from contract.schema import PERIOD_PATTERN

# More rows than any extract will hold; a larger number is a damaged one.
MOST_ROWS = 10**12


class DataError(Exception):
    """Something is wrong with published data. `key` names the message in the wording, `details` fill it in."""

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key, details)
        self.key = key
        self.details = details

    def again(self) -> "DataError":
        """The same fault to raise once more: one that is raised again and again drags a growing traceback along."""
        return DataError(self.key, **self.details)


@dataclass(frozen=True)
class ExtractFile:
    """One extract of a version: its file, the SHA-256 and number of rows the manifest promises."""

    extract: str
    file: str
    path: Path
    sha256: str
    rows: int


@dataclass(frozen=True)
class Change:
    """What one delivery did to a version: rows that came, changed and went, and the publisher's note."""

    partner_id: str
    delivery_kind: str
    period: str
    change_kind: str
    note: str
    rows_new: int
    rows_changed: int
    rows_removed: int


@dataclass(frozen=True)
class Withdrawal:
    """That a version was taken back: by which version, and why."""

    number: int
    public_note: str


@dataclass(frozen=True)
class Version:
    """What was published at one moment: a numbered manifest. It never changes; `fingerprint` identifies it.

    `withdraws` is the number of the version that it takes back, and `points_back_to` that of the one whose figures it
    shows again; `public_note` says why. `withdrawn_by` is what later versions say of this one. `notes` are about the catalogue, in
    both languages.
    """

    catalogue: str
    number: int
    as_of: date
    published_on: date
    is_example: bool
    titles: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    files: tuple[ExtractFile, ...]
    fingerprint: str
    withdraws: int | None = None
    points_back_to: int | None = None
    public_note: str = ""
    changes: tuple[Change, ...] = ()
    withdrawn_by: Withdrawal | None = None


def read_manifest(path: Path) -> Version:
    """The version that the manifest at `path` describes. Raises DataError when it cannot be read as one."""
    try:
        content = path.read_bytes()
        return _version_of(json.loads(content), path=path, fingerprint=hashlib.sha256(content).hexdigest())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        name = f"{path.parent.parent.name}/manifest/{path.name}"
        raise DataError("manifest_unreadable", file=name) from fault


def _version_of(manifest: dict, *, path: Path, fingerprint: str) -> Version:
    catalogue, number = _typed(manifest, "catalogue", str), _typed(manifest, "version", int)
    folder, entries = path.parent.parent, sorted(manifest["extracts"].items())
    if (catalogue, f"v{number:06d}") != (folder.name, path.stem):
        raise ValueError("the manifest belongs to another catalogue or version")
    return Version(
        catalogue=catalogue,
        number=number,
        as_of=date.fromisoformat(manifest["as_of"]),
        published_on=date.fromisoformat(manifest["published_at"][:10]),
        is_example=_typed(manifest, "is_example", bool),
        titles=_both_languages(manifest, "title"),
        regions=_both_languages(manifest, "region"),
        notes=_both_languages(manifest, "note"),
        files=tuple(_file_of(name, entry, folder=folder) for name, entry in entries if name in EXTRACTS),
        fingerprint=f"{catalogue}:{path.stem}:{fingerprint[:16]}",
        withdraws=_earlier(manifest, "withdraws", than=number),
        points_back_to=_earlier(manifest, "points_back_to", than=number),
        public_note=_note(manifest),
        changes=tuple(_change_of(change) for change in manifest.get("changes") or ()),
    )


def _file_of(extract: str, entry: dict, *, folder: Path) -> ExtractFile:
    file, sha256, rows = (_typed(entry, name, kind) for name, kind in (("file", str), ("sha256", str), ("rows", int)))
    return ExtractFile(extract, file=file, path=folder / file, sha256=sha256, rows=rows)


def _change_of(change: dict) -> Change:
    """One change of the manifest. Raises ValueError for a code or period that the screen has no words for."""
    words = {name: _typed(change, name, str) for name in ("partner_id", "delivery_kind", "period", "change_kind")}
    rows = {name: _typed(change, name, int) for name in ("rows_new", "rows_changed", "rows_removed")}
    known = all(words[name] in CODELISTS[name].codes for name in ("delivery_kind", "change_kind"))
    if not known or not re.fullmatch(PERIOD_PATTERN, words["period"]):
        raise ValueError("the change has an unknown code or period")
    if not all(0 <= count <= MOST_ROWS for count in rows.values()):
        raise ValueError("the change has an impossible number of rows")
    return Change(**words, note=_note(change), **rows)


def _note(values: dict) -> str:
    """The note of a version or a change; empty where there is none."""
    return "" if values.get("note") is None else _typed(values, "note", str)


def _earlier(manifest: dict, name: str, *, than: int) -> int | None:
    """The number of an earlier version that the manifest may name."""
    if manifest.get(name) is None:
        return None
    if not 0 < _typed(manifest, name, int) < than:
        raise ValueError(f"{name} is no earlier version")
    return manifest[name]


def _typed(values: dict, name: str, kind: type) -> Any:
    """One value of the manifest. Raises KeyError or TypeError: a text "false" must not pass for a truth."""
    if type(values[name]) is not kind:
        raise TypeError(f"{name} is not {kind.__name__}")
    return values[name]


def _both_languages(manifest: dict, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((language, _typed(manifest, f"{name}_{language}", str)) for language in ("sv", "en"))
