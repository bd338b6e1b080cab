"""Killed at every step: the last version is whole, and whoever tries again succeeds."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from contract.history import read_history
from publishing.storage import WORK
from publishing.versions.history import newest_whole
from tests.publishing.versions import runner
from tests.publishing.versions.small import prepared, publish, residents_of
from tests.publishing.versions.steps import PUBLISHED, PUBLISHED_WITHOUT_LINKS, STEPS, STEPS_WITHOUT_LINKS

pytestmark = pytest.mark.usefixtures("checked_once")

REPOSITORY = Path(__file__).parents[3]


def commit_apart(folder: Path, **order: object) -> subprocess.CompletedProcess:
    """Commits version 2 (200 residents) in a process of its own."""
    path = folder.parent / "prepared.pickle"
    path.write_bytes(pickle.dumps(prepared(folder, 200)))
    return subprocess.run(
        [sys.executable, runner.__file__, str(folder)],
        input=json.dumps({"prepared": str(path), "author": "Ann", **order}),
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("lacks", [[], ["links"], ["locks"], ["links", "locks"]])
def test_one_that_is_not_killed_publishes(folder, lacks):
    done = commit_apart(folder, lacks=lacks)
    hints = ["versions_no_locks"] if "locks" in lacks else []
    assert (json.loads(done.stdout), done.stderr) == ({"published": 2, "hints": hints}, "")
    assert residents_of(newest_whole(folder).frames) == [200]


@pytest.mark.parametrize("step", range(len(STEPS)), ids=lambda step: STEPS[step])
def test_killed(folder, step):
    killed = commit_apart(folder, kill=step)
    assert (killed.returncode, killed.stdout) == (-runner.KILL, "")
    is_published = step >= PUBLISHED
    assert read_history(folder).numbers == ((1, 2) if is_published else (1,))
    assert_whole_and_goes_on(folder, residents=200 if is_published else 100, newest=2)


@pytest.mark.parametrize("step", range(len(STEPS_WITHOUT_LINKS)), ids=lambda step: STEPS_WITHOUT_LINKS[step])
def test_killed_on_a_share_without_hard_links(folder, step):
    killed = commit_apart(folder, kill=step, lacks=["links"])
    assert (killed.returncode, killed.stdout) == (-runner.KILL, "")
    is_published = step >= PUBLISHED_WITHOUT_LINKS
    # Between creating the manifest and filling it: its number is burned, and the next publication takes the one after.
    is_burned = STEPS_WITHOUT_LINKS[step] in ("after create manifest/v000002.json", "before fill manifest/v000002.json")
    assert newest_whole(folder).damaged == (("manifest/v000002.json",) if is_burned else ())
    assert_whole_and_goes_on(folder, residents=200 if is_published else 100, newest=3 if is_burned else 2)


def assert_whole_and_goes_on(folder: Path, *, residents: int, newest: int) -> None:
    found = newest_whole(folder)
    assert residents_of(found.frames) == [residents]
    again = publish(folder, 200, base=found.manifest.version)
    assert (again.manifest.version, again.is_new) == (newest, residents == 100)
    assert residents_of(newest_whole(folder).frames) == [200]
    assert all(one.has_copy for one in read_history(folder).every if one.record)
    assert f"version {newest}\n" in (folder / "senaste" / "VERSION.txt").read_text(encoding="utf-8")
    assert list((folder / WORK).glob("*.tmp")) == []
