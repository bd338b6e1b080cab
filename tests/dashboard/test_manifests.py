"""What the reader takes for a manifest, and everything that it does not."""

import json

import pytest

from dashboard.manifests import DataError
from dashboard.versions import read_version
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
