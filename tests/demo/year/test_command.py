"""`python -m demo year`: its exit codes, and that a step that goes wrong is a fault."""

import subprocess

import pytest

from demo import __main__ as command
from demo.year.office import Coordinator, Office, Place, StoryError
from demo.year.story import check_version, open_command


@pytest.fixture
def coordinator(tmp_path) -> Coordinator:
    place = Place(tmp_path / "år ett")
    place.prepare()
    return Coordinator(place, Office.of(place.catalogue), "sv")


def test_help_in_both_languages(capsys):
    assert command.main(["year", "--help"]) == 0
    assert "--till MAPP" in capsys.readouterr().out
    assert command.main(["year", "--help", "--sprak", "en"]) == 0
    assert "--till FOLDER" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h", "--sprak", "sv"]])
def test_help_names_both_commands(capsys, arguments):
    assert command.main(arguments) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Användning: python -m demo KOMMANDO …")
    assert "\n  build " in printed
    assert "\n  year " in printed


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "viktigt.txt").write_text("kvar", encoding="utf-8")

    assert command.main(["year", "--till", str(tmp_path)]) == 2
    assert "är inte tom" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["viktigt.txt"]


def test_a_story_that_does_not_hold_gives_another_exit_code(tmp_path, capsys, monkeypatch):
    def play(_desk):
        raise StoryError("Den nyaste versionen är en annan.")

    monkeypatch.setattr(command, "play", play)

    assert command.main(["year", "--till", str(tmp_path / "x")]) == 1
    assert "Ett steg gick inte som det ska.\nDen nyaste versionen är en annan." in capsys.readouterr().err


def test_an_exit_code_that_the_story_did_not_expect(coordinator):
    with pytest.raises(StoryError, match="skulle ge slutkod 2 men gav 0"):
        coordinator.run("versions", day="2019-04-01", code=2)


def test_a_version_with_other_figures_than_the_story_says(coordinator):
    check_version(coordinator, 1)
    with pytest.raises(StoryError, match="skulle vara 2: "):
        check_version(coordinator, 2)


def test_other_warnings_than_the_story_says(coordinator):
    paper = coordinator.office.paper("kommun-2184", "commitment", "2019-Q2")

    with pytest.raises(StoryError, match="skulle ge 2 varningar men gav 1"):
        coordinator.answered(paper, "2019-07-16", "over_answer", warnings=2)


def test_a_command_is_shown_as_it_can_be_given(coordinator, capsys):
    coordinator.receive(coordinator.office.paper("kommun-2180", "dialogue_meeting", "2019-Q1"), "2019-04-10")

    shown = capsys.readouterr().out
    assert (
        '> python -m publishing receive "filer/2019-Q1/Gävle dialogmöten.xlsx" --partner kommun-2180 --av Samordnaren'
        " --dag 2019-04-10\n" in shown
    )
    assert "  │ Mottaget som kvitto 1: Gävle kommun.\n" in shown
    assert coordinator.place.story.read_text(encoding="utf-8").count("> python -m publishing") == 1


def test_the_copy_holds_every_catalogue_and_nothing_that_is_made_anew(coordinator):
    assert sorted(path.name for path in coordinator.place.data.iterdir() if path.is_dir()) == [
        "exempel",
        "gavleborg",
        "ostergotland",
    ]
    assert not (coordinator.place.catalogue / "senaste").exists()


def test_the_environment_is_as_before_afterwards(coordinator, monkeypatch):
    monkeypatch.setenv("ASF_DATA", "/annat")
    monkeypatch.delenv("ASF_RESTRICTED", raising=False)

    with coordinator.place.entered():
        assert command.os.environ["ASF_RESTRICTED"] == str(coordinator.place.restricted)

    assert command.os.environ["ASF_DATA"] == "/annat"
    assert "ASF_RESTRICTED" not in command.os.environ


def test_the_app_is_opened_on_the_copy_and_knows_no_restricted_folder(coordinator, capsys, monkeypatch):
    asked = []
    monkeypatch.setenv("ASF_RESTRICTED", "/hemligt")
    monkeypatch.setattr(
        command.subprocess,
        "run",
        lambda words, **more: asked.append((words, more)) or subprocess.CompletedProcess(words, 0),
    )

    assert command.open_app(coordinator.place) == 0

    ((words, more),) = asked
    assert words[1:] == ["-m", "streamlit", "run", "app.py"]
    assert more["env"]["ASF_DATA"] == str(coordinator.place.data)
    assert "ASF_RESTRICTED" not in more["env"]
    assert open_command(coordinator.place.data) in capsys.readouterr().out
