"""How far the activities of the plans have come: a row for each activity and quarter, with who sees to it and when it is due."""

from collections.abc import Iterator

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, period_field, status_field
from publishing.kinds.kind import Before, Case, Kind
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "activity_report"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        listed_field(
            EXTRACT, "activity_id", "Lokala mobiliseringskampanjer",
            note_sv="Aktivitetens korta namn, som det står i listan", note_en="The short name of the activity, as it stands in the list",
        ),
        column_field(EXTRACT, "progress", "code", "pågår"),
        status_field(EXTRACT, may_be_hidden=False),
        listed_field(EXTRACT, "owner_party_id", "Coompanion", other_headings=("Ansvarig",)),
        column_field(EXTRACT, "due", "date", "2019-06-30", other_headings=("Klar senast",)),
        column_field(EXTRACT, "done_on", "date", "", other_headings=("Klar den",)),
        column_field(EXTRACT, "evidence_sv", "text", "Kampanj i mars 2019"),
        column_field(EXTRACT, "evidence_en", "text", "Campaign in March 2019"),
    ),
    status_of={"progress": "obs_status"},
)  # fmt: skip


def _faults(case: Case) -> Iterator[Problem]:
    """A day of being done that cannot be: after the quarter, missing where it is done, or there where it is not."""
    for row in case.rows:
        number, done = row["source_row"], row["done_on"]
        if case.period and done and done > case.last_day:
            yield case.fault("day_after_quarter", number, "done_on", quarter=shown.quarter(case.period))
        if done and row["progress"] != "done":
            yield case.fault("done_day_beside_state", number, "done_on")
        if row["progress"] == "done" and not done:
            yield case.fault("activity_without_day", number, "done_on")


def _remarks(case: Case) -> Iterator[Remark]:
    """Activities that are said to be done without saying what shows it."""
    for row in case.rows:
        if row["progress"] == "done" and not row["evidence_sv"]:
            yield case.remark("activity_without_evidence", row["source_row"], "evidence_sv")


def _vanished(case: Case, before: Before) -> Iterator[Remark]:
    """Activities that were told of the quarter before, and that this delivery does not name."""
    named = {row["activity_id"] for row in case.rows}
    for activity_id in before.frame["activity_id"].unique(maintain_order=True):
        if activity_id not in named and activity_id in case.listed["activity_id"]:
            of = case.listed["activity_id"][activity_id]
            yield case.remark(
                "activity_report_vanished", field="activity_id", of=of, quarter=shown.quarter(before.period)
            )


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    faults=(_faults,),
    remarks=(_remarks,),
    comparisons=(_vanished,),
    is_whole=True,
)
