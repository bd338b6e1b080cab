"""The snippets of docs/analyst.md run as they stand there, on a folder `senaste/`, and give the same figure."""

import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from contract.codelists import CODELISTS
from publishing.__main__ import main
from tests.several import copy_published

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`senaste/` of the example, as `latest` writes it."""
    data = tmp_path_factory.mktemp("data")
    copy_published(ROOT / "data" / "exempel", data / "exempel")
    assert main(["latest", "--katalog", "exempel", "--data", str(data)]) == 0
    return data / "exempel" / "senaste"


def snippet(heading: str, language: str) -> str:
    return re.search(rf"### {heading}\n```{language}\n(.*?)```", TEXT, re.S).group(1)


def run_python(heading: str) -> object:
    names: dict[str, object] = {}
    exec(snippet(heading, "python"), names)
    return names["placed"]


def test_every_tool_gives_the_same_figure(newest, monkeypatch):
    monkeypatch.chdir(newest)
    by_duckdb = duckdb.sql(snippet("DuckDB", "sql")).fetchall()
    assert run_python("Polars").rows() == by_duckdb
    by_pandas = [tuple(None if pd.isna(value) else value for value in row) for row in run_python("pandas").to_numpy()]
    assert by_pandas == by_duckdb

    placed = {name: (people, parts) for name, people, parts in by_duckdb}
    assert len(placed) == 10
    # Two municipalities had not delivered: nothing is known of them, which is not nobody.
    assert [name for name, (people, _) in placed.items() if people is None] == ["Ljusdal", "Ockelbo"]
    assert placed["Hofors"] == (0, 74)


@pytest.mark.parametrize("name", ["obs_status", "value_kind"])
def test_every_code_is_explained(name):
    table = re.search(rf"^\| `{name}` \|.*?\n\n", TEXT, re.S | re.M).group(0)
    assert re.findall(r"^\| `(\w+)` \|", table, re.M)[1:] == list(CODELISTS[name].codes)
