"""Integer programming: the cheapest whole numbers for which every row holds, found by HiGHS in memory."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np


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
