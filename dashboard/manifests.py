"""One version as the app knows it: its manifest, with where its files lie and what later versions say of it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contract import EXTRACTS
from contract.manifest import Change, Entry, Manifest, UnfitManifestError, manifest_in


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
    """One extract of a version: what the manifest promises of its file, and where that lies."""

    extract: str
    entry: Entry
    path: Path

    @property
    def rows(self) -> int:
        """The number of rows that it holds."""
        return self.entry.rows


@dataclass(frozen=True)
class Withdrawal:
    """That a version was taken back: by which version, and why."""

    number: int
    public_note: str


@dataclass(frozen=True)
class Version:
    """What was published at one moment: a numbered manifest. It never changes; `fingerprint` identifies it.

    `withdraws` is the number of the version that it takes back, and `points_back_to` that of the one whose figures it
    shows again; `public_note` says why. `folder` is the catalogue's. `withdrawn_by` is what later versions say of this one. `notes` are about the catalogue, in
    both languages. `details` are the files that extracts were added up from, however large: nothing here reads them.
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
    folder: Path
    fingerprint: str
    withdraws: int | None = None
    points_back_to: int | None = None
    public_note: str = ""
    changes: tuple[Change, ...] = ()
    details: tuple[ExtractFile, ...] = ()
    withdrawn_by: Withdrawal | None = None


def read_version_at(path: Path) -> Version:
    """The version that the manifest at `path` describes. Raises DataError when it cannot be read as one."""
    try:
        content = path.read_bytes()
        manifest = manifest_in(content, path=path)
    except (OSError, UnfitManifestError) as fault:
        name = f"{path.parent.parent.name}/manifest/{path.name}"
        raise DataError("manifest_unreadable", file=name) from fault
    return _version_of(manifest, path=path, sha256=hashlib.sha256(content).hexdigest())


def _version_of(manifest: Manifest, *, path: Path, sha256: str) -> Version:
    folder, entries = path.parent.parent, sorted(manifest.extracts.items())
    return Version(
        catalogue=manifest.catalogue,
        number=manifest.version,
        as_of=manifest.as_of,
        published_on=manifest.published_at.date(),
        is_example=manifest.is_example,
        titles=(("sv", manifest.title_sv), ("en", manifest.title_en)),
        regions=(("sv", manifest.region_sv), ("en", manifest.region_en)),
        notes=(("sv", manifest.note_sv), ("en", manifest.note_en)),
        files=tuple(ExtractFile(name, entry, folder / entry.file) for name, entry in entries if name in EXTRACTS),
        folder=folder,
        fingerprint=f"{manifest.catalogue}:{path.stem}:{sha256[:16]}",
        withdraws=manifest.withdraws,
        points_back_to=manifest.points_back_to,
        public_note=manifest.note,
        changes=manifest.changes,
        details=tuple(
            ExtractFile(name, entry, folder / entry.file)
            for name, years in sorted(manifest.details.items())
            for entry in years
        ),
    )
