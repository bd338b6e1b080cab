"""What the reader takes for a manifest, and everything that it does not."""

import json

import pytest

from contract.manifest import Change
from dashboard.manifests import DataError
from dashboard.versions import list_manifests, read_history
from tests.conftest import publish, read_version
from tests.dashboard.prov import edit_entry, edit_manifest, manifest_of, said


class TestManifest:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"null",
            b'"manifest"',
            b"\xff\xfe\x00",
            b"\x89PNG",
            b"[" * 200_000,
            b'{"catalogue": "prov"}',
        ],
        ids=["empty", "cut", "list", "null", "text", "utf-16", "binary", "deep", "almost nothing"],
    )
    def test_garbage(self, data, content):
        manifest_of(data).write_bytes(content)

        with pytest.raises(DataError) as caught:
            read_version(data, "prov")

        assert said(caught.value) == ("manifest_unreadable", {"file": "prov/manifest/v000001.json"})

    def test_truncated_anywhere(self, data):
        whole = manifest_of(data).read_bytes()
        for length in range(0, len(whole), 97):
            manifest_of(data).write_bytes(whole[:length])
            with pytest.raises(DataError, match="manifest_unreadable"):
                read_version(data, "prov")

    @pytest.mark.parametrize(
        "name",
        ["catalogue", "version", "as_of", "published_at", "is_example", "title_sv", "region_en", "note_sv", "extracts"],
    )
    def test_a_field_that_is_missing_or_of_another_kind(self, data, name):
        whole = json.loads(manifest_of(data).read_text(encoding="utf-8"))
        wrong = [whole | {name: value} for value in (None, 7.5, [])]
        wrong.append({field: value for field, value in whole.items() if field != name})
        for manifest in wrong:
            manifest_of(data).write_text(json.dumps(manifest), encoding="utf-8")
            with pytest.raises(DataError, match="manifest_unreadable"):
                read_version(data, "prov")

    @pytest.mark.parametrize(
        "change",
        [{"is_example": "false"}, {"is_example": 0}, {"version": "1"}, {"as_of": "i fjol"}, {"extracts": "x"}],
    )
    def test_a_value_that_only_looks_right(self, data, change):
        edit_manifest(data, **change)

        with pytest.raises(DataError, match="manifest_unreadable"):
            read_version(data, "prov")

    @pytest.mark.parametrize("change", [{"file": 5}, {"sha256": None}, {"rows": "1"}, {"rows": float("inf")}])
    def test_an_entry_of_another_kind(self, data, change):
        edit_entry(data, "placement", **change)

        with pytest.raises(DataError, match="manifest_unreadable"):
            read_version(data, "prov")

    @pytest.mark.parametrize("change", [{"catalogue": "exempel"}, {"version": 2}])
    def test_the_manifest_of_another_catalogue_or_version(self, data, change):
        edit_manifest(data, **change)

        with pytest.raises(DataError, match="manifest_unreadable"):
            read_version(data, "prov")

    def test_a_folder_in_the_place_of_the_manifest(self, data):
        manifest_of(data).unlink()
        manifest_of(data).mkdir()

        with pytest.raises(DataError, match="manifest_unreadable"):
            read_version(data, "prov")

    def test_no_manifest(self, data):
        manifest_of(data).unlink()

        with pytest.raises(DataError) as caught:
            read_version(data, "prov")

        assert said(caught.value) == ("no_manifest", {"catalogue": "prov"})


CHANGE = {
    "partner_id": "kommun-2104", "delivery_kind": "commitment", "period": "2019-Q1", "change_kind": "correction",
    "note": "Avtalet gällde inte", "rows_new": 1, "rows_changed": 2, "rows_removed": 0,
}  # fmt: skip


class TestWhatAVersionChanged:
    def test_stands_in_its_manifest(self, data):
        publish(data, {}, number=2)
        publish(data, {}, number=3, withdraws=2, points_back_to=1, note="Fel fil", changes=[CHANGE])

        version = read_version(data, "prov")

        assert (version.withdraws, version.points_back_to, version.public_note) == (2, 1, "Fel fil")
        assert version.changes == (
            Change("kommun-2104", "commitment", "2019-Q1", "correction", "Avtalet gällde inte", 1, 2, 0),
        )

    @pytest.mark.parametrize(
        "absent", [{}, {"withdraws": None, "points_back_to": None, "note": None, "changes": None}], ids=["none", "null"]
    )
    def test_is_empty_in_an_older_one(self, data, absent):
        edit_manifest(data, **absent)

        version = read_version(data, "prov")

        assert (version.withdraws, version.points_back_to, version.public_note, version.changes) == (None, None, "", ())

    @pytest.mark.parametrize(
        "wrong",
        [
            {"withdraws": "1"},
            {"withdraws": True},
            {"withdraws": 2},
            {"withdraws": 0},
            {"points_back_to": 3},
            {"note": 7},
            {"changes": "x"},
            {"changes": [7]},
            {"changes": [{**CHANGE, "period": "2019 kv 1"}]},
            {"changes": [{**CHANGE, "delivery_kind": "hemligt"}]},
            {"changes": [{**CHANGE, "change_kind": "bättre"}]},
            {"changes": [{**CHANGE, "rows_new": -1}]},
            {"changes": [{**CHANGE, "rows_new": 10**30}]},
            {"changes": [{**CHANGE, "rows_new": "3"}]},
            {"changes": [{name: value for name, value in CHANGE.items() if name != "rows_removed"}]},
        ],
        ids=str,
    )
    def test_that_makes_no_sense_is_no_manifest(self, data, wrong):
        publish(data, {}, number=2, **wrong)

        assert said(history_fault(data)) == ("manifest_unreadable", {"file": "prov/manifest/v000002.json"})


def history_fault(data) -> DataError:
    """What is wrong with version 2."""
    return read_history(list_manifests(data, "prov")).unreadable[2]
