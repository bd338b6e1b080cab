"""One mutation made, handed in through the production's own entry, and judged by what its class says must come out."""

import time
import traceback
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from publishing.messages.problems import InputError, Problem
from publishing.workbooks.marked import write_marked_workbook
from publishing.workflow import Sent
from publishing.workflow.examine import Examined, examine
from tests.mutations.classes import MUTATIONS
from tests.mutations.dialects import any_dialect, sheet_of
from tests.mutations.looking import fault_of_report, fault_of_workbook
from tests.mutations.model import Delivery, Expected, File, Found, Mutated, Mutation, Sheet
from tests.mutations.valid import World, drifted, senders

VERDICTS = ("as expected", "wrongly accepted", "wrongly refused", "wrongly warned", "wrong place", "crashed")
# A marked workbook is made of every fifth file: the cells of a broken file must not break it.
_MARKED_EVERY, _COSTLY_EVERY = 5, 20
_MOST_TRIES = 500


@dataclass(frozen=True)
class Judged:
    """What became of one mutation: its verdict, and in words what was expected and what came instead."""

    number: int
    mutation: str
    format: str
    kind: str
    verdict: str
    words: str
    seconds: float
    mutated: Mutated


@cache
def pairs() -> tuple[tuple[Mutation, str], ...]:
    """Every class in every format that it has."""
    return tuple((mutation, format_) for mutation in MUTATIONS for format_ in mutation.formats)


def turn(number: int) -> tuple[Mutation, str] | None:
    """The class and the format whose turn it is; None where a costly class rests."""
    mutation, format_ = pairs()[number % len(pairs())]
    rests = mutation.is_costly and (number // len(pairs())) % _COSTLY_EVERY
    return None if rests else (mutation, format_)


def make(seed: int, number: int) -> tuple[Mutated, Delivery]:
    """The mutation `number` of the series `seed`: always the same one."""
    mutation, format_ = pairs()[number % len(pairs())]
    chance = Random(f"{seed} {number} {mutation.name} {format_}")
    for _ in range(_MOST_TRIES):
        sheet = _valid(chance, mutation, format_)
        if mutated := mutation.make(chance, sheet):
            return mutated, sheet.delivery
    raise LookupError(f"no valid delivery fits the class {mutation.name}")


def _valid(chance: Random, mutation: Mutation, format_: str) -> Sheet:
    kind = chance.choice(mutation.kinds)
    partner_id = chance.choice([one for one in senders(kind) if not mutation.partners or one in mutation.partners])
    ways = {name: chance.choice(way) if isinstance(way, tuple) else way for name, way in mutation.dialect.items()}
    dialect = replace(any_dialect(chance), **ways)
    rows = drifted(kind, partner_id, chance)
    names = tuple(rows[0])
    return sheet_of(Delivery(kind, partner_id, format_, names, rows, dialect))


def judge(seed: int, number: int, *, world: World, folder: Path) -> Judged:
    """Makes the mutation, examines it as a coordinator would, and holds what is said against what is expected."""
    mutated, delivery = make(seed, number)
    turns = number // len(pairs())
    if turns % 2 and not mutated.file.kind:
        # In every other round the coordinator says which kind it is.
        mutated = replace(mutated, file=replace(mutated.file, kind=delivery.kind))
    path = folder / mutated.file.name
    path.write_bytes(mutated.file.content)
    begun = time.perf_counter()
    try:
        came = _examine(path, mutated.file, world)
        verdict, words = _verdict(mutated.expected, came)
        if isinstance(came, Examined) and (mutated.expected.hidden or (number + turns) % _MARKED_EVERY == 0):
            write_marked_workbook(came.report, came.table, folder / "marked.xlsx", "sv")
            if verdict == "as expected" and (
                fault := fault_of_workbook(folder / "marked.xlsx", mutated.expected.hidden)
            ):
                verdict, words = "wrong place", f"{words}; {fault}"
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of a library in Rust is no Exception; every crash is what is looked for
        verdict, words = "crashed", traceback.format_exc()
    seconds = time.perf_counter() - begun
    path.unlink(missing_ok=True)
    mutation, format_ = pairs()[number % len(pairs())]
    return Judged(number, mutation.name, format_, delivery.kind, verdict, words, seconds, mutated)


def _examine(path: Path, file: File, world: World) -> Examined | InputError:
    try:
        return examine(world.session, Sent(path=path, partner_id=file.partner_id, kind=file.kind))
    except InputError as error:
        return error


def _verdict(expected: Expected, came: Examined | InputError) -> tuple[str, str]:
    faults = tuple(came.problems) if isinstance(came, InputError) else came.report.faults
    words = f"expected {expected.outcome} {expected.found}, came {_places(faults)}"
    if unsaid := fault_of_report(expected, came):
        return "wrong place", f"{words}; {unsaid}"
    if expected.outcome == "survived":
        return "as expected", words
    if faults:
        if expected.outcome in ("accepted", "warned"):
            return "wrongly refused", words
        is_right = expected.outcome == "either" or _all_found(expected, faults)
        return ("as expected" if is_right else "wrong place"), words
    if expected.outcome == "refused":
        return "wrongly accepted", words
    if difference := _difference(expected, came):
        return "wrongly accepted", f"{words}; understood otherwise: {difference}"
    warnings = came.report.warnings
    words += f", warned of {_places(warnings)}"
    if expected.outcome == "warned" and not _all_found(expected, warnings):
        return ("wrong place" if warnings else "wrongly accepted"), words
    if expected.outcome == "accepted" and warnings:
        return "wrongly warned", words
    return "as expected", words


def _all_found(expected: Expected, problems: tuple[Problem, ...]) -> bool:
    """Whether each fault that must be there is, and no other when these are all; warnings may have others beside."""
    is_all = expected.is_all and expected.outcome == "refused"
    if is_all and len(problems) != len(expected.found):
        return False
    return all(any(_is(found, problem) for problem in problems) for found in expected.found)


def _is(found: Found, problem: Problem) -> bool:
    if found.codes and problem.message not in found.codes:
        return False
    if found.is_anywhere:
        return True
    return problem.row == found.row and (found.is_in_row or problem.letter == found.letter)


def _places(problems: tuple[Problem, ...]) -> list[tuple]:
    return [(one.message, one.row, one.letter) for one in problems[:12]]


def _difference(expected: Expected, came: Examined) -> str:
    """The first row that was understood otherwise than it was meant."""
    understood = list(came.delivered.frame.iter_rows(named=True))
    if len(understood) != len(expected.rows):
        return f"{len(understood)} rows and not {len(expected.rows)}"
    for meant, row in zip(expected.rows, understood, strict=True):
        for name, value in meant.items():
            if row[name] != value:
                return f"row {row['source_row']}, {name}: {row[name]!r} and not {value!r}"
    return ""
