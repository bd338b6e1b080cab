"""Builds a catalogue's own rows into a version: checked against the contract, with what was delivered laid over them, and published."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from contract import EXTRACTS
from publishing.catalogue.facts import read_facts
from publishing.catalogue.partners import read_partners
from publishing.catalogue.settings import SETTINGS_FILE, Settings, read_settings
from publishing.deliveries.register import with_missing_deliveries
from publishing.messages.problems import InputError, Problem
from publishing.release.layers import has_deliveries, with_delivered
from publishing.storage import AtStep, nothing
from publishing.validation.contract_rules import check_frames
from publishing.versions.history import NoWholeVersionError, Opened, newest_whole
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Draft, Hint, Published, publish_version


def build(
    data: Path,
    name: str,
    frames: Mapping[str, pl.DataFrame] | None = None,
    *,
    now: dt.datetime | None = None,
    at_step: AtStep = nothing,
) -> Published:
    """Builds the catalogue `name` of the folder `data` and publishes a new version, unless nothing has changed.

    Its own rows are `frames`, one per extract, or those of its files of facts. What was delivered to the newest whole version
    is kept. Without `now` the version is dated as the settings say. Raises InputError, before anything is written, when the
    settings or the rows are at fault; and what `publish_version` raises.
    """
    settings = read_settings(data, name)
    frames = _catalogue_frames(data, settings, frames)

    def on_the_newest() -> Published:
        base, damaged = _base(data / name)
        draft = _draft(data / name, settings, frames, base, now or settings.published_at)
        published = publish_version(data / name, draft, at_step=at_step)
        hints = (Hint("versions_damaged", {"files": ", ".join(damaged)}),) if damaged else ()
        return dataclasses.replace(published, hints=hints + published.hints)

    try:
        return on_the_newest()
    except OvertakenError:
        # Nobody has to see the difference that facts make. There is a newer version when somebody has published meanwhile,
        # or when a damaged file of it was written anew just now, with the same content, so that it is whole again.
        return on_the_newest()


def _draft(
    folder: Path, settings: Settings, frames: dict[str, pl.DataFrame], base: Opened | None, published_at: dt.datetime
) -> Draft:
    if base and has_deliveries(base.frames):
        frames = with_delivered(frames, base.frames, read_partners(folder))
    return Draft(
        settings=settings,
        frames=frames,
        base=base.manifest.version if base else None,
        as_of=max(settings.as_of, base.manifest.as_of) if base else settings.as_of,
        published_at=published_at,
        author=settings.author,
        note=settings.version_note,
    )


def _base(folder: Path) -> tuple[Opened | None, tuple[str, ...]]:
    """The version to build on, None when there is none that is whole, and what is damaged."""
    try:
        opened = newest_whole(folder)
    except NoWholeVersionError as error:
        return None, error.damaged
    return opened, opened.damaged


def _catalogue_frames(
    data: Path, settings: Settings, frames: Mapping[str, pl.DataFrame] | None
) -> dict[str, pl.DataFrame]:
    """Every extract of a catalogue as it is to be published: checked, complete and sorted by key."""
    if frames is None:
        folder = data / settings.name / "facts"
        frames = read_facts(folder, settings.name, written_under=settings.facts_contract_version)
        check_frames(frames, lambda extract: str(folder / f"{extract}.csv"))
    else:
        check_frames(dict(frames), lambda extract: f"{settings.name}: {extract}")
    _check_delivery_source(data, settings, frames)
    frames = {**frames, "delivery": with_missing_deliveries(frames, settings)}
    return {
        extract: frames[extract].select(list(schema.columns())).sort(schema.primary_key())
        for extract, schema in EXTRACTS.items()
    }


def _check_delivery_source(data: Path, settings: Settings, frames: Mapping[str, pl.DataFrame]) -> None:
    source = settings.deliveries.source_id
    if source not in set(frames["source"]["source_id"]):
        path = data / settings.name / SETTINGS_FILE
        details = {"value": source, "target": "source.csv"}
        raise InputError([Problem(str(path), "broken_reference", column="deliveries.source_id", details=details)])
