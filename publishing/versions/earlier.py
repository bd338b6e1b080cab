"""What has been published before of one quarter's counts, in any version: also a withdrawn one is out in the world."""

import datetime as dt
import hashlib
import io
from pathlib import Path

import polars as pl

from contract.manifest import Manifest
from contract.periods import last_day
from publishing.deliveries.register import DELIVERED
from publishing.messages.problems import InputError, Problem
from publishing.versions.history import Listed, list_versions

# The kind of delivery whose counts an extract holds, where it has another name.
_KIND = {"enterprise_observation": "enterprise"}


class UnreadableEarlierError(InputError):
    """What was published of a quarter before cannot be read today: no counts of it may be published."""


def earlier_publications(folder: Path, extract: str, period: str) -> tuple[pl.DataFrame, ...]:
    """The delivered rows of `extract` for a quarter as each version of the catalogue in `folder` has them, oldest first.

    Versions that say the same are given once. Whoever read a version that is damaged today may have kept it: raises
    UnreadableEarlierError that names every file and manifest that may hold something of the quarter and cannot be read.
    """
    found: list[pl.DataFrame] = []
    seen: set[str] = set()
    problems: list[Problem] = []
    versions = list_versions(folder)
    for listed in versions:
        if listed.manifest is None:
            if _was_published(listed, versions) and _may_tell_of(listed, versions, _first_told(extract, period)):
                details = {"version": str(listed.number), "period": period}
                problems.append(Problem(str(listed.path), "earlier_manifest_unreadable", details=details))
            continue
        entry = listed.manifest.extracts.get(extract)
        if entry is None or entry.sha256 in seen:
            continue
        content = _content(folder / entry.file, entry.sha256)
        if content is None:
            if _told_of(listed.manifest, _KIND.get(extract, extract), period):
                details = {"version": str(listed.number), "period": period}
                problems.append(Problem(str(folder / entry.file), "earlier_counts_unreadable", details=details))
            continue
        seen.add(entry.sha256)
        rows = pl.read_parquet(io.BytesIO(content)).filter(
            (pl.col("period") == period) & pl.col("source_id").str.starts_with(DELIVERED)
        )
        if not rows.is_empty() and not any(rows.equals(other) for other in found):
            found.append(rows)
    if problems:
        raise UnreadableEarlierError(problems)
    return tuple(found)


def _told_of(manifest: Manifest, kind: str, period: str) -> bool:
    """Whether a version said something of a quarter: its counts, or what stands beside them, such as places offered."""
    changed = any((one.delivery_kind, one.period) == (kind, period) for one in manifest.changes)
    return changed or period in manifest.protected.get(kind, {})


def _was_published(unreadable: Listed, versions: tuple[Listed, ...]) -> bool:
    """Whether a manifest that cannot be read was a version: all but an empty one that no later version was made from.

    Such a one is a number that a publication claimed and was killed before it was filled.
    """
    made_from = {one.manifest.previous for one in versions if one.manifest}
    return unreadable.number in made_from or not unreadable.path.is_file() or unreadable.path.stat().st_size > 0


def _may_tell_of(unreadable: Listed, versions: tuple[Listed, ...], first_told: dt.date) -> bool:
    """Whether a version whose manifest cannot be read may hold something that no version could tell before a day.

    It was out, at the latest, when somebody went on in spite of it. The clock may have been set back: so the latest day counts
    that this or any version before says.
    """
    known_by = unreadable.number
    if unreadable.record is None:
        passed_by = [one.number for one in versions if one.record and unreadable.number in one.record.passed_by]
        if not passed_by:
            return True
        known_by = passed_by[0]
    days = [one.record.published_on for one in versions if one.record and one.number <= known_by]
    return first_told <= max(days)


def _first_told(extract: str, quarter: str) -> dt.date:
    """The first day on which something can be told of a quarter: counts when it has ended, places offered once it has begun."""
    end = last_day(quarter)
    return end.replace(month=end.month - 2, day=1) if extract in _KIND else end


def _content(path: Path, sha256: str) -> bytes | None:
    """The bytes of a published file; None when it is missing or altered."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
