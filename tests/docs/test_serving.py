"""What docs/serving.md has people copy fits together, and names nothing that is not there."""

import re
from pathlib import Path

import pytest
from streamlit import config

from dashboard.native import FOLDER

PROJECT = Path(__file__).parents[2]
SERVING = PROJECT / "docs" / "serving"
TOLD = (PROJECT / "docs" / "serving.md").read_text(encoding="utf-8")
UNIT, PROXY = ((SERVING / name).read_text(encoding="utf-8") for name in ("asf@.service", "Caddyfile"))


@pytest.mark.parametrize("words", [TOLD, UNIT])
def test_every_option_is_one_of_streamlits(words: str):
    options = set(re.findall(r"--((?:server|browser|runner|client)\.\w+)", words))

    assert options
    assert options <= config.get_config_options().keys()


def test_the_ports_that_are_started_are_those_that_the_proxy_knows():
    started = {
        port
        for ports in re.findall(r"enable --now ((?:asf@\d+[ `]?)+)", TOLD + UNIT)
        for port in re.findall(r"\d+", ports)
    }

    assert started == set(re.findall(r"127\.0\.0\.1:(\d+)", PROXY))


def test_only_what_opening_makes_may_be_written_in_each_catalogue():
    catalogues = sorted(path.name for path in (PROJECT / "data").iterdir() if path.is_dir())
    [folders] = re.findall(r"^ReadWritePaths=(.+)$", UNIT, re.M)

    assert sorted(folders.split()) == sorted(f"-/srv/asf/data/{name}/{FOLDER}" for name in catalogues)
    [told] = re.findall(r"^for catalogue in (.+); do$", TOLD, re.M)
    assert sorted(told.split()) == catalogues


def test_coordinators_folder_is_not_in_reach():
    assert "ASF_RESTRICTED" not in UNIT
