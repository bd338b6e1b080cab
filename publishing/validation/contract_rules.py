"""The contract held against frames: each fault with its row and column, then the references between extracts."""

from collections.abc import Callable, Mapping

import polars as pl

from contract import CODELISTS, EXTRACTS
from contract.periods import last_day
from publishing.catalogue.facts import HEADER_ROWS
from publishing.kinds import Frames
from publishing.messages import PATTERN_HINTS, RULE_COLUMNS, Words
from publishing.messages.personal_numbers import has_personal_number
from publishing.messages.problems import InputError, Problem

FileOf = Callable[[str], str]

# Where a frame has it: the row of the file that the row was made from.
SOURCE_ROW = "source_row"

_COLUMN_RULES = {"check": "unknown_code", "regex": "bad_pattern", "unique": "not_unique"}
_COLUMN_RULES |= dict.fromkeys(("nullability", "min_length"), "empty")
_COLUMN_RULES |= dict.fromkeys(("min", "max", "inf", "nan"), "out_of_range")


def check_frames(frames: dict[str, pl.DataFrame], file_of: FileOf) -> None:
    """Holds every extract against its contract, and then the references between them.

    `file_of` gives the name under which the user knows an extract. Raises InputError that lists every fault.
    """
    if problems := _problems({extract: frames[extract] for extract in EXTRACTS}, frames, file_of):
        raise InputError(problems)


def check_extract(extract: str, frames: Frames, file: str) -> None:
    """Holds one extract against its contract, and then its references to the others. Raises InputError that lists every fault."""
    if problems := _problems({extract: frames[extract]}, frames, lambda _: file):
        raise InputError(problems)


def problems_of_rows(made: Frames, published: Frames, file: str) -> list[Problem]:
    """The faults of the rows `made` of one delivery, each with its row of the partner's `file`, before they are laid over
    what is published. A reference to a source is no fault: the source of a delivery is made when it is published.
    """
    found = _problems(made, {**published, **made}, lambda _: file)
    return [each for each in found if (each.message, each.column) != ("broken_reference", "source_id")]


def _problems(frames: Frames, together: Frames, file_of: FileOf) -> list[Problem]:
    """The faults of the frames, each by itself; without any, their references to what is there `together` with them."""
    found = [each for extract, frame in frames.items() for each in contract_problems(extract, frame, file_of)]
    return found or [each for extract in frames for each in reference_problems(extract, together, file_of)]


def contract_problems(extract: str, frame: pl.DataFrame, file_of: FileOf) -> list[Problem]:
    """The faults of one frame against its contract, in the order of its rows.

    A row is that of the column `source_row` where the frame has one; else its place below the headings of a file of facts.
    """
    schema = EXTRACTS[extract]
    numbers, frame = _source_rows(frame), frame.drop(SOURCE_ROW, strict=False)
    _, failures = schema.filter(frame)
    problems: list[Problem] = []
    if len(failures):
        details = failures.details()
        rules = [name for name in details.columns if name not in frame.columns]
        # The library gives back the failing rows without their numbers: find them again by their values.
        numbered = frame.with_columns(numbers).join(
            details.unique(), on=frame.columns, how="inner", nulls_equal=True, maintain_order="left"
        )
        for row in numbered.iter_rows(named=True):
            broken = [rule for rule in rules if row[rule] == "invalid"]
            # A rule over several columns is only broken because a cell is faulty, where one is.
            cells = [rule for rule in broken if "|" in rule]
            problems += [_problem(extract, rule, row, file_of) for rule in cells or broken]
    if not any(problem.column == "period" for problem in problems):
        problems += _period_problems(extract, frame, numbers, file_of)
    problems += _personal_numbers(extract, frame, numbers, file_of)
    return sorted(problems, key=lambda problem: problem.row or 0)


def _source_rows(frame: pl.DataFrame) -> pl.Series:
    """The row of the file that each row of the frame was made from."""
    if SOURCE_ROW in frame.columns:
        return frame[SOURCE_ROW]
    first = HEADER_ROWS + 1
    return pl.int_range(first, first + frame.height, eager=True).alias(SOURCE_ROW)


def _problem(extract: str, rule: str, row: dict, file_of: FileOf) -> Problem:
    number = row[SOURCE_ROW]
    if rule == "primary_key":
        key = ", ".join(f"{name} {row[name]}" for name in EXTRACTS[extract].primary_key())
        return Problem.of(file_of(extract), "duplicate_key", number, key=key)
    if "|" not in rule:
        return Problem(file_of(extract), rule, number, RULE_COLUMNS[rule])
    column, kind = rule.split("|")
    details: dict[str, str | Words] = {"value": str(row[column])}
    if kind == "check":
        codelist = EXTRACTS[extract].columns()[column].metadata["codelist"]
        details["known"] = ", ".join(CODELISTS[codelist].codes)
    if kind == "regex":
        details["hint"] = PATTERN_HINTS[column]
    return Problem.of(file_of(extract), _COLUMN_RULES[kind], number, column, **details)


def _period_problems(extract: str, frame: pl.DataFrame, numbers: pl.Series, file_of: FileOf) -> list[Problem]:
    if "period_end" not in frame.columns:
        return []
    periods = zip(numbers, frame["period"], frame["period_end"], strict=True)
    wrong = [(number, period, end) for number, period, end in periods if end not in (None, last_day(period))]
    details = [
        (number, {"value": end, "period": period, "expected": last_day(period)}) for number, period, end in wrong
    ]
    return [Problem.of(file_of(extract), "wrong_period_end", n, "period_end", **each) for n, each in details]


def _personal_numbers(extract: str, frame: pl.DataFrame, numbers: pl.Series, file_of: FileOf) -> list[Problem]:
    """The cells of a text with a personal number: none is published, whichever way it came."""
    return [
        Problem(file_of(extract), "personal_number", number, name)
        for name, column in zip(frame.columns, frame, strict=True)
        if column.dtype == pl.String
        and (faulty := [text for text in column.unique() if text and has_personal_number(text)])
        for number in numbers.filter(column.is_in(faulty))
    ]


def reference_problems(extract: str, frames: Mapping[str, pl.DataFrame], file_of: FileOf) -> list[Problem]:
    """The cells of one extract that name a row of another extract which is not there; rows as in `contract_problems`."""
    problems: list[Problem] = []
    for name, column in EXTRACTS[extract].columns().items():
        reference = column.metadata.get("foreign_key")
        if not reference:
            continue
        targets = [each.split(".") for each in reference.split(", ")]
        known = {value for target, target_column in targets for value in frames[target][target_column]}
        for number, value in zip(_source_rows(frames[extract]), frames[extract][name], strict=True):
            if value is not None and value not in known:
                details = {"value": value, "target": ", ".join(file_of(target) for target, _ in targets)}
                problems.append(Problem.of(file_of(extract), "broken_reference", number, name, **details))
    return problems
