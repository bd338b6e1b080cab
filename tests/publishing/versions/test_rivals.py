"""Two publish at once, in two processes, round after round: none is lost, and the second is told of the first."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract.history import read_history
from publishing.versions.history import list_versions, newest_whole, whole_files
from tests.publishing.versions import runner
from tests.publishing.versions.small import prepared

REPOSITORY = Path(__file__).parents[3]
ROUNDS = 12


class Rival:
    """A publisher in a process of its own, which is told what to do line by line."""

    def __init__(self, folder: Path, author: str) -> None:
        self.folder, self.author = folder, author
        self.path = folder.parent / f"{author}.pickle"
        self.process = subprocess.Popen(
            [sys.executable, runner.__file__, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            encoding="utf-8",
        )

    def prepares(self, residents: int) -> None:
        """Makes a version on the newest one, in which Gävle has so many residents."""
        self.path.write_bytes(pickle.dumps(prepared(self.folder, residents)))

    def starts(self, **order: object) -> None:
        """Begins to publish what is prepared."""
        self.tell(json.dumps({"prepared": str(self.path), "author": self.author, **order}))

    def tell(self, line: str = "") -> None:
        print(line, file=self.process.stdin, flush=True)

    def hears(self) -> dict:
        return json.loads(self.process.stdout.readline())

    def leaves(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(timeout=30) == 0
        self.process.stdout.close()


@pytest.fixture
def rivals(folder: Path) -> Iterator[tuple[Rival, Rival]]:
    both = Rival(folder, "Ann"), Rival(folder, "Bo")
    yield both
    for one in both:
        one.leaves()


LACKS = [[], ["links"], ["locks"], ["locks", "links"]]


@pytest.mark.parametrize("lacks", LACKS, ids=lambda lacks: "no " + " and ".join(lacks) if lacks else "all there")
def test_none_is_lost(folder, rivals, lacks):
    for number in range(2, 2 + ROUNDS):
        for place, rival in enumerate(rivals):
            rival.prepares(1000 * number + place)
        for rival in rivals:
            rival.starts(lacks=lacks)
        heard = {rival.author: rival.hears() for rival in rivals}
        published = {author: answer["published"] for author, answer in heard.items() if "published" in answer}
        (winner, its_number), *others = published.items()
        assert (its_number, others) == (number, [])
        (loser,) = heard.keys() - published.keys()
        assert heard[loser] == {"overtaken": number, "by": winner}
    versions = list_versions(folder)
    assert [one.number for one in versions] == list(range(1, 2 + ROUNDS))
    for one in versions[1:]:
        assert one.manifest.previous == one.number - 1
        assert whole_files(folder, one.manifest)


@pytest.mark.parametrize("step", ["before write extracts/", "before write manifest/", "before link manifest/"])
def test_without_locks_the_claim_decides(folder, rivals, step):
    """Both have seen that nobody is ahead of them; then one goes on, and the other after it."""
    for place, rival in enumerate(rivals):
        rival.prepares(200 + place)
        rival.starts(lacks=["locks"], wait=step)
        assert rival.hears()["at"].startswith(step)
    ann, bo = rivals
    bo.tell()
    assert bo.hears()["published"] == 2
    ann.tell()
    assert ann.hears() == {"overtaken": 2, "by": "Bo"}
    assert read_history(folder).numbers == (1, 2)
    assert newest_whole(folder).manifest.author == "Bo"


def test_without_locks_and_links_one_that_is_halfway_is_waited_for(folder, rivals):
    ann, bo = rivals
    ann.prepares(200)
    bo.prepares(201)
    ann.starts(lacks=["locks", "links"], wait="before fill manifest/v000002.json")
    assert ann.hears() == {"at": "before fill manifest/v000002.json"}
    bo.starts(lacks=["locks", "links"])
    ann.tell()
    assert ann.hears()["published"] == 2
    assert bo.hears() == {"overtaken": 2, "by": "Ann"}
    assert read_history(folder).numbers == (1, 2)


def test_under_the_lock_the_second_waits_and_then_sees_the_first(folder, rivals):
    ann, bo = rivals
    ann.prepares(200)
    bo.prepares(201)
    ann.starts(wait="before link manifest/v000002.json")
    assert ann.hears() == {"at": "before link manifest/v000002.json"}
    bo.starts()
    ann.tell()
    assert ann.hears() == {"published": 2, "hints": []}
    assert bo.hears() == {"overtaken": 2, "by": "Ann"}
