"""Participants' steps: those whose part in a measure ended during a quarter, by whether they had come nearer work or study."""

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, sex_field, status_field, value_field
from publishing.kinds.kind import Cube, CubeShape, Kind, exact

EXTRACT = "participant_step"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "step_taken", "yes_no", "ja", other_headings=("Stegförflyttning", "Steg framåt", "Step taken")
        ),
        sex_field(EXTRACT),
        value_field(EXTRACT, "Antal deltagare", "Number of participants", "7", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code",),
    codes={"step_taken": (False, True), "sex": ("F", "M")},
    near={("municipality_code",): 0.8, ("step_taken",): 0.8, ("sex",): 0.5, ("step_taken", "sex"): 0.5},
)

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact())},
    most=500,
    is_held=True,
    cubes=(Cube(SHAPE),),
    silent_codes=SHAPE.codes,
)
