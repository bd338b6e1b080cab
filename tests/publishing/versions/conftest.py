"""A small catalogue with one version, in a folder of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from publishing.versions import publish as publishing
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


@pytest.fixture(scope="session")
def whole() -> set[tuple]:
    """The frames that have been held against the contract, all of a version together, and were without fault."""
    return set()


@pytest.fixture
def checked_once(whole: set[tuple], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same frames are held against the contract once for all tests: that takes most of a publication's time."""
    check = publishing.check_frames

    def check_new(frames: dict[str, pl.DataFrame], file_of: Callable[[str], str]) -> None:
        content = tuple((name, *frame.schema.items(), *frame.iter_rows()) for name, frame in sorted(frames.items()))
        if content not in whole:
            check(frames, file_of)
            whole.add(content)

    monkeypatch.setattr(publishing, "check_frames", check_new)
