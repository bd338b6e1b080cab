"""The committed example is what its generator builds."""

import json
import shutil
from pathlib import Path

import polars as pl

from contract import EXTRACTS, may_be_absent, with_younger_columns
from publishing.__main__ import main

EXEMPEL = Path(__file__).parents[3] / "data" / "exempel"


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest" / "v000001.json").read_text(encoding="utf-8"))


def test_a_rebuild_gives_the_committed_example(tmp_path, capsys):
    folder = tmp_path / "exempel"
    folder.mkdir()
    shutil.copy(EXEMPEL / "catalogue.toml", folder)
    assert main(["build", "exempel", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Publicerat: ")
    for extract in (name for name in EXTRACTS if not may_be_absent(name)):
        rebuilt, committed = (
            pl.read_parquet(place / manifest(place)["extracts"][extract]["file"]) for place in (folder, EXEMPEL)
        )
        # What the contract has come to say since then is empty in the example.
        assert rebuilt.equals(with_younger_columns(extract, committed).select(rebuilt.columns)), (
            f"{extract}: run python -m publishing build exempel"
        )


def test_the_example_says_that_it_is_one():
    published = manifest(EXEMPEL)
    assert published["is_example"] is True
    assert published["as_of"] == "2018-12-31"
    for entry in published["extracts"].values():
        assert pl.read_parquet_metadata(EXEMPEL / entry["file"])["is_example"] == "true"
