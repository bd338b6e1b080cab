"""Participants in training: who completed the training for their target group during a year, by municipality and employer.

A year at a time: in a quarter most cells hold a few people, and sums of cells that are rounded twelve times are off by a third.
"""

from collections.abc import Iterator

from contract import CODELISTS, DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.kind import Case, Cube, CubeShape, GroupsOf, Kind, OnlyFor, exact
from publishing.messages import in_both, shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "training_participation"

EMPLOYERS = tuple(CODELISTS["employer"].codes)
TARGET_GROUPS = tuple(code for code in CODELISTS["training_target_group"].codes if code != "other_staff")

# The supervisors are employed by the enterprises, and whoever else is trained is not.
STAFF_RULES = (
    OnlyFor("training_target_group", "supervisors", "employer", "enterprise", "supervisor_of_another"),
    OnlyFor("employer", "enterprise", "training_target_group", "supervisors", "enterprise_of_others"),
)

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT,
            example="2019 kv 4",
            note_sv="Årets fjärde kvartal på alla rader. Räkna dem som avslutade utbildningen under året",
            note_en="The year's fourth quarter on every row. Count those who completed the training during the year",
        ),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "employer", "code", "Försäkringskassan", other_headings=("Anställd av", "Employed by"),
            note_sv="Den som deltagaren är anställd av. En arbetsgivare eller kommun som inte nämns har inga deltagare",
            note_en="Whoever employs the participant. An employer or municipality that is not named has no participants",
        ),
        column_field(
            EXTRACT, "training_target_group", "code", "handläggare", codes=TARGET_GROUPS,
            other_headings=("Utbildning för", "Training for"),
            note_sv="Vilka utbildningen är till för. Räkna bara dem som hör dit, var och en en gång",
            note_en="Whom the training is for. Count only those who belong there, everyone once",
        ),
        value_field(EXTRACT, "Antal deltagare", "Number of participants", "7", counts_people=True),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)  # fmt: skip

SHAPE = CubeShape(
    name=EXTRACT,
    delivered_by=("municipality_code",),
    codes={"employer": EMPLOYERS, "training_target_group": TARGET_GROUPS},
    near={
        ("municipality_code",): 0.8,
        ("training_target_group",): 0.8,
        ("employer",): 0.8,
        ("employer", "training_target_group"): 0.5,
        ("municipality_code", "training_target_group"): 0.4,
        ("municipality_code", "employer"): 0.4,
    },
    rules=STAFF_RULES,
)


def _faults(case: Case) -> Iterator[Problem]:
    """A year that is not delivered with its fourth quarter."""
    if case.period and not case.period.endswith("Q4"):
        first = next(row["source_row"] for row in case.rows if row["period"] == case.period)
        details = {"quarter": shown.quarter(case.period), "fourth": shown.quarter(f"{case.period[:4]}-Q4")}
        yield case.fault("training_not_with_fourth_quarter", first, "period", **details)


def _remarks(case: Case) -> Iterator[Remark]:
    """Employers and municipalities that no row names: they are published as without participants."""
    named = {row["employer"] for row in case.rows}
    lacking = [shown.label("employer", employer) for employer in EMPLOYERS if employer not in named]
    if lacking:
        employers = in_both(lambda language: ", ".join(words[language] for words in lacking))
        yield case.remark("employer_without_row", field="employer", employers=employers)
    there = {row["municipality_code"] for row in case.rows}
    unnamed = [
        name for code, name in case.municipality_names.items() if code not in there and case.partner.covers(code)
    ]
    if unnamed:
        yield case.remark("municipality_without_row", field="municipality_code", municipalities=", ".join(unnamed))


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    # Delivered with the fourth quarter, of the whole year.
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact(), period=rows["period"].str.head(4))},
    faults=(_faults,),
    remarks=(_remarks,),
    most=500,
    groups=GroupsOf(
        kind="target_group_size",
        by=("municipality_code", "employer", "training_target_group"),
        column="training_target_group",
        everybody="everybody",
        rest="other_staff",
    ),
    is_held=True,
    cubes=(Cube(SHAPE),),
    silent_codes=SHAPE.codes,
)
