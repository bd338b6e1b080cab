"""The command fails on a wrong answer and never on time; a quick one writes nothing."""

import importlib
from pathlib import Path

import pytest

from benchmarks.__main__ import QUESTIONS, main
from benchmarks.promises import PROMISES
from benchmarks.record import Outcome, read_results
from benchmarks.side_by_side import TOO_NOISY, Figure, WrongAnswerError
from benchmarks.table import BEGINS, ENDS

SLOW = Figure(1000.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a README that has no table yet."""
    (tmp_path / "README.md").write_text(f"{BEGINS}\n{ENDS}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> dict[str, Outcome]:
    """What `start` and `queries` are made to find, by their names; the paces that they were asked at."""
    outcomes = {"start": Outcome(figures={"first_page": SLOW}), "queries": Outcome(figures={"counted": Figure(2.0)})}
    for name in outcomes:
        module = importlib.import_module(f"benchmarks.questions.{name}")
        monkeypatch.setattr(module, "measure", lambda pace, name=name: outcomes[name])
    return outcomes


def test_slow_is_no_failure(found: dict[str, Outcome], folder: Path, capsys: pytest.CaptureFixture):
    assert main(["--quick", "--only", "start"], folder=folder) == 0
    assert "÷ empty app: 1000" in capsys.readouterr().out


def test_too_noisy_is_no_failure(found: dict[str, Outcome], folder: Path):
    found["start"].figures["first_page"] = TOO_NOISY

    assert main(["--only", "start"], folder=folder) == 0
    assert "| too noisy | 2.20 | too noisy |" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [["--quick"], []])
def test_a_wrong_answer_is_one(found: dict[str, Outcome], folder: Path, capsys: pytest.CaptureFixture, how: list[str]):
    found["start"].wrong.append("half a page")

    assert main([*how, "--only", "start"], folder=folder) == 1
    assert "wrong answer: start: half a page" in capsys.readouterr().err


def test_a_quick_run_writes_nothing(found: dict[str, Outcome], folder: Path):
    main(["--quick", "--only", "start"], folder=folder)

    assert [path.name for path in folder.iterdir()] == ["README.md"]


def test_one_question_keeps_what_was_found_for_the_others(found: dict[str, Outcome], folder: Path):
    main(["--only", "start"], folder=folder)
    main(["--only", "queries"], folder=folder)

    text = (folder / "README.md").read_text(encoding="utf-8")
    assert list(read_results(folder / "results.json")) == ["queries", "start"]
    assert "| 1000 | 2.20 | no, 455 times off |" in text
    assert "| 2.00 | 6 | yes |" in text
    assert (folder / "results.svg").exists()


def test_nations_lie_where_the_command_says(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path):
    asked = []
    module = importlib.import_module("benchmarks.questions.scale")
    monkeypatch.setattr(module, "measure", lambda pace: asked.append(pace.nations) or Outcome())

    main(["--quick", "--only", "scale"], folder=folder)
    main(["--quick", "--only", "scale", "--nations", str(tmp_path / "nations")], folder=folder)

    assert asked == [None, tmp_path / "nations"]


def test_every_question_is_a_module_and_promises_something():
    modules = {path.stem for path in Path(importlib.import_module("benchmarks.questions").__file__).parent.glob("*.py")}

    assert modules - {"__init__"} == set(QUESTIONS)
    assert set(QUESTIONS) - {promise.question for promise in PROMISES} == {"floors"}


class TestQueries:
    """A query whose rows differ from those of the plain way is a wrong answer."""

    def test_a_value_that_differs_is_found(self):
        questions = importlib.import_module("benchmarks.questions.queries")
        plain = questions.plain_connection()
        expected = questions.plain_answer(plain, "municipalities")

        for way in (questions.count_rows, questions.run_query):
            assert questions.answered(way, "municipalities", expected) > 0
            with pytest.raises(WrongAnswerError, match="municipalities"):
                questions.answered(way, "municipalities", expected.reverse())
