"""The published catalogue to read, and a copy of it to spoil and rebuild; nothing here touches the published one."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from publishing.__main__ import main
from tests.several import copy_published

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Workplace:
    """A folder of catalogues with a copy of `gavleborg`, and the command line run on it."""

    data: Path
    output: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        return self.data / "gavleborg"

    def facts(self, extract: str) -> Path:
        return self.folder / "facts" / f"{extract}.csv"

    def manifest(self) -> dict:
        """The newest manifest."""
        newest = max((self.folder / "manifest").glob("v*.json"))
        return json.loads(newest.read_text(encoding="utf-8"))

    def read(self, extract: str) -> pl.DataFrame:
        """An extract as published."""
        return pl.read_parquet(self.folder / self.manifest()["extracts"][extract]["file"])

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces a text that stands exactly once in a file of the catalogue."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    def build(self, *more: str, name: str = "gavleborg") -> tuple[int, str, str]:
        """Runs the build: its exit code, what it printed, and what it printed as an error."""
        self.output.readouterr()
        code = main(["build", name, "--data", str(self.data), *more])
        printed = self.output.readouterr()
        return code, printed.out, printed.err

    def published(self) -> dict[str, str]:
        """What is published: every file outside the facts and the settings, with its SHA-256."""
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for part in ("extracts", "manifest")
            for path in sorted((self.folder / part).rglob("*"))
        }


@pytest.fixture
def committed(capsys) -> Workplace:
    """The real catalogue as committed, to read and not to build."""
    return Workplace(REPOSITORY / "data", capsys)


@pytest.fixture
def read(committed) -> Callable[[str], pl.DataFrame]:
    """A function that gives an extract of the real catalogue as committed."""
    return committed.read


@pytest.fixture
def workplace(tmp_path, capsys) -> Workplace:
    """A copy of the real catalogue as committed, published files and all."""
    copy_published(REPOSITORY / "data" / "gavleborg", tmp_path / "data" / "gavleborg")
    return Workplace(tmp_path / "data", capsys)


@pytest.fixture
def unpublished(tmp_path, capsys) -> Workplace:
    """The settings, the partners and the facts of the real catalogue, with nothing published yet."""
    for part in ("catalogue.toml", "partners.toml", "facts"):
        source, target = REPOSITORY / "data" / "gavleborg" / part, tmp_path / "data" / "gavleborg" / part
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return Workplace(tmp_path / "data", capsys)
