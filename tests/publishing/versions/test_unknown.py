"""A withdrawal that no place tells of any more: its manifest and its record are damaged at once. What it took back is not shown, nor built on."""

import pytest

from contract.history import copy_file
from contract.manifest import manifest_file
from publishing.messages.problems import InputError
from tests.publishing.versions.office import Office, receipts_shown
from tests.publishing.versions.small import publish


def flip(path):
    content = path.read_bytes()
    path.write_bytes(content[:40] + bytes([content[40] ^ 1]) + content[41:])


def cut(path):
    path.write_bytes(path.read_bytes()[:100])


def old_copy(path):
    path.write_bytes(path.with_name(path.name.replace("4", "3")).read_bytes())


def remove(path):
    path.unlink()


@pytest.fixture
def withdrawn(tmp_path):
    """Version 2 has receipt 1 and version 3 receipt 2 as well; version 4 withdraws version 3."""
    office = Office(tmp_path)
    office.folder.mkdir(parents=True)
    office.restricted.mkdir(parents=True)
    publish(office.folder, 100, base=None)
    for year in (2001, 2002):
        office.receive(year)
        office.publish(office.prepare("Ann")[0])
    office.withdraw("Omar")
    return office


@pytest.mark.parametrize("of_copy", [flip, cut, old_copy, remove])
@pytest.mark.parametrize("of_manifest", [flip, cut, old_copy])
def test_what_was_withdrawn_is_neither_shown_nor_built_on(withdrawn, of_manifest, of_copy):
    manifest, copy = withdrawn.folder / manifest_file(4), withdrawn.folder / copy_file(4)
    right = {path: path.read_bytes() for path in (manifest, copy)}
    of_manifest(manifest)
    of_copy(copy)
    assert withdrawn.unknown() == (4,)
    shown = withdrawn.serve(withdrawn.history(), 4).database.version
    assert (shown.number, receipts_shown(withdrawn.folder, shown)) == (2, {1})
    with pytest.raises(InputError) as caught:
        withdrawn.prepare("Ann")
    assert [(one.message, one.details["version"]) for one in caught.value.problems][-1] == ("damage_stops", "2")
    for path, content in right.items():
        path.write_bytes(content)
    audit = withdrawn.audit()
    assert (audit.problems, audit.included, audit.waiting, list(audit.taken_back)) == ((), (1,), (), [2])


def test_a_version_of_which_nothing_is_left_is_missed_among_the_numbers(withdrawn):
    for number in (2, 3, 4):
        (withdrawn.folder / manifest_file(number)).unlink()
    (withdrawn.folder / copy_file(3)).unlink()
    assert withdrawn.unknown() == (3,)
    assert "manifest_missing" in {one.message for one in withdrawn.audit().of_versions if one.details["version"] == "3"}
