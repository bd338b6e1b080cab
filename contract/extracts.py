"""The extracts of a catalogue, by name. One class per extract; its docstring says what one row is.

Chosen library: dataframely (see DECISIONS.md). `EXTRACTS` is in the order in which the parts of a catalogue build on
each other, so that foreign keys can be checked in that order.
"""

import polars as pl

from contract.observed import (
    Commitment,
    Delivery,
    DialogueMeeting,
    EnterpriseObservation,
    Milestone,
    Observation,
    Placement,
    PlacementYear,
    Population,
    ServiceUse,
)
from contract.reference import (
    Enterprise,
    Indicator,
    Municipality,
    Source,
    SourceConflict,
    Target,
    TargetReading,
)
from contract.schema import Extract

CONTRACT_VERSION = "1"

EXTRACTS: dict[str, type[Extract]] = {
    "source": Source,
    "municipality": Municipality,
    "indicator": Indicator,
    "target": Target,
    "target_reading": TargetReading,
    "source_conflict": SourceConflict,
    "enterprise": Enterprise,
    "population": Population,
    "observation": Observation,
    "commitment": Commitment,
    "milestone": Milestone,
    "enterprise_observation": EnterpriseObservation,
    "placement": Placement,
    "service_use": ServiceUse,
    "dialogue_meeting": DialogueMeeting,
    "delivery": Delivery,
    "placement_year": PlacementYear,
}

# Younger than the first versions: where a manifest does not name one of these, nothing has been delivered to it yet. An
# empty one is not written into a manifest, so that a version that says nothing new stays the same.
ADDED_LATER = ("placement_year",)


def with_younger_columns(extract: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of a published file with the columns that are younger than the file, empty.

    Such a column says in its metadata when it was `added`. Any other column that is missing stays missing, and breaks the contract.
    """
    return frame.with_columns(
        pl.lit(None, dtype=column.dtype).alias(name)
        for name, column in EXTRACTS[extract].columns().items()
        if "added" in column.metadata and name not in frame.columns
    )
