"""Where the year is played: a folder with a copy of the catalogues, a restricted folder beside it, and partners' files."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CATALOGUE = "exempel"

# What git leaves out: it is made anew from the versions.
_NOT_COPIED = shutil.ignore_patterns("senaste", ".publishing")


@dataclass(frozen=True)
class Place:
    """The folder of one year that is played."""

    folder: Path

    @property
    def data(self) -> Path:
        """The copy of the catalogues: what the commands publish in, and the app reads."""
        return self.folder / "data"

    @property
    def catalogue(self) -> Path:
        """The copy of the example."""
        return self.data / CATALOGUE

    @property
    def restricted(self) -> Path:
        """The restricted folder, with receipts and exact counts."""
        return self.folder / "skyddad"

    @property
    def files(self) -> Path:
        """What partners send, a folder per quarter."""
        return self.folder / "filer"

    @property
    def reports(self) -> Path:
        """Templates, reports and marked workbooks to send to partners."""
        return self.folder / "rapporter"

    @property
    def story(self) -> Path:
        """Everything that was run and all that it printed."""
        return self.folder / "berattelse.txt"

    def prepare(self) -> None:
        """Makes the folders and copies the catalogues. Raises OSError, FileExistsError when something is there already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()):
            raise FileExistsError(0, "", str(self.folder))
        shutil.copytree(PROJECT / "data", self.data, ignore=_NOT_COPIED)
        for folder in (self.restricted, self.files, self.reports):
            folder.mkdir()

    def variables(self) -> dict[str, str]:
        """The environment of the commands."""
        return {"ASF_DATA": str(self.data), "ASF_RESTRICTED": str(self.restricted), "ASF_CATALOGUE": CATALOGUE}

    @contextmanager
    def entered(self) -> Iterator[None]:
        """The commands that are run inside find this place through their environment."""
        before = {name: os.environ.get(name) for name in self.variables()}
        os.environ.update(self.variables())
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value
