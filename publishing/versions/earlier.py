"""What has been published before of one quarter's counts, in any version: also a withdrawn one is out in the world."""

import datetime as dt
import hashlib
import io
from pathlib import Path

import polars as pl

from contract.periods import last_day
from publishing.deliveries.register import is_delivered
from publishing.kinds import KIND_OF_EXTRACT
from publishing.messages.problems import InputError, Problem
from publishing.versions.history import Listed, list_versions


class UnreadableEarlierError(InputError):
    """What was published of a quarter before cannot be read today: no counts of it may be published."""


def earlier_publications(folder: Path, extract: str, period: str) -> tuple[pl.DataFrame, ...]:
    """The delivered rows of `extract` for a quarter, or of a yearly kind for its year, as each version of the catalogue in `folder`
    has them, oldest first.

    Versions that say the same are given once. Whoever read a version that is damaged today may have kept it: raises
    UnreadableEarlierError that names every file and manifest that may hold something of the quarter and cannot be read.
    """
    return _publications(folder, extract, period, of_all=False)


def publications_ever(folder: Path, extract: str, period: str) -> tuple[pl.DataFrame, ...]:
    """The delivered rows of `extract` for every period, as each version of the catalogue in `folder` has them, oldest first.

    For counts of `period` that are to stand beside those of other years; of a kind that is told beside what stood before, with the
    facts, which a delivery may have replaced since. Raises UnreadableEarlierError that names every file and
    manifest that may hold anything of the extract and cannot be read.
    """
    return _publications(folder, extract, period, of_all=True)


def _publications(folder: Path, extract: str, period: str, *, of_all: bool) -> tuple[pl.DataFrame, ...]:
    found: list[pl.DataFrame] = []
    seen: set[str] = set()
    problems: list[Problem] = []
    versions, kind, end = list_versions(folder), KIND_OF_EXTRACT[extract], last_day(period)
    # The first day on which something can be told of the quarter: counts when it has ended, what does not wait once it has begun.
    first_told = end if kind.is_held else end.replace(month=end.month - 2, day=1)
    first_told = dt.date.min if of_all else first_told
    for version in versions:
        details = {"version": str(version.number), "period": period}
        if version.manifest is None:
            if _was_published(version, versions) and _may_tell_of(version, versions, first_told):
                problems.append(Problem.of(version.path, "earlier_manifest_unreadable", **details))
            continue
        entry = version.manifest.extracts.get(extract)
        if entry is None or entry.sha256 in seen:
            continue
        path = folder / entry.file
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            # Whether it said something of the quarter: its counts, or what stands beside them, such as places offered.
            told = {change.period for change in version.manifest.changes if change.delivery_kind == kind.name}
            told.update(version.manifest.protected.get(kind.name, {}))
            if told if of_all else period in told:
                fault = "earlier_years_unreadable" if of_all else "earlier_counts_unreadable"
                problems.append(Problem.of(path, fault, **details))
            continue
        seen.add(entry.sha256)
        of_period = pl.lit(of_all) | (pl.col("period") == kind.period_of(period))
        rows = pl.read_parquet(io.BytesIO(content)).filter(is_delivered() | pl.lit(bool(kind.told_beside)), of_period)
        if not rows.is_empty() and not any(rows.equals(other) for other in found):
            found.append(rows)
    if problems:
        raise UnreadableEarlierError(problems)
    return tuple(found)


def _was_published(unreadable: Listed, versions: tuple[Listed, ...]) -> bool:
    """Whether a manifest that cannot be read was a version: all but an empty one that no later version was made from.

    Such a one is a number that a publication claimed and was killed before it was filled.
    """
    made_from = {version.manifest.previous for version in versions if version.manifest}
    return unreadable.number in made_from or not unreadable.path.is_file() or unreadable.path.stat().st_size > 0


def _may_tell_of(unreadable: Listed, versions: tuple[Listed, ...], first_told: dt.date) -> bool:
    """Whether a version whose manifest cannot be read may hold something that no version could tell before a day.

    It was out, at the latest, when somebody went on in spite of it. The clock may have been set back: so the latest day counts
    that this or any version before says.
    """
    records = [version.record for version in versions if version.record]
    known_by = unreadable.number
    if unreadable.record is None:
        passed_by = [record.version for record in records if known_by in record.passed_by]
        if not passed_by:
            return True
        known_by = passed_by[0]
    return first_told <= max(record.published_on for record in records if record.version <= known_by)
