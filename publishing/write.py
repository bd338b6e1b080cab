"""Writes a catalogue's version: content-addressed Parquet first, the manifest that names it last.

A reader opens what the manifest names, so until the manifest is replaced it sees the version that was there before.
"""

import hashlib
import io
import json
import os
from pathlib import Path

import polars as pl

from contract import CONTRACT_VERSION, EXTRACTS
from publishing.catalogue import Settings

HASH_IN_NAME = 12
VERSION = 1

_ENTRY_KEYS = {"file", "sha256", "rows", "contract_version"}


def publish(folder: Path, settings: Settings, frames: dict[str, pl.DataFrame]) -> bool:
    """Publishes the frames as version 1 of the catalogue in `folder`; says whether anything was changed.

    Frames equal to those already published keep their files, so a rebuild changes nothing whatever library wrote
    them. Files that no manifest names any more are removed once the new manifest stands.
    """
    path = folder / "manifest" / f"v{VERSION:06d}.json"
    before = read_manifest(path)
    entries = {
        extract: _published_entry(folder, before, extract, frames[extract], settings)
        or _write_extract(folder, extract, frames[extract], settings)
        for extract in EXTRACTS
    }
    manifest = _manifest(settings, entries)
    if manifest == before:
        return False
    _write_whole(path, json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n")
    _remove_unnamed(folder)
    return True


def read_manifest(path: Path) -> dict:
    """The manifest at `path` as written, or an empty one when there is none or it does not name files."""
    try:
        manifest = json.loads(path.read_bytes())
        whole = all(set(entry) == _ENTRY_KEYS for entry in manifest["extracts"].values())
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return manifest if whole else {}


def _manifest(settings: Settings, entries: dict[str, dict]) -> dict:
    return {
        "catalogue": settings.name,
        "version": VERSION,
        "as_of": settings.as_of.isoformat(),
        "published_at": settings.published_at.isoformat(),
        "author": settings.author,
        "is_example": settings.is_example,
        "title_sv": settings.title_sv,
        "title_en": settings.title_en,
        "region_sv": settings.region_sv,
        "region_en": settings.region_en,
        "note_sv": settings.note_sv,
        "note_en": settings.note_en,
        "contract_version": CONTRACT_VERSION,
        "extracts": entries,
    }


def _file_metadata(extract: str, settings: Settings) -> dict[str, str]:
    return {"catalogue": settings.name, "extract": extract, "is_example": str(settings.is_example).lower()}


def _published_entry(
    folder: Path, manifest: dict, extract: str, frame: pl.DataFrame, settings: Settings
) -> dict | None:
    """The manifest's entry for an extract whose published file is whole and holds exactly this frame, else None."""
    entry = manifest.get("extracts", {}).get(extract)
    if not entry or entry["contract_version"] != CONTRACT_VERSION or not (folder / entry["file"]).is_file():
        return None
    content = (folder / entry["file"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        return None
    metadata = pl.read_parquet_metadata(io.BytesIO(content))
    wanted = _file_metadata(extract, settings)
    published = pl.read_parquet(io.BytesIO(content))
    same = published.schema == frame.schema and published.equals(frame)
    return entry if same and {key: metadata.get(key) for key in wanted} == wanted else None


def _write_extract(folder: Path, extract: str, frame: pl.DataFrame, settings: Settings) -> dict:
    """Writes one extract under a name made from its content and gives its manifest entry."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", metadata=_file_metadata(extract, settings))
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    name = f"extracts/{extract}-{digest[:HASH_IN_NAME]}.parquet"
    _write_whole(folder / name, content)
    return {"file": name, "sha256": digest, "rows": frame.height, "contract_version": CONTRACT_VERSION}


def _write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place, to disk, and then into place: a reader sees the old content or the new, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    if os.name == "posix":
        # The folder's own entry must reach the disk too, or a power cut may lose the name of a file that was written.
        descriptor = os.open(path.parent, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _remove_unnamed(folder: Path) -> None:
    """Removes extract files that no manifest names. Leaves all in place when a manifest cannot be read."""
    manifests = [read_manifest(path) for path in (folder / "manifest").glob("v*.json")]
    if not all(manifests):
        return
    named = {entry["file"] for manifest in manifests for entry in manifest["extracts"].values()}
    for pattern in ("*.parquet", "*.tmp"):
        for path in (folder / "extracts").glob(pattern):
            if f"extracts/{path.name}" not in named:
                path.unlink()
