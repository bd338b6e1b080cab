"""Makes a prepared version the newest: its files, then the claim of the next number, then its copy and the folder `senaste/`.

All is checked and packed before; here only bytes are written. Until the manifest has its number nothing has happened to what
readers see; from then on the version is published, whatever fails afterwards.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tenacity import Retrying, retry_if_result, stop_after_delay, wait_fixed

from contract.history import read_history
from publishing.messages import say
from publishing.privacy.numbers import has_personal_number
from publishing.problems import InputError, Problem
from publishing.versions.copies import write_copies
from publishing.versions.faults import OvertakenError, UnfinishedError, write_problem
from publishing.versions.latest import write_latest
from publishing.versions.listing import damage, find_version, version_numbers, whole_files
from publishing.versions.lock import Holder, writing
from publishing.versions.manifest import Manifest, to_json
from publishing.versions.storage import AtStep, Store, nothing

# On a share without locks: how long a manifest that cannot be read may still be one that is being written.
SETTLE_SECONDS = 5.0


@dataclass(frozen=True)
class Hint:
    """Something that is no fault but should be known."""

    name: str
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def text(self, language: str) -> str:
        """The hint in words, in "sv" or "en"."""
        return say(self.name, language, **self.details)


@dataclass(frozen=True)
class Prepared:
    """A version that is ready but for its number: the manifest (of version 0) and the content of its new files.

    `base` is the version it was made from, None for the first.
    """

    base: int | None
    manifest: Manifest
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Published:
    """What a publication gave: the newest version, whether it is new, and hints to show."""

    manifest: Manifest
    is_new: bool
    hints: tuple[Hint, ...] = ()


def commit(folder: Path, prepared: Prepared, *, at_step: AtStep = nothing) -> Published:
    """Publish what is prepared as the next version of the catalogue in `folder`.

    Raises OvertakenError when a whole version newer than the base is there; UnfinishedError when the version is published
    but the folder of the newest is not; InputError for an author who is a personal number, a full disk, a missing permission or another publication under way.
    """
    if has_personal_number(prepared.manifest.author):
        raise InputError([Problem("--av", "text_with_personal_number")])
    holder = Holder(prepared.manifest.author, prepared.manifest.published_at.isoformat())
    try:
        with writing(folder, holder, at_step) as store:
            refuse_if_overtaken(store, prepared.base)
            for file, content in prepared.files.items():
                store.put(file, content)
            contents = whole_files(folder, prepared.manifest)
            manifest = _claim(store, prepared)
            write_copies(store, manifest)
            write_latest(store, manifest, contents)
    except OSError as error:
        raise InputError([write_problem(folder, error)]) from error
    return Published(manifest, is_new=True, hints=() if store.is_locked else (Hint("versions_no_locks"),))


def refuse_if_overtaken(store: Store, base: int | None) -> None:
    """Raises OvertakenError when a whole version with a higher number than the base is there; damaged ones do not count."""
    for number in reversed(version_numbers(store.folder)):
        if number <= (base or 0):
            return
        newest = _whole(store.folder, number) if store.is_locked else _settled(store.folder, number)
        if newest:
            raise OvertakenError(store.folder, newest)


def _whole(folder: Path, number: int) -> Manifest | None:
    try:
        manifest = find_version(folder, number)
        whole_files(folder, manifest)
    except InputError:
        return None
    return manifest


def _settled(folder: Path, number: int) -> Manifest | None:
    """Without a lock, what cannot be read may be half written: look again for a while before it counts as damaged."""
    again = Retrying(
        retry=retry_if_result(lambda manifest: manifest is None),
        stop=stop_after_delay(SETTLE_SECONDS),
        wait=wait_fixed(0.1),
        retry_error_callback=lambda state: None,
    )
    return again(_whole, folder, number)


def _claim(store: Store, prepared: Prepared) -> Manifest:
    """The manifest under the next number. Numbers of damaged versions are taken: they are passed by.

    The number is chosen before the last look for newer versions: who comes before the look is seen, who comes after it takes
    the same number, and only one can have that.
    """
    while True:
        history = read_history(store.folder)
        number = max(history.numbers, default=0) + 1
        refuse_if_overtaken(store, prepared.base)
        known, passed_by = tuple(history.records.values()), tuple(damage(store.folder))
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
