"""Time in measure: the median of whole months, of a year's people. Told only where enough people surely stand behind it."""

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, status_field, value_field
from publishing.kinds.kind import Kind, RestsOn, exact
from publishing.kinds.pathway import GROUPS

EXTRACT = "pathway_time"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT, example="2019 kv 4",
            note_sv="Årets fjärde kvartal på alla rader. Räkna dem som sökte stöd under året före och började en insats",
            note_en="The year's fourth quarter on every row. Count those who applied in the year before and began a measure",
        ),
        municipality_field(EXTRACT),
        column_field(
            EXTRACT, "pathway_group", "code", "Röd",
            codes=tuple(code for code in GROUPS if code != "none"),
            note_sv="Som bedömd vid inskrivningen", note_en="As assessed at enrolment", other_headings=("Färg",),
        ),
        value_field(
            EXTRACT, "Median, hela månader i insats", "Median, whole months in measure", "8", counts_people=True,
            note_sv="Mittersta värdet när alla ordnas efter tid i insats, avrundat till hela månader",
            note_en="The middle value when all are put in order of their time in measure, rounded to whole months",
            other_headings=("Månader i insats", "Months in measure"),
        ),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)  # fmt: skip

KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    # Delivered with the fourth quarter, of the whole year.
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact(), period=rows["period"].str.head(4))},
    most=120,
    is_of_sender=True,
    is_held=True,
    rests_on=RestsOn(
        kind="pathway",
        by=("municipality_code", "pathway_group"),
        column="pathway_step",
        codes=("measure", "feedback", "work_or_study"),
    ),
)
