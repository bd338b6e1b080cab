"""Commitments: what a municipality has decided, agreed or appointed, and how far each has come."""

from collections.abc import Iterator

import polars as pl

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, status_field
from publishing.kinds.kind import Before, Case, Frames, Kind
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "commitment"
_VALIDITY = {
    "is_required": False,
    "if_neither": "unknown",
    "note_sv": "Tomt: känt om datumet är ifyllt, annars okänt",
    "note_en": "Empty: known if there is a date, else unknown",
}

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "mark", "code", "Avtal om stöd", other_headings=("Åtagande", "Steg", "Mark")),
        column_field(EXTRACT, "commitment_number", "whole", "1", is_required=False, if_empty=1),
        column_field(EXTRACT, "commitment_state", "code", "ja", other_headings=("Finns",)),
        status_field(EXTRACT, may_be_hidden=False),
        column_field(EXTRACT, "counts_as_support", "yes_no", "ja", is_required=False, if_empty=False),
        column_field(EXTRACT, "agreement_form", "code", "IOP"),
        column_field(EXTRACT, "counterpart", "text", "Coompanion"),
        column_field(EXTRACT, "valid_from", "date", "2018-01-01"),
        column_field(EXTRACT, "valid_from_status", "code", "", **_VALIDITY),
        column_field(EXTRACT, "valid_to", "date", "2020-12-31", open_ended_in="valid_to_status"),
        column_field(EXTRACT, "valid_to_status", "code", "", **_VALIDITY),
        column_field(EXTRACT, "evidence_sv", "text", "Kommunstyrelsens beslut den 12 december 2017"),
        column_field(EXTRACT, "evidence_en", "text", "Decision of the municipal board, 12 December 2017"),
        column_field(
            EXTRACT, "annual_cost_sek", "amount", "250000",
            note_sv="Vad ett avtal kostar kommunen per år. Tomt: okänt",
            note_en="What an agreement costs the municipality a year. Empty: not known",
            other_headings=("Årskostnad", "Kostnad", "Belopp per år"),
        ),
        status_field(
            EXTRACT, name="annual_cost_status", sv="Kostnadens status", en="Status of the cost", may_be_hidden=False,
            if_neither="UN", since="5",
        ),
    ),
    status_of={"commitment_state": "obs_status", "annual_cost_sek": "annual_cost_status"},
)  # fmt: skip
_IS_AGREEMENT = (pl.col("mark") == "agreement") & (pl.col("commitment_state") == "held")


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """As delivered; what is no agreement in force has no cost that could be known."""
    has_no_cost = ~_IS_AGREEMENT.fill_null(False) & (pl.col("annual_cost_status") == "UN")
    status = pl.when(has_no_cost).then(pl.lit("NA")).otherwise("annual_cost_status")
    return {EXTRACT: rows.with_columns(annual_cost_status=status)}


def _faults(case: Case) -> Iterator[Problem]:
    """Dates that do not go with their status, and what belongs to agreements alone on a row about something else."""
    for row in case.rows:
        for date, status in (("valid_from", "valid_from_status"), ("valid_to", "valid_to_status")):
            if row[status] == "known" and not row[date]:
                yield case.fault("known_day_missing", row["source_row"], date)
            if row[status] not in (None, "known") and row[date]:
                yield case.fault("day_beside_status", row["source_row"], status)
        if row["mark"] in (None, "agreement"):
            continue
        for name in ("agreement_form", "counterpart", "annual_cost_sek"):
            if row[name] is not None:
                yield case.fault("only_for_agreements", row["source_row"], name)
        if row["counts_as_support"]:
            yield case.fault("support_without_agreement", row["source_row"], "counts_as_support")


def _remarks(case: Case) -> Iterator[Remark]:
    """Agreements that are held without a form, and held commitments whose dates say that they are not in force."""
    for row in case.rows:
        if row["commitment_state"] != "held":
            continue
        if row["mark"] == "agreement" and not row["agreement_form"]:
            yield case.remark("agreement_without_form", row["source_row"], "agreement_form")
        if row["valid_to"] and row["valid_to"] < case.last_day:
            yield case.remark("held_but_over", row["source_row"], "valid_to")
        if row["valid_from"] and row["valid_from"] > case.last_day:
            yield case.remark("held_but_not_begun", row["source_row"], "valid_from")


def _skipped_numbers(case: Case) -> Iterator[Remark]:
    """Commitments whose number skips one that was never delivered: 1 and 3, but no 2 now or before."""
    columns = ["municipality_code", "mark", "commitment_number"]
    frames = (case.frame, case.published[EXTRACT], *case.earlier.values())
    known = {key for frame in frames for key in frame.select(columns).iter_rows()}
    for row in case.rows:
        municipality_code, mark, number = (row[name] for name in columns)
        skipped = [each for each in range(1, number or 1) if (municipality_code, mark, each) not in known]
        if skipped:
            missing = ", ".join(map(str, skipped))
            yield case.remark("number_skipped", row["source_row"], "commitment_number", missing=missing)


def _given_up(case: Case, before: Before) -> Iterator[Remark]:
    """Marks that a municipality held the quarter before and now says that it does not hold."""
    key = ["municipality_code", "mark"]
    held, still = (
        set(frame.filter(pl.col("commitment_state") == "held").select(key).iter_rows())
        for frame in (before.frame, case.frame)
    )
    for row in case.rows:
        mark = (row["municipality_code"], row["mark"])
        if row["commitment_state"] == "not_held" and mark in held - still:
            quarter = shown.quarter(before.period)
            yield case.remark("commitment_given_up", row["source_row"], "commitment_state", quarter=quarter)


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    faults=(_faults,),
    remarks=(_remarks, _skipped_numbers),
    comparisons=(_given_up,),
    spans=(("valid_from", "valid_to"),),
    again="mark",
)
