"""A figure is a ratio taken by turns; a run on a machine that was too busy is thrown away."""

from collections.abc import Callable, Iterator
from itertools import cycle

import pytest

from benchmarks.record import Outcome, Pace, recorded
from benchmarks.side_by_side import TOO_NOISY, Compared, Figure, WrongAnswerError, compare, quiet_run

QUIET = Compared((1.0, 1.1, 1.0, 1.1), {"page": (5.0, 5.5), "other": (2.0, 2.2)})
NOISY = Compared((1.0, 1.5, 1.0, 1.5), {"page": (5.0, 5.5)})


def asked(log: list[str], name: str, *seconds: float) -> Callable[[], float]:
    coming = cycle(seconds)

    def ask() -> float:
        log.append(name)
        return next(coming)

    return ask


def test_the_reference_is_asked_before_each_of_ours():
    log: list[str] = []

    run = compare(asked(log, "reference", 1.0), {"a": asked(log, "a", 2.0, 4.0), "b": asked(log, "b", 3.0)}, rounds=2)

    assert log == ["reference", "a", "reference", "b"] * 2
    assert run == Compared((1.0,) * 4, {"a": (2.0, 4.0), "b": (3.0, 3.0)})


def test_a_figure_is_the_median_over_the_median_of_the_reference():
    run = Compared((2.0, 2.0, 2.0, 8.0), {"page": (4.0, 6.0, 20.0)})

    assert run.figure("page") == Figure(3.0, 2.5, 6.5)


def test_of_several_the_worst_is_named():
    assert QUIET.worst().note == "page"
    assert QUIET.worst().value == pytest.approx(5.25 / 1.05)
    assert QUIET.over(max).value == QUIET.worst().value


@pytest.mark.parametrize(
    ("reference", "apart"),
    [
        ((1.0, 1.0, 1.0, 1.0), 1.0),
        # Odd and even turns: no single one stands out, and still it is no machine to measure on.
        ((1.0, 1.3, 1.0, 1.3), 1.3),
        # It has become slower meanwhile.
        ((1.0, 1.0, 1.5, 1.5), 1.5),
        ((2.0,), 1.0),
    ],
)
def test_the_control_is_the_reference_measured_twice(reference: tuple[float, ...], apart: float):
    run = Compared(reference, {})

    assert run.disagreement == pytest.approx(apart)
    assert run.is_trusted == (apart <= 1.2)


def test_a_noisy_run_is_thrown_away_and_taken_again():
    coming = iter((NOISY, NOISY, QUIET))

    assert quiet_run(lambda: next(coming)) == (QUIET, 2)


def test_after_so_many_there_is_none():
    runs: list[Compared] = []

    def take() -> Compared:
        runs.append(NOISY)
        return NOISY

    assert quiet_run(take, tries=3) == (None, 3)
    assert len(runs) == 3


def test_when_time_is_up_none_is_taken_again():
    coming = iter((NOISY, QUIET))

    assert quiet_run(lambda: next(coming), has_time=lambda: False) == (None, 1)
    assert Pace(minutes=1).has_time()
    assert not Pace(minutes=0).has_time()


class TestOutcome:
    def give(self, run: Compared) -> dict[str, Figure]:
        return {"": run.figure("page"), "_worst": run.worst()}

    def test_of_a_quiet_run_figures_and_samples_are_kept(self):
        outcome = Outcome()
        coming = iter((NOISY, QUIET))

        outcome.take("warm", lambda: next(coming), self.give, pace=Pace())

        assert outcome.figures == {"warm": QUIET.figure("page"), "warm_worst": QUIET.worst()}
        assert outcome.samples["warm: reference"] == [1.0, 1.1, 1.0, 1.1]
        assert outcome.samples["warm: page"] == [5.0, 5.5]
        assert (outcome.thrown_away, outcome.wrong) == (1, [])

    def test_of_a_machine_that_stays_noisy_no_figure_is_told(self):
        outcome = Outcome()

        outcome.take("warm", lambda: NOISY, self.give, pace=Pace())

        assert outcome.figures == {"warm": TOO_NOISY, "warm_worst": TOO_NOISY}
        assert outcome.thrown_away == 3

    def test_a_quick_run_is_taken_once(self):
        runs: Iterator[Compared] = iter((NOISY,))
        outcome = Outcome()

        outcome.take("warm", lambda: next(runs), self.give, pace=Pace(is_quick=True))

        assert outcome.figures["warm"].value == pytest.approx(5.25 / 1.25)

    def test_a_wrong_answer_has_no_figure_and_is_told(self):
        outcome = Outcome()

        def take() -> Compared:
            raise WrongAnswerError("half a page")

        outcome.take("warm", take, self.give, pace=Pace())

        assert (outcome.figures, outcome.wrong) == ({}, ["warm: half a page"])


def test_a_question_is_recorded_with_the_machine_and_its_load():
    found = recorded(lambda pace: Outcome(figures={"a": Figure(1.0)}), Pace())

    assert found["figures"] == {"a": {"value": 1.0, "low": None, "high": None, "note": ""}}
    assert found["machine"]["cores"] >= 1
    assert len(found["load_before"]) == len(found["load_after"]) == 3
    assert {"streamlit", "duckdb", "polars", "sqlite"} <= set(found["versions"])


def test_a_question_that_ends_with_a_wrong_answer_is_recorded_with_it():
    def measure(pace: Pace) -> Outcome:
        raise WrongAnswerError("the version is not whole")

    assert recorded(measure, Pace())["wrong"] == ["the version is not whole"]
