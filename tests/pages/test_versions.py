"""Which version a reader sees: the newest, the one that the address asks for, or the last whole one."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from contract.history import copy_of
from contract.manifest import record_of
from dashboard.native import FOLDER, open_version
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from tests.pages.harness import PAGES, Visit, run
from tests.several import add_version, copy_catalogues, correct, flip_a_byte, manifest, withdraw

SIX, FIVE = "hade minst 6 av 10 kommuner", "hade minst 5 av 10 kommuner"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogues that a test may break and publish in."""
    monkeypatch.setenv("ASF_DATA", str(tmp_path / "data"))
    return copy_catalogues(tmp_path / "data")


@pytest.fixture(scope="module")
def with_a_correction(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_catalogues(tmp_path_factory.mktemp("corrected") / "data")
    correct(folder)
    return folder


@pytest.fixture
def corrected(with_a_correction: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 2 corrects version 1; for tests that only look, so that each version is opened once for all of them."""
    monkeypatch.setenv("ASF_DATA", str(with_a_correction))


def support(*, language: str = "sv", **parameters: str) -> Visit:
    return run("stodstruktur", data="exempel", sprak=language, **parameters)


def address(seen: Visit) -> dict[str, list[str]]:
    return seen.app.session_state["address"]


class TestAsked:
    def test_the_newest_is_shown_and_nothing_is_said_of_versions(self, corrected):
        seen = support()

        assert FIVE in seen.headline
        assert "version 2" in seen.text
        assert seen.rows_with("Du ser version") == []
        assert "Visa den senaste" not in seen.buttons()
        assert "version" not in address(seen)

    @pytest.mark.parametrize(
        ("language", "words", "button"),
        [
            ("sv", "Du ser version 1, utgiven den 1 februari 2019. Den senaste är version 2.", "Visa den senaste"),
            ("en", "You see version 1, published 1 February 2019. The latest is version 2.", "Show the latest"),
        ],
    )
    def test_an_old_one_is_whole_and_announced_with_a_way_out(self, corrected, language, words, button):
        seen = support(language=language, version="1")

        assert "6" in seen.headline
        assert seen.rows_with(words)
        assert button in seen.buttons()
        assert seen.messages == []
        assert address(seen)["version"] == ["1"]

    @pytest.mark.parametrize("page", PAGES)
    def test_every_page_shows_the_same_version(self, corrected, page):
        seen = run(page, data="exempel", version="1")

        assert seen.rows_with("Du ser version 1")
        assert seen.rows_with("version 1, utgiven den 1 februari 2019")
        assert "version 2," not in seen.text

    def test_the_newest_by_its_number_is_no_old_one(self, corrected):
        seen = support(version="2")

        assert FIVE in seen.headline
        assert seen.rows_with("Du ser version") == []

    @pytest.mark.parametrize("name", ["3", "0", "-1", "01", "1.0", "v1", "två", "<b>"])
    def test_one_that_does_not_exist_is_said_with_those_that_do(self, corrected, name):
        seen = support(version=name)

        assert seen.messages == [
            f"Version ”{name}” i adressen finns inte. Versionerna är 1 och 2. Därför gäller den senaste, version 2."
        ]
        assert FIVE in seen.headline

    def test_the_only_one_is_named(self, visit):
        [message] = visit("laget", data="exempel", sprak="en", version="9").messages

        assert message == (
            "Version “9” in the address does not exist. The catalogue only has version 1, which applies."
        )

    def test_it_goes_when_another_catalogue_is_chosen(self, corrected):
        seen = support(version="1", kommun="Gävle")

        [button] = [button for button in seen.app.button if button.label == "Visa de verkliga uppgifterna"]
        button.click().run()

        assert address(seen) == {"data": ["gavleborg"], "sprak": ["sv"], "kommun": ["Gävle"]}

    def test_the_way_to_the_newest_drops_it_and_keeps_the_rest(self, corrected):
        seen = support(version="1", kommun="Gävle")

        [button] = [button for button in seen.app.button if button.label == "Visa den senaste"]
        button.click().run()

        assert address(seen) == {"data": ["exempel"], "sprak": ["sv"], "kommun": ["Gävle"]}

    def test_what_is_published_while_the_app_runs_is_seen_at_the_next_run(self, data):
        assert SIX in support().headline

        correct(data)

        assert FIVE in support().headline
        assert run("kallor", data="exempel", version="1").rows_with("Version 2", "20 maj 2019"), (
            "old versions list it too"
        )


class TestWithdrawn:
    def test_a_withdrawn_one_says_why(self, data):
        correct(data)
        withdraw(data)
        seen = support(version="2")

        assert FIVE in seen.headline
        assert seen.rows_with(
            "Du ser version 2, utgiven den 20 maj 2019. Version 2 är återkallad: Avtalet gäller fortfarande. "
            "Den senaste är version 3."
        )

    def test_the_withdrawal_shows_the_figures_before_and_says_so_under_the_page(self, data):
        correct(data)
        withdraw(data)
        seen = support()

        assert SIX in seen.headline
        assert seen.rows_with("Du ser version") == []
        assert seen.rows_with(
            "version 3, utgiven den 3 juni 2019",
            "Version 3 visar uppgifterna i version 1 igen, eftersom version 2 är återkallad: Avtalet gäller fortfarande.",
        )

    def test_the_list_of_versions_is_the_same_in_all(self, data):
        correct(data)
        withdraw(data)
        figures = [run("kallor", data="exempel", version=number).figure("versions") for number in "123"]

        assert all(figure.sentences == ["3 versioner är utgivna, den senaste den 3 juni 2019"] for figure in figures)
        for number, figure in enumerate(figures, start=1):
            assert figure.rows_with(f"Version {number} visas nu")
            assert len(figure.rows_with("visas nu")) == 1
            assert figure.rows_with("Version 2", "är återkallad: Avtalet gäller fortfarande.", "5 borttagna rader")


class TestDamage:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("sv", "Version 2 går inte att visa. Filen {file} är inte den som publicerades: kontrollsumman stämmer inte. "
             "Sidan visar i stället version 1, utgiven den 1 februari 2019. "
             "Lägg tillbaka filen från en säkerhetskopia, så visas version 2 igen."),
            ("en", "Version 2 cannot be shown. The file {file} is not the one that was published: its checksum differs. "
             "This page shows version 1 instead, published 1 February 2019. "
             "Put the file back from a backup, and version 2 will be shown again."),
        ],
    )  # fmt: skip
    def test_an_altered_file_is_named_and_the_last_whole_version_is_shown(self, data, language, words):
        path = correct(data)
        flip_a_byte(path)
        seen = support(language=language)

        assert seen.messages == [words.format(file=f"exempel/extracts/{path.name}")]
        assert "6" in seen.headline
        assert "version 1" in seen.text
        assert not {"Visa den senaste", "Show the latest"} & set(seen.buttons()), "there is nowhere to go"

    def test_a_file_that_is_mended_is_shown_again(self, data, tmp_path):
        path = correct(data)
        shutil.copy(path, tmp_path / "kopia")
        flip_a_byte(path)
        assert SIX in support().headline

        shutil.copy(tmp_path / "kopia", path)

        seen = support()
        assert FIVE in seen.headline
        assert seen.messages == []

    def test_a_version_that_is_broken_after_it_was_shown_gives_way(self, data):
        path = correct(data)
        assert FIVE in support().headline

        path.unlink()

        seen = support()
        assert SIX in seen.headline
        assert "saknas eller går inte att läsa" in seen.messages[0]

    def test_an_unreadable_manifest_is_named(self, data):
        correct(data)
        manifest(data, 2).write_text("{", encoding="utf-8")
        seen = support()

        assert SIX in seen.headline
        [message] = seen.messages
        assert message.startswith("Version 2 går inte att visa. Filen exempel/manifest/v000002.json går inte att läsa")

    def test_an_old_one_that_is_asked_for_gives_way_and_the_newest_can_still_be_chosen(self, data):
        path = correct(data)
        add_version(data, 3, published="2019-08-20")
        flip_a_byte(path)
        seen = support(version="2")

        assert "Version 2 går inte att visa." in seen.messages[0]
        assert seen.rows_with("Du ser version 1, utgiven den 1 februari 2019. Den senaste är version 3.")
        assert "Visa den senaste" in seen.buttons()
        assert support().messages == []

    def test_several_damaged_ones_are_named_together(self, data):
        path = correct(data)
        add_version(data, 3, published="2019-08-20")
        flip_a_byte(path)
        manifest(data, 3).write_text("{", encoding="utf-8")
        [message] = support().messages

        assert message.startswith("Versionerna 2 och 3 går inte att visa. ")
        assert (
            f"exempel/manifest/v000003.json går inte att läsa som manifest. Filen exempel/extracts/{path.name}"
            in message
        )
        assert message.endswith("Lägg tillbaka filerna från en säkerhetskopia, så visas version 3 igen.")

    def test_without_a_whole_version_only_the_figures_that_need_the_file_stop(self, data):
        correct(data)
        [path] = (data / "exempel" / "extracts").glob("service_use-*.parquet")
        flip_a_byte(path)

        assert support().messages == []
        assert FIVE in support().headline
        messages = run("nyttjande", data="exempel").messages
        assert len(messages) == 2
        assert all(path.name in message and "går inte att visa" in message for message in messages)

    def test_another_catalogue_is_left_in_peace(self, data):
        flip_a_byte(correct(data))

        assert run("stodstruktur", data="gavleborg").messages == []

    def test_an_old_manifest_that_is_damaged_is_named_where_all_versions_are_listed(self, data):
        correct(data)
        add_version(data, 3, published="2019-08-20")
        manifest(data, 2).write_text("{", encoding="utf-8")

        assert support().messages == []
        [message] = run("kallor", data="exempel").messages
        assert message.startswith("Version 2 går inte att visa. Filen exempel/manifest/v000002.json går inte att läsa")


class TestDamagedWithdrawal:
    """Version 2 was withdrawn by version 3, whose manifest is damaged."""

    @pytest.fixture
    def withdrawn(self, data):
        correct(data)
        withdraw(data)
        return data

    def test_what_it_withdrew_stays_withdrawn_while_its_record_can_be_read(self, withdrawn):
        content = manifest(withdrawn, 3).read_bytes()
        folder = withdrawn / "exempel"
        (folder / "history").mkdir(exist_ok=True)
        record = record_of(content, number=3, catalogue="exempel")
        (folder / "history" / "000003.json").write_bytes(copy_of(record))
        flip_a_byte(manifest(withdrawn, 3))
        seen = support()

        assert SIX in seen.headline
        [message] = seen.messages
        assert message.startswith("Version 3 går inte att visa. ")
        assert "version 1, utgiven den 1 februari 2019" in message
        assert support(version="2").rows_with("Version 2 är återkallad: Avtalet gäller fortfarande.")

        manifest(withdrawn, 3).write_bytes(content)
        assert support().messages == []

    def test_what_it_may_have_withdrawn_is_not_shown_unasked_when_nobody_can_say(self, withdrawn):
        manifest(withdrawn, 3).write_text("{", encoding="utf-8")
        seen = support()

        assert SIX in seen.headline
        [message] = seen.messages
        assert message.startswith("Versionerna 2 och 3 går inte att visa. ")
        assert "Version 2 kan ha återkallats av version 3" in message
        asked = support(version="2")
        assert FIVE in asked.headline
        assert asked.rows_with("Version 2 kan ha återkallats av version 3")

    def test_a_manifest_that_is_gone_is_missed(self, withdrawn):
        folder = withdrawn / "exempel"
        (folder / "history").mkdir(exist_ok=True)
        record = record_of(manifest(withdrawn, 3).read_bytes(), number=3, catalogue="exempel")
        (folder / "history" / "000003.json").write_bytes(copy_of(record))
        manifest(withdrawn, 3).unlink()
        seen = support()

        assert SIX in seen.headline
        assert "Filen exempel/manifest/v000003.json saknas." in seen.messages[0]


def test_what_opening_made_may_be_cut_while_it_is_open(data: Path, monkeypatch: pytest.MonkeyPatch):
    """The published files are whole, so that the version is opened from them."""
    # Not from what other tests have opened.
    monkeypatch.setattr(sys.modules["dashboard.server.catalogues"], "open_version", open_version)
    monkeypatch.setattr(sys.modules["dashboard.frames"], "run_query", run_query)
    shutil.rmtree(data / "exempel" / FOLDER, ignore_errors=True)
    open_version(read_history(list_manifests(data, "exempel")).versions[-1])
    [kept] = (data / "exempel" / FOLDER).glob("*.duckdb")
    assert support().headline

    os.truncate(kept, 4096)
    seen = run("foretagen", data="exempel")

    assert seen.headline
    assert seen.rows_with("Något gick fel") == []
    assert kept.stat().st_size > 4096
