"""A catalogue as small as can be: one municipality, one source, its residents in one year. Everything else is empty."""

import datetime as dt
from functools import cache
from pathlib import Path

import polars as pl

from contract import EXTRACTS
from publishing.catalogue.settings import ExpectedDeliveries, Settings
from publishing.versions.history import newest_whole
from publishing.versions.publish import Prepared, Published, VersionDraft, prepare, publish_version

NOON = dt.datetime(2019, 5, 2, 12, tzinfo=dt.UTC)
SOURCE = {"source_id": "kalla", "source_kind": "publication", "publisher": "SCB"} | {
    f"{name}_{language}": "Källa"
    for name in ("title", "short", "document", "reference_period")
    for language in ("sv", "en")
}


def settings(*, name: str = "prov", is_example: bool = False, title: str = "Prov") -> Settings:
    words = {f"{word}_{language}": title for word in ("title", "region", "note") for language in ("sv", "en")}
    return Settings(
        name=name,
        is_example=is_example,
        as_of=dt.date(2018, 12, 31),
        published_at=NOON,
        author="Rådet",
        deliveries=ExpectedDeliveries("2016-Q1", "2018-Q4", "kalla"),
        **words,
    )


@cache
def empty_frame(extract: str) -> pl.DataFrame:
    """The extract without rows: most extracts of this catalogue are that."""
    return pl.DataFrame(schema=EXTRACTS[extract].create_empty().schema)


def frame(extract: str, rows: list[dict], *, catalogue: str = "prov") -> pl.DataFrame:
    """Rows of the contract; a column that a row leaves out is null."""
    if not rows:
        return empty_frame(extract)
    schema = empty_frame(extract).schema
    full = [dict.fromkeys(schema) | {"catalogue": catalogue, "source_id": "kalla"} | row for row in rows]
    return pl.DataFrame(full, schema=schema)


def frames(residents: int, *, catalogue: str = "prov") -> dict[str, pl.DataFrame]:
    filled = {
        "source": [SOURCE],
        "municipality": [{"municipality_code": "2180", "municipality_name": "Gävle"}],
        "population": [
            {
                "municipality_code": "2180", "period": "2018", "period_end": dt.date(2018, 12, 31),
                "value": float(residents), "obs_status": "A",
            }
        ],
    }  # fmt: skip
    return {extract: frame(extract, filled.get(extract, []), catalogue=catalogue) for extract in EXTRACTS}


def draft(residents: int, *, base: int | None, **more: object) -> VersionDraft:
    """A version in which Gävle has so many residents."""
    said = {
        "settings": settings(),
        "frames": frames(residents),
        "as_of": dt.date(2018, 12, 31),
        "published_at": NOON,
        "author": "Ann",
    }
    return VersionDraft(base=base, **(said | more))


def publish(folder: Path, residents: int, *, base: int | None, **more: object) -> Published:
    at_step = {"at_step": more.pop("at_step")} if "at_step" in more else {}
    return publish_version(folder, draft(residents, base=base, **more), **at_step)


def prepared(folder: Path, residents: int, **more: object) -> Prepared:
    """The version after the newest one, ready but for its number."""
    base = newest_whole(folder)
    return prepare(draft(residents, base=base.manifest.version, **more), base)


def residents_of(opened_frames: dict[str, pl.DataFrame]) -> list[float]:
    return opened_frames["population"]["value"].to_list()


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of the catalogue but the lock, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }
