"""The attack: for each cell the counts that stay possible, and for each correction the cells where it may have been."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from tests.attacker.knowledge import Knowledge
from tests.attacker.program import Cell, Program

FEWEST = 4


@dataclass(frozen=True)
class Leak:
    """Something that is told of too few people: `values` are the counts that stay possible for the cell.

    `what` is "count", or "correction" when this is the only cell where the correction can have been.
    """

    what: str
    publication: int
    cell: Cell
    values: tuple[int, ...]


def leaks(knowledge: Knowledge) -> list[Leak]:
    """All leaks: small cells with fewer than four possible counts, and corrections that point at one small cell.

    Small is a cell that may hold 1–4 people. That nobody is in it, or five or more, may be known. What the ceiling of a
    cell says by itself, where no publication shows a value, is told by nobody's count.
    """
    attack = _Attack(Program(knowledge))
    return [*attack.counts(), *attack.corrections()]


def possible_values(knowledge: Knowledge, publication: int, cell: Cell) -> tuple[int, ...]:
    """Every count that stays possible for one cell of one publication, ascending."""
    program = Program(knowledge)
    unknown = program.place[publication][cell]
    values = range(int(program.low[unknown]), int(program.high[unknown]) + 1)
    return tuple(value for value in values if program.solve({unknown: value}) is not None)


class _Attack:
    """Solutions are kept: each shows a possible value for every cell at once, so that few questions need be asked."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.seen: dict[int, set[int]] = {unknown: set() for unknown in range(len(program.low))}
        ones = [place[alike[0]] for alike in program.alike for place in program.place if alike[0] in place]
        self.unsure = [unknown for unknown in ones if program.low[unknown] < program.high[unknown]]
        self.keep(program.solve({}))
        for value, from_below in product(range(6), (True, False)):
            self.look_for(value, from_below=from_below)

    def look_for(self, value: int, *, from_below: bool) -> None:
        """Solutions with this value in as many cells as can be, until one shows it in no further cell."""
        low, high = self.program.low, self.program.high
        while wanted := [n for n in self.unsure if low[n] <= value <= high[n] and not self.known_enough(n, value)]:
            if not self.keep(self.program.most_at(value, wanted, from_below=from_below)):
                return
            if not any(value in self.seen[unknown] for unknown in wanted):
                return

    def known_enough(self, unknown: int, value: int) -> bool:
        return value in self.seen[unknown] or len(self.seen[unknown]) >= FEWEST

    def keep(self, solution: np.ndarray | None) -> bool:
        if solution is not None:
            for unknown, value in enumerate(solution.tolist()):
                self.seen[unknown].add(value)
        return solution is not None

    def values(self, unknown: int) -> tuple[int, ...]:
        """The possible counts of one unknown; no more are looked for when there are enough."""
        low, high = int(self.program.low[unknown]), int(self.program.high[unknown])
        for value in range(low, high + 1):
            if not self.known_enough(unknown, value):
                self.keep(self.program.solve({unknown: value}))
        return tuple(sorted(self.seen[unknown]))

    def counts(self) -> list[Leak]:
        found = []
        for publication, place in enumerate(self.program.place):
            for alike in self.program.alike:
                values = self.values(place[alike[0]]) if alike[0] in place else ()
                if len(values) < FEWEST and set(values) & {1, 2, 3, 4} and not self.only_below(alike[0], values):
                    found += [Leak("count", publication, cell, values) for cell in alike]
        return found

    def only_below(self, cell: Cell, values: tuple[int, ...]) -> bool:
        """Whether a cell that is never shown keeps every count from nobody up to its lowest ceiling."""
        most = min(self.program.high[place[cell]] for place in self.program.place if cell in place)
        return cell not in self.program.shown and values == tuple(range(int(most) + 1))

    def corrections(self) -> list[Leak]:
        found = []
        for link, moves in zip(self.program.corrections, self.program.moves, strict=True):
            groups = [alike for alike in self.program.alike if alike[0] in moves and self.moved(*moves[alike[0]])]
            where = [cell for alike in groups for cell in alike]
            if len(where) == 1:
                unknown = self.program.place[link.after][where[0]]
                if self.program.low[unknown] <= 4:
                    found.append(Leak("correction", link.after, where[0], self.values(unknown)))
        return found

    def moved(self, up: int, down: int) -> bool:
        """Whether a person can have been added there, or taken away."""
        return any(self.keep(self.program.solve(way)) for way in ({up: 1, down: 0}, {up: 0, down: 1}))
