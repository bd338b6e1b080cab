"""docs/your-own-region.md, followed word by word in an empty folder: its commands, and its rows added to the files that it names."""

import re
import shlex
from pathlib import Path

import pytest

from contract import EXTRACTS
from dashboard.extracts import open_database
from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from publishing.__main__ import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "your-own-region.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)\n```$", TEXT, re.M | re.S)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of catalogues after every step of the paper, but to open the app."""
    data = tmp_path_factory.mktemp("own") / "data"
    for language, file, content in STEPS:
        if language == "csv":
            path = data / "blekinge" / file
            path.write_text(f"{path.read_text(encoding='utf-8')}{content}\n", encoding="utf-8")
        else:
            for line in re.findall(r"^python -m publishing (.+)$", content, re.M):
                assert main([*shlex.split(line), "--data", str(data), "--dag", "2026-11-29"]) == 0, line
    return data


def test_the_steps_lead_to_a_target_that_is_followed(followed):
    version = read_history(list_manifests(followed, "blekinge")).versions[-1]
    database = open_database(version)
    codes = tuple(run_query(database, "municipalities", Filters((), version.as_of))["municipality_code"])
    [target] = run_query(database, "target_status", Filters(codes, version.as_of)).iter_rows(named=True)

    assert version.number == 2
    assert len(codes) == 5
    assert (target["title_en"], target["level"], target["target_status"]) == (
        "Support structure in four municipalities", 4.0, "no_outcome",
    )  # fmt: skip


def test_every_file_that_it_names_is_one_of_the_folder(followed):
    named = set(re.findall(r"`((?:facts/)?\w+\.(?:csv|toml))`", TEXT))

    assert {name for name in named if not (followed / "blekinge" / name).is_file()} == set()
    assert {Path(name).stem for name in named if name.endswith(".csv")} <= set(EXTRACTS)
