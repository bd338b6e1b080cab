"""Builds a catalogue: its facts, or for the example its generator, checked against the contract and published."""

from pathlib import Path

import polars as pl

from contract import EXTRACTS
from publishing.catalogue import SETTINGS_FILE, Settings, read_settings
from publishing.checks import check_frames
from publishing.deliveries import with_missing_deliveries
from publishing.example import example_frames
from publishing.facts import read_facts
from publishing.problems import InputError, Problem
from publishing.write import publish


def build(data: Path, name: str) -> bool:
    """Builds and publishes the catalogue `name` of the folder `data`; says whether anything was changed.

    Raises InputError, before anything is written, when the settings or the facts are at fault.
    """
    settings = read_settings(data, name)
    return publish(data / name, settings, catalogue_frames(data, settings))


def catalogue_frames(data: Path, settings: Settings) -> dict[str, pl.DataFrame]:
    """Every extract of a catalogue as it is to be published: checked, complete and sorted by key."""
    if settings.is_example:
        frames = example_frames(settings.name)
        check_frames(frames, lambda extract: f"{settings.name}: {extract}")
    else:
        folder = data / settings.name / "facts"
        frames = read_facts(folder, settings.name)
        check_frames(frames, lambda extract: str(folder / f"{extract}.csv"))
    _check_delivery_source(data, settings, frames)
    frames = {**frames, "delivery": with_missing_deliveries(frames, settings)}
    return {
        extract: frames[extract].select(list(schema.columns())).sort(schema.primary_key())
        for extract, schema in EXTRACTS.items()
    }


def _check_delivery_source(data: Path, settings: Settings, frames: dict[str, pl.DataFrame]) -> None:
    source = settings.deliveries.source_id
    if source not in set(frames["source"]["source_id"]):
        path = data / settings.name / SETTINGS_FILE
        details = {"value": source, "target": "source.csv"}
        raise InputError([Problem(str(path), "broken_reference", column="deliveries.source_id", details=details)])
