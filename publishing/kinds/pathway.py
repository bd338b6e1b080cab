"""The way to work: people by the furthest step that each had reached after a year, by municipality, group and sex.

Everyone stands in one cell alone. So nothing is nested: those who reached a step are the sum of the cells of that step and
later, those who stopped are a cell, and no count can be had that is not a sum of protected cells.
"""

from contract import CODELISTS, DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, sex_field, status_field, value_field
from publishing.kinds.kind import Cube, CubeShape, Kind, OnlyFor, exact

EXTRACT = "pathway"

GROUPS = tuple(code for code in CODELISTS["pathway_group"].codes if code != "all")

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT, example="2019 kv 1",
            note_sv="Kvartalet då uppföljningen slutade. Räkna dem som sökte stöd under samma kvartal året före",
            note_en="The quarter in which the follow-up ended. Count those who applied in the same quarter of the year before",
        ),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "pathway_group", "code", "Gul", codes=GROUPS, note_sv="Som bedömd vid inskrivningen",
            note_en="As assessed at enrolment", other_headings=("Färg",),
        ),
        column_field(EXTRACT, "pathway_step", "code", "Insats", other_headings=("Steg", "Längst nådda steg")),
        column_field(EXTRACT, "talk_held", "yes_no", "ja", is_required=False, if_empty=False),
        column_field(EXTRACT, "feedback_given", "yes_no", "nej", is_required=False, if_empty=False),
        column_field(EXTRACT, "referred_again", "yes_no", "nej", is_required=False, if_empty=False),
        sex_field(EXTRACT),
        value_field(EXTRACT, "Antal personer", "Number of people", "7", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)  # fmt: skip

STEPS = tuple(CODELISTS["pathway_step"].codes)
_TALK, _REFERRAL, _FEEDBACK = (STEPS.index(step) for step in ("three_party_talk", "referral", "feedback"))

# What cannot be: a group before the enrolment, a talk before a referral, feedback before it can have been given.
_RULES = (
    OnlyFor("pathway_step", "applied", "pathway_group", "none", "group_before_enrolment"),
    OnlyFor("pathway_group", "none", "pathway_step", "applied", "no_group_after_enrolment"),
    *(OnlyFor("pathway_step", step, "talk_held", False, "talk_before_referral") for step in STEPS[:_TALK]),
    OnlyFor("pathway_step", "three_party_talk", "talk_held", True, "talk_not_held"),
    *(OnlyFor("pathway_step", step, "feedback_given", False, "feedback_before_measure") for step in STEPS[:_FEEDBACK]),
    OnlyFor("pathway_step", "feedback", "feedback_given", True, "feedback_not_given"),
    *(OnlyFor("pathway_step", step, "referred_again", False, "again_before_referral") for step in STEPS[:_REFERRAL]),
)

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code",),
    codes={
        "pathway_group": GROUPS,
        "pathway_step": STEPS,
        "talk_held": (False, True),
        "feedback_given": (False, True),
        "referred_again": (False, True),
        "sex": ("F", "M"),
    },
    near={
        ("municipality_code",): 0.8,
        ("pathway_step",): 0.8,
        ("pathway_group",): 0.8,
        ("municipality_code", "pathway_step"): 0.5,
        ("municipality_code", "pathway_group"): 0.5,
        ("pathway_group", "pathway_step"): 0.5,
        ("pathway_group", "sex"): 0.4,
        ("municipality_code", "pathway_group", "pathway_step"): 0.3,
    },
    rules=_RULES,
)

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact())},
    most=1000,
    is_of_sender=True,
    is_held=True,
    cubes=(Cube(SHAPE),),
    # That nobody has answered is said once, of those who applied.
    silent_codes={
        "pathway_group": ("none",),
        "pathway_step": ("applied",),
        "talk_held": (False,),
        "feedback_given": (False,),
        "referred_again": (False,),
        "sex": ("F", "M"),
    },
)
