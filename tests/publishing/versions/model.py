"""What should be true of the small office, told slowly and plainly: every version as it was made, every receipt, every file's right bytes."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from contract.history import copy_file
from contract.manifest import manifest_file

# What matters, by the folder of the catalogue or of its receipts that it lies in.
FOLDERS = (
    "data/prov/manifest",
    "data/prov/history",
    "data/prov/extracts",
    "restricted/prov/receipts",
    "restricted/prov/ledger",
)
FIGURES = ("population", "dialogue_meeting")


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
        walked = (one for folder in FOLDERS for one in os.walk(self.place / folder))
        paths = (f"{folder}/{name}" for folder, _, names in walked for name in names if name != ".lock")
        return {path[len(str(self.place)) + 1 :]: _content(path) for path in sorted(paths)}

    def harmed(self) -> set[str]:
        """The places whose file is not what it should be, or is not there."""
        return {name for name, content in self.right.items() if _content(f"{self.place}/{name}") != content}

    def files_of(self, number: int) -> set[str]:
        """A version's manifest and every file that it names."""
        manifest = f"data/prov/{manifest_file(number)}"
        content = self.right[manifest].decode()
        return {manifest, *(f"data/prov/{part}" for part in content.split('"') if part.startswith("extracts/"))}

    def damaged(self, harmed: set[str]) -> set[int]:
        """The versions of which the manifest or a file is harmed, and that nobody went on in spite of."""
        return {number for number in self.versions if number not in self.passed_by and harmed & self.files_of(number)}

    def shared(self) -> list[str]:
        """The files of the newest version that others have as well, but not the first: those that most versions have come first."""
        of_each = [self.files_of(number) for number in sorted(self.versions)]
        count = {name: sum(name in files for files in of_each) for name in sorted(of_each[-1] - of_each[0])}
        return sorted((name for name in count if count[name] > 1), key=lambda name: -count[name])

    def is_last_place(self, name: str) -> bool:
        """Whether it is a version's manifest or copy, and the other one is harmed already."""
        of_each = ({f"data/prov/{manifest_file(number)}", f"data/prov/{copy_file(number)}"} for number in self.versions)
        return any(name in both and both & self.harmed() for both in of_each)

    def receipts_at_stake(self, damaged: set[int]) -> set[int]:
        """The receipts that would be taken for withdrawn by who counted from the newest whole version: what a withdrawal left in
        force, where the damage reaches below the version that it withdrew."""
        whole = self.versions[max(self.versions.keys() - damaged, default=1)]
        late = [self.versions[number] for number in self.withdrawn if number > whole.number]
        return {receipt for made in late for receipt in made.receipts} - whole.receipts - self.taken_back.keys()

    def learns(self) -> None:
        """New files are as they should be: whatever was there before must not have been touched."""
        for place, content in self.files().items():
            self.right.setdefault(place, content)


def kind_of(name: str) -> str:
    """The folder that a file matters by; what differs from version to version is a kind of its own."""
    folder, file = name.split("/")[2], name.rsplit("/", 1)[1]
    return "figures" if folder == "extracts" and file.startswith(FIGURES) else folder


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
