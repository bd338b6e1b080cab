"""What should be true of the small office, told slowly and plainly: every version as it was made, every receipt, every file's right bytes."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Made:
    """A version as it was made."""

    number: int
    made_from: int | None
    receipts: set[int]
    shows: set[int]
    withdraws: int | None = None
    author: str = ""


@dataclass
class Model:
    """The truth. `right` is what every file should hold, by its place; `harmed` are the places that do not hold it."""

    place: Path
    versions: dict[int, Made] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    taken_back: dict[int, tuple[int, str]] = field(default_factory=dict)
    passed_by: set[int] = field(default_factory=set)
    right: dict[str, bytes] = field(default_factory=dict)

    @property
    def newest(self) -> Made:
        return self.versions[max(self.versions)]

    @property
    def withdrawn(self) -> dict[int, int]:
        return {made.withdraws: made.number for made in self.versions.values() if made.withdraws}

    @property
    def waiting(self) -> set[int]:
        return set(self.years) - self.newest.receipts - set(self.taken_back)

    def publishes(self, made_from: int, new: set[int], author: str, *, goes_on: set[int] = frozenset()) -> None:
        """A version with what its base has and the new receipts, the newest of each year being shown."""
        base = self.versions[made_from]
        shows = {self.years[number]: number for number in sorted(base.shows | new)}
        number = max(self.versions) + 1
        self.versions[number] = Made(number, made_from, base.receipts | new, set(shows.values()), author=author)
        self.passed_by |= goes_on

    def shown_by(self, number: int) -> int:
        """The version whose figures a version shows."""
        made = self.versions[number]
        return self.shown_by(self.versions[made.withdraws].made_from) if made.withdraws else number

    def withdraws(self, author: str) -> None:
        """The version that is shown is taken back, and with it what it had added."""
        shown = self.versions[self.shown_by(self.newest.number)]
        before = self.versions[shown.made_from]
        number = max(self.versions) + 1
        for receipt in shown.receipts - before.receipts:
            self.taken_back[receipt] = (number, author)
        self.versions[number] = Made(
            number, self.newest.number, set(before.receipts), set(before.shows), withdraws=shown.number, author=author
        )

    def files(self) -> dict[str, bytes]:
        """Every file that matters as it is on the disk: published, and received."""
        parts = ("manifest", "history", "extracts", "receipts", "ledger")
        return {
            path.relative_to(self.place).as_posix(): path.read_bytes()
            for path in sorted(self.place.rglob("*"))
            if path.is_file() and path.name != ".lock" and parts_of(path, self.place) in parts
        }

    def harmed(self) -> set[str]:
        """The places whose file is not what it should be, or is not there."""
        there = self.files()
        return {place for place, content in self.right.items() if there.get(place) != content}

    def learns(self) -> None:
        """New files are as they should be: whatever was there before must not have been touched."""
        for place, content in self.files().items():
            self.right.setdefault(place, content)


def parts_of(path: Path, place: Path) -> str:
    """The folder that a file matters by: data/prov/manifest/v000001.json is of `manifest`."""
    return path.relative_to(place).parts[2] if len(path.relative_to(place).parts) > 3 else ""
