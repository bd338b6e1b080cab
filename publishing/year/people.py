"""Placements and services of a quarter: exact counts of people, made up, close to what the example had last."""

import polars as pl

from contract.codelists import INDIVIDUAL_SERVICES
from publishing.example.chance import around, between, stream
from publishing.overlay import Frames
from publishing.year.commitments import LAST_QUARTER, SEED, Row

# What one person's measure cost, in SEK: it must be found nowhere in what is published, and cannot come about by chance.
CANARY = 474711
CANARY_OF = ("2180", "2019-Q4")

# A published 5 may stand for 1–5 people; a level to vary around is wanted.
_SHOWN_FIVE, _LEVEL = 5, 4
_SEXES = ("F", "M")
_CELL = ("municipality_code", "public_actor", "placement_measure", "enhanced_cooperation", "sex")
_SERVICE = ("municipality_code", "public_actor", "service", "agreement_form")


def placement_rows(published: Frames, codes: list[str], actor: str, period: str) -> list[Row]:
    """The people whom `actor` has placed during the quarter in the municipalities, where the example had any last.
    Where it had none there are two women in work training, so that every municipality has a row.
    """
    levels = _levels(published, actor)
    rows = []
    for code in codes:
        own = {cell: value for cell, value in levels.items() if cell[0] == code and value}
        rows += _placed(own or {(code, actor, "arbetstraning", False, "F"): 2}, period)
    return rows


def placement_rows_with_zeros(published: Frames, actor: str, period: str) -> list[Row]:
    """The people whom an actor has placed that says so of its own accord: what it does not write is unknown, so that its
    zeros stand there too.
    """
    levels = _levels(published, actor)
    nobody = [dict(zip(_CELL, cell, strict=True)) | {"value": 0} for cell, value in levels.items() if not value]
    return _placed({cell: value for cell, value in levels.items() if value}, period) + nobody


def placement_year_rows(quarters: list[list[Row]], period: str) -> list[Row]:
    """The different people placed during the year, from the rows of its quarters: the largest quarter, and those who came
    and went in between.
    """
    largest: dict[tuple, int] = {}
    for rows in quarters:
        sums: dict[tuple, int] = {}
        for row in rows:
            cell = (row["municipality_code"], row["public_actor"], row["sex"])
            sums[cell] = sums.get(cell, 0) + int(row["value"])
        largest |= {cell: max(count, largest.get(cell, 0)) for cell, count in sums.items()}
    columns = ("municipality_code", "public_actor", "sex")
    return [
        dict(zip(columns, cell, strict=True)) | {"value": count + between(stream(SEED, f"year {cell} {period}"), 0, 9)}
        for cell, count in sorted(largest.items())
    ]


def _levels(published: Frames, actor: str) -> dict[tuple, float]:
    """What was published for each cell in the latest quarter that each municipality has."""
    known = published["placement"].filter(pl.col("value").is_not_null(), public_actor=actor)
    last = known.filter(pl.col("period") == pl.col("period").max().over("municipality_code"))
    return {row[:-1]: row[-1] for row in last.select(*_CELL, "value").sort(_CELL).iter_rows()}


def _placed(levels: dict[tuple, float], period: str) -> list[Row]:
    """Around the levels. One cell goes up and down, most stay as they are: figures that leap are asked about, and files
    without a change.
    """
    rows = []
    for place, (cell, value) in enumerate(levels.items()):
        rng = stream(SEED, f"placement {cell} {period}")
        level = _LEVEL if value == _SHOWN_FIVE else int(value)
        drift = int(period[-1]) % 2 if place == 0 else between(rng, -1, 1) if between(rng, 1, 3) == 1 else 0
        rows.append(dict(zip(_CELL, cell, strict=True)) | {"value": max(1, level + drift)})
    return rows


def service_rows(
    published: Frames, codes: list[str], actor: str, period: str, *, is_everywhere: bool = True
) -> list[Row]:
    """The services that `actor` has bought during the quarter in the municipalities, and what they cost in SEK.

    A municipality where it bought none has a row that says so, if `is_everywhere`.
    """
    last = published["service_use"].filter(period=LAST_QUARTER, public_actor=actor)
    rows = []
    for row in last.select(*_SERVICE, "value", "amount_sek").sort(_SERVICE).iter_rows(named=True):
        if row["municipality_code"] not in codes or row["value"] is None:
            continue
        rng = stream(SEED, f"service {row} {period}")
        value = max(0, int(row["value"]) + between(rng, -1, 1))
        amount = row["amount_sek"] and round(row["amount_sek"] * around(rng, 0.1)) + 0.5 * between(rng, 0, 1)
        is_planted = (row["municipality_code"], period) == CANARY_OF and row["service"] in INDIVIDUAL_SERVICES
        rows.append(row | {"value": value, "amount_sek": CANARY if is_planted and actor == "kommun" else amount})
    without = [code for code in codes if is_everywhere and code not in {row["municipality_code"] for row in rows}]
    nothing = {"public_actor": actor, "service": "cafe", "agreement_form": "direktupphandling", "value": 0}
    return rows + [{"municipality_code": code, **nothing, "amount_sek": None} for code in without]


def with_sexes_swapped(rows: list[Row]) -> list[Row]:
    """The rows as they look when someone has taken women for men."""
    return [row | {"sex": _SEXES[1 - _SEXES.index(str(row["sex"]))]} for row in rows]
