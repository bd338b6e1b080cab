"""A copy of the example catalogue with a restricted folder beside it, and the command line run on them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.__main__ import main
from tests.several import copy_published

REPOSITORY = Path(__file__).parents[3]
HEADINGS = "Kvartal;Kommun;Offentlig aktör;Antal möten;Status"
# Those whose meetings the example had at the end of 2018: one left out is asked about.
OTHERS = ("Försäkringskassan", "Samordningsförbundet")


@dataclass(frozen=True)
class Desk:
    """A coordinator's desk: a folder of files, the published catalogue, the restricted folder, and the command line."""

    place: Path
    output: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        return self.place / "data" / "exempel"

    @property
    def restricted(self) -> Path:
        return self.place / "restricted"

    def run(self, *arguments: str, day: str = "2019-04-20") -> tuple[int, str]:
        """Runs one command on a day: its exit code, and all that it printed."""
        self.output.readouterr()
        code = main([*arguments, "--dag", day])
        printed = self.output.readouterr()
        return code, printed.out + printed.err

    def file(self, *rows: str, name: str = "moten.csv", headings: str = HEADINGS) -> str:
        """Writes a file as a partner would, and gives its path."""
        path = self.place / name
        path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
        return str(path)

    def meetings(self, value: str, *, quarter: str = "2019 kv 1", name: str = "moten.csv") -> str:
        """Writes Gävle's meetings of one quarter, `value` of them with Arbetsförmedlingen, and gives the file's path."""
        rows = [f"{quarter};Gävle;Arbetsförmedlingen;{value};", *(f"{quarter};Gävle;{one};1;" for one in OTHERS)]
        return self.file(*rows, name=name)

    def published(self) -> dict[str, bytes]:
        """Every published file with its content."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for part in ("extracts", "manifest")
            for path in sorted((self.folder / part).rglob("*"))
        }


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch) -> Desk:
    copy_published(REPOSITORY / "data" / "exempel", tmp_path / "data" / "exempel")
    (tmp_path / "restricted").mkdir()
    monkeypatch.setenv("ASF_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASF_RESTRICTED", str(tmp_path / "restricted"))
    monkeypatch.setenv("ASF_CATALOGUE", "exempel")
    return Desk(tmp_path, capsys)


@pytest.fixture
def delivered(desk) -> Callable[..., str]:
    """Gävle delivers meetings for the first quarter of 2019, on time."""

    def deliver(value: str = "2", *more: str, day: str = "2019-04-20") -> str:
        file = desk.meetings(value, name=f"moten-{value}.csv")
        code, printed = desk.run("receive", file, "--partner", "kommun-2180", "--av", "Maria", *more, day=day)
        assert code == 0, printed
        return printed

    return deliver
