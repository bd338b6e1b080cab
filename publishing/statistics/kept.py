"""What has come in of a fetch that is not done: kept until all is there, so that a fetch that was broken off goes on.

It lies in the restricted folder where there is one, else where the catalogue's files are made ready, and goes when the figures are
published. What was asked for is in the name, the day on which it came in the file.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from publishing.statistics.service import Service
from publishing.storage import WORK, make_folder, remove_folder, replace_file

# Figures of different weeks are not put together.
KEPT_DAYS = 3


def kept_folder(restricted: Path | None, catalogue: Path) -> Path:
    """Where the answers of a catalogue are kept; `catalogue` is its folder, where others publish too."""
    if restricted is not None:
        return restricted / "fetched"
    (catalogue / WORK).mkdir(exist_ok=True)
    return catalogue / WORK / "fetched"


@dataclass
class KeptAnswers:
    """The answers of one service, asked for once: what is kept from the last days is not asked for again."""

    folder: Path
    service: Service
    today: dt.date
    days: set[dt.date] = field(default_factory=set)
    reused: int = 0
    last: Path | None = None

    def ask(self, path: str) -> object:
        """The answer to `path`, kept or asked for now. Raises InputError as the service does."""
        self.last = place = self._place(path)
        kept = self._kept(place)
        if kept is None:
            kept = {"day": self.today.isoformat(), "answer": self.service.get(path)}
            make_folder(place.parent)
            replace_file(place, json.dumps(kept).encode())
        else:
            self.reused += 1
        self.days.add(dt.date.fromisoformat(kept["day"]))
        return kept["answer"]

    def forget_last(self) -> None:
        """Removes the last answer, which nobody could make anything of: it is to be asked for anew."""
        if self.last is not None:
            self.last.unlink(missing_ok=True)

    def forget(self) -> None:
        """Removes all that is kept: it is published, or of no use."""
        remove_folder(self.folder)

    @property
    def retrieved(self) -> dt.date:
        """The day on which the oldest of the answers came."""
        return min(self.days, default=self.today)

    def _place(self, path: str) -> Path:
        return self.folder / f"{hashlib.sha256((self.service.base + path).encode()).hexdigest()}.json"

    def _kept(self, place: Path) -> dict | None:
        try:
            kept = json.loads(place.read_bytes())
            age = self.today - dt.date.fromisoformat(kept["day"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept if dt.timedelta(0) <= age <= dt.timedelta(days=KEPT_DAYS) and "answer" in kept else None
