"""The committed example is what its generator builds."""

import json
import shutil
from pathlib import Path

import polars as pl

from contract import EXTRACTS, may_be_absent, with_younger_columns
from demo.__main__ import main
from publishing.__main__ import main as publishing

EXEMPEL = Path(__file__).parents[3] / "data" / "exempel"


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest" / "v000001.json").read_text(encoding="utf-8"))


def test_a_rebuild_gives_the_committed_example(tmp_path, capsys):
    folder = tmp_path / "exempel"
    folder.mkdir()
    shutil.copy(EXEMPEL / "catalogue.toml", folder)
    assert main(["build", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Publicerat: ")
    for extract in (name for name in EXTRACTS if not may_be_absent(name)):
        rebuilt, committed = (
            pl.read_parquet(place / manifest(place)["extracts"][extract]["file"]) for place in (folder, EXEMPEL)
        )
        # What the contract has come to say since then is empty in the example.
        assert rebuilt.equals(with_younger_columns(extract, committed).select(rebuilt.columns)), (
            f"{extract}: run python -m demo build"
        )


def test_the_writing_side_does_not_build_it_for_it_has_no_facts(tmp_path, capsys):
    shutil.copytree(EXEMPEL, tmp_path / "exempel")
    files = sorted(tmp_path.rglob("*"))
    assert publishing(["build", "exempel", "--data", str(tmp_path)]) == 2
    assert "katalogen har ingen mapp med faktafiler" in capsys.readouterr().err
    assert publishing(["build", "exempel", "--data", str(tmp_path), "--sprak", "en"]) == 2
    assert "the catalogue has no folder of facts" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == files


def test_what_is_wrong_is_said_in_the_language_that_is_asked_for(tmp_path, capsys):
    assert main(["build", "--data", str(tmp_path), "--sprak", "en"]) == 2
    assert "there is no such catalogue" in capsys.readouterr().err


def test_the_example_says_that_it_is_one():
    published = manifest(EXEMPEL)
    assert published["is_example"] is True
    assert published["as_of"] == "2018-12-31"
    for entry in published["extracts"].values():
        assert pl.read_parquet_metadata(EXEMPEL / entry["file"])["is_example"] == "true"
