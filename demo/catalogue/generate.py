"""A made-up catalogue, `exempel`: every extract of the contract at full grain, by quarter, 2016–2018.

It shows what the app looks like once the council's parties deliver. Nothing in it is true of any municipality; it is
fitted to the totals of the plan, and every row rests on a source that says it is an example. What is described and decided
is written in `facts/`, what is delivered is drawn.
"""

from pathlib import Path

import polars as pl

from contract import EXTRACTS, FIRST, is_younger, not_delivered
from contract.periods import last_day
from demo.catalogue import enterprises
from demo.catalogue.chance import QUARTERS, Row
from demo.catalogue.context import context_rows
from demo.catalogue.municipalities import commitment_rows, delivery_rows, meeting_rows
from demo.catalogue.pathway import participant_step_rows, pathway_people, pathway_rows, pathway_time_rows
from demo.catalogue.placements import people_by_municipality, placed_people, placement_rows
from demo.catalogue.procurement import procurement_rows
from demo.catalogue.services import service_use_rows
from demo.catalogue.training import training_rows
from publishing.catalogue.facts import read_fact_file

CATALOGUE = "exempel"
# What the deliveries rest on.
SOURCE = "exempel_leveranser"
FACTS = Path(__file__).parent / "facts"
# Fitted: with this seed every municipality's published placements fit into the places that its enterprises offer.
DEFAULT_SEED = 2008


def example_frames(catalogue: str = CATALOGUE, seed: int = DEFAULT_SEED) -> dict[str, pl.DataFrame]:
    """One frame per extract of the contract, in its order, with its columns and types; the same for the same seed."""
    facts = {path.stem: read_fact_file(path, path.stem, catalogue, written_under=FIRST) for path in FACTS.glob("*.csv")}
    drawn = {name: _frame(name, rows, catalogue) for name, rows in _drawn_rows(seed).items()}
    # Of an extract that was added later nothing is made up.
    return {name: (facts | drawn).get(name, schema.create_empty()) for name, schema in EXTRACTS.items()}


def _drawn_rows(seed: int) -> dict[str, list[Row]]:
    """What partners deliver: the enterprises, the counts and the days by chance, the commitments as they were made."""
    invented = enterprises.invent_enterprises(seed)
    places = {quarter: enterprises.places_by_municipality(invented, quarter) for quarter in QUARTERS}
    people = placed_people(seed, places)
    on_their_way = pathway_rows(seed, pathway_people(seed))
    placed = {quarter: people_by_municipality(people[quarter]) for quarter in QUARTERS}
    return {
        "enterprise": enterprises.enterprise_rows(invented),
        "enterprise_observation": enterprises.enterprise_observation_rows(invented, seed, placed=placed),
        "placement": placement_rows(seed, people),
        "service_use": service_use_rows(seed),
        "commitment": commitment_rows(),
        "dialogue_meeting": meeting_rows(seed),
        "delivery": delivery_rows(seed),
        "pathway": on_their_way,
        "pathway_time": pathway_time_rows(seed, on_their_way),
        "participant_step": participant_step_rows(seed),
        "context_observation": context_rows(seed),
        **training_rows(seed),
        "procurement": procurement_rows(),
    }


def _frame(name: str, rows: list[Row], catalogue: str) -> pl.DataFrame:
    """The rows as the contract wants them: every column, in its order; a column that a row does not name says nothing."""
    columns = EXTRACTS[name].columns()
    unknown = {column for row in rows for column in row} - set(columns)
    if unknown:
        raise ValueError(f"{name}: the contract has no column {', '.join(sorted(unknown))}.")
    younger = {
        column: not_delivered(column_type)
        for column, column_type in columns.items()
        if is_younger(column_type.metadata["since"], FIRST)
    }
    ends = [{"period_end": last_day(row["period"])} if "period" in row else {} for row in rows]
    fixed = {**younger, "catalogue": catalogue, "source_id": SOURCE}
    schema = {column: column_type.dtype for column, column_type in columns.items()}
    return pl.DataFrame([{**fixed, **end, **row} for row, end in zip(rows, ends, strict=True)], schema=schema)
