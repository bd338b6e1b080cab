"""Files that have come in but are neither received nor refused yet: kept at once, so that nothing is lost.

`<restricted>/<catalogue>/drafts/<sha256>/` holds `draft.json` and, in `file/`, the file as it was sent under its own
name. A draft is made in a folder beside the others and renamed into its place, like a receipt: whole, or not there.
"""

import datetime as dt
import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from publishing import storage
from publishing.messages.problems import InputError

_JSON, _FILE = "draft.json", "file"
_LONGEST_NAME = 120
# What all drafts of a catalogue may take on the disk. Each is read whole whenever the list of them is drawn.
MOST_MB = 200
# What one system or the other takes for something else in the name of a file.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*/\\]')


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file as a partner sent it, and what the coordinator says about it; every text may be empty.

    `path` is where the file lies. `partner_id` and `kind` may be left to the file to say. `by` is who takes it in,
    `after_closing` why it comes after the quarter closed, `note` what has changed, which becomes public unless the kind counts
    people. `is_definition` says that the figures follow another definition from now on.
    """

    path: Path
    partner_id: str = ""
    kind: str = ""
    by: str = ""
    after_closing: str = ""
    note: str = ""
    is_definition: bool = False

    @property
    def file_name(self) -> str:
        """The name of the file as it was sent, as far as it is fit for one."""
        return self.path.name


@dataclass(frozen=True, kw_only=True)
class OpenDraft(Sent):
    """A file that is neither received nor refused yet, by its SHA-256, and since when it is kept."""

    sha256: str
    kept_at: dt.datetime


@dataclass(frozen=True)
class Drafts:
    """The drafts, the newest first, and the names of those that cannot be read."""

    open: tuple[OpenDraft, ...]
    broken: tuple[str, ...] = ()


def keep_draft(
    folder: Path, content: bytes, file_name: str, *, now: dt.datetime, at_step: storage.AtStep = storage.no_step
) -> OpenDraft:
    """Keeps a file in the catalogue's restricted `folder` and gives its draft; it is on the disk when this returns.

    The same file again is the same draft: what was said about it stays. Before each step `at_step` is called with its
    name: file, draft, claim, sync. Raises InputError when there is no room for one more draft, OSError as the system does.
    """
    sha256, drafts = hashlib.sha256(content).hexdigest(), folder / "drafts"
    with storage.lock_of(drafts):
        place = drafts / sha256
        if _is_whole(place):
            return _read(place)
        if sum(file.stat().st_size for file in drafts.glob(f"*/{_FILE}/*")) + len(content) > MOST_MB * 1024 * 1024:
            raise InputError.of(fit_name(file_name), "drafts_full", most=MOST_MB)
        draft = OpenDraft(sha256=sha256, path=place / _FILE / fit_name(file_name), kept_at=now)
        with storage.coming_folder(drafts) as coming:
            at_step("file")
            storage.write_file(coming / _FILE / draft.file_name, content)
            at_step("draft")
            storage.write_file(coming / _JSON, _as_json(draft))
            at_step("claim")
            storage.remove_folder(place)
            storage.claim_folder(coming, place)
        at_step("sync")
        storage.sync_folder(drafts)
    return draft


def change_draft(folder: Path, draft: OpenDraft, **changes: str | bool) -> OpenDraft:
    """The draft with what the coordinator says now, which is on the disk when this returns.

    Raises FileNotFoundError when the draft has been received or thrown away meanwhile.
    """
    place = storage.place_by_sha256(folder / "drafts", draft.sha256)
    with storage.lock_of(folder / "drafts"):
        changed = replace(_read(place), **changes)
        storage.replace_file(place / _JSON, _as_json(changed))
    return changed


def open_drafts(folder: Path) -> Drafts:
    """The drafts in the catalogue's restricted `folder`. A broken one is named, and hinders no other."""
    found, broken = [], []
    for place in sorted((folder / "drafts").glob("[0-9a-f]" * 64)):
        if _is_whole(place):
            found.append(_read(place))
        else:
            broken.append(place.name)
    return Drafts(tuple(sorted(found, key=lambda draft: draft.kept_at, reverse=True)), tuple(broken))


def discard_draft(folder: Path, sha256: str) -> None:
    """Removes a draft, broken or not; one that is gone already is no fault. The answers about its file are kept."""
    drafts = folder / "drafts"
    place = storage.place_by_sha256(drafts, sha256)
    if place.is_dir():
        with storage.lock_of(drafts):
            storage.remove_folder(place)
            storage.sync_folder(drafts)


def fit_name(file_name: str) -> str:
    """The name of a file as a browser gave it, without folders and without signs that some system cannot keep."""
    name = _UNFIT.sub("_", re.split(r"[/\\]", file_name)[-1]).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return name[:_LONGEST_NAME] or _FILE
    return f"{stem[: _LONGEST_NAME - len(suffix[:10])]}.{suffix[:10]}"


def _as_json(draft: OpenDraft) -> bytes:
    values = asdict(draft) | {"kept_at": draft.kept_at.isoformat(), "path": draft.file_name}
    del values["sha256"]
    return json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n"


def _read(place: Path) -> OpenDraft:
    """The draft in its folder. Raises ValueError, KeyError, TypeError or OSError when it is not one."""
    values = json.loads((place / _JSON).read_bytes())
    kept_at = dt.datetime.fromisoformat(values["kept_at"])
    texts = {field.name for field in fields(OpenDraft)} - {"sha256", "path", "kept_at", "is_definition"}
    if not all(isinstance(values[name], str) for name in (*texts, "path")) or kept_at.tzinfo is None:
        raise ValueError(_JSON)
    about = {name: values[name] for name in texts} | {"is_definition": values["is_definition"] is True}
    return OpenDraft(sha256=place.name, path=place / _FILE / fit_name(values["path"]), kept_at=kept_at, **about)


def _is_whole(place: Path) -> bool:
    try:
        content = _read(place).path.read_bytes()
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return hashlib.sha256(content).hexdigest() == place.name
