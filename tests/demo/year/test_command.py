"""`python -m demo year`: its exit codes, and that a step that goes wrong is a fault."""

import subprocess

import pytest

from demo.year import play as command
from demo.year.office import Desk, Office, Place, StoryError
from demo.year.story import check_version, open_command


@pytest.fixture
def desk(tmp_path) -> Desk:
    place = Place(tmp_path / "år ett")
    place.prepare()
    return Desk(place, Office.of(place.catalogue), "sv")


def test_help_in_both_languages(capsys):
    assert command.main(["--help"]) == 0
    assert "--till MAPP" in capsys.readouterr().out
    assert command.main(["--help", "--sprak", "en"]) == 0
    assert "--till FOLDER" in capsys.readouterr().out


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "viktigt.txt").write_text("kvar", encoding="utf-8")

    assert command.main(["--till", str(tmp_path)]) == 2
    assert "är inte tom" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["viktigt.txt"]


def test_a_story_that_does_not_hold_gives_another_exit_code(tmp_path, capsys, monkeypatch):
    def play(_desk):
        raise StoryError("Den nyaste versionen är en annan.")

    monkeypatch.setattr(command, "play", play)

    assert command.main(["--till", str(tmp_path / "x")]) == 1
    assert "Ett steg gick inte som det ska.\nDen nyaste versionen är en annan." in capsys.readouterr().err


def test_an_exit_code_that_the_story_did_not_expect(desk):
    with pytest.raises(StoryError, match="skulle ge slutkod 2 men gav 0"):
        desk.run("versions", day="2019-04-01", code=2)


def test_a_version_with_other_figures_than_the_story_says(desk):
    check_version(desk, 1)
    with pytest.raises(StoryError, match="skulle vara 2: "):
        check_version(desk, 2)


def test_other_warnings_than_the_story_says(desk):
    paper = desk.office.paper("kommun-2184", "commitment", "2019-Q2")

    with pytest.raises(StoryError, match="skulle ge 2 varningar men gav 1"):
        desk.answered(paper, "2019-07-16", "year_over_answer", warnings=2)


def test_a_command_is_shown_as_it_can_be_given(desk, capsys):
    desk.receive(desk.office.paper("kommun-2180", "dialogue_meeting", "2019-Q1"), "2019-04-10")

    shown = capsys.readouterr().out
    assert (
        '> python -m publishing receive "filer/2019-Q1/Gävle dialogmöten.xlsx" --partner kommun-2180 --av Samordnaren'
        " --dag 2019-04-10\n" in shown
    )
    assert "  │ Mottaget som kvitto 1: Gävle kommun.\n" in shown
    assert desk.place.story.read_text(encoding="utf-8").count("> python -m publishing") == 1


def test_the_copy_holds_both_catalogues_and_nothing_that_is_made_anew(desk):
    assert sorted(path.name for path in desk.place.data.iterdir()) == ["exempel", "gavleborg"]
    assert not (desk.place.catalogue / "senaste").exists()


def test_the_environment_is_as_before_afterwards(desk, monkeypatch):
    monkeypatch.setenv("ASF_DATA", "/annat")
    monkeypatch.delenv("ASF_RESTRICTED", raising=False)

    with desk.place.entered():
        assert command.os.environ["ASF_RESTRICTED"] == str(desk.place.restricted)

    assert command.os.environ["ASF_DATA"] == "/annat"
    assert "ASF_RESTRICTED" not in command.os.environ


def test_the_app_is_opened_on_the_copy_and_knows_no_restricted_folder(desk, capsys, monkeypatch):
    asked = []
    monkeypatch.setenv("ASF_RESTRICTED", "/hemligt")
    monkeypatch.setattr(
        command.subprocess,
        "run",
        lambda words, **more: asked.append((words, more)) or subprocess.CompletedProcess(words, 0),
    )

    assert command.open_app(desk.place) == 0

    ((words, more),) = asked
    assert words[1:] == ["-m", "streamlit", "run", "app.py"]
    assert more["env"]["ASF_DATA"] == str(desk.place.data)
    assert "ASF_RESTRICTED" not in more["env"]
    assert open_command(desk.place.data) in capsys.readouterr().out
