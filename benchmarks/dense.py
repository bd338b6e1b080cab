"""A nation as the app before the remedies could hold it: all its rows of placements in the extract itself, by month, over as many years."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import numpy as np
import polars as pl
from pyarrow import parquet

from contract import CODELISTS, EXTRACTS
from contract.manifest import Entry, checksum_of, manifest_file, read_manifest, to_json
from contract.periods import last_day

WRITTEN_UNDER = "1"
LAST_MONTH = date(2018, 12, 1)


def write_dense(nation: Path, folder: Path, *, rows: int) -> Path:
    """The catalogue `nation` once more in `folder`, with so many rows of placements; gives its folder.

    Every municipality, actor, measure and sex has a row a month, the later months first.
    """
    place = Path(
        shutil.copytree(nation, folder / nation.name, ignore=shutil.ignore_patterns("details", ".native", "history"))
    )
    manifest = read_manifest(place / manifest_file(1))
    path = place / "extracts" / "placement-dense.parquet"
    codes = pl.read_parquet(place / manifest.extracts["municipality"].file)["municipality_code"]
    writer, left = None, rows
    for month in _months():
        frame = _month(month, codes, catalogue=manifest.catalogue).head(left).to_arrow()
        writer = writer or parquet.ParquetWriter(path, frame.schema, compression="zstd")
        writer.write_table(frame)
        left -= frame.num_rows
        if not left:
            break
    writer.close()
    entry = Entry(f"extracts/{path.name}", checksum_of(path), rows, WRITTEN_UNDER)
    dense = replace(manifest, extracts={**manifest.extracts, "placement": entry}, details={})
    (place / manifest.file).write_bytes(to_json(dense))
    return place


def _months() -> Iterator[str]:
    """The months from the last one back."""
    for back in count():
        years, months = divmod(LAST_MONTH.year * 12 + LAST_MONTH.month - 1 - back, 12)
        yield f"{years}-{months + 1:02d}"


def _month(month: str, codes: pl.Series, *, catalogue: str) -> pl.DataFrame:
    cells = pl.DataFrame({"municipality_code": codes})
    for name in ("public_actor", "placement_measure", "sex"):
        cells = cells.join(pl.DataFrame({name: list(CODELISTS[name].codes)}), how="cross")
    cells = cells.join(pl.DataFrame({"enhanced_cooperation": [False, True]}), how="cross")
    fives = np.random.default_rng(last_day(month).toordinal()).integers(0, 2, cells.height) * 5.0
    said = {
        "catalogue": catalogue,
        "source_id": "exempel_leveranser",
        "obs_status": "A",
        "value_kind": "rounded",
        "period": month,
    }
    told = [pl.lit(value).alias(name) for name, value in {**said, "period_end": last_day(month)}.items()]
    names = [
        name for name, column in EXTRACTS["placement"].columns().items() if column.metadata["since"] == WRITTEN_UNDER
    ]
    return cells.with_columns(*told, value=pl.Series(fives)).select(names)
