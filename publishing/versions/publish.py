"""Makes a new version from rows: checks them, packs them, and commits what differs from the version they were made from."""

import dataclasses
import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from contract import ADDED_LATER, CODELISTS, CONTRACT_VERSION, EXTRACTS, with_younger_columns
from publishing.catalogue import Settings
from publishing.checks import check_frames
from publishing.versions.commit import Hint, Prepared, Published, commit
from publishing.versions.faults import OvertakenError
from publishing.versions.latest import latest_is_current, refresh_latest
from publishing.versions.listing import NoWholeVersionError, Whole, find_version, newest_whole_files, whole_files
from publishing.versions.manifest import Change, Counted, Entry, Manifest
from publishing.versions.protected import refuse_protected
from publishing.versions.storage import AtStep, nothing

HASH_IN_NAME = 12

# What makes a version another one than its base. Who published it and when does not.
_CONTENT = (
    "as_of", "is_example", "title_sv", "title_en", "region_sv", "region_en", "note_sv", "note_en", "contract_version",
    "extracts", "receipts", "protected",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A version to be: its rows by extract, and what its manifest is to say.

    `base` is the number of the version that the rows were made from, None when there is none. `receipts` are the numbers of
    the receipts that are new in it; those of the base are kept. So are the quarters
    of `protected` that the draft does not name. `goes_on` says that it is made in spite of damaged versions: then it is a new version
    whatever it says, so that the name of who decided it is known.
    """

    settings: Settings
    frames: Mapping[str, pl.DataFrame]
    base: int | None
    as_of: dt.date
    published_at: dt.datetime
    author: str
    note: str = ""
    changes: tuple[Change, ...] = ()
    receipts: tuple[int, ...] = ()
    protected: Counted = field(default_factory=dict)
    goes_on: bool = False


def publish_version(folder: Path, draft: Draft, *, at_step: AtStep = nothing) -> Published:
    """Publish a draft as the next version of the catalogue in `folder`, unless it says what its base says already.

    Then the base is given back with `is_new` False, and `senaste/` is brought up to date. Rows equal to the base's keep their
    file whatever library wrote it. Raises InputError before anything is written when rows break the contract or are protected;
    OvertakenError when a whole version newer than the base is there; and what `commit` raises. ValueError for a change of an
    unknown kind, which the app could not show.
    """
    _check_changes(draft.changes)
    check_frames(dict(draft.frames), lambda extract: f"{draft.settings.name}: {extract}")
    refuse_protected(draft.frames, draft.settings.name)
    base = _base(folder, draft.base)
    prepared = prepare(draft, base)
    if base and not draft.goes_on and _content(prepared.manifest) == _content(base.manifest):
        return _unchanged(folder, base, at_step)
    published = commit(folder, prepared, at_step=at_step)
    return dataclasses.replace(published, hints=published.hints + _hints(draft, base))


def prepare(draft: Draft, base: Whole | None) -> Prepared:
    """The draft's manifest, without its number, and the content of the files that its base does not have."""
    entries: dict[str, Entry] = {}
    files: dict[str, bytes] = {}
    for extract, schema in EXTRACTS.items():
        frame = draft.frames[extract].select(list(schema.columns())).sort(schema.primary_key())
        if extract in ADDED_LATER and frame.is_empty():
            continue
        kept = base and _kept_entry(base, extract, frame, draft.settings)
        if kept:
            entries[extract] = kept
            continue
        entries[extract], content = _packed(extract, frame, draft.settings)
        files[entries[extract].file] = content
    words = ("title_sv", "title_en", "region_sv", "region_en", "note_sv", "note_en", "is_example")
    manifest = Manifest(
        catalogue=draft.settings.name,
        version=0,
        as_of=draft.as_of,
        published_at=draft.published_at,
        author=draft.author,
        contract_version=CONTRACT_VERSION,
        extracts=entries,
        previous=draft.base,
        note=draft.note,
        changes=draft.changes,
        receipts=tuple(sorted({*draft.receipts, *(base.manifest.receipts if base else ())})),
        protected={**(base.manifest.protected if base else {}), **draft.protected},
        **{word: getattr(draft.settings, word) for word in words},
    )
    return Prepared(draft.base, manifest, files)


def _check_changes(changes: tuple[Change, ...]) -> None:
    for change in changes:
        for name in ("delivery_kind", "change_kind"):
            if getattr(change, name) not in CODELISTS[name].codes:
                raise ValueError(f"unknown {name}: {getattr(change, name)}")


def _base(folder: Path, number: int | None) -> Whole | None:
    """The base of a draft, whole. Raises OvertakenError early, so that nothing is packed in vain."""
    try:
        newest = newest_whole_files(folder).manifest
    except NoWholeVersionError:
        newest = None
    if newest and newest.version > (number or 0):
        raise OvertakenError(folder, newest)
    if number is None:
        return None
    manifest = find_version(folder, number)
    return Whole(manifest, whole_files(folder, manifest), ())


def _unchanged(folder: Path, base: Whole, at_step: AtStep) -> Published:
    if not latest_is_current(folder, base.manifest, base.contents):
        refresh_latest(folder, at_step=at_step)
    return Published(base.manifest, is_new=False)


def _content(manifest: Manifest) -> dict[str, object]:
    return {name: getattr(manifest, name) for name in _CONTENT}


def _hints(draft: Draft, base: Whole | None) -> tuple[Hint, ...]:
    if not base or draft.published_at >= base.manifest.published_at:
        return ()
    details = {"time": draft.published_at.isoformat(), "before": base.manifest.published_at.isoformat()}
    return (Hint("versions_clock_back", details | {"version": str(base.manifest.version)}),)


def _file_metadata(extract: str, settings: Settings) -> dict[str, str]:
    return {"catalogue": settings.name, "extract": extract, "is_example": str(settings.is_example).lower()}


def _kept_entry(base: Whole, extract: str, frame: pl.DataFrame, settings: Settings) -> Entry | None:
    """The base's entry for an extract, when its file holds exactly this frame under this contract; else None."""
    entry = base.manifest.extracts.get(extract)
    if not entry or entry.contract_version != CONTRACT_VERSION:
        return None
    content = base.contents[extract]
    metadata = pl.read_parquet_metadata(io.BytesIO(content))
    wanted = _file_metadata(extract, settings)
    # A column that is younger than the file and holds nothing says nothing new.
    published = with_younger_columns(extract, pl.read_parquet(io.BytesIO(content)))
    same = dict(published.schema) == dict(frame.schema) and published.select(frame.columns).equals(frame)
    return entry if same and {key: metadata.get(key) for key in wanted} == wanted else None


def _packed(extract: str, frame: pl.DataFrame, settings: Settings) -> tuple[Entry, bytes]:
    """One extract as a Parquet file under a name made from its content, and its entry in the manifest."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", metadata=_file_metadata(extract, settings))
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    file = f"extracts/{extract}-{digest[:HASH_IN_NAME]}.parquet"
    return Entry(file, digest, frame.height, CONTRACT_VERSION), content
