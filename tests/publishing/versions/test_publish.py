"""A new version: what is checked, what is kept, what is refused, and what is no new version at all."""

import datetime as dt
import hashlib
import json
import shutil

import polars as pl
import pytest

from contract import EXTRACTS, may_be_absent
from contract.history import read_history
from contract.manifest import Change
from publishing.messages.problems import InputError
from publishing.versions import publish as publish_module
from publishing.versions.history import newest_whole
from publishing.versions.lock import OvertakenError
from tests.publishing.versions.small import NOON, SOURCE, files_below, frame, frames, publish, residents_of, settings


def test_the_first(empty):
    published = publish(empty, 100, base=None)
    manifest = published.manifest
    assert (manifest.version, manifest.previous, published.is_new, published.hints) == (1, None, True, ())
    assert list(manifest.extracts) == [extract for extract in EXTRACTS if not may_be_absent(extract)]
    for extract, entry in manifest.extracts.items():
        content = (empty / entry.file).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry.sha256
        assert entry.file == f"extracts/{extract}-{entry.sha256[:12]}.parquet"
        assert pl.read_parquet(content).height == entry.rows
        said = {"catalogue": "prov", "extract": extract, "is_example": "false"}
        assert pl.read_parquet_metadata(empty / entry.file).items() >= said.items()


def test_the_next_says_what_it_was_made_from_and_leaves_the_old_one(folder):
    before = files_below(folder)
    change = Change("kommun-2180", "commitment", "2019-Q1", "correction", "Rättat", 0, 1, 0)
    more = {"receipts": (7, 3), "changes": (change,), "note": "Från Gävle", "as_of": dt.date(2019, 3, 31)}
    manifest = publish(folder, 200, base=1, **more).manifest
    assert (manifest.version, manifest.previous, manifest.receipts) == (2, 1, (3, 7))
    assert (manifest.changes, manifest.note, manifest.as_of) == ((change,), "Från Gävle", dt.date(2019, 3, 31))
    assert newest_whole(folder).manifest == manifest
    after = files_below(folder)
    new = {"manifest/v000002.json", "history/000002.json", manifest.extracts["population"].file}
    assert after.keys() - before.keys() == new
    assert {name for name in before if before[name] != after[name]} == {
        "senaste/VERSION.txt",
        "senaste/population.parquet",
    }


def test_the_same_again_is_no_new_version(folder):
    before = files_below(folder)
    published = publish(folder, 100, base=1, author="Bo", published_at=NOON + dt.timedelta(days=1), note="Igen")
    assert (published.manifest.version, published.is_new) == (1, False)
    assert files_below(folder) == before


def test_rows_in_another_order_are_the_same(folder):
    sources = [SOURCE, SOURCE | {"source_id": "annan"}]
    publish(folder, 0, base=1, frames=frames(100) | {"source": frame("source", sources)})
    again = publish(folder, 0, base=2, frames=frames(100) | {"source": frame("source", sources[::-1])})
    assert (again.manifest.version, again.is_new) == (2, False)


def test_equal_rows_keep_their_file_whatever_wrote_it(folder):
    before = newest_whole(folder).manifest
    path = folder / before.extracts["population"].file
    said = {"catalogue": "prov", "extract": "population", "is_example": "false"}
    frames(100)["population"].write_parquet(path, compression="uncompressed", metadata=said)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = folder / before.file
    # As one from before there was a history: it says no checksum, and nothing else speaks of it.
    (folder / "history" / "000001.json").unlink()
    values = json.loads(manifest.read_text().replace(before.extracts["population"].sha256, digest))
    del values["checksum"]
    manifest.write_text(json.dumps(values))
    assert not publish(folder, 100, base=1).is_new
    source = frame("source", [SOURCE | {"publisher": "SKR"}])
    published = publish(folder, 0, base=1, frames=frames(100) | {"source": source})
    assert published.manifest.extracts["population"].sha256 == digest


@pytest.mark.parametrize(
    "more",
    [{"receipts": (1,)}, {"as_of": dt.date(2019, 3, 31)}, {"settings": settings(title="Nytt namn")}],
    ids=["a receipt", "a day", "a title"],
)
def test_the_same_rows_with_something_else_are_a_new_version(folder, more):
    published = publish(folder, 100, base=1, **more)
    assert (published.manifest.version, published.is_new) == (2, True)
    assert published.manifest.extracts == newest_whole(folder).manifest.extracts


def test_receipts_are_kept_from_version_to_version(folder):
    publish(folder, 200, base=1, receipts=(2, 1))
    assert publish(folder, 300, base=2, receipts=(4,)).manifest.receipts == (1, 2, 4)
    assert publish(folder, 400, base=3).manifest.receipts == (1, 2, 4)
    assert not publish(folder, 400, base=4, receipts=(4,)).is_new


@pytest.mark.parametrize("base", [None, 1])
def test_a_newer_version_is_not_written_over(folder, base):
    publish(folder, 200, base=1, author="Bo")
    with pytest.raises(OvertakenError) as caught:
        publish(folder, 300, base=base)
    assert (caught.value.newest.version, caught.value.newest.author) == (2, "Bo")
    assert caught.value.text("sv").splitlines()[1] == (
        f"  {folder}: Bo har gett ut version 2 (2019-05-02T12:00:00+00:00) under tiden. "
        "Titta på skillnaden igen och publicera sedan på nytt."
    )
    assert read_history(folder).numbers == (1, 2)


def test_who_is_overtaken_is_told_before_anything_is_packed(folder, monkeypatch):
    publish(folder, 200, base=1)
    monkeypatch.setattr(publish_module, "prepare", lambda *_: pytest.fail("packed in vain"))
    with pytest.raises(OvertakenError):
        publish(folder, 300, base=1)


def test_a_number_that_was_lost_is_not_given_again(folder, monkeypatch):
    publish(folder, 200, base=1)
    publish(folder, 300, base=2)
    (folder / "manifest" / "v000002.json").unlink()
    # As before versions told of each other: nobody knows any more that there was one.
    shutil.rmtree(folder / "history")
    newest = folder / "manifest" / "v000003.json"
    told = json.loads(newest.read_text(encoding="utf-8"))
    newest.write_text(json.dumps({name: value for name, value in told.items() if name not in ("history", "checksum")}))
    assert read_history(folder).unknown == (2,)
    asked = []
    claim = publish_module._is_claimed

    def claim_once(store, manifest):
        asked.append(manifest.version)
        return claim(store, manifest) or pytest.fail(f"taken: {asked}")

    monkeypatch.setattr(publish_module, "_is_claimed", claim_once)
    assert publish(folder, 400, base=3).manifest.version == 4
    assert asked == [4]


def test_a_newer_version_that_is_damaged_does_not_stand_in_the_way(folder):
    damaged = publish(folder, 200, base=1, receipts=(1,)).manifest
    (folder / damaged.extracts["population"].file).unlink()
    published = publish(folder, 300, base=1, receipts=(2,))
    assert (published.manifest.version, published.manifest.previous, published.manifest.receipts) == (3, 1, (2,))
    assert residents_of(newest_whole(folder).frames) == [300]


def test_a_clock_that_was_set_back_is_told_and_numbers_decide(folder):
    published = publish(folder, 200, base=1, published_at=NOON.replace(year=2001))
    assert [hint.text("en") for hint in published.hints] == [
        "A clock is fast or slow: this version is dated 2001-05-02T12:00:00+00:00, but version 1 is dated "
        "2019-05-02T12:00:00+00:00. The numbers decide the order."
    ]
    assert newest_whole(folder).manifest.version == 2


def test_rows_that_break_the_contract_are_refused_before_anything_is_written(folder):
    before = files_below(folder)
    wrong = frames(200)["population"].with_columns(obs_status=pl.lit("UN"))
    with pytest.raises(InputError) as caught:
        publish(folder, 0, base=1, frames=frames(200) | {"population": wrong})
    assert "prov: population, rad 2, kolumn value: värdet ska finnas när obs_status är A" in caught.value.text("sv")
    assert files_below(folder) == before


def test_a_change_of_an_unknown_kind_is_a_mistake_of_the_program(folder):
    change = Change("kommun-2180", "commitment", "2019-Q1", "rättelse", "", 0, 1, 0)
    with pytest.raises(ValueError, match="unknown change_kind: rättelse"):
        publish(folder, 200, base=1, changes=(change,))


DELIVERED = {"source_id": "leverans_kommun-2180_enterprise", "municipality_code": "2180", "period": "2019-Q1"} | {
    "period_end": dt.date(2019, 3, 31), "value": 7.0, "value_kind": "exact", "obs_status": "A",
}  # fmt: skip
PLACEMENT = {"public_actor": "kommun", "placement_measure": "praktik", "enhanced_cooperation": False, "sex": "F"}
YEAR = {"public_actor": "kommun", "sex": "F", "period": "2018", "period_end": dt.date(2018, 12, 31)}
SERVICE = {
    "public_actor": "kommun",
    "service": "praktik",
    "service_group": "individinsats",
    "agreement_form": "iop",
} | {"amount_status": "NA"}


def with_delivered(extract: str, row: dict) -> dict[str, pl.DataFrame]:
    sources = [SOURCE, SOURCE | {"source_id": DELIVERED["source_id"]}]
    enterprise = {"enterprise_id": "a", "enterprise_name": "A", "municipality_code": "2180"} | {
        "legal_form": "aktiebolag", "industry": "cafe",
    }  # fmt: skip
    known = EXTRACTS[extract].columns()
    made = {name: value for name, value in (DELIVERED | row).items() if name in known}
    return frames(200) | {
        "source": frame("source", sources), "enterprise": frame("enterprise", [enterprise]), extract: frame(extract, [made]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("extract", "row"),
    [
        ("placement", PLACEMENT),
        ("service_use", SERVICE),
        ("enterprise_observation", {"enterprise_id": "a", "enterprise_variable": "employees"}),
        ("enterprise_observation", {"enterprise_id": "a", "enterprise_variable": "places_filled"}),
    ],
)
@pytest.mark.parametrize(
    ("value", "kind"), [(1, "exact"), (4, "rounded"), (5, "exact"), (0, "exact"), (7, "rounded"), (2.5, "exact")]
)
def test_delivered_numbers_of_people_are_stopped_at_the_door(folder, extract, row, value, kind):
    before = files_below(folder)
    with pytest.raises(InputError) as caught:
        publish(folder, 0, base=1, frames=with_delivered(extract, row | {"value": value, "value_kind": kind}))
    assert f"prov: {extract}: uttaget har 1 levererade rader där antal personer inte är skyddade" in caught.value.text(
        "sv"
    )
    assert files_below(folder) == before


def test_what_a_persons_measure_cost_is_stopped_too(folder):
    row = SERVICE | {"value": 0, "value_kind": "rounded", "amount_sek": 9000.0, "amount_status": "A"}
    with pytest.raises(InputError, match="där antal personer inte är skyddade"):
        publish(folder, 0, base=1, frames=with_delivered("service_use", row))


@pytest.mark.parametrize(("value", "kind"), [(23, "exact"), (20, "exact"), (5, "at_least"), (12, "at_least")])
def test_a_year_that_says_more_than_a_floor_is_stopped(folder, value, kind):
    row = YEAR | {"value": value, "value_kind": kind}
    with pytest.raises(InputError, match="där antal personer inte är skyddade"):
        publish(folder, 0, base=1, frames=with_delivered("placement_year", row))


def test_an_extract_that_was_added_later_is_in_the_manifest_once_it_holds_something(folder):
    row = YEAR | {"value": 15, "value_kind": "at_least"}
    published = publish(folder, 0, base=1, frames=with_delivered("placement_year", row))
    written = [name for name in EXTRACTS if name == "placement_year" or not may_be_absent(name)]
    assert list(published.manifest.extracts) == written
    assert (folder / "senaste" / "placement_year.parquet").is_file()


@pytest.mark.parametrize(("value", "kind"), [(0, "rounded"), (5, "rounded"), (6, "exact"), (4711, "exact")])
def test_protected_counts_are_let_through(folder, value, kind):
    row = PLACEMENT | {"value": value, "value_kind": kind}
    assert publish(folder, 0, base=1, frames=with_delivered("placement", row)).is_new


@pytest.mark.parametrize(
    "row",
    [
        {"enterprise_id": "a", "enterprise_variable": "places_offered"},
        {
            "enterprise_id": "a",
            "enterprise_variable": "employees",
            "value": None,
            "value_kind": None,
            "obs_status": "PR",
        },
    ],
    ids=["no people", "protected"],
)
def test_delivered_figures_of_other_kinds_go_through(folder, row):
    assert publish(folder, 0, base=1, frames=with_delivered("enterprise_observation", row)).is_new
