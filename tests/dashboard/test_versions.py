"""Which catalogues and versions there are, which are withdrawn, what each changed."""

import pytest

from dashboard.manifests import DataError
from dashboard.versions import list_catalogues, read_version
from tests.dashboard.prov import said


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
