"""Builds a catalogue's own rows into a version: checked against the contract, with what was delivered laid over them, and published."""

import dataclasses
import datetime as dt
from functools import partial
from pathlib import Path

from contract import EXTRACTS
from contract.history import read_history
from publishing.catalogue.facts import read_facts
from publishing.catalogue.partners import PARTNERS_FILE, provision_agreements, read_partners
from publishing.catalogue.settings import SETTINGS_FILE, Settings, read_settings
from publishing.deliveries.register import with_missing_deliveries
from publishing.kinds import Frames
from publishing.messages.problems import InputError
from publishing.release.details import Files, check_details, rolled_up
from publishing.release.layers import has_deliveries, with_delivered
from publishing.storage import AtStep, no_step
from publishing.validation.contract_rules import check_extract, check_frames
from publishing.versions.history import NoWholeVersionError, newest_whole
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Hint, Published, VersionDraft, publish_version, put_back


def build(
    data: Path,
    name: str,
    frames: Frames | None = None,
    *,
    details: Files | None = None,
    now: dt.datetime | None = None,
    at_step: AtStep = no_step,
) -> Published:
    """Builds the catalogue `name` of the folder `data` and publishes a new version, unless nothing has changed.

    Its own rows are `frames`, one per extract, or those of its files of facts. The files of `details`, by name, each in a folder `year=…`,
    are added up into the extracts that they belong to, and moved into the catalogue. What was delivered to the newest whole version
    is kept. Without `now` the version is dated as the settings say. Raises InputError, before anything is written, when the
    settings or the rows are at fault; and what `publish_version` raises.
    """
    settings = read_settings(data, name)
    details = details or {}
    check_details(details, name)
    frames = _catalogue_frames(data, settings, frames, rolled_up(details))

    again = partial(_build_on_newest, data / name, settings, frames, details=details, now=now, at_step=at_step)
    try:
        return again()
    except OvertakenError:
        # Nobody has to see the difference that facts make. There is a newer version when somebody has published meanwhile,
        # or when a damaged file of it was written anew just now, with the same content, so that it is whole again.
        return again()


def _build_on_newest(
    folder: Path, settings: Settings, frames: Frames, *, details: Files, now: dt.datetime | None, at_step: AtStep
) -> Published:
    """Builds on the newest whole version, or anew where there is none, and says what was damaged."""
    _refuse_note_taken_back(folder, settings)
    try:
        base = newest_whole(folder)
        number, as_of, damaged = base.manifest.version, max(settings.as_of, base.manifest.as_of), base.damaged
        if has_deliveries(base.frames):
            frames = with_delivered(frames, base.frames, read_partners(folder))
    except NoWholeVersionError as error:
        number, as_of, damaged = None, settings.as_of, error.damaged
    draft = VersionDraft(
        settings=settings,
        frames=frames,
        base=number,
        as_of=as_of,
        published_at=now or settings.published_at,
        author=settings.author,
        note=settings.version_note,
        is_whole=True,
        details=details,
    )
    if number is None and put_back(folder, draft, damaged, at_step=at_step):
        return _build_on_newest(folder, settings, frames, details=details, now=now, at_step=at_step)
    published = publish_version(folder, draft, at_step=at_step)
    hints = (Hint("versions_damaged", {"files": ", ".join(damaged)}),) if damaged else ()
    return dataclasses.replace(published, hints=hints + published.hints)


def _refuse_note_taken_back(folder: Path, settings: Settings) -> None:
    """Raises InputError where the note of the version to be is that of one that was withdrawn: nobody has said what is mended."""
    history = read_history(folder)
    for record in history.records.values():
        is_taken_back = history.withdrawal_of(record.version) and not history.stands(record.version)
        if settings.version_note and record.note == settings.version_note and is_taken_back:
            raise InputError.of(folder / SETTINGS_FILE, "note_taken_back", version=record.version)


def _catalogue_frames(data: Path, settings: Settings, frames: Frames | None, rolled_up: Frames) -> Frames:
    """Every extract of a catalogue as it is to be published: checked, complete and sorted by key; those that are `rolled_up` from details
    in place of its own rows.
    """
    if frames is None:
        folder = data / settings.name / "facts"
        frames = read_facts(folder, settings.name, written_under=settings.facts_contract_version) | rolled_up
        check_frames(frames, lambda extract: str(folder / f"{extract}.csv"))
    else:
        frames = {**frames, **rolled_up}
        check_frames(frames, lambda extract: f"{settings.name}: {extract}")
    source = settings.deliveries.source_id
    if source not in set(frames["source"]["source_id"]):
        details = {"value": source, "target": "source.csv"}
        path = data / settings.name / SETTINGS_FILE
        raise InputError.of(path, "broken_reference", None, "deliveries.source_id", **details)
    frames = {**frames, "delivery": with_missing_deliveries(frames, settings)}
    frames = _with_register(frames, data / settings.name, settings)
    return {
        extract: frames[extract].select(list(schema.columns())).sort(schema.primary_key())
        for extract, schema in EXTRACTS.items()
    }


def _with_register(frames: Frames, folder: Path, settings: Settings) -> Frames:
    """The frames with the register of partners as it stands in the folder; a catalogue without one has no such rows.

    Raises InputError when the register is at fault.
    """
    path = folder / PARTNERS_FILE
    if not path.exists():
        return frames
    agreements = provision_agreements(
        read_partners(folder), catalogue=settings.name, source_id=settings.deliveries.source_id
    )
    frames = {**frames, "provision_agreement": agreements}
    check_extract("provision_agreement", frames, str(path))
    return frames
