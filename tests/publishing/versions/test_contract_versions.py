"""Versions that were published under another contract: gone on from when it is older, and left alone when it is newer."""

import dataclasses
import hashlib

import polars as pl
import pytest

from contract import CONTRACT_VERSION, EXTRACTS
from contract.manifest import Manifest, to_json
from dashboard.extracts import open_database
from dashboard.versions import list_manifests, read_history
from publishing.messages.problems import InputError
from publishing.versions.history import find_version, newest_whole
from tests.publishing.versions.small import files_below, publish, residents_of

YOUNGER = ("account_sv", "account_en", "account_page", "lost_sv", "lost_en")
NEWER = f"{CONTRACT_VERSION}0"


def rewrite(folder, manifest: Manifest) -> None:
    """Version 1 as another program would have published it."""
    (folder / manifest.file).write_bytes(to_json(manifest))
    (folder / "history" / "000001.json").unlink()


@pytest.fixture
def older(folder):
    """A version of contract 1, whose sources have none of the columns that came later."""
    manifest = find_version(folder, 1)
    entry = manifest.extracts["source"]
    pl.read_parquet(folder / entry.file).drop(YOUNGER).write_parquet(
        folder / entry.file, metadata=pl.read_parquet_metadata(folder / entry.file)
    )
    sha256 = hashlib.sha256((folder / entry.file).read_bytes()).hexdigest()
    entries = {
        name: dataclasses.replace(one, contract_version="1", sha256=sha256 if name == "source" else one.sha256)
        for name, one in manifest.extracts.items()
    }
    rewrite(folder, dataclasses.replace(manifest, contract_version="1", extracts=entries))
    return folder


def test_the_same_rows_over_an_older_one_are_no_new_version(older):
    published = publish(older, 100, base=1)
    assert (published.manifest.version, published.is_new) == (1, False)


def test_what_has_not_changed_keeps_its_file_and_the_contract_it_was_written_under(older):
    before = files_below(older)
    published = publish(older, 200, base=1).manifest
    entries = {name: entry.contract_version for name, entry in published.extracts.items()}
    assert published.contract_version == CONTRACT_VERSION
    assert {name for name, version in entries.items() if version == CONTRACT_VERSION} == {"population"}
    assert published.extracts["source"] == find_version(older, 1).extracts["source"]
    new = {name for name in files_below(older).keys() - before.keys() if name.startswith("extracts/")}
    assert new == {published.extracts["population"].file}
    opened = newest_whole(older)
    assert residents_of(opened.frames) == [200.0]
    assert opened.frames["source"].select(YOUNGER).row(0) == (None,) * len(YOUNGER)


def test_a_file_that_lacks_a_column_of_its_own_contract_is_broken(older):
    manifest = find_version(older, 1)
    entry = dataclasses.replace(manifest.extracts["source"], contract_version="2")
    rewritten = dataclasses.replace(manifest, extracts={**manifest.extracts, "source": entry})
    (older / manifest.file).write_bytes(to_json(rewritten))
    [version] = read_history(list_manifests(older.parent, older.name)).versions
    problem = open_database(version).problems["source"]
    assert (problem.key, problem.details["rules"]) == ("contract_broken", ", ".join(YOUNGER))


@pytest.fixture
def newer(folder):
    """A version of a contract that this program does not know, with a column that it has never heard of."""
    manifest = find_version(folder, 1)
    entries = {name: dataclasses.replace(one, contract_version=NEWER) for name, one in manifest.extracts.items()}
    rewrite(folder, dataclasses.replace(manifest, contract_version=NEWER, extracts=entries))
    return folder


def test_nothing_is_published_over_a_newer_one(newer):
    before = files_below(newer)
    with pytest.raises(InputError) as caught:
        publish(newer, 200, base=1)
    [problem] = caught.value.problems
    assert problem.what("sv") == (
        f"version 1 är utgiven efter version {NEWER} av kontraktet, men det här programmet känner bara till version "
        f"{CONTRACT_VERSION}. Kör den senaste versionen av programmet."
    )
    assert f"knows no more than version {CONTRACT_VERSION}" in problem.what("en")
    assert files_below(newer) == before


def test_a_newer_one_is_shown_as_far_as_it_is_known(newer):
    [version] = read_history(list_manifests(newer.parent, newer.name)).versions
    database = open_database(version)
    assert database.problems == {}
    assert database.connection.table("source").columns == EXTRACTS["source"].column_names()
