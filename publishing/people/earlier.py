"""What has been published before of one quarter's counts, in any version: also a withdrawn one is out in the world."""

import io
from pathlib import Path

import polars as pl

from publishing.problems import InputError
from publishing.sources import DELIVERED
from publishing.versions.listing import list_versions, whole_files


def earlier_publications(folder: Path, extract: str, period: str) -> tuple[pl.DataFrame, ...]:
    """The delivered rows of `extract` for a quarter as each version of the catalogue in `folder` has them, oldest first.

    Versions that say the same are given once; one that is not whole is left out, since nobody can read it.
    """
    found: list[pl.DataFrame] = []
    seen: set[str] = set()
    for listed in list_versions(folder):
        if listed.manifest is None or listed.manifest.extracts[extract].sha256 in seen:
            continue
        try:
            content = whole_files(folder, listed.manifest)[extract]
        except InputError:
            continue
        seen.add(listed.manifest.extracts[extract].sha256)
        rows = pl.read_parquet(io.BytesIO(content)).filter(
            (pl.col("period") == period) & pl.col("source_id").str.starts_with(DELIVERED)
        )
        if not rows.is_empty() and not any(rows.equals(other) for other in found):
            found.append(rows)
    return tuple(found)
