"""Which catalogues and versions there are, which are withdrawn, what each changed."""

from pathlib import Path

import pytest

from dashboard.manifests import DataError
from dashboard.versions import (
    fingerprint_of,
    list_catalogues,
    list_manifests,
    read_history,
    version_table,
)
from tests.conftest import publish, read_version
from tests.dashboard.prov import frames, said


def history_of(data: Path):
    return read_history(list_manifests(data, "prov"))


def cut(data: Path, number: int) -> None:
    """Leave half of a manifest."""
    path = data / "prov" / "manifest" / f"v{number:06d}.json"
    path.write_bytes(path.read_bytes()[:100])


class TestCatalogues:
    def test_catalogues_are_the_folders_with_a_manifest(self, data):
        (data / "anteckningar").mkdir()
        (data / "LÄS.txt").write_text("hej", encoding="utf-8")
        (data / "annan" / "manifest").mkdir(parents=True)

        assert list_catalogues(data) == ("annan", "prov")

    @pytest.mark.parametrize("name", ["finns inte", "../prov", "", ".", "PROV"])
    def test_an_unknown_catalogue(self, data, name):
        with pytest.raises(DataError) as caught:
            read_version(data, name)

        assert said(caught.value) == ("unknown_catalogue", {"catalogue": name})

    def test_no_data_folder(self, tmp_path):
        with pytest.raises(DataError) as caught:
            list_catalogues(tmp_path / "borta")

        assert said(caught.value) == ("no_data_folder", {"folder": "borta"})

    def test_a_data_folder_without_catalogues(self, tmp_path):
        with pytest.raises(DataError) as caught:
            list_catalogues(tmp_path)

        assert caught.value.key == "no_catalogues"


class TestHistory:
    def test_versions_are_in_the_order_of_their_numbers_whatever_the_clock_said(self, data):
        for number in range(2, 13):
            publish(data, frames(), number=number, as_of=f"{2022 - number}-01-01")

        assert [version.number for version in history_of(data).versions] == [*range(1, 13)]
        assert history_of(data).numbers == (*range(1, 13),)
        assert read_version(data, "prov").number == 12

    def test_a_number_that_is_missing_among_the_others_was_a_version(self, data):
        publish(data, frames(), number=3)

        assert history_of(data).numbers == (1, 2, 3)
        assert history_of(data).unreadable[2].key == "manifest_missing"

    def test_a_manifest_that_cannot_be_read_is_a_fault_and_stops_no_other(self, data):
        publish(data, frames(), number=2)
        publish(data, frames(), number=3)
        cut(data, 2)

        history = history_of(data)

        assert [version.number for version in history.versions] == [1, 3]
        assert history.numbers == (1, 2, 3)
        assert said(history.unreadable[2]) == ("manifest_unreadable", {"file": "prov/manifest/v000002.json"})

    def test_the_newest_is_the_newest_that_can_be_read(self, data):
        publish(data, frames(), number=2)
        cut(data, 2)

        assert read_version(data, "prov").number == 1

    def test_when_none_can_be_read_the_newest_is_named(self, data):
        publish(data, frames(), number=2)
        cut(data, 1)
        cut(data, 2)

        with pytest.raises(DataError) as caught:
            read_version(data, "prov")

        assert said(caught.value) == ("manifest_unreadable", {"file": "prov/manifest/v000002.json"})

    def test_a_version_is_withdrawn_when_a_later_one_that_can_be_read_says_so(self, data):
        publish(data, frames(), number=2)
        publish(data, frames(), number=3, withdraws=2, points_back_to=1, note="Fel fil")

        history = history_of(data)
        withdrawal = history.withdrawal_of(2)
        assert (withdrawal.number, withdrawal.public_note) == (3, "Fel fil")
        assert (history.withdrawal_of(1), history.withdrawal_of(3)) == (None, None)

        cut(data, 3)
        assert history_of(data).withdrawal_of(2) is None


class TestFingerprint:
    def test_follows_the_version_and_those_beside_it(self, data):
        alone = history_of(data)
        first = alone.versions[0]
        before = fingerprint_of(first, alone.beside(first))

        publish(data, frames(), number=2)
        history = history_of(data)
        [one, two] = history.versions

        assert fingerprint_of(one, history.beside(one)) != before
        assert fingerprint_of(one, history.beside(one)) != fingerprint_of(two, history.beside(two))
        assert fingerprint_of(one, history.beside(one)) == fingerprint_of(one, list(history.beside(one))[::-1])


class TestTable:
    def test_a_version_alone_is_a_row_without_a_change(self, data):
        table = version_table(read_version(data, "prov"), ())

        assert table.select("version", "is_shown", "withdrawn_by", "change_kind", "rows_new").rows() == [
            (1, True, None, None, None)
        ]
