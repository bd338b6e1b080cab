"""The table and the picture are made of the results and of nothing else."""

import json
from pathlib import Path

import pytest

from benchmarks.picture import rows, write_picture
from benchmarks.promises import FLOORS, PROMISES, Promise
from benchmarks.record import read_results, write_results
from benchmarks.side_by_side import TOO_NOISY, Figure
from benchmarks.table import BEGINS, ENDS, measured, number, table, write_table

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def result(**figures: Figure) -> dict:
    """What one question found."""
    return {
        "taken_at": "2019-02-01T12:00:00+00:00",
        "seconds": 12.3,
        "load_before": [0.5, 0.4, 0.3],
        "load_after": [1.5, 0.4, 0.3],
        "machine": {"processor": "A processor", "cores": 2, "python": "3.11.7"},
        "versions": {"streamlit": "1.67.0"},
        "commit": "abc1234",
        "figures": {name: vars(figure) for name, figure in figures.items()},
        "samples": {"warm: reference": [1.0, 1.25]},
        "wrong": [],
        "thrown_away": 1,
    }


RESULTS = {
    "page_turns": result(warm=Figure(1.1, 1.0, 1.25), warm_worst=Figure(5.3, 5.0, 5.6, "nyttjande (exempel)"), municipality=TOO_NOISY),
    "answers": result(differ=Figure(3, note="sources, terms, wishes")),
    "cpu": result(before_over_now=Figure(3.5)),
}  # fmt: skip


def row_of(says: str, *, of: str) -> list[str]:
    return next(line for line in of.splitlines() if line.startswith(f"| {says} |")).strip("| ").split(" | ")[1:]


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        ("page_turns.warm", ["1.10 (1.00–1.25)", "1.20", "yes"]),
        ("page_turns.warm_worst", ["5.30 (5.00–5.60), nyttjande (exempel)", "2", "no, 2.65 times off"]),
        ("page_turns.municipality", ["too noisy", "2", "too noisy"]),
        ("page_turns.unseen", ["not measured", "4", "not measured"]),
        ("cpu.before_over_now", ["3.50", "at least 7", "no, 2.00 times off"]),
        ("answers.differ", ["3, sources, terms, wishes", "0", "no"]),
        ("browser.page", ["not measured", "–", "–"]),
    ],
)
def test_a_line_says_what_was_measured_what_was_promised_and_whether_it_is_kept(figure: str, cells: list[str]):
    says = next(promise.says for promise in PROMISES if promise.figure == figure)

    assert row_of(says, of=table(RESULTS)) == cells


def test_every_floor_has_a_line_and_every_question_its_conditions():
    text = table(RESULTS)

    assert all(f"| {floor.says} | not measured |" in text for floor in FLOORS)
    assert (
        "- `cpu`: 2019-02-01 at abc1234, A processor, 2 cores, Python 3.11.7, Streamlit 1.67.0; 12 s, load 0.5 → 1.50,"
        " 1 runs thrown away"
    ) in text


def test_only_what_stands_between_the_markers_is_written(tmp_path: Path):
    readme = tmp_path / "README.md"
    readme.write_text(f"Before\n{BEGINS}\nold\n{ENDS}\nAfter\n", encoding="utf-8")

    write_table(readme, RESULTS)

    assert readme.read_text(encoding="utf-8") == f"Before\n{BEGINS}\n{table(RESULTS)}\n{ENDS}\nAfter\n"


def test_a_readme_without_markers_is_left_alone(tmp_path: Path):
    readme = tmp_path / "README.md"
    readme.write_text("Before\n", encoding="utf-8")

    with pytest.raises(ValueError, match="markers"):
        write_table(readme, RESULTS)

    assert readme.read_text(encoding="utf-8") == "Before\n"


def test_results_are_read_back_as_they_were_written(tmp_path: Path):
    path = tmp_path / "results.json"

    write_results(path, RESULTS)

    assert read_results(path) == RESULTS
    assert '"warm: reference": [ 1.0, 1.25 ]' in path.read_text(encoding="utf-8")
    assert read_results(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0125, "0.013"),
        (0.994, "0.99"),
        (1, "1"),
        (1.0, "1.00"),
        (1000, "1000"),
        (9.94, "9.94"),
        (9.96, "10.0"),
        (99.4, "99.4"),
        (258.4, "258"),
    ],
)
def test_a_number_has_the_figures_that_count(value: float, written: str):
    assert number(value) == written


def test_a_floor_has_its_unit():
    assert measured(Promise("floors.echo", "", unit=" ms"), Figure(0.25)) == "0.25 ms"


def test_the_picture_shows_what_is_measured_and_has_a_target(tmp_path: Path):
    shown = rows(RESULTS)

    assert shown.select("off", "is_reached").rows() == [
        (pytest.approx(1.1 / 1.2), True),
        (pytest.approx(2.65), False),
        (2.0, False),
    ]
    write_picture(tmp_path / "results.svg", RESULTS)
    assert "5.30 (at most 2)" in (tmp_path / "results.svg").read_text(encoding="utf-8")
    write_picture(tmp_path / "none.svg", {})
    assert not (tmp_path / "none.svg").exists()


def test_no_line_stands_twice_and_every_floor_is_measured():
    lines = [*PROMISES, *FLOORS]

    assert len({promise.figure for promise in lines}) == len({promise.says for promise in lines}) == len(lines)
    assert {floor.question for floor in FLOORS} <= {"floors", *(promise.question for promise in PROMISES)}


def test_the_table_of_the_readme_is_that_of_the_results():
    text = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    results = json.loads((BENCHMARKS / "results.json").read_text(encoding="utf-8"))

    assert text.partition(BEGINS)[2].partition(ENDS)[0] == f"\n{table(results)}\n"
