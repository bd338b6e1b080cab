"""Which versions there are, and the newest that is whole."""

import dataclasses
import hashlib
import io
import shutil

import pytest

import publishing.versions.publish
from contract import EXTRACTS
from publishing.messages.problems import InputError
from publishing.versions.audit import audit
from publishing.versions.history import NoWholeVersionError, list_versions, newest_whole, open_version, read_manifest
from publishing.versions.publish import withdraw
from tests.publishing.versions.small import NOON, frames, publish, residents_of


@pytest.fixture
def two(folder):
    publish(folder, 200, base=1)
    return folder


def population_of(folder, version: int):
    manifest = read_manifest(folder / "manifest" / f"v{version:06d}.json")
    return folder / manifest.extracts["population"].file


def test_the_newest_is_opened_with_its_rows(two):
    opened = newest_whole(two)
    assert (opened.manifest.version, opened.damaged) == (2, ())
    assert list(opened.frames) == list(EXTRACTS)
    for extract, frame in frames(200).items():
        assert opened.frames[extract].equals(frame), extract


def test_an_older_one_is_opened_by_its_number(two):
    assert residents_of(open_version(two, 1).frames) == [100]


@pytest.mark.parametrize("spoil", ["flip", "cut", "remove"])
def test_with_an_altered_file_the_version_before_counts_and_the_file_is_named(two, spoil):
    path = population_of(two, 2)
    content = path.read_bytes()
    if spoil == "remove":
        path.unlink()
    else:
        path.write_bytes(content[:50] if spoil == "cut" else content[:50] + b"\0" + content[51:])
    opened = newest_whole(two)
    assert (opened.manifest.version, residents_of(opened.frames)) == (1, [100])
    assert opened.damaged == (path.relative_to(two).as_posix(),)
    with pytest.raises(InputError) as caught:
        open_version(two, 2)
    what = "saknas men hör till version 2" if spoil == "remove" else "har ändrats efter att version 2 gavs ut"
    assert f"{path}: filen {what}. Lägg tillbaka den från en säkerhetskopia." in caught.value.text("sv")


def test_with_a_manifest_that_cannot_be_read_the_version_before_counts(two):
    (two / "manifest" / "v000002.json").write_text("{")
    opened = newest_whole(two)
    assert (opened.manifest.version, opened.damaged) == (1, ("manifest/v000002.json",))
    listed = list_versions(two)
    assert [(one.number, one.manifest is None) for one in listed] == [(1, False), (2, True)]


def test_when_none_is_whole_every_file_is_named(two):
    shared = two / read_manifest(two / "manifest" / "v000001.json").extracts["source"].file
    shared.unlink()
    with pytest.raises(NoWholeVersionError) as caught:
        newest_whole(two)
    assert caught.value.damaged == (shared.relative_to(two).as_posix(),)
    assert [problem.details["version"] for problem in caught.value.problems] == ["2", "1"]


def test_a_catalogue_without_versions_says_so(empty):
    with pytest.raises(NoWholeVersionError) as caught:
        newest_whole(empty)
    assert caught.value.damaged == ()
    assert "katalogen har ingen version ännu. Bygg den första med: python -m publishing build." in caught.value.text(
        "sv"
    )
    assert list_versions(empty) == ()


def test_an_unknown_number_is_answered_with_the_known_ones(two):
    with pytest.raises(InputError) as caught:
        open_version(two, 7)
    assert "version 7 finns inte. Skriv en av dessa: 1, 2." in caught.value.text("sv")


def test_the_list_is_in_the_order_of_numbers_and_says_what_is_withdrawn(two):
    publish(two, 300, base=2, published_at=NOON.replace(year=2001))
    withdraw(two, 3, author="Ann", note="Fel", now=NOON)
    (two / "manifest" / "anteckning.json").write_text("{}")
    shutil.copy(two / "manifest" / "v000001.json", two / "manifest" / "v1.json")
    listed = list_versions(two)
    assert [(one.number, one.withdrawn_by) for one in listed] == [(1, None), (2, None), (3, 4), (4, None)]


@pytest.mark.parametrize("spoil", ["rubbish", "fewer rows", "without a column"])
def test_a_file_that_was_published_unfit_is_found_though_its_checksum_is_right(two, monkeypatch, spoil):
    pack = publishing.versions.publish._packed

    def packed(extract, frame, settings):
        entry, content = pack(extract, frame, settings)
        if extract == "population":
            written = io.BytesIO()
            (frame.clear() if spoil == "fewer rows" else frame.drop("value")).write_parquet(written)
            content = b"PAR1 rubbish PAR1" if spoil == "rubbish" else written.getvalue()
            digest = hashlib.sha256(content).hexdigest()
            entry = dataclasses.replace(entry, file=f"extracts/{extract}-{digest[:12]}.parquet", sha256=digest)
        return entry, content

    assert audit(two, None).of_versions == ()
    with monkeypatch.context() as patch:
        patch.setattr(publishing.versions.publish, "_packed", packed)
        publish(two, 300, base=2)

    found = audit(two, None)

    assert [(problem.message, problem.details["version"]) for problem in found.of_versions] == [
        ("version_file_unfit", "3")
    ]
    assert found.of_versions[0].file == str(population_of(two, 3))
    with pytest.raises(InputError, match="går inte att läsa som kontraktet säger"):
        found.refuse(two)
