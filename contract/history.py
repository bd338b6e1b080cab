"""The history of a catalogue: which versions there are, which are withdrawn and by whom, and which manifests can be trusted.

What a version is must be known even when its manifest is damaged, so it can be read in three places: in the manifest itself, in every
later manifest (`history`), and in a small file of its own (`history/000007.json`). Each names the SHA-256 of the manifest that it
speaks of, so that one that is altered, cut, missing or replaced by an old copy is noticed. Both sides read the history here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from contract.manifest import (
    UNFIT,
    Record,
    checksum,
    is_itself,
    manifest_file,
    record_from,
    record_of,
    record_values,
    records_in,
)

FOLDER, MANIFESTS = "history", "manifest"
# What can be wrong with a manifest: it is not there, is no manifest, or is not the one that was published.
MISSING, UNREADABLE, ALTERED = "missing", "unreadable", "altered"
# An empty manifest that nothing speaks of: a publication on a share without hard links was killed, and its number is burned.
UNUSED = "unused"

_MANIFEST = re.compile(r"v(\d{6})\.json")
_COPY = re.compile(r"(\d{6})\.json")


@dataclass(frozen=True)
class Numbered:
    """One number of a catalogue: what is known of it, and what is wrong with its manifest (`""`: nothing).

    `record` is None where no place could be read. `has_copy` says whether its own file in `history/` is there and right.
    """

    number: int
    record: Record | None
    fault: str
    has_copy: bool

    @property
    def told_as(self) -> str:
        """The fault that both sides have words for: a number that was burned is one that cannot be read."""
        return UNREADABLE if self.fault == UNUSED else self.fault


@dataclass(frozen=True)
class History:
    """Every number of a catalogue, readable or not, in order; the clock decides nothing."""

    every: tuple[Numbered, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that are taken."""
        return tuple(one.number for one in self.every)

    @cached_property
    def records(self) -> Mapping[int, Record]:
        """What is known of each version, by number."""
        return {one.number: one.record for one in self.every if one.record}

    @property
    def unknown(self) -> tuple[int, ...]:
        """The numbers of which nobody can say what they were: any of them may be a withdrawal."""
        return tuple(one.number for one in self.every if one.record is None and one.fault != UNUSED)

    def withdrawal_of(self, number: int) -> Record | None:
        """The later version that withdraws version `number`; the newest if several do, None if none is known."""
        found = [record for record in self.records.values() if record.withdraws == number]
        return found[-1] if found else None

    def is_taken_back(self, number: int) -> bool:
        """Whether somebody took back what version `number` shows: the version itself, the one that it shows again, or a receipt in it.

        A receipt may have been taken back with another version that had it too, made anew beside a damaged one.
        """
        record = self.records.get(number)
        if any(self.withdrawal_of(shown) for shown in (number, record.shows if record else number)):
            return True
        return record is not None and not self.taken_back().keys().isdisjoint(record.receipts)

    def stands(self, number: int) -> bool:
        """Whether version `number` may be shown and gone on from: nobody took it back, nor may one that nobody can read have done so.

        The newest whole version is the newest that stands and can be opened; the clock decides nothing.
        """
        return not self.is_taken_back(number) and number not in self.doubtful

    @cached_property
    def doubtful(self) -> Mapping[int, int]:
        """The versions that an unknown one may have withdrawn, and the number of that one.

        Only what is shown can be withdrawn, and never the first version. So of one unknown number only the version that was shown when
        it came is in doubt; of several in a row also the one that was shown before that, and so on.
        """
        found: dict[int, int] = {}
        for unknown in self.unknown:
            earlier = [record for number, record in self.records.items() if number < unknown]
            shown = self.records.get(earlier[-1].shows) if earlier else None
            for _ in (number for number in self.unknown if number <= unknown):
                if shown is None or shown.previous is None:
                    break
                found[shown.version] = unknown
                before = self.records.get(shown.previous)
                if before is None:
                    # Where the line is broken, all that lies before it is in doubt.
                    found |= {one.version: unknown for one in earlier if one.version < shown.version and one.previous}
                shown = self.records.get(before.shows) if before else None
        return found

    def taken_back(self) -> dict[int, Record]:
        """The receipts that were taken back, and the withdrawal that did it: what the withdrawn version had added, no more."""
        found: dict[int, Record] = {}
        for record in self.records.values():
            withdrawn = self.records.get(record.withdraws or 0)
            # A withdrawal has the receipts of the version that it shows again, which is what the withdrawn one was made from.
            if withdrawn:
                found |= dict.fromkeys(set(withdrawn.receipts) - set(record.receipts), record)
        return found


def copy_file(number: int) -> str:
    """The place of a version's record in the catalogue's folder: history/000002.json."""
    return f"{FOLDER}/{number:06d}.json"


def copy_of(record: Record) -> bytes:
    """The content of a record's own file: the record, and a checksum by which damage to the file itself is seen."""
    values = record_values(record)
    return json.dumps(values | {"checksum": checksum(values)}, ensure_ascii=False).encode() + b"\n"


def list_manifests(folder: Path) -> tuple[Path, ...]:
    """The manifests of the catalogue in `folder`, oldest first."""
    return tuple(folder / MANIFESTS / name[0] for name in _names(folder / MANIFESTS, _MANIFEST))


def list_copies(folder: Path) -> tuple[Path, ...]:
    """The versions' files of their own beside the manifests; none in an older catalogue."""
    return tuple(folder / FOLDER / name[0] for name in _names(folder / FOLDER, _COPY))


def read_history(folder: Path) -> History:
    """The history of the catalogue in `folder`, from all places that can be read; nothing raises.

    The newest manifest is held against its own file, every other one against that and what later manifests say of it. What no other
    place speaks of is taken as it is: manifests from before there was a history.
    """
    copies = dict(_copies(folder))
    told: dict[int, list[Record]] = {number: [record] for number, record in copies.items()}
    has_file = {int(name[1]) for name in _names(folder / FOLDER, _COPY)}
    left = has_file | {int(name[1]) for name in _names(folder / MANIFESTS, _MANIFEST)}
    # Numbers are taken one after the other: one that is missing among them was a version, even where nothing tells of it.
    left |= set(range(1, max(left, default=1)))
    found: list[Numbered] = []
    while left:
        number = max(left)
        left.remove(number)
        content = _content(folder / manifest_file(number))
        own, earlier, is_whole = _read(content, number, folder.name)
        known = told.get(number, [])
        if own and is_whole and (not known or own.sha256 in {record.sha256 for record in known}):
            for record in earlier:
                told.setdefault(record.version, []).append(record)
            left |= {record.version for record in earlier}
            found.append(Numbered(number, own, "", copies.get(number) == own))
        else:
            fault = _fault(content, own, is_known=bool(known) or number in has_file)
            found.append(Numbered(number, known[0] if known else None, fault, number in copies))
    return History(tuple(reversed(found)))


def _fault(content: bytes | None, own: Record | None, *, is_known: bool) -> str:
    if content is None:
        return MISSING
    if not content and not is_known:
        return UNUSED
    return UNREADABLE if own is None else ALTERED


def _read(content: bytes | None, number: int, catalogue: str) -> tuple[Record | None, tuple[Record, ...], bool]:
    """What a manifest says of itself and of those before it, and whether it has its own checksum; nothing when it is none."""
    if not content:
        return None, (), False
    try:
        own = record_of(content, number=number, catalogue=catalogue)
        earlier = tuple(record for record in records_in(content) if record.version < number)
        return own, earlier, is_itself(content)
    except UNFIT:
        return None, (), False


def _content(path: Path) -> bytes | None:
    """The bytes of a file, None when it is not there; of what is there but cannot be read, something that is no manifest."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b"\0"


def _copies(folder: Path) -> Iterator[tuple[int, Record]]:
    """The records that have a whole file of their own."""
    for name in _names(folder / FOLDER, _COPY):
        try:
            content = _content(folder / FOLDER / name[0]) or b""
            record = record_from(json.loads(content))
            if record.version == int(name[1]) and is_itself(content):
                yield record.version, record
        except UNFIT:
            continue


def _names(folder: Path, form: re.Pattern[str]) -> list[re.Match[str]]:
    return [name for path in sorted(folder.glob("*.json")) if (name := form.fullmatch(path.name))]
