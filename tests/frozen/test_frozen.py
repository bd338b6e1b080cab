"""What was published once opens under every later contract, shows what it showed, and can be gone on from.

A folder holds whole catalogues as they were when its contract was the newest. It is never mended: what does not read it is wrong.
"""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from contract import EXTRACTS
from contract.history import read_history
from dashboard.extracts import Database
from publishing.__main__ import main
from publishing.versions.history import open_version
from tests.behind_rows import behind_rows
from tests.conftest import kept
from tests.frozen.results import FROZEN, Line, lines, opened, read_results, told, versions

FOLDERS = sorted(path for path in FROZEN.iterdir() if path.name.startswith("contract-"))
CATALOGUES = [(folder, path.name) for folder in FOLDERS for path in sorted(folder.iterdir()) if path.is_dir()]


# Who delivers on which municipality of a catalogue, where it is not that of the others.
SENDERS = {"ostergotland": ("kommun-0580", "Linköping")}


def name_of(value: object) -> str:
    return str(value) if isinstance(value, int | str) else ""


def test_every_catalogue_is_whole():
    assert [(folder.name, catalogue) for folder, catalogue in CATALOGUES] == [
        ("contract-1", "exempel"), ("contract-1", "gavleborg"),
        ("contract-4", "exempel"), ("contract-4", "gavleborg"),
        ("contract-5", "exempel"), ("contract-5", "gavleborg"), ("contract-5", "ostergotland"),
        ("contract-6", "exempel"), ("contract-6", "gavleborg"), ("contract-6", "ostergotland"),
        ("contract-8", "exempel"), ("contract-8", "gavleborg"), ("contract-8", "ostergotland"),
    ]  # fmt: skip
    found = [(history, number) for folder in FOLDERS for history, number in versions(folder)]
    assert [(history.versions[0].catalogue, number) for history, number in found] == [
        ("exempel", 1), ("gavleborg", 1), ("gavleborg", 2),
        ("exempel", 1), ("gavleborg", 1), ("gavleborg", 2), ("gavleborg", 3),
        ("exempel", 1), ("gavleborg", 1), ("gavleborg", 2), ("gavleborg", 3), ("gavleborg", 4), ("ostergotland", 1),
        ("exempel", 1), ("gavleborg", 1), ("gavleborg", 2), ("gavleborg", 3), ("gavleborg", 4), ("gavleborg", 5),
        ("ostergotland", 1),
        ("exempel", 1), ("gavleborg", 1), ("gavleborg", 2), ("gavleborg", 3), ("gavleborg", 4), ("gavleborg", 5),
        ("ostergotland", 1), ("ostergotland", 2),
    ]  # fmt: skip
    assert [history.unreadable for history, _ in found] == [{}] * 28


@pytest.fixture(scope="module")
def lines_of() -> Callable[[Database], list[Line]]:
    """What a version shows. Most versions share most of their files: a query is asked once of the same ones."""
    return partial(lines, tell=kept(told, behind_rows))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_version_shows_what_it_showed(folder, lines_of):
    """A query that has come since is not among the results, nor a column that a query has come to give."""
    databases = [opened(history, number) for history, number in versions(folder)]
    assert [database.problems for database in databases] == [{}] * len(databases)
    shown = {line[:4]: line[4:] for database in databases for line in lines_of(database)}
    frozen = read_results(folder)
    assert len(frozen) > 1500
    assert [line for line in frozen if shown.get(line[:4]) != line[4:]] == []


@pytest.mark.parametrize(("folder", "catalogue"), CATALOGUES, ids=name_of)
def test_each_version_keeps_the_contract_for_the_writer(folder, catalogue):
    for number in read_history(folder / catalogue).numbers:
        for extract, frame in open_version(folder / catalogue, number).frames.items():
            EXTRACTS[extract].validate(frame.select(EXTRACTS[extract].column_names()))


@pytest.mark.parametrize(("folder", "catalogue"), CATALOGUES, ids=name_of)
def test_a_delivery_is_published_over_the_newest(tmp_path, monkeypatch, capsys, folder, catalogue):
    place = Path(shutil.copytree(folder / catalogue, tmp_path / "data" / catalogue))
    (tmp_path / "restricted").mkdir()
    monkeypatch.setenv("ASF_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASF_RESTRICTED", str(tmp_path / "restricted"))
    monkeypatch.setenv("ASF_CATALOGUE", catalogue)
    before = {path: path.read_bytes() for part in ("manifest", "extracts") for path in (place / part).iterdir()}
    numbers = read_history(place).numbers
    file = tmp_path / "moten.csv"
    actors = ("Arbetsförmedlingen", "Försäkringskassan", "Samordningsförbundet")
    partner, place_name = SENDERS.get(catalogue, ("kommun-2180", "Gävle"))
    rows = [
        "Kvartal;Kommun;Offentlig aktör;Antal möten;Status",
        *(f"2027 kv 1;{place_name};{one};2;" for one in actors),
    ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")

    received = main(["receive", str(file), "--partner", partner, "--av", "Maria", "--dag", "2027-04-20"])
    published = main(["publish", "--av", "Omar", "--ja", "--dag", "2027-05-20"])

    assert (received, published) == (0, 0), capsys.readouterr()
    assert {path: path.read_bytes() for path in before} == before
    assert read_history(place).numbers == (*numbers, len(numbers) + 1)
    newest = json.loads(max((place / "manifest").glob("v*.json")).read_text(encoding="utf-8"))
    untouched = set(newest["extracts"]) - {"dialogue_meeting", "source", "delivery"}
    older = json.loads((place / "manifest" / f"v{numbers[-1]:06d}.json").read_text(encoding="utf-8"))
    assert {name: newest["extracts"][name] for name in untouched} == {
        name: older["extracts"][name] for name in untouched
    }
    meetings = open_version(place, len(numbers) + 1).frames["dialogue_meeting"]
    assert meetings.filter(period="2027-Q1")["value"].to_list() == [2.0, 2.0, 2.0]
