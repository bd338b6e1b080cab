"""A withdrawal is a new version that shows again what was there before; nothing is deleted."""

import dataclasses
import datetime as dt

import pytest

from contract.manifest import to_json
from publishing.messages.problems import InputError
from publishing.versions.history import list_versions, newest_whole, open_version, version_numbers
from publishing.versions.lock import OvertakenError
from publishing.versions.withdraw import withdraw
from tests.publishing.versions.small import NOON, files_below, publish, residents_of

LATER = NOON + dt.timedelta(days=1)


@pytest.fixture
def three(folder):
    """Versions 1–3 with 100, 200 and 300 residents, and receipts 1 and 2."""
    publish(folder, 200, base=1, receipts=(1,), as_of=dt.date(2019, 3, 31))
    publish(folder, 300, base=2, receipts=(2,), as_of=dt.date(2019, 6, 30))
    return folder


def take_back(folder, number: int, **more: object):
    return withdraw(folder, number, **{"author": "Bo", "note": "Fel siffror från Gävle", "now": LATER} | more)


def test_it_shows_again_what_was_there_before(three):
    before = files_below(three)
    manifest = take_back(three, 3).manifest
    assert (manifest.version, manifest.previous, manifest.withdraws, manifest.points_back_to) == (4, 3, 3, 2)
    assert (manifest.author, manifest.published_at, manifest.note) == ("Bo", LATER, "Fel siffror från Gävle")
    assert (manifest.as_of, manifest.receipts, manifest.changes) == (dt.date(2019, 3, 31), (1,), ())
    assert manifest.extracts == open_version(three, 2).manifest.extracts
    opened = newest_whole(three)
    assert (opened.manifest, residents_of(opened.frames)) == (manifest, [200])
    after = files_below(three)
    assert {name: after[name] for name in before if "senaste" not in name}.items() <= before.items()
    assert after.keys() - before.keys() == {"manifest/v000004.json", "history/000004.json"}
    assert "version 4\n" in (three / "senaste" / "VERSION.txt").read_text(encoding="utf-8")


def test_what_was_withdrawn_can_still_be_opened(three):
    take_back(three, 3)
    assert residents_of(open_version(three, 3).frames) == [300]
    assert [one.withdrawn_by for one in list_versions(three)] == [None, None, 4, None]


def test_one_after_the_other(three):
    take_back(three, 3)
    manifest = take_back(three, 2).manifest
    assert (manifest.version, manifest.previous, manifest.withdraws, manifest.points_back_to) == (5, 4, 2, 1)
    assert (manifest.receipts, residents_of(newest_whole(three).frames)) == ((), [100])


def test_what_was_made_from_a_withdrawal_gives_back_what_that_shows(three):
    take_back(three, 3)
    assert publish(three, 400, base=4).manifest.previous == 4
    manifest = take_back(three, 5).manifest
    assert (manifest.version, manifest.withdraws, manifest.points_back_to) == (6, 5, 2)
    assert residents_of(newest_whole(three).frames) == [200]


def test_a_correction_goes_on_from_what_is_shown(three):
    take_back(three, 3)
    published = publish(three, 310, base=4, receipts=(3,)).manifest
    assert (published.version, published.previous, published.receipts) == (5, 4, (1, 3))
    assert (published.withdraws, published.points_back_to) == (None, None)


def test_only_the_newest_can_be_withdrawn(three):
    with pytest.raises(InputError) as caught:
        take_back(three, 2)
    assert (
        "bara den senaste kan återkallas, och version 3 är senare än version 2. "
        "Återkalla version 3 först, eller lämna en rättelse."
    ) in caught.value.text("sv")
    assert version_numbers(three) == (1, 2, 3)


def test_the_first_cannot_be_withdrawn(folder):
    with pytest.raises(InputError) as caught:
        take_back(folder, 1)
    assert "version 1 kan inte återkallas: den är inte gjord av någon tidigare version." in caught.value.text("sv")


def test_a_withdrawal_cannot_be_withdrawn(three):
    take_back(three, 3)
    with pytest.raises(InputError) as caught:
        take_back(three, 4)
    assert "version 4 är själv en återkallelse och visar version 2." in caught.value.text("sv")


def test_nothing_is_withdrawn_twice(three):
    take_back(three, 3)
    with pytest.raises(InputError) as caught:
        take_back(three, 3)
    assert "version 3 är redan återkallad av version 4." in caught.value.text("sv")


def test_an_unknown_number_is_answered_with_the_known_ones(three):
    with pytest.raises(InputError) as caught:
        take_back(three, 9)
    assert "version 9 finns inte. Skriv en av dessa: 1, 2, 3." in caught.value.text("sv")


def test_what_is_not_whole_is_not_shown_again(three):
    path = three / open_version(three, 2).manifest.extracts["population"].file
    path.unlink()
    with pytest.raises(InputError) as caught:
        take_back(three, 3)
    assert f"{path}: filen saknas men hör till version 2." in caught.value.text("sv")
    assert version_numbers(three) == (1, 2, 3)


def test_somebody_who_publishes_meanwhile_is_not_overrun(three):
    done: list[str] = []

    def publish_meanwhile(name: str) -> None:
        if name.startswith("before write .publishing") and not done:
            done.append(name)
            (three / "manifest" / "v000004.json").write_bytes(newer)

    newer = to_json(dataclasses.replace(open_version(three, 3).manifest, version=4))
    with pytest.raises(OvertakenError) as caught:
        take_back(three, 3, at_step=publish_meanwhile)
    assert caught.value.newest.version == 4
