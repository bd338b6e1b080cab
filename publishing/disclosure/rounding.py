"""Counts rounded so that nobody can be pointed out, by integer programming, and held still near the border in a revision."""

import math
import random
from collections.abc import Sequence

import numpy as np
import polars as pl

from publishing.disclosure.integer_program import Row, solve
from publishing.disclosure.shape import SMALLEST_SHOWN
from publishing.kinds.cube import CubeShape

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
