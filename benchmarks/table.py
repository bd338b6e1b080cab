"""The table of README.md, written from the results and from nothing else."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.promises import FLOORS, PROMISES, Promise
from benchmarks.record import figures_of
from benchmarks.side_by_side import Figure

BEGINS, ENDS = "<!-- The table: written by `python -m benchmarks` -->", "<!-- End of the table -->"
NOT_MEASURED = "not measured"


def table(results: Mapping[str, dict]) -> str:
    """Both tables and what they were taken on, in Markdown."""
    found = figures_of(dict(results))
    lines = ["| one run, a ratio unless stated | measured | target | reached |", "|---|---|---|---|"]
    lines += [_row(promise, found.get(promise.figure)) for promise in PROMISES]
    lines += ["", "| the floor, on the same machine | measured |", "|---|---|"]
    lines += [f"| {floor.says} | {measured(floor, found.get(floor.figure))} |" for floor in FLOORS]
    return "\n".join([*lines, "", *_taken(results)])


def write_table(readme: Path, results: Mapping[str, dict]) -> None:
    """Put the table between the markers of `readme`. Raises ValueError when they are not there."""
    text = readme.read_text(encoding="utf-8")
    before, begins, rest = text.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise ValueError(f"{readme.name} lacks the markers of the table")
    readme.write_text(f"{before}{BEGINS}\n{table(results)}\n{ENDS}{after}", encoding="utf-8")


def measured(promise: Promise, figure: Figure | None) -> str:
    """A figure in words: the value, its quartiles, and what is to be said of it."""
    if figure is None:
        return NOT_MEASURED
    if figure.value is None:
        return figure.note
    words = f"{number(figure.value)}{promise.unit}"
    if figure.low is not None and figure.high is not None:
        words += f" ({number(figure.low)}–{number(figure.high)})"
    return f"{words}, {figure.note}" if figure.note else words


def number(value: float) -> str:
    """The figures that count: what is measured here is not surer. What is counted stands as it is."""
    if isinstance(value, int):
        return str(value)
    if value >= 99.5:
        return f"{value:.0f}"
    return f"{value:.2g}" if value < 0.995 else f"{value:.1f}" if value >= 9.95 else f"{value:.2f}"


def _row(promise: Promise, figure: Figure | None) -> str:
    return f"| {promise.says} | {measured(promise, figure)} | {_target(promise)} | {_reached(promise, figure)} |"


def _target(promise: Promise) -> str:
    if promise.target is None:
        return "–"
    return f"{'at least ' if promise.is_floor else ''}{number(promise.target)}{promise.unit}"


def _reached(promise: Promise, figure: Figure | None) -> str:
    if promise.target is None:
        return "–"
    if figure is None or figure.value is None:
        return figure.note if figure else NOT_MEASURED
    if promise.is_reached(figure.value):
        return "yes"
    if not promise.target:
        return "no"
    short = promise.target / figure.value if promise.is_floor else figure.value / promise.target
    return f"no, {number(short)} times off"


def _taken(results: Mapping[str, dict]) -> Iterable[str]:
    """When, on what and under which load each question was asked."""
    for question, taken in results.items():
        machine, load = taken["machine"], " → ".join(number(taken[at][0]) for at in ("load_before", "load_after"))
        thrown = f", {taken['thrown_away']} runs thrown away" if taken["thrown_away"] else ""
        wrong = f", **{len(taken['wrong'])} wrong answers**" if taken["wrong"] else ""
        yield (
            f"- `{question}`: {taken['taken_at'][:10]} at {taken['commit']}, {machine['processor']}, {machine['cores']} cores,"
            f" Python {machine['python']}, Streamlit {taken['versions']['streamlit']}; {taken['seconds']:.0f} s,"
            f" load {load}{thrown}{wrong}"
        )
