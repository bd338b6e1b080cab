"""What an address that is wrong, or a file that is broken, does to a page: it is said, and the rest goes on."""

import json
import shutil
from pathlib import Path

import pytest

from tests.pages.harness import MUNICIPALITIES, PROJECT, run
from tests.several import copy_published

# The page, the parameter, a name that does not exist, and the name that is nearest.
UNKNOWN = [
    ("tackning", "kommun", "Hudikswall", "Hudiksvall"),
    ("tackning", "period", "2017-Q5", "2017-Q"),
    ("tackning", "matt", "enterprise", "enterprises"),
    ("stodstruktur", "lasning", "AA", "A"),
    ("nyttjande", "aktor", "kommunen", "kommun"),
    ("laget", "data", "exempl", "exempel"),
    ("kallor", "sprak", "svenska", "sv"),
]


class TestNames:
    @pytest.mark.parametrize(("page", "parameter", "name", "nearest"), UNKNOWN)
    def test_one_that_does_not_exist_is_said_with_the_nearest(self, visit, page, parameter, name, nearest):
        chosen = {"data": "exempel", "kommun": ("Bollnäs",), "sprak": "sv"} | {parameter: name}
        seen = visit(page, **chosen)
        [message] = seen.messages

        assert f"”{name}”" in message
        assert parameter in message
        assert "Resten av urvalet gäller" in message
        if name != "svenska":
            assert f"Närmast: {nearest}" in message
        assert seen.headline

    def test_the_message_is_in_the_chosen_language(self, visit):
        [message] = visit("tackning", data="exempel", sprak="en", kommun=("Hofrs",)).messages

        assert "“Hofrs” in the address does not exist" in message
        assert "Nearest: Hofors" in message

    def test_the_rest_applies(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("Hofrs", "Gävle"), matt="enterprises", period="2017-Q4")  # fmt: skip

        assert len(seen.messages) == 1
        assert set(seen.frame("rank", "coverage_measure")["municipality_name"]) == {"Gävle"}
        assert set(seen.frame("rank", "coverage_measure")["coverage_measure"]) == {"enterprises"}
        assert "2017" in seen.headline

    def test_only_unknown_municipalities_choose_all(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("Uppsala",))

        assert len(seen.messages) == 1
        assert set(seen.frame("rank", "coverage_measure")["municipality_name"]) == set(MUNICIPALITIES)

    def test_several_faults_are_said_each(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("Hofrs", "Bolnäs"), matt="x", komun="Gävle")

        assert len(seen.messages) == 4
        assert [message for message in seen.messages if "”komun”" in message]

    def test_an_unknown_catalogue_opens_the_real_one(self, visit):
        seen = visit("laget", data="norrbotten", sprak="sv")

        assert "”norrbotten”" in seen.messages[0]
        assert "3 av 10" in seen.figure("priority_1").sentences[0]

    def test_words_from_the_address_stay_words(self, visit):
        name = '<img src="https://example.org/x.png">'
        seen = visit("laget", data="exempel", sprak="sv", kommun=(name,))

        assert "&lt;img" in seen.html
        assert "<img src" not in seen.html

    def test_names_may_differ_in_capitals_and_in_how_letters_are_put_together(self, visit):
        # The letters of Gävle and Bollnäs as some systems copy them: a, then two dots.
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("ga\u0308vle", "BOLLNA\u0308S"))

        assert seen.messages == []
        assert set(seen.frame("rank", "coverage_measure")["municipality_name"]) == {"Gävle", "Bollnäs"}


class TestFolders:
    @pytest.fixture
    def data(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A copy of the catalogues that a test may break, published anew: what is kept of a version is right for good."""
        folder = tmp_path / "data"
        copy_published(PROJECT / "data", folder)
        # The newest of each as the only one: what is broken then has no version that stands in for it.
        for catalogue in (path for path in folder.iterdir() if path.is_dir()):
            newest, *older = sorted((catalogue / "manifest").glob("*.json"), reverse=True)
            manifest = json.loads(newest.read_text(encoding="utf-8"))
            for path in (newest, *older):
                path.unlink()
            shutil.rmtree(catalogue / "history", ignore_errors=True)
            fresh = {"version": 1, "author": str(tmp_path), "previous": None, "history": []}
            first = {key: value for key, value in manifest.items() if key != "checksum"} | fresh
            (catalogue / "manifest" / "v000001.json").write_text(json.dumps(first), encoding="utf-8")
        monkeypatch.setenv("ASF_DATA", str(folder))
        return folder

    @pytest.mark.parametrize(("language", "words"), [("sv", "kontrollsumman stämmer inte"), ("en", "its checksum differs")])  # fmt: skip
    def test_an_altered_extract_is_named_on_its_page(self, data, language, words):
        [path] = (data / "exempel" / "extracts").glob("service_use-*.parquet")
        path.write_bytes(path.read_bytes()[:-100])
        seen = run("nyttjande", data="exempel", sprak=language)

        assert seen.headline
        assert len(seen.messages) == 2, "the two figures on services"
        assert all(f"exempel/extracts/{path.name}" in message and words in message for message in seen.messages)
        assert seen.figure("placements_by_actor").charts

    def test_the_other_pages_and_the_other_catalogue_go_on(self, data):
        [path] = (data / "exempel" / "extracts").glob("service_use-*.parquet")
        path.unlink()

        for page in ("tackning", "stodstruktur"):
            assert run(page, data="exempel").messages == [], page
        assert run("nyttjande", data="gavleborg").messages == []
        [message, *_] = run("nyttjande", data="exempel").messages
        assert path.name in message

    def test_a_manifest_that_cannot_be_read_is_named_and_another_catalogue_can_be_chosen(self, data):
        manifest = data / "gavleborg" / "manifest" / "v000001.json"
        manifest.write_text(manifest.read_text(encoding="utf-8")[:100], encoding="utf-8")
        seen = run("laget", data="gavleborg", sprak="sv")

        assert "gavleborg/manifest/v000001.json" in seen.messages[0]
        assert "Exempeldata" in seen.buttons()
        assert run("laget", data="exempel").messages == []

    def test_a_manifest_without_an_extract_says_which(self, data):
        path = data / "exempel" / "manifest" / "v000001.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        del manifest["extracts"]["commitment"]
        path.write_text(json.dumps(manifest), encoding="utf-8")
        seen = run("stodstruktur", data="exempel", sprak="sv")

        assert any("commitment" in message and "exempel" in message for message in seen.messages)

    def test_a_folder_that_does_not_exist_is_said(self, monkeypatch, tmp_path):
        monkeypatch.setenv("ASF_DATA", str(tmp_path / "borta"))
        [message] = run("laget").messages

        assert "borta" in message
        assert "ASF_DATA" in message

    def test_the_first_catalogue_can_be_another(self, monkeypatch):
        monkeypatch.setenv("ASF_CATALOGUE", "exempel")

        assert run("laget").rows_with("Alla siffror på sidan är påhittade")
