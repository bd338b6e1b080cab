"""Counts rounded so that nobody can be pointed out, held still near the border in a revision, and the integer programming that does it: HiGHS in memory."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import polars as pl

from contract.signs import SMALLEST_SHOWN
from publishing.kinds.kind import CubeShape

# The search may stop this near the best choice, and after so many seconds with the best that it has: the noise makes
# the choice between near equals arbitrary anyway.
_SEARCH = {"mip_rel_gap": 0.02, "time_limit": 10.0}


def errors_allowed(*, zeros: int, fives: int, tolerance: int) -> tuple[int, int]:
    """How far the sum of all cells may be from the truth, lowest and highest, when so many are shown as 0 and as 5.

    It depends on nothing but what is shown, so to know it gives nothing away. With only zeros, `tolerance` would say
    that at most two people are there; with a single five and two people too many, that the zeros hold at most two.
    """
    if not zeros or not fives:
        return (-(SMALLEST_SHOWN - 1) if zeros else 0, SMALLEST_SHOWN - 1 if fives else 0)
    return (-tolerance if zeros > 1 else -1, tolerance if fives > 1 else 1)


def fives_allowed(small: Sequence[int], *, zeros: int, fives: int, tolerance: int) -> tuple[int, int]:
    """How many of the `small` counts (1–4) may become 5, beside so many true zeros and true fives: lowest and highest."""
    allowed = []
    for chosen in range(len(small) + 1):
        low, high = errors_allowed(zeros=zeros + len(small) - chosen, fives=fives + chosen, tolerance=tolerance)
        if low <= SMALLEST_SHOWN * chosen - sum(small) <= high:
            allowed.append(chosen)
    return min(allowed), max(allowed)


def rounded(counts: pl.DataFrame, shape: CubeShape, *, chance: random.Random, leaning: pl.Series) -> pl.Series:
    """`value` with each small count as 0 or 5 and every other as it is.

    `leaning` is added to the wish of a cell to become 5 (0 for none); `chance` is secret and new each time.
    """
    values = counts["value"].to_numpy().copy()
    possible = counts.select(~shape.impossible()).to_series().to_numpy()
    small = np.flatnonzero((values > 0) & (values < SMALLEST_SHOWN))
    if small.size:
        fives = fives_allowed(
            values[small].tolist(),
            zeros=int(((values == 0) & possible).sum()),
            fives=int((values == SMALLEST_SHOWN).sum()),
            tolerance=shape.tolerance,
        )
        wishes = _wishes(values[small], chance) + leaning.to_numpy()[small]
        values[small] = _choose(counts[small], shape, wishes=wishes, fives=fives) * SMALLEST_SHOWN
    return pl.Series("value", values)


def _wishes(small: np.ndarray, chance: random.Random) -> np.ndarray:
    """Per cell a number that is above 0 with the probability count / 5: log odds and logistic noise."""
    draws = np.array([min(max(chance.random(), 1e-15), 1 - 1e-15) for _ in small])
    return np.log(small / (SMALLEST_SHOWN - small)) + np.log(draws / (1 - draws))


def _choose(small: pl.DataFrame, shape: CubeShape, *, wishes: np.ndarray, fives: tuple[int, int]) -> np.ndarray:
    """1 for each cell that becomes 5: wishes fulfilled less the price of the margins' errors, as much as can be."""
    margins, counts = _margins(small, shape), small["value"].to_list()
    cells, unknowns = small.height, small.height + 2 * len(margins)
    rows = [Row(dict.fromkeys(range(cells), 1), *fives)]
    for number, members in enumerate(margins):
        truth, below = sum(counts[cell] for cell in members), cells + 2 * number
        rows.append(Row({**dict.fromkeys(members, SMALLEST_SHOWN), below: 1, below + 1: -1}, truth, truth))
    found = solve(
        np.concatenate([-wishes, np.repeat([*margins.values()], 2)]),
        rows,
        low=np.zeros(unknowns),
        high=np.concatenate([np.ones(cells), np.full(2 * len(margins), math.inf)]),
        whole=np.arange(unknowns) < cells,
        **_SEARCH,
    )
    if found is None:
        raise RuntimeError(f"{shape.name}: no choice of fives was found.")
    return found[:cells].round().astype(np.int64)


def _margins(small: pl.DataFrame, shape: CubeShape) -> dict[tuple[int, ...], float]:
    """Per sum to keep near, the small cells that it counts: the price of its error.

    Sums of the same small cells are one sum at the dearest of their prices. Added up, the prices of a cell that is alone in
    its municipality and actor and measure would leave chance no say.
    """
    prices: dict[tuple[int, ...], float] = {}
    for dimensions, price in shape.near.items():
        for _, members in small.with_row_index("cell").group_by(dimensions, maintain_order=True):
            cells = tuple(members["cell"].to_list())
            prices[cells] = max(price, prices.get(cells, 0.0))
    return prices


def last_shown(counts: pl.DataFrame, shape: CubeShape, *, earlier: Sequence[pl.DataFrame]) -> pl.Series:
    """What each cell of `counts` was shown as in the last of the `earlier` publications that has it; null if none."""
    shown = counts.select(shape.dimensions).with_columns(last=pl.lit(None, dtype=pl.Int64))
    for published in earlier:
        values = published.select(*shape.dimensions, newer=pl.col("value").cast(pl.Int64))
        shown = shown.join(values, on=shape.dimensions, how="left", maintain_order="left").select(
            *shape.dimensions, last=pl.coalesce("newer", "last")
        )
    return shown["last"]


def held_at_the_border(counts: pl.DataFrame, shape: CubeShape, *, earlier: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The counts as they may be published after `earlier` (oldest first), in the order of `counts`.

    Six, then five, then four, corrected one person at a time, would show the four: the six is exact, and each step is
    known. So a cell near the border does not cross it: one that was exact last keeps its figure when it falls to 5 or
    less, one that was rounded stays at 5 when it rises. Near is at most one person per publication from the border.
    """
    value, last = pl.col("value"), pl.col("last")
    near = (SMALLEST_SHOWN + 1, SMALLEST_SHOWN + len(earlier))
    falls = last.is_between(*near) & (value <= SMALLEST_SHOWN)
    rises = (last <= SMALLEST_SHOWN) & value.is_between(*near)
    held = pl.when(falls).then(last).when(rises).then(SMALLEST_SHOWN).otherwise(value)
    return counts.with_columns(last=last_shown(counts, shape, earlier=earlier)).with_columns(value=held).drop("last")


def crossings(publications: Sequence[pl.DataFrame], shape: CubeShape) -> int:
    """How many times a cell crosses the border where `held_at_the_border` would have held it."""
    return sum(
        held_at_the_border(published, shape, earlier=publications[:place])["value"].ne(published["value"]).sum()
        for place, published in enumerate(publications)
    )


@dataclass(frozen=True)
class Row:
    """What must hold: the unknowns of `factors` (place: factor), multiplied and added up, give `low` to `high`."""

    factors: dict[int, float]
    low: float
    high: float


class _Silent(highspy.Highs):
    """HiGHS without a word on standard output, where the reports of the command line stand."""

    def enableCallbacks(self) -> None:  # noqa: N802  the library's name; its constructor calls this before anything else
        self.silent()
        super().enableCallbacks()


def solve(
    prices: np.ndarray, rows: Sequence[Row], *, low: np.ndarray, high: np.ndarray, whole: np.ndarray, **options: float
) -> np.ndarray | None:
    """The unknowns at the lowest sum of prices, each from `low` to `high`, an integer where `whole`; None if there are none.

    `options` are HiGHS's own, such as `time_limit` (seconds): the best that was found by then is given.
    """
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(prices), len(rows)
    program.col_cost_, program.col_lower_, program.col_upper_ = prices, low, high
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    program.integrality_ = [kinds[bool(integer)] for integer in whole]
    program.row_lower_ = np.array([row.low for row in rows], dtype=float)
    program.row_upper_ = np.array([row.high for row in rows], dtype=float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(row.factors) for row in rows)])
    program.a_matrix_.index_ = np.array([place for row in rows for place in row.factors])
    program.a_matrix_.value_ = np.array([factor for row in rows for factor in row.factors.values()], dtype=float)
    solver = _Silent()
    for option, value in options.items():
        solver.setOptionValue(option, value)
    solver.passModel(program)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    return np.array(solver.getSolution().col_value)
