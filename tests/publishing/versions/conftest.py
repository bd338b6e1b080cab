"""A small catalogue with one version, in a folder of its own."""

import shutil
from pathlib import Path

import pytest

from tests.publishing.versions.small import publish


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The folder of a catalogue in which nothing has been published."""
    (tmp_path / "prov").mkdir()
    return tmp_path / "prov"


@pytest.fixture(scope="session")
def first_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "prov"
    folder.mkdir()
    publish(folder, 100, base=None)
    return folder


@pytest.fixture
def folder(first_version: Path, tmp_path: Path) -> Path:
    """The folder of a catalogue with version 1: Gävle has 100 residents."""
    return Path(shutil.copytree(first_version, tmp_path / "prov"))
