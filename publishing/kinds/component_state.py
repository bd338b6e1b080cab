"""The components of the support structure: which of them, and of the conditions for it, a municipality has in place."""

from collections.abc import Iterator

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, municipality_field, period_field, status_field
from publishing.kinds.kind import Case, Kind
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "component_state"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        listed_field(
            EXTRACT, "structure_component_id", "Styrelsearbete",
            note_sv="Delens namn, som det står i listan", note_en="The name of the component, as it stands in the list",
        ),
        column_field(EXTRACT, "commitment_state", "code", "ja", other_headings=("Läge", "Finns")),
        status_field(EXTRACT, may_be_hidden=False),
        column_field(EXTRACT, "in_place_since", "date", "2018-03-01"),
        column_field(EXTRACT, "evidence_sv", "text", "Utbildning för styrelserna i mars 2018"),
        column_field(EXTRACT, "evidence_en", "text", "Training for the boards in March 2018"),
    ),
    status_of={"commitment_state": "obs_status"},
)  # fmt: skip


def _faults(case: Case) -> Iterator[Problem]:
    """A day since when something is in place, where it is not, or after the quarter."""
    for row in case.rows:
        since = row["in_place_since"]
        if since and row["commitment_state"] != "held":
            yield case.fault("since_beside_state", row["source_row"], "in_place_since")
        elif since and case.period and since > case.last_day:
            quarter = shown.quarter(case.period)
            yield case.fault("day_after_quarter", row["source_row"], "in_place_since", quarter=quarter)


def _remarks(case: Case) -> Iterator[Remark]:
    """What is said to be in place without saying what shows it."""
    for row in case.rows:
        if row["commitment_state"] == "held" and not row["evidence_sv"]:
            yield case.remark("in_place_without_evidence", row["source_row"], "evidence_sv")


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    faults=(_faults,),
    remarks=(_remarks,),
)
