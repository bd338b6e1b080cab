"""Decisions as they were written down in the room, each with the view that it rests on; the minutes of the council come afterwards."""

from collections.abc import Iterator

import polars as pl

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, period_field
from publishing.kinds.kind import Case, Kind
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "noted_decision"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT,
            note_sv="Kvartalet då beslutet fattades. Det behöver inte vara slut.",
            note_en="The quarter in which the decision was made. It need not be over.",
        ),
        column_field(
            EXTRACT, "decision_id", "text", "mote-2019-02-13-1", heading_sv="Beslutets id", heading_en="Id of the decision",
            note_sv="Samma id i protokollet: då följs beslutet som ett och samma",
            note_en="The same id in the minutes: then the decision is followed as one and the same",
        ),
        column_field(EXTRACT, "decided_on", "date", "2019-02-13"),
        column_field(EXTRACT, "title_sv", "text", "Rutin för vem"),
        column_field(EXTRACT, "title_en", "text", "Routine for who"),
        listed_field(EXTRACT, "owner_party_id", "Coompanion"),
        column_field(EXTRACT, "due", "date", "2019-06-30"),
        column_field(EXTRACT, "seen_version", "whole", "3"),
        column_field(EXTRACT, "seen_as_of", "date", "2018-12-31"),
        column_field(EXTRACT, "page_name", "text", "tackning"),
        column_field(EXTRACT, "figure_name", "text", "coverage_by_municipality_map"),
        column_field(EXTRACT, "choices", "text", "matt=enterprises"),
    ),
    status_of={},
)  # fmt: skip


def _faults(case: Case) -> Iterator[Problem]:
    """Decisions of another quarter or of a day that has not come, and those that were due before they were made."""
    for row in case.rows:
        decided, due = row["decided_on"], row["due"]
        if decided is None:
            continue
        if decided > case.today:
            yield case.fault("day_to_come", row["source_row"], "decided_on", today=shown.day(case.today))
        elif case.period and f"{decided.year}-Q{(decided.month + 2) // 3}" != case.period:
            yield case.fault("day_outside_quarter", row["source_row"], "decided_on", quarter=shown.quarter(case.period))
        if due and due < decided:
            yield case.fault("day_before_decision", row["source_row"], "due", decided=shown.day(decided))


def _remarks(case: Case) -> Iterator[Remark]:
    """Decisions that rest on figures that were taken back, or on those of a later day: the year is most likely a slip."""
    for row in case.rows:
        if row["seen_version"] in case.taken_back:
            yield case.remark(
                "decided_on_withdrawn", row["source_row"], "seen_version", version=str(row["seen_version"])
            )
        decided, as_of = row["decided_on"], row["seen_as_of"]
        if decided and as_of and decided < as_of:
            yield case.remark("decided_before_figures", row["source_row"], "decided_on", as_of=shown.day(as_of))


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    in_form=lambda told, _: told.select(pl.exclude("catalogue", "source_id")),
    faults=(_faults,),
    remarks=(_remarks,),
    unit="decision_id",
    notes_for="council_decision",
)
