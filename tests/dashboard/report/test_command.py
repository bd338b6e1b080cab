"""`python -m dashboard report`, and `python -m publishing report`, which starts it."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import main
from publishing.__main__ import main as publishing
from tests.dashboard.report.tags import TaggedPdf

ROOT = Path(__file__).parents[3]
DATA = str(ROOT / "data")
# A small catalogue: the command is the same for all.
SMALL = ("--data", DATA, "--katalog", "ostergotland")


def test_writes_the_pack_and_says_how_far_it_has_come(tmp_path, capsys):
    file = tmp_path / "underlag.pdf"

    assert main(["report", *SMALL, "--till", str(file), "--version", "v1"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Mötesunderlaget ligger i ")
    progress = told.err.split("\n")
    whole = progress[0].split(" ")[0].partition("/")[2]
    assert progress[0] == f"0/{whole} Läget"
    assert progress[-2] == f"{whole}/{whole} sätter sidorna"
    assert TaggedPdf(file.read_bytes()).language == "sv"
    assert list(tmp_path.iterdir()) == [file]


def test_the_coordinators_command_starts_the_same(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(ROOT)
    file = tmp_path / "pack.pdf"

    assert publishing(["report", *SMALL, "--sprak", "en", "--till", str(file)]) == 0
    assert "The meeting pack is in" in capfd.readouterr().out
    assert TaggedPdf(file.read_bytes()).language == "en"


def test_the_agenda_of_the_version_is_taken_where_it_has_one_and_that_is_said(tmp_path, capsys):
    given = ["report", "--data", DATA, "--katalog", "exempel", "--till", str(tmp_path / "x.pdf")]

    assert main(given) == 0
    assert "efter versionens dagordning för mötet den 13 februari 2019" in capsys.readouterr().out
    file = tmp_path / "agenda.csv"
    file.write_text("page_name,figure_name\nnyttjande,placements_by_actor\n", encoding="utf-8")
    assert main([*given, "--agenda", str(file)]) == 0
    assert capsys.readouterr().out.endswith(". Antal vyer: 1, ur version 1.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--katalog", "atlantis"], "Katalogen ”atlantis” finns inte."),
        (["--katalog", "gavleborg", "--version", "99"], "ingen version 99"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(tmp_path, capsys, arguments, words):
    assert main(["report", "--data", DATA, *arguments, "--till", str(tmp_path / "x.pdf")]) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(tmp_path, capsys):
    file = tmp_path / "nowhere" / "x.pdf"

    assert main(["report", *SMALL, "--till", str(file)]) == 2
    assert str(file) in capsys.readouterr().err


def test_loads_no_streamlit():
    code = "import sys, dashboard.__main__; sys.exit('streamlit' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
