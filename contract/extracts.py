"""The extracts of a catalogue, by name. One class per extract; its docstring says what one row is.

Chosen library: dataframely (see docs/dependencies.md). `EXTRACTS` is in the order in which the parts of a catalogue build on
each other, so that foreign keys can be checked in that order.
"""

from functools import cache
from pathlib import Path

import dataframely as dy
import polars as pl

from contract.areas import Area
from contract.competence import KnowledgeSurvey, TargetGroupSize, TrainingModule, TrainingParticipation
from contract.context import ContextObservation
from contract.council import (
    AgendaItem,
    Attendance,
    CouncilDecision,
    CouncilMeeting,
    DecisionReport,
    NotedDecision,
    Seat,
    Wish,
    WishAskedOf,
    WishReport,
)
from contract.enterprises import ComponentState, StructureComponent
from contract.labels import CodeLabel
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
from contract.pathway import (
    ComparisonFigure,
    ParticipantStep,
    Pathway,
    PathwayFinding,
    PathwayGroup,
    PathwayStep,
    PathwayTime,
)
from contract.plan import Activity, ActivityReport, ActivityTarget, Party, Plan, PlanPartner, PlanPriority
from contract.procurement import Procurement
from contract.projects import Project, ProjectFactor, ProjectMunicipality, ProjectOutcome
from contract.provision import ProvisionAgreement
from contract.reference import (
    Enterprise,
    Indicator,
    Municipality,
    Source,
    SourceConflict,
    Target,
    TargetReading,
)
from contract.schema import FIRST, Extract
from contract.statement import Statement
from contract.terms import Term, TermReference

# Rises whenever what may stand in a file changes: when and how, contract/README.md says.
CONTRACT_VERSION = "9"

YOUNGER = Path(__file__).parent / "younger"
# Code lists that have become rows of an extract: files that are older have codes of them, and each has its row in `younger/rows/`.
LISTS_MADE_ROWS = {"part": "area"}

EXTRACTS: dict[str, type[Extract]] = {
    "source": Source,
    "area": Area,
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
    "plan": Plan,
    "party": Party,
    "plan_priority": PlanPriority,
    "plan_partner": PlanPartner,
    "activity": Activity,
    "activity_target": ActivityTarget,
    "activity_report": ActivityReport,
    "council_meeting": CouncilMeeting,
    "attendance": Attendance,
    "agenda_item": AgendaItem,
    "seat": Seat,
    "council_decision": CouncilDecision,
    "decision_report": DecisionReport,
    "noted_decision": NotedDecision,
    "wish": Wish,
    "wish_asked_of": WishAskedOf,
    "wish_report": WishReport,
    "term": Term,
    "term_reference": TermReference,
    "project": Project,
    "project_municipality": ProjectMunicipality,
    "project_factor": ProjectFactor,
    "project_outcome": ProjectOutcome,
    "training_module": TrainingModule,
    "knowledge_survey": KnowledgeSurvey,
    "pathway_step": PathwayStep,
    "pathway_group": PathwayGroup,
    "pathway_finding": PathwayFinding,
    "comparison_figure": ComparisonFigure,
    "pathway": Pathway,
    "pathway_time": PathwayTime,
    "participant_step": ParticipantStep,
    "context_observation": ContextObservation,
    "code_label": CodeLabel,
    "provision_agreement": ProvisionAgreement,
    "structure_component": StructureComponent,
    "component_state": ComponentState,
    "training_participation": TrainingParticipation,
    "target_group_size": TargetGroupSize,
    "procurement": Procurement,
    "statement": Statement,
}


def is_younger(since: str, contract_version: str) -> bool:
    """Whether what came in contract version `since` is younger than a file that was written under `contract_version`."""
    return int(since) > int(contract_version)


def is_known(contract_version: str) -> bool:
    """Whether there has been such a version of the contract: a newer one may mean what nobody here knows."""
    return contract_version.isdecimal() and 1 <= int(contract_version) <= int(CONTRACT_VERSION)


def may_be_absent(extract: str) -> bool:
    """Whether a version may lack the extract: it came later, and nothing has been delivered to it yet.

    An empty one is not written, so that a version that says nothing new stays the same.
    """
    return is_younger(EXTRACTS[extract].since, FIRST)


def not_delivered(column: dy.Column) -> str | None:
    """What stands in a column that is younger than its rows: nothing, or the status that says so."""
    return "NL" if column.metadata.get("codelist") == "obs_status" else None


def with_younger_columns(extract: str, frame: pl.DataFrame, *, written_under: str = FIRST) -> pl.DataFrame:
    """The rows of a file with the columns that are younger than the contract version it was written under: empty, a status "NL",
    or what the rows meant before there was a column for it (`contract/younger/`).

    Any other column that is missing stays missing, and breaks the contract.
    """
    added = {
        name: column
        for name, column in EXTRACTS[extract].columns().items()
        if is_younger(column.metadata["since"], written_under) and name not in frame.columns
    }
    meant = meant_before(extract)
    if added.keys() & set(meant.columns) and set(EXTRACTS[extract].primary_key()) <= set(frame.columns):
        told = meant.select(*EXTRACTS[extract].primary_key(), *(name for name in added if name in meant.columns))
        frame = frame.join(told, on=EXTRACTS[extract].primary_key(), how="left", maintain_order="left")
    return frame.with_columns(
        pl.lit(not_delivered(column), dtype=column.dtype).alias(name)
        for name, column in added.items()
        if name not in frame.columns
    )


@cache
def rows_before(extract: str, catalogue: str) -> pl.DataFrame:
    """The rows of an extract that a version without it means: none, or what the code knew when there was no such extract.

    They are kept in `contract/younger/rows/EXTRACT.csv`, each with its catalogue, so that an old version shows what it showed.
    """
    path = YOUNGER / "rows" / f"{extract}.csv"
    empty = pl.DataFrame(schema=EXTRACTS[extract].create_empty().schema)
    if not path.exists():
        return empty
    headings = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    rows = pl.read_csv(path, schema={name: empty.schema[name] for name in headings}).filter(catalogue=catalogue)
    return with_younger_columns(extract, rows).select(empty.columns).sort(EXTRACTS[extract].primary_key())


@cache
def meant_before(extract: str) -> pl.DataFrame:
    """What the rows of an extract meant before there was a column for it: its key and the younger columns, a row for each key.

    A file that was published never changes. What the code knew of its rows, when the code knew it, is kept in
    `contract/younger/EXTRACT.csv`, so that an old version shows what it showed. Without one, a frame without columns.
    """
    path = YOUNGER / f"{extract}.csv"
    if not path.exists():
        return pl.DataFrame()
    types = {name: column.dtype for name, column in EXTRACTS[extract].columns().items()}
    headings = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    return pl.read_csv(path, schema={name: types[name] for name in headings})
