"""The way to work: those who applied for assistance, a year later, by how far each has come; and the steps of participants."""

import random
from collections import Counter
from itertools import product

from demo.catalogue.chance import CODES, QUARTERS, Row, around, pick, publish, stream, table, value_kind
from publishing.kinds.pathway import SHAPE, STEPS

# How many apply in a quarter, and from which quarter the municipality delivers. The one that is not there never does.
_SIZES = {row["municipality_code"]: row for row in table("pathway_sizes")}
# How people of a group are spread over the furthest step that they reach, and their median of months in measure.
_COURSES = {row["pathway_group"]: row for row in table("pathway_courses")}
# Typical gaps: a quarter that has not come, a number that the sender does not know, one that it has hidden.
_NOT_DELIVERED = {("2161", "2018-Q3"), ("2184", "2017-Q2")}
_UNTOLD = {("2104", "2018"): "UN", ("2121", "2018"): "SU"}
_SHARE_NOT_ENROLLED, _SHARE_OF_WOMEN = 0.19, 0.46
_TALKS, _FEEDBACKS, _AGAIN = 0.84, 0.6, 0.16
# The first whole year of which the median is told.
_MEDIANS_FROM, _FEWEST = 2017, 5
# Where the association has measures, how many finish in a quarter, and how often one has taken a step.
_FINISHED = {"2180": 24, "2181": 13, "2182": 9, "2183": 8, "2184": 11}
_STEP_TAKEN = 0.62

_DIMENSIONS = tuple(SHAPE.codes)
Cell = tuple[str | bool, ...]


def pathway_people(seed: int) -> dict[tuple[str, str], Counter[Cell]]:
    """People by cell, before rounding, of each municipality and quarter that is delivered."""
    rng = stream(seed, "pathway")
    people = {}
    for quarter, (code, size) in product(QUARTERS, _SIZES.items()):
        count = round(size["applicants"] * around(rng, 0.1))
        cells = Counter(_course(rng) for _ in range(count))
        if quarter >= size["first_quarter"] and (code, quarter) not in _NOT_DELIVERED:
            people[code, quarter] = cells
    return people


def _course(rng: random.Random) -> Cell:
    """How far one person comes, in the order of the dimensions of the cube."""
    sex = "F" if rng.random() < _SHARE_OF_WOMEN else "M"
    if rng.random() < _SHARE_NOT_ENROLLED:
        return ("none", "applied", False, False, False, sex)
    group = _weighted(rng, {name: row["share"] for name, row in _COURSES.items()})
    step = _weighted(rng, {name: _COURSES[group][name] for name in STEPS[1:]})
    place = STEPS.index(step)
    has_talked = step == "three_party_talk" or (place > STEPS.index("three_party_talk") and rng.random() < _TALKS)
    has_feedback = step == "feedback" or (step == "work_or_study" and rng.random() < _FEEDBACKS)
    is_again = place >= STEPS.index("referral") and rng.random() < _AGAIN
    return (group, step, has_talked, has_feedback, is_again, sex)


def _weighted(rng: random.Random, weights: dict[str, float]) -> str:
    left = rng.random() * sum(weights.values())
    for name, weight in weights.items():
        left -= weight
        if left < 0:
            return name
    return name


def pathway_rows(seed: int, people: dict[tuple[str, str], Counter[Cell]]) -> list[Row]:
    """One row per quarter, municipality that has delivered, and possible cell, rounded; and one for each that has not."""
    rng = stream(seed, "pathway rounding")
    cells = _possible_cells()
    order = {(code, cell): rng.random() for code in CODES for cell in cells}
    rows: list[Row] = []
    for quarter in QUARTERS:
        counts = {
            (code, cell): people[code, quarter][cell] for code in CODES for cell in cells if (code, quarter) in people
        }
        published = publish(counts, order=order, part=lambda key: (key[0], key[1][0]))
        for (code, cell), value in published.items():
            told = {"value": float(value), "value_kind": value_kind(value), "obs_status": "A"}
            # Of one group nobody is told who went on to work.
            if cell[:2] == ("red", "work_or_study") and (status := _UNTOLD.get((code, quarter[:4]))):
                told = {"obs_status": status}
            rows.append(_row(code, quarter, cell) | told)
        silent = [code for code in CODES if (code, quarter) not in people]
        nobody = [("none", "applied", False, False, False, sex) for sex in ("F", "M")]
        rows += [_row(code, quarter, cell) | {"obs_status": "NL"} for code in silent for cell in nobody]
    return rows


def _possible_cells() -> list[Cell]:
    """The cells that the cube can have: no group before the enrolment, no talk before the referral."""
    every = product(*SHAPE.codes.values())
    return [cell for cell in every if not _is_ruled_out(dict(zip(_DIMENSIONS, cell, strict=True)))]


def _is_ruled_out(cell: dict[str, str | bool]) -> bool:
    return any(cell[rule.dimension] == rule.code and cell[rule.other] != rule.only for rule in SHAPE.rules)


def _row(code: str, quarter: str, cell: Cell) -> Row:
    return {"period": quarter, "municipality_code": code} | dict(zip(_DIMENSIONS, cell, strict=True))


def pathway_time_rows(seed: int, rows: list[Row]) -> list[Row]:
    """The median of a year per municipality and group, told where the published cells surely hold enough people."""
    rng = stream(seed, "pathway time")
    began = STEPS[STEPS.index("measure") :]
    surely: Counter[tuple[str, str, str]] = Counter()
    delivered: Counter[tuple[str, str]] = Counter()
    for quarter, code in {(row["period"], row["municipality_code"]) for row in rows if row["obs_status"] == "A"}:
        delivered[code, quarter[:4]] += 1
    for row in rows:
        if row["obs_status"] == "A" and row["pathway_step"] in began and row["value"]:
            least = 1 if row["value_kind"] == "rounded" else int(row["value"])
            surely[row["municipality_code"], row["period"][:4], row["pathway_group"]] += least
    made = []
    for (code, year), quarters in sorted(delivered.items()):
        if quarters == len(("Q1", "Q2", "Q3", "Q4")) and int(year) >= _MEDIANS_FROM:
            for group, course in _COURSES.items():
                months = course["months"] + pick(rng, (-1, 0, 0, 1))
                is_told = surely[code, year, group] >= _FEWEST
                told = (
                    {"value": float(months), "value_kind": "exact", "obs_status": "A"}
                    if is_told
                    else {"obs_status": "PR"}
                )
                made.append({"period": year, "municipality_code": code, "pathway_group": group} | told)
    return made


def participant_step_rows(seed: int) -> list[Row]:
    """Those whose part in a measure ended, per quarter, municipality, sex and whether they had taken a step; rounded."""
    rng = stream(seed, "participant step")
    cells = [(code, taken, sex) for code in _FINISHED for taken in (False, True) for sex in ("F", "M")]
    order = {cell: rng.random() for cell in cells}
    rows: list[Row] = []
    for quarter in QUARTERS:
        counts = dict.fromkeys(cells, 0)
        for code, size in _FINISHED.items():
            for _ in range(round(size * around(rng, 0.2))):
                counts[code, rng.random() < _STEP_TAKEN, "F" if rng.random() < _SHARE_OF_WOMEN else "M"] += 1
        for (code, taken, sex), value in publish(counts, order=order, part=lambda cell: cell[0]).items():
            told = {"value": float(value), "value_kind": value_kind(value), "obs_status": "A"}
            rows.append({"period": quarter, "municipality_code": code, "step_taken": taken, "sex": sex} | told)
    return rows
