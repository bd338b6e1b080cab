"""Dialogue meetings: how many each municipality has had with each public actor, whoever tells of them."""

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.kind import Kind

EXTRACT = "dialogue_meeting"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "public_actor", "code", "Arbetsförmedlingen", other_headings=("Aktör", "Myndighet")),
        value_field(EXTRACT, "Antal möten", "Number of meetings", "2", counts_people=False),
        status_field(EXTRACT, may_be_hidden=False),
    ),
    status_of={"value": "obs_status"},
)

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    most=100,
    again="public_actor",
)
