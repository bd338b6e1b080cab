"""The catalogue `prov` on disk, and the ways in which a test damages it or its manifest."""

import hashlib
import json
from pathlib import Path

import polars as pl

from dashboard.manifests import DataError
from tests.conftest import full_rows

PLACEMENT = {"period": "2018-Q4", "municipality_code": "2180", "value": 10.0}
GAVLE = {"municipality_code": "2180", "municipality_name": "Gävle", "part": "gastrikland"}


def frames(**extracts: list[dict]) -> dict[str, pl.DataFrame]:
    """One municipality, one placement, one source; what is named replaces it."""
    rows = {"source": [{"source_id": "kalla"}], "municipality": [GAVLE], "placement": [PLACEMENT], **extracts}
    return {name: full_rows(name, given) for name, given in rows.items()}


def manifest_of(data: Path) -> Path:
    return data / "prov" / "manifest" / "v000001.json"


def edit_manifest(data: Path, **changes: object) -> None:
    manifest = json.loads(manifest_of(data).read_text(encoding="utf-8"))
    manifest_of(data).write_text(json.dumps(manifest | changes), encoding="utf-8")


def edit_entry(data: Path, extract: str, **changes: object) -> None:
    """Change what the manifest says of one extract."""
    entries = json.loads(manifest_of(data).read_text(encoding="utf-8"))["extracts"]
    edit_manifest(data, extracts=entries | {extract: entries[extract] | changes})


def file_of(data: Path, extract: str) -> Path:
    return data / "prov" / "extracts" / f"{extract}.parquet"


def republish(data: Path, extract: str, frame: pl.DataFrame, **changes: object) -> None:
    """Write other rows and let the manifest promise exactly that file, so that only the rows themselves can be wrong."""
    frame.write_parquet(file_of(data, extract))
    sha256 = hashlib.sha256(file_of(data, extract).read_bytes()).hexdigest()
    edit_entry(data, extract, **{"sha256": sha256, "rows": frame.height} | changes)


def said(problem: DataError) -> tuple[str, dict]:
    """What a fault says: its key and its details."""
    return problem.key, problem.details
