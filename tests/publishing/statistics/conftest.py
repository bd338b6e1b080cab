"""A real catalogue, built anew from its facts, a server of statistics, and the command line between them. Nobody waits."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from publishing.__main__ import main
from publishing.statistics import service
from publishing.versions.history import newest_whole
from tests.several import copy_published
from tests.statistics_server import StatisticsServer

REPOSITORY = Path(__file__).parents[3]


@dataclass(frozen=True)
class Office:
    """Where statistics are fetched: the catalogue, the server, and what the command line says."""

    place: Path
    server: StatisticsServer
    output: pytest.CaptureFixture[str]
    waits: list[float]

    @property
    def folder(self) -> Path:
        return self.place / "data" / "gavleborg"

    @property
    def settings(self) -> Path:
        return self.folder / "facts" / "statistics.toml"

    def run(self, *arguments: str, day: str = "2026-11-29") -> tuple[int, str]:
        self.output.readouterr()
        code = main([*arguments, "--katalog", "gavleborg", "--dag", day])
        printed = self.output.readouterr()
        return code, printed.out + printed.err

    def fetch(self, service: str, *more: str, day: str = "2026-11-29", server: str = "") -> tuple[int, str]:
        address = server or getattr(self.server, service)
        return self.run("fetch", service, "--av", "Maria", "--till-server", address, *more, day=day)

    def rows(self, **like: object) -> pl.DataFrame:
        """The published rows of context with these values."""
        return newest_whole(self.folder).frames["context_observation"].filter(**like)

    def numbers(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "manifest").iterdir())


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A folder of catalogues in which the real one is built from its facts, once."""
    place = tmp_path_factory.mktemp("statistics") / "data"
    copy_published(REPOSITORY / "data" / "gavleborg", place / "gavleborg")
    main(["build", "gavleborg", "--data", str(place)])
    return place


@pytest.fixture
def server() -> Iterator[StatisticsServer]:
    with StatisticsServer() as running:
        yield running


@pytest.fixture
def office(built, tmp_path, capsys, monkeypatch, server) -> Office:
    shutil.copytree(built, tmp_path / "data")
    monkeypatch.setenv("ASF_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("ASF_RESTRICTED", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    waits: list[float] = []
    monkeypatch.setattr(service, "sleep", waits.append)
    return Office(tmp_path, server, capsys, waits)
