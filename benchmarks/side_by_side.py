"""Measuring beside a reference: by turns, with a control that throws away what was measured on a machine that was too busy.

A figure is the median of ours over the median of the reference, taken by turns in one run. The reference is its own control: two
halves of what was measured of it, the odd and the even turns, and the earlier and the later ones, have to agree.
"""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import sleep

# What two halves of the same may differ by, and how many runs there are before a figure is given up.
AGREE_WITHIN = 1.2
TRIES = 3
Ask = Callable[[], float]


class WrongAnswerError(Exception):
    """What was measured gave a wrong answer: how long it took means nothing."""


@dataclass(frozen=True)
class Figure:
    """What stands in the table: a value with the quartiles around it, and what is to be said of it. A value of None is none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


TOO_NOISY = Figure(None, note="too noisy")


@dataclass(frozen=True)
class Compared:
    """One run: the samples of the reference and of each of ours, in the order in which they were taken."""

    reference: tuple[float, ...]
    ours: dict[str, tuple[float, ...]]

    @property
    def disagreement(self) -> float:
        """The larger over the smaller of two medians of the reference, of the halves that differ most; 1 is none."""
        taken, middle = self.reference, len(self.reference) // 2
        halves = ((taken[::2], taken[1::2]), (taken[:middle], taken[middle:]))
        return max((apart(*each) for each in halves if all(each)), default=1.0)

    @property
    def is_trusted(self) -> bool:
        """Whether the machine was quiet enough."""
        return self.disagreement <= AGREE_WITHIN

    def figure(self, name: str, *, note: str = "") -> Figure:
        """One of ours over the reference."""
        below, taken = statistics.median(self.reference), self.ours[name]
        low, high = quartiles(taken)
        return Figure(statistics.median(taken) / below, low / below, high / below, note)

    def over(self, give: Callable[[Sequence[float]], float], names: Sequence[str] = ()) -> Figure:
        """What `give` makes of the ratios of all of ours, or of these: their median, their geometric mean."""
        ratios = [self.figure(name).value for name in names or self.ours]
        low, high = quartiles(ratios)
        return Figure(give(ratios), low, high)

    def worst(self, names: Sequence[str] = ()) -> Figure:
        """The highest of the ratios, and whose it is."""
        name = max(names or self.ours, key=lambda one: statistics.median(self.ours[one]))
        return self.figure(name, note=name)

    def samples(self, name: str) -> dict[str, tuple[float, ...]]:
        """Everything that was taken, as it is kept."""
        return {f"{name}: reference": self.reference, **{f"{name}: {one}": taken for one, taken in self.ours.items()}}


def compare(reference: Ask, ours: Mapping[str, Ask], *, rounds: int, pause: float = 0.0) -> Compared:
    """Ask the reference and one of ours by turns, each of ours `rounds` times. An Ask gives what it measured; it raises
    WrongAnswerError when the answer was wrong.
    """
    base: list[float] = []
    taken: dict[str, list[float]] = {name: [] for name in ours}
    for _ in range(rounds):
        for name, ask in ours.items():
            base.append(reference())
            sleep(pause)
            taken[name].append(ask())
            sleep(pause)
    return Compared(tuple(base), {name: tuple(samples) for name, samples in taken.items()})


def quiet_run(
    take: Callable[[], Compared], *, tries: int = TRIES, has_time: Callable[[], bool] = lambda: True
) -> tuple[Compared | None, int]:
    """The first run of `take` that can be trusted, None when there was none in so many, or while there was time to take another; and
    how many were thrown away.
    """
    for thrown_away in range(tries):
        if thrown_away and not has_time():
            return None, thrown_away
        run = take()
        if run.is_trusted:
            return run, thrown_away
    return None, tries


def apart(first: Sequence[float], second: Sequence[float]) -> float:
    """How many times larger the larger of two medians is."""
    medians = sorted((statistics.median(first), statistics.median(second)))
    return medians[1] / medians[0]


def quartiles(taken: Sequence[float]) -> tuple[float, float]:
    """The lower and the upper quartile."""
    if len(taken) < 2:
        return taken[0], taken[0]
    low, _, high = statistics.quantiles(taken, n=4, method="inclusive")
    return low, high


def share_below(taken: Sequence[float], percent: int) -> float:
    """What so many per cent of the samples are not above."""
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]
