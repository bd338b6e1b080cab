"""Makes a new version from rows: checks and packs them, then its files, the claim of the next number, its copy and the folder `senaste/`."""

import dataclasses
import datetime as dt
import hashlib
import io
import itertools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import polars as pl
from pyarrow import parquet
from tenacity import Retrying, retry_if_result, stop_after_delay, wait_fixed

from contract import CODELISTS, CONTRACT_VERSION, EXTRACTS, may_be_absent
from contract.history import read_history
from contract.manifest import Change, Counted, Entry, Manifest, checksum_of, to_json
from publishing.catalogue.settings import Settings
from publishing.disclosure.published import refuse_protected
from publishing.messages import say
from publishing.messages.personal_numbers import has_personal_number
from publishing.messages.problems import InputError
from publishing.storage import AtStep, Store, no_step
from publishing.validation.contract_rules import check_frames
from publishing.versions import history
from publishing.versions.latest import latest_is_current, refresh_latest, write_latest
from publishing.versions.lock import OvertakenError, UnfinishedError, write_problem, writing

HASH_IN_NAME = 12
# On a share without locks: how long a manifest that cannot be read may still be one that is being written.
SETTLE_SECONDS = 5.0

# What makes a version another one than its base. Who published it, when, and under which contract does not.
_OF_SETTINGS = ("is_example", "title_sv", "title_en", "region_sv", "region_en", "note_sv", "note_en")
_CONTENT = ("as_of", *_OF_SETTINGS, "extracts", "details", "receipts", "protected")


@dataclass(frozen=True)
class VersionDraft:
    """A version to be: its rows by extract, and what its manifest is to say.

    `base` is the number of the version that the rows were made from, None when there is none. `receipts` are the numbers of
    the receipts that are new in it; those of the base are kept. So are the quarters
    of `protected` that the draft does not name. `goes_on` says that it is made in spite of damaged versions: then it is a new version
    whatever it says, so that the name of who decided it is known. `is_whole` says that it states all of the catalogue's own rows,
    and not only what changes in its base. `details` are the files of details that are new, a folder `year=…` each; those of the base
    are kept, and so are the files: they are moved.
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
    is_whole: bool = False
    details: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Hint:
    """Something that is no fault but should be known."""

    name: str
    details: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The hint in words, in "sv" or "en"."""
        return say(self.name, language, **self.details)


@dataclass(frozen=True)
class Published:
    """What a publication gave: the newest version, whether it is new, and hints to show."""

    manifest: Manifest
    is_new: bool
    hints: tuple[Hint, ...] = ()


class Stage(Enum):
    """How far a publication has come: its files are written, its number claimed, and then the folder of the newest."""

    FILES = "files"
    CLAIM = "claim"
    LATEST = "latest"


OnStage = Callable[[Stage], None]


def publish_version(
    folder: Path, draft: VersionDraft, *, at_step: AtStep = no_step, on_stage: OnStage = lambda stage: None
) -> Published:
    """Publish a draft as the next version of the catalogue in `folder`, unless it says what its base says already.

    Then the base is given back with `is_new` False, and `senaste/` is brought up to date. Rows equal to the base's keep their
    file whatever library wrote it. Raises InputError before anything is written when rows break the contract or are protected;
    OvertakenError when a whole version newer than the base is there; and what `commit` raises. ValueError for a change of an
    unknown kind, which the app could not show.
    """
    for change, name in itertools.product(draft.changes, ("delivery_kind", "change_kind")):
        if getattr(change, name) not in CODELISTS[name].codes:
            raise ValueError(f"unknown {name}: {getattr(change, name)}")
    check_frames(dict(draft.frames), lambda extract: f"{draft.settings.name}: {extract}")
    refuse_protected(draft.frames, draft.settings.name)
    base = _base(folder, draft.base)
    prepared = prepare(draft, base)
    new, old = prepared.manifest, base and base.manifest
    if old and not draft.goes_on and all(getattr(new, name) == getattr(old, name) for name in _CONTENT):
        if not latest_is_current(folder, base.manifest, base.contents):
            refresh_latest(folder, at_step=at_step)
        return Published(base.manifest, is_new=False)
    published = commit(folder, prepared, at_step=at_step, on_stage=on_stage)
    if base and draft.published_at < base.manifest.published_at:
        details = {"time": draft.published_at.isoformat(), "before": base.manifest.published_at.isoformat()}
        hint = Hint("versions_clock_back", details | {"version": str(base.manifest.version)})
        published = dataclasses.replace(published, hints=(*published.hints, hint))
    return published


def put_back(folder: Path, draft: VersionDraft, damaged: Collection[str], *, at_step: AtStep = no_step) -> bool:
    """Writes anew those `damaged` files that the draft's rows come out as byte for byte, and says whether there was any.

    Nothing else is written: an extract that is kept from an older contract would come out as another file, which no version names.
    Raises InputError for a full disk, a missing permission or another publication under way.
    """
    files = {file: content for file, content in prepare(draft, None).files.items() if file in damaged}
    if not files:
        return False
    try:
        with writing(folder, draft.author, draft.published_at.isoformat(), at_step) as store:
            for file, content in files.items():
                store.put(file, content)
    except OSError as error:
        raise InputError([write_problem(folder, error)]) from error
    return True


def _base(folder: Path, number: int | None) -> history.Opened | None:
    """The base of a draft, whole. Raises OvertakenError early, so that nothing is packed in vain."""
    try:
        newest = history.newest_whole(folder).manifest
    except history.NoWholeVersionError:
        newest = None
    if newest and newest.version > (number or 0):
        raise OvertakenError(folder, newest)
    return None if number is None else history.open_version(folder, number)


@dataclass(frozen=True)
class Prepared:
    """A version that is ready but for its number: the manifest (of version 0), the content of its new files, and where those of its new
    details lie, by the names that they are to have.
    """

    manifest: Manifest
    files: Mapping[str, bytes]
    details: Mapping[str, Path] = field(default_factory=dict)


def prepare(draft: VersionDraft, base: history.Opened | None) -> Prepared:
    """The draft's manifest, without its number, and the content of the files that its base does not have."""
    entries: dict[str, Entry] = {}
    files: dict[str, bytes] = {}
    for extract, schema in EXTRACTS.items():
        frame = draft.frames[extract].select(list(schema.columns())).sort(schema.primary_key())
        if may_be_absent(extract) and _says_nothing_new(draft, base, extract, frame):
            continue
        kept = base and _kept_entry(base, extract, frame, draft.settings)
        if kept:
            entries[extract] = kept
            continue
        entries[extract], content = _packed(extract, frame, draft.settings)
        files[entries[extract].file] = content
    detailed = {name: [_detail(name, path) for path in paths] for name, paths in draft.details.items()}
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
        details={
            **(base.manifest.details if base else {}),
            **{name: tuple(entry for entry, _ in found) for name, found in detailed.items()},
        },
        **{name: getattr(draft.settings, name) for name in _OF_SETTINGS},
    )
    return Prepared(manifest, files, {entry.file: path for found in detailed.values() for entry, path in found})


def _detail(name: str, path: Path) -> tuple[Entry, Path]:
    """One year of a detail: its entry in the manifest, under a name made from its content, and where it lies."""
    digest = checksum_of(path)
    file = f"details/{name}/{path.parent.name}/{digest[:HASH_IN_NAME]}.parquet"
    return Entry(file, digest, parquet.read_metadata(path).num_rows, CONTRACT_VERSION), path


def _says_nothing_new(draft: VersionDraft, base: history.Opened | None, extract: str, frame: pl.DataFrame) -> bool:
    """Whether an extract that may be absent has no rows, or is left as a base without its file means it anyway."""
    if frame.is_empty() or base is None or draft.is_whole:
        return frame.is_empty()
    return extract not in base.contents and frame.equals(base.frames[extract])


def _file_metadata(extract: str, settings: Settings) -> dict[str, str]:
    return {"catalogue": settings.name, "extract": extract, "is_example": str(settings.is_example).lower()}


def _kept_entry(base: history.Opened, extract: str, frame: pl.DataFrame, settings: Settings) -> Entry | None:
    """The base's entry for an extract, when its file holds exactly this frame, under whichever contract; else None."""
    entry = base.manifest.extracts.get(extract)
    if not entry:
        return None
    metadata = pl.read_parquet_metadata(io.BytesIO(base.contents[extract]))
    wanted = _file_metadata(extract, settings)
    # A column that is younger than the file and holds nothing says nothing new.
    published = base.frames[extract]
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


def commit(
    folder: Path, prepared: Prepared, *, at_step: AtStep = no_step, on_stage: OnStage = lambda stage: None
) -> Published:
    """Publish what is prepared as the next version of the catalogue in `folder`; `on_stage` hears each stage as it begins.

    Raises OvertakenError when a whole version newer than the base is there; UnfinishedError when the version is published
    but the folder of the newest is not; InputError for an author who is a personal number, a full disk, a missing permission or another publication under way.
    """
    if has_personal_number(prepared.manifest.author):
        raise InputError.of("--av", "text_with_personal_number")
    since = prepared.manifest.published_at.isoformat()
    try:
        with writing(folder, prepared.manifest.author, since, at_step) as store:
            _refuse_if_overtaken(store, prepared.manifest.previous)
            on_stage(Stage.FILES)
            for file, content in prepared.files.items():
                store.put(file, content)
            for file, path in prepared.details.items():
                store.take(file, path)
            contents = history.whole_files(folder, prepared.manifest)
            on_stage(Stage.CLAIM)
            manifest = _claim(store, prepared)
            on_stage(Stage.LATEST)
            history.write_copies(store, manifest)
            write_latest(store, manifest, contents)
    except OSError as error:
        raise InputError([write_problem(folder, error)]) from error
    return Published(manifest, is_new=True, hints=() if store.is_locked else (Hint("versions_no_locks"),))


def _claim(store: Store, prepared: Prepared) -> Manifest:
    """The manifest under the next number. Numbers of damaged versions are taken: they are passed by.

    The number is chosen before the last look for newer versions: who comes before the look is seen, who comes after it takes
    the same number, and only one can have that.
    """
    while True:
        so_far = read_history(store.folder)
        number = max(so_far.numbers, default=0) + 1
        _refuse_if_overtaken(store, prepared.manifest.previous)
        known, passed_by = tuple(so_far.records.values()), tuple(history.damage(store.folder))
        manifest = dataclasses.replace(prepared.manifest, version=number, passed_by=passed_by, history=known)
        if _is_claimed(store, manifest):
            return manifest


def _is_claimed(store: Store, manifest: Manifest) -> bool:
    """Whether the manifest has its number now. A share may say that it failed when it did what was asked."""
    content = to_json(manifest)
    try:
        store.claim(manifest.file, content)
    except FileExistsError:
        return store.holds(manifest.file, content)
    except OSError as error:
        if store.holds(manifest.file, content):
            raise UnfinishedError(manifest, write_problem(store.folder, error)) from error
        raise
    return True


def _refuse_if_overtaken(store: Store, base: int | None) -> None:
    """Raises OvertakenError when a whole version with a higher number than the base is there; damaged ones do not count."""
    for number in reversed(read_history(store.folder).numbers):
        if number <= (base or 0):
            return
        newest = _whole(store.folder, number) if store.is_locked else _settled(store.folder, number)
        if newest:
            raise OvertakenError(store.folder, newest)


def _whole(folder: Path, number: int) -> Manifest | None:
    try:
        return history.open_version(folder, number).manifest
    except InputError:
        return None


def _settled(folder: Path, number: int) -> Manifest | None:
    """Without a lock, what cannot be read may be half written: look again for a while before it counts as damaged."""
    again = Retrying(
        retry=retry_if_result(lambda manifest: manifest is None),
        stop=stop_after_delay(SETTLE_SECONDS),
        wait=wait_fixed(0.1),
        retry_error_callback=lambda state: None,
    )
    return again(_whole, folder, number)


def withdraw(
    folder: Path, number: int, *, author: str, note: str, now: dt.datetime, at_step: AtStep = no_step
) -> Published:
    """Withdraw version `number`, which has to be the one that is shown: the newest, or the one a withdrawal points back to.

    The new version has the extracts, `as_of` and receipts of the version that the withdrawn one was made from. Raises
    InputError that says what to do instead when it cannot be withdrawn, or when a file of the version before is not whole;
    and what `commit` raises.
    """
    newest = history.newest_whole(folder).manifest
    withdrawn = _withdrawable(folder, number, newest)
    # What the withdrawn one was made from may be a withdrawal itself: then what that one shows is shown again.
    shown_again = history.open_version(folder, history.find_version(folder, withdrawn.previous).shows).manifest
    own = {"version": 0, "published_at": now, "author": author, "note": note, "changes": (), "passed_by": ()}
    line = {"previous": newest.version, "withdraws": number, "points_back_to": shown_again.version}
    return commit(folder, Prepared(dataclasses.replace(shown_again, **own, **line), {}), at_step=at_step)


def _withdrawable(folder: Path, number: int, newest: Manifest) -> Manifest:
    version = history.find_version(folder, number)
    withdrawn_by = {listed.number: listed.withdrawn_by for listed in history.list_versions(folder)}[number]
    for is_so, message, details in (
        (version.withdraws, "withdraw_is_withdrawal", {"shown": version.shows}),
        (withdrawn_by, "withdraw_already", {"by": withdrawn_by}),
        (number != newest.shows, "withdraw_later_ones", {"shown": newest.shows}),
        (version.previous is None, "withdraw_first", {}),
    ):
        if is_so:
            raise InputError.of(folder / version.file, message, **details, version=number)
    return version
