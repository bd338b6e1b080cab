"""How much longer a page takes when twenty-five turn pages at once than when one does, none of them with a pause.

Twenty-five on their phones pause between pages; without a pause the figure is the worst that can become of them. The one viewer
is the reference, measured before, between and after.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.bare import contents, median_page, started_with
from benchmarks.crowd import helpers, turn_pages
from benchmarks.record import Outcome, Pace
from benchmarks.servers import APP, ELEMENTS, EMPTY, UNCOLLECTED
from benchmarks.side_by_side import Compared, Figure, compare, share_below

VIEWERS = 25
PERCENT = 95
PROCESSES = ((1, "one_process"), (2, "two_processes"))


@dataclass(frozen=True)
class Lengths:
    """How long each part lasts: one viewer and the crowd, in seconds, how often both come, and how many pages are
    shown before, so that what is measured has been seen.
    """

    alone: float
    together: float
    rounds: int
    pages_before: int


EMPTY_LENGTHS = Lengths(alone=4, together=8, rounds=3, pages_before=2)


def measure(pace: Pace) -> Outcome:
    """The page turn that one in twenty takes longer than; of one process, and of two that share the viewers."""
    outcome = Outcome()
    lengths = Lengths(*(float(pace.of(whole)) for whole in (10, 20)), rounds=pace.of(3), pages_before=pace.of(16, 2))
    for processes, name in PROCESSES[: pace.of(2)]:
        outcome.take(name, partial(_run, outcome, name, processes, lengths, pace), _figure, pace=pace)
    if not pace.is_quick:
        # Whatever is on a page: the same crowd on the empty one, and on one with as many bare elements as the median page has.
        bare = median_page(contents(pace.serve))
        empty = partial(_run, outcome, "empty", 1, EMPTY_LENGTHS, pace, (EMPTY, *UNCOLLECTED))
        outcome.take("empty", empty, _figure, pace=pace)
        for processes, name in PROCESSES:
            of = outcome, f"bare_{name}", processes, EMPTY_LENGTHS, pace, (ELEMENTS, *started_with(bare)), bare
            outcome.take(f"bare_{name}", partial(_run, *of), _figure, pace=pace)
    return outcome


def _run(
    outcome: Outcome,
    name: str,
    processes: int,
    lengths: Lengths,
    pace: Pace,
    served: Sequence[Path | str] = (APP,),
    bare: Counter[str] | None = None,
) -> Compared:
    viewers = pace.of(VIEWERS, 3)
    with ExitStack() as stack:
        pool = stack.enter_context(helpers(viewers))
        ports = [stack.enter_context(pace.serve(*served)).port for _ in range(processes)]
        turns = partial(turn_pages, pool, bare=bare)
        for port in ports:
            turns([port], viewers=1, turns=lengths.pages_before)

        def alone() -> float:
            return share_below(turns(ports[:1], viewers=1, seconds=lengths.alone), PERCENT)

        def together() -> float:
            taken = turns(ports, viewers=viewers, seconds=lengths.together)
            outcome.keep({f"{name}: every turn of the crowd": taken})
            return share_below(taken, PERCENT)

        return compare(alone, {"crowd": together}, rounds=lengths.rounds)


def _figure(run: Compared) -> dict[str, Figure]:
    return {"": run.figure("crowd")}
