"""The versions of a catalogue, by their numbered manifests: which there are, which are withdrawn, what each changed.

The order of versions is that of their numbers, never of a clock. What must be known of a version whose manifest is damaged is read in
other places as well: see `contract.history`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from contract import history as published
from contract.manifest import Change, manifest_file
from dashboard.manifests import DataError, Version, Withdrawal, read_version_at

VERSION_COLUMNS = {
    "catalogue": pl.String,
    "version": pl.Int64,
    "published_on": pl.Date,
    "as_of": pl.Date,
    "is_shown": pl.Boolean,
    "withdraws": pl.Int64,
    "points_back_to": pl.Int64,
    "withdrawn_by": pl.Int64,
    "withdrawn_note": pl.String,
    "public_note": pl.String,
    "partner_id": pl.String,
    "delivery_kind": pl.String,
    "period": pl.String,
    "change_kind": pl.String,
    "note": pl.String,
    "rows_new": pl.Int64,
    "rows_changed": pl.Int64,
    "rows_removed": pl.Int64,
}


@dataclass(frozen=True)
class History:
    """All versions of a catalogue, oldest first: those whose manifest can be read and is the one that was published, and what is
    wrong with the others. `known` is what the contract tells of them all.
    """

    known: published.History
    versions: tuple[Version, ...]
    unreadable: dict[int, DataError]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of every version, readable or not, oldest first."""
        return self.known.numbers

    @property
    def doubtful(self) -> Mapping[int, int]:
        """The versions that may have been taken back by one that nobody can read any more, and the number of that one."""
        return self.known.doubtful

    def withdrawal_of(self, number: int) -> Withdrawal | None:
        """What is known of the withdrawal of version `number`; None if it stands, or may stand."""
        record = self.known.withdrawal_of(number)
        return Withdrawal(record.version, record.note) if record else None

    def doubt_of(self, version: Version) -> DataError:
        """Why it is not known whether a version that is in doubt stands."""
        by = self.doubtful[version.number]
        file = f"{version.catalogue}/{manifest_file(by)}"
        return DataError("may_be_withdrawn", number=version.number, by=by, file=file)

    def beside(self, version: Version) -> tuple[Version, ...]:
        """The other versions that can be read, oldest first."""
        return tuple(other for other in self.versions if other.number != version.number)


def list_catalogues(data_folder: Path) -> tuple[str, ...]:
    """The names of the catalogues under `data_folder`: every folder that has a `manifest`. Raises DataError if none."""
    if not data_folder.is_dir():
        raise DataError("no_data_folder", folder=data_folder.name)
    names = tuple(sorted(folder.name for folder in data_folder.iterdir() if (folder / "manifest").is_dir()))
    if not names:
        raise DataError("no_catalogues", folder=data_folder.name)
    return names


def list_manifests(data_folder: Path, catalogue: str) -> tuple[Path, ...]:
    """The manifests of `catalogue`, oldest first. Raises DataError for an unknown catalogue, or one without any."""
    if catalogue not in list_catalogues(data_folder):
        raise DataError("unknown_catalogue", catalogue=catalogue)
    manifests = published.list_manifests(data_folder / catalogue)
    if not manifests:
        raise DataError("no_manifest", catalogue=catalogue)
    return manifests


def list_records(data_folder: Path, catalogue: str) -> tuple[Path, ...]:
    """The files beside the manifests of `catalogue` that say in short what each version is; none in an older catalogue."""
    return published.list_copies(data_folder / catalogue)


def read_history(manifests: tuple[Path, ...]) -> History:
    """All versions of a catalogue, from its manifests and what lies beside them.

    One that is missing, altered or cannot be read is kept as a fault; nothing raises.
    """
    folder = manifests[0].parent.parent
    history = History(published.read_history(folder), (), {})
    versions: list[Version] = []
    unreadable: dict[int, DataError] = {}
    for one in history.known.every:
        file = manifest_file(one.number)
        try:
            if one.fault:
                raise DataError(f"manifest_{one.told_as}", file=f"{folder.name}/{file}")
            versions.append(replace(read_version_at(folder / file), withdrawn_by=history.withdrawal_of(one.number)))
        except DataError as problem:
            unreadable[one.number] = problem
    return History(history.known, tuple(versions), unreadable)


def fingerprint_of(shown: Version, others: Sequence[Version]) -> str:
    """What results on `shown` are cached by: its own fingerprint, those of the versions that are listed beside it, and which of them
    are withdrawn.
    """
    listed = "\n".join(sorted(f"{one.fingerprint} {one.withdrawn_by}" for one in (shown, *others)))
    return f"{shown.fingerprint}:{hashlib.sha256(listed.encode()).hexdigest()[:16]}"


def version_table(shown: Version, others: Sequence[Version]) -> pl.DataFrame:
    """The table `version`: one row per version and change, a version without changes being one row. `shown` is the one
    that the reader sees.
    """
    versions = (shown, *others)
    rows = [
        {
            "catalogue": version.catalogue,
            "version": version.number,
            "published_on": version.published_on,
            "as_of": version.as_of,
            "is_shown": version == shown,
            "withdraws": version.withdraws,
            "points_back_to": version.points_back_to,
            "public_note": version.public_note or None,
            **_withdrawal(version.withdrawn_by),
            **_change(change),
        }
        for version in versions
        for change in version.changes or (None,)
    ]
    return pl.DataFrame(rows, schema=VERSION_COLUMNS)


def _withdrawal(by: Withdrawal | None) -> dict[str, int | str | None]:
    """The columns on the version that withdraws another; empty for one that stands."""
    return {} if by is None else {"withdrawn_by": by.number, "withdrawn_note": by.public_note or None}


def _change(change: Change | None) -> dict[str, str | int | None]:
    """The columns of one change; empty for a version that has none."""
    if change is None:
        return {}
    return {
        "partner_id": change.partner_id,
        "delivery_kind": change.delivery_kind,
        "period": change.period,
        "change_kind": change.change_kind,
        "note": change.note or None,
        "rows_new": change.rows_new,
        "rows_changed": change.rows_changed,
        "rows_removed": change.rows_removed,
    }
