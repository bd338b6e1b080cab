"""A made-up catalogue, `exempel`: every extract of the contract at full grain, by quarter, 2016–2018.

It shows what the app looks like once the council's parties deliver. Nothing in it is true of any municipality; it is
fitted to the totals of the plan, and every row rests on a source that says it is an example.
"""

from functools import partial

import polars as pl

from contract import EXTRACTS, FIRST, is_younger, may_be_absent, not_delivered
from demo.catalogue.chance import QUARTERS, Quarter, municipality_rows, population_rows
from demo.catalogue.commitments import commitment_rows
from demo.catalogue.council import conflict_rows, dialogue_rows, milestone_rows, reading_rows
from demo.catalogue.documents import (
    delivery_rows,
    indicator_rows,
    is_delivered,
    missing_status,
    observation_rows,
    source_rows,
)
from demo.catalogue.enterprises import (
    enterprise_observation_rows,
    enterprise_rows,
    invent_enterprises,
    places_by_municipality,
)
from demo.catalogue.placements import people_by_municipality, placed_people, placement_rows
from demo.catalogue.services import service_use_rows
from demo.catalogue.targets import target_rows

# Fitted: with this seed every municipality's published placements fit into the places that its enterprises offer.
DEFAULT_SEED = 2008


def example_frames(catalogue: str = "exempel", seed: int = DEFAULT_SEED) -> dict[str, pl.DataFrame]:
    """One frame per extract of the contract, in its order, with its columns and types; the same for the same seed."""
    rows = {name: [] for name in EXTRACTS if may_be_absent(name)} | _fixed_rows() | _invented_rows(seed)
    return {name: _frame(name, rows[name], catalogue) for name in EXTRACTS}


def _fixed_rows() -> dict[str, list[dict[str, object]]]:
    """What the seed does not change: what is described, decided and delivered or not."""
    return {
        "source": source_rows(),
        "municipality": municipality_rows(),
        "indicator": indicator_rows(),
        "target": target_rows(),
        "target_reading": reading_rows(),
        "source_conflict": conflict_rows(),
        "population": population_rows(),
        "observation": observation_rows(),
        "commitment": commitment_rows(delivered=partial(_delivered, "commitment")),
        "milestone": milestone_rows(),
    }


def _invented_rows(seed: int) -> dict[str, list[dict[str, object]]]:
    """What the seed decides: the enterprises, the counts and the days."""
    enterprises = invent_enterprises(seed)
    people = placed_people(seed, {quarter: places_by_municipality(enterprises, quarter) for quarter in QUARTERS})
    placed = {quarter: people_by_municipality(people[quarter]) for quarter in QUARTERS}
    return {
        "enterprise": enterprise_rows(enterprises),
        "enterprise_observation": enterprise_observation_rows(
            enterprises, seed, delivered=partial(_delivered, "enterprise"), placed=placed
        ),
        "placement": placement_rows(seed, people, delivered=partial(_delivered, "placement")),
        "service_use": service_use_rows(seed, delivered=partial(_delivered, "service_use")),
        "dialogue_meeting": dialogue_rows(
            seed,
            delivered=partial(_delivered, "dialogue_meeting"),
            missing_status=partial(_missing_status, "dialogue_meeting"),
        ),
        "delivery": delivery_rows(seed),
    }


def _delivered(kind: str, municipality_code: str, quarter: Quarter) -> bool:
    return is_delivered(municipality_code, kind, quarter)


def _missing_status(kind: str, municipality_code: str, quarter: Quarter) -> str:
    return missing_status(municipality_code, kind, quarter)


def _frame(name: str, rows: list[dict[str, object]], catalogue: str) -> pl.DataFrame:
    """The rows as the contract wants them: every column, in its order; a column that a row does not name says nothing."""
    contract = EXTRACTS[name].columns()
    schema = {column_name: column.dtype for column_name, column in contract.items()}
    empty = {
        column_name: not_delivered(column)
        for column_name, column in contract.items()
        if is_younger(column.metadata["since"], FIRST)
    }
    unknown = {column_name for row in rows for column_name in row} - set(schema)
    if unknown:
        raise ValueError(f"{name}: the contract has no column {', '.join(sorted(unknown))}.")
    return pl.DataFrame([{**empty, **row, "catalogue": catalogue} for row in rows], schema=schema)
