"""One file of the played year damaged at a time: nothing is published on it, no withdrawn figure comes back, and it is always noticed."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.extracts import serve
from dashboard.manifests import DataError
from dashboard.versions import list_manifests, read_history
from publishing.__main__ import main
from publishing.versions.audit import audit
from tests.publishing.versions.office import open_files

WITHDRAWN, WITHDRAWAL = 6, 7


@pytest.fixture(scope="module")
def place(year, tmp_path_factory) -> Path:
    """A copy of what the year left, to damage and mend."""
    place = tmp_path_factory.mktemp("damage")
    shutil.copytree(year.place.data, place / "data")
    shutil.copytree(year.place.restricted, place / "restricted")
    return place


def catalogue(place: Path) -> Path:
    return place / "data" / "exempel"


def manifest(place: Path, version: int) -> Path:
    return catalogue(place) / "manifest" / f"v{version:06d}.json"


def damaged(path: Path, *, flips: int = 8) -> Iterator[str]:
    """The file flipped in so many places, cut, emptied but for a byte, removed, and replaced by an older one of its kind; mended after."""
    content = path.read_bytes()
    try:
        for part in range(flips):
            at = (2 * part + 1) * len(content) // (2 * flips)
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            yield f"flipped at {at}"
        for length in (len(content) // 2, 1):
            path.write_bytes(content[:length])
            yield f"cut to {length}"
        path.unlink()
        yield "removed"
        for older in sorted(path.parent.glob(f"*{path.suffix}"))[:1]:
            shutil.copy(older, path)
            yield "an old copy"
    finally:
        path.write_bytes(content)


def served(place: Path) -> tuple[int, bool]:
    """The version that the app shows unasked, 0 for none, and whether it says that something is wrong."""
    history = read_history(list_manifests(place / "data", "exempel"))
    try:
        found = serve(history, history.numbers[-1], open_files)
    except DataError:
        return 0, True
    return found.database.version.number, bool(found.passed_over or history.unreadable)


def test_no_damaged_manifest_brings_a_withdrawn_figure_back_and_each_is_noticed(place):
    assert served(place) == (WITHDRAWAL, False)
    tries, withdrawn, unnoticed = 0, [], []
    for version in range(1, WITHDRAWAL + 1):
        for how in damaged(manifest(place, version), flips=50 if version == WITHDRAWAL else 8):
            if (version, how) == (1, "an old copy"):
                continue
            tries += 1
            number, is_told = served(place)
            withdrawn += [(version, how)] * (number == WITHDRAWN)
            unnoticed += [(version, how)] * (not is_told or not audit(catalogue(place), None).of_versions)
    assert (tries, withdrawn, unnoticed) == (125, [], [])
    assert served(place) == (WITHDRAWAL, False)


def test_each_damaged_file_is_noticed_with_its_versions(place):
    paths = sorted((catalogue(place) / "extracts").glob("*.parquet"))
    named = {
        path.name: {one for one in range(1, 8) if path.name in manifest(place, one).read_text(encoding="utf-8")}
        for path in paths
    }
    for path in paths:
        content = path.read_bytes()
        for spoilt in (content[:-9] + bytes([content[-9] ^ 1]) + content[-8:], content[: len(content) // 2], None):
            path.unlink() if spoilt is None else path.write_bytes(spoilt)
            problems = audit(catalogue(place), None).of_versions
            assert [problem.file for problem in problems] == [str(path)]
            assert {int(one) for one in problems[0].details["version"].split(", ")} == named[path.name]
            path.write_bytes(content)
    assert audit(catalogue(place), place / "restricted" / "exempel").problems == ()


def test_one_flipped_byte_in_a_file_that_late_versions_share_loses_no_receipt(place, monkeypatch, capsys):
    for name, value in {"DATA": place / "data", "RESTRICTED": place / "restricted", "CATALOGUE": "exempel"}.items():
        monkeypatch.setenv(f"ASF_{name}", str(value))
    shared = sorted(set.intersection(*(files_of(place, number) for number in (5, 6, 7))) - files_of(place, 4))
    before = audit(catalogue(place), place / "restricted" / "exempel")
    assert shared
    for file in shared:
        path = catalogue(place) / file
        content = path.read_bytes()
        path.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
        manifests = digest_of(catalogue(place) / "manifest")

        assert main(["publish", "--av", "Kim", "--ja", "--dag", "2020-05-30"]) == 2

        assert str(path) in capsys.readouterr().err
        assert digest_of(catalogue(place) / "manifest") == manifests
        assert audit(catalogue(place), place / "restricted" / "exempel").taken_back == before.taken_back
        path.write_bytes(content)
    assert main(["audit"]) == 0
    assert main(["publish", "--av", "Kim", "--ja", "--dag", "2020-05-30"]) == 0
    assert "Inget att ge ut" in capsys.readouterr().out


def files_of(place: Path, version: int) -> set[str]:
    values = json.loads(manifest(place, version).read_text(encoding="utf-8"))
    return {entry["file"] for entry in values["extracts"].values()}


def digest_of(folder: Path) -> str:
    content = b"".join(path.name.encode() + path.read_bytes() for path in sorted(folder.iterdir()))
    return hashlib.sha256(content).hexdigest()
