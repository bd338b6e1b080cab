"""What the attacker knows as one integer program, that can be asked whether something is possible."""

from collections.abc import Iterator, Sequence

import highspy
import numpy as np
import polars as pl

from tests.attacker.knowledge import Corrected, Knowledge, Publication, Range, Together, Total, Within

Cell = tuple[str | bool, ...]
Row = tuple[dict[int, int], float, float]


class Silent(highspy.Highs):
    """HiGHS that prints nothing; its constructor calls this method before it prints its name."""

    def enableCallbacks(self) -> None:  # noqa: N802  the library's name
        self.silent()
        super().enableCallbacks()


class Program:
    """One unknown per cell and publication, and one up and one down per cell and correction.

    `low` and `high` are the bounds of each unknown by itself; `place[publication][cell]` is an unknown's number; `shown`
    are the cells that any publication gives a value.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Raises ValueError when what is known contradicts itself."""
        self.knowledge = knowledge
        self.low: list[float] = []
        self.high: list[float] = []
        self.place: list[dict[Cell, int]] = []
        self.shown: set[Cell] = set()
        self.corrections = [link for link in knowledge.links if isinstance(link, Corrected)]
        self.moves: list[dict[Cell, tuple[int, int]]] = []
        rows: list[Row] = []
        for publication in knowledge.publications:
            rows += self._publication(publication)
        coarse = [link for link in knowledge.links if isinstance(link, Within) and self._is_coarse(link)]
        for link in coarse:
            rows += self._covered_by(link)
        together = [link for link in knowledge.links if isinstance(link, Together)]
        rows += [self._together(link) for link in together]
        self.alike = self._alike(rows)
        for link in (one for one in knowledge.links if one not in (*coarse, *together)):
            rows += self._within(link) if isinstance(link, Within) else self._corrected(link)
        self._rows = rows
        if self.solve({}) is None:
            raise ValueError("No counts at all fit what is published.")

    def solve(self, fixed: dict[int, int]) -> np.ndarray | None:
        """Counts that fit all that is known, with some unknowns at given values; None if there are none."""
        low, high = np.array(self.low), np.array(self.high)
        for unknown, value in fixed.items():
            low[unknown] = high[unknown] = value
        return self._solution(np.zeros(low.size), low, high)

    def most_at(self, value: int, wanted: list[int], *, from_below: bool) -> np.ndarray | None:
        """Counts that fit, with none of the wanted unknowns above `value` (or below it) and as many as can be at it."""
        low, high, price = np.array(self.low), np.array(self.high), np.zeros(len(self.low))
        bound = high if from_below else low
        bound[wanted] = value
        price[wanted] = -1 if from_below else 1
        return self._solution(price, low, high)

    def _alike(self, rows: Sequence[Row]) -> list[list[Cell]]:
        """The cells in groups that nothing known tells apart: the same bounds, sums and corrections, every time.

        Whatever is possible for one of a group is possible for each, so that asking about one is enough.
        """
        sums: dict[int, list[int]] = {}
        for row, (members, _, _) in enumerate(rows):
            for unknown in members:
                sums.setdefault(unknown, []).append(row)
        groups: dict[tuple, list[Cell]] = {}
        for cell in dict.fromkeys(cell for place in self.place for cell in place):
            unknowns = [place.get(cell) for place in self.place]
            looks = tuple(None if n is None else (self.low[n], self.high[n], tuple(sums.get(n, ()))) for n in unknowns)
            may_move = tuple(self._may_move(link, cell) for link in self.corrections)
            groups.setdefault((looks, may_move), []).append(cell)
        return list(groups.values())

    def _solution(self, price: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray | None:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = low.size, len(self._rows)
        program.col_cost_, program.col_lower_, program.col_upper_ = price, low.astype(float), high.astype(float)
        program.integrality_ = [highspy.HighsVarType.kInteger] * low.size
        program.row_lower_ = np.array([low for _, low, _ in self._rows], dtype=float)
        program.row_upper_ = np.array([high for _, _, high in self._rows], dtype=float)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.cumsum([0, *(len(factors) for factors, _, _ in self._rows)])
        program.a_matrix_.index_ = np.array([unknown for factors, _, _ in self._rows for unknown in factors])
        program.a_matrix_.value_ = np.array([f for factors, _, _ in self._rows for f in factors.values()], dtype=float)
        solver = Silent()
        solver.setOptionValue("mip_rel_gap", 0.1)
        solver.passModel(program)
        solver.run()
        status = solver.getModelStatus()
        assert status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible), status
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        return np.array(solver.getSolution().col_value).round().astype(int)

    def _unknown(self, low: float, high: float) -> int:
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def _publication(self, publication: Publication) -> Iterator[Row]:
        rules, dimensions = publication.rules or self.knowledge.rules, list(self._dimensions(publication))
        cells = publication.cells
        self.shown |= {*cells.drop_nulls("value").select(dimensions).rows()}
        if rules.without_value_is_zero:
            cells = cells.with_columns(
                most=pl.when(pl.col("value").is_null()).then(0).otherwise(_most(cells)),
                value=pl.col("value").fill_null(0),
                value_kind=pl.col("value_kind").fill_null("rounded"),
            )
        place = {
            tuple(row[:-3]): self._unknown(*_below(rules.cell(row[-3], row[-2]), row[-1]))
            for row in cells.select(*dimensions, pl.col("value").cast(pl.Int64), "value_kind", _most(cells)).rows()
        }
        self.place.append(place)
        if rules.everyone:
            hidden = cells.filter(value_kind="rounded")
            shown = hidden["value"].to_list()
            yield _sum(place, hidden, dimensions, *rules.everyone(shown.count(0), shown.count(5)))
        for total in publication.totals:
            yield _sum(place, _covered(cells, total), dimensions, total.low, total.high)
        for download in publication.downloads:
            given = [name for name in dimensions if name in download.columns]
            for row in download.with_columns(pl.col("value").cast(pl.Int64)).iter_rows(named=True):
                members = _covered(cells, Total(0, 0, {name: row[name] for name in given}))
                told = rules.download(row["value"], row["value_kind"])
                if told is not None:
                    yield _sum(place, members, dimensions, *told)
                elif members["value"].sum() != row["value"]:
                    raise ValueError("A download is not the sum of the cells, so that it tells something of its own.")

    def _dimensions(self, publication: Publication) -> tuple[str, ...]:
        return publication.dimensions or self.knowledge.dimensions

    def _is_coarse(self, link: Within) -> bool:
        part, whole = (self._dimensions(self.knowledge.publications[place]) for place in (link.part, link.whole))
        return part != whole

    def _covered_by(self, link: Within) -> Iterator[Row]:
        part, whole = (self._dimensions(self.knowledge.publications[place]) for place in (link.part, link.whole))
        shared = [part.index(name) for name in whole]
        for cell, unknown in self.place[link.whole].items():
            covered = [n for one, n in self.place[link.part].items() if tuple(one[i] for i in shared) == cell]
            yield dict.fromkeys(covered, 1) | {unknown: -1}, -np.inf, 0

    def _within(self, link: Within) -> Iterator[Row]:
        whole = self.place[link.whole]
        for cell, unknown in self.place[link.part].items():
            if cell in whole:
                yield {unknown: 1, whole[cell]: -1}, -np.inf, 0

    def _together(self, link: Together) -> Row:
        members: dict[int, int] = {}
        for number in link.publications:
            publication = self.knowledge.publications[number]
            covered = _covered(publication.cells, Total(0, 0, link.where)).select(self._dimensions(publication))
            members |= {self.place[number][cell]: 1 for cell in covered.iter_rows()}
        return members, -np.inf, link.most

    def _may_move(self, link: Corrected, cell: Cell) -> bool:
        """Whether a correction can have touched the cell; one of other dimensions than the publication's is none of its."""
        names = self._dimensions(self.knowledge.publications[link.after])
        return len(cell) == len(names) and all(cell[names.index(name)] == code for name, code in link.where.items())

    def _corrected(self, link: Corrected) -> Iterator[Row]:
        before, after = self.place[link.before], self.place[link.after]
        moves = {}
        for cell in (one for one in before if one in after):
            if self._may_move(link, cell):
                moves[cell] = (self._unknown(0, link.people), self._unknown(0, link.people))
            else:
                yield {after[cell]: 1, before[cell]: -1}, 0, 0
        self.moves.append(moves)
        for cell, (up, down) in moves.items():
            yield {after[cell]: 1, before[cell]: -1, up: -1, down: 1}, 0, 0
        for way in (0, 1):
            yield dict.fromkeys((move[way] for move in moves.values()), 1), 0, link.people


def _most(cells: pl.DataFrame) -> pl.Expr:
    """The ceiling of each cell, null where there is none."""
    return pl.col("most") if "most" in cells.columns else pl.lit(None, pl.Int64).alias("most")


def _below(span: Range, most: int | None) -> Range:
    """What stays under a ceiling; one that a count is above already says nothing, but that something was wrong."""
    low, high = span
    return span if most is None or most < low else (low, min(high, most))


def _covered(cells: pl.DataFrame, total: Total) -> pl.DataFrame:
    return cells.filter([pl.col(name) == code for name, code in total.where.items()] or pl.lit(True))


def _sum(place: dict[Cell, int], members: pl.DataFrame, dimensions: Sequence[str], low: float, high: float) -> Row:
    return {place[cell]: 1 for cell in members.select(dimensions).iter_rows()}, low, high
