"""Decisions of the council: the register of them, and how far each had come at the end of the quarter."""

from collections.abc import Iterator, Mapping

import polars as pl

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, period_field, status_field
from publishing.kinds.kind import Before, Case, Frames, Kind, as_compared
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

REGISTER, EXTRACT, NOTED = "council_decision", "decision_report", "noted_decision"

FORM = DeliveryForm(
    REGISTER,
    (
        period_field(EXTRACT),
        column_field(
            REGISTER, "decision_id", "text", "beslut-01", heading_sv="Beslutets id", heading_en="Id of the decision",
            note_sv="Samma id varje kvartal", note_en="The same id every quarter", other_headings=("Id", "Paragraf"),
        ),
        column_field(REGISTER, "title_sv", "text", "Rutin för vem", other_headings=("Beslut", "Titel")),
        column_field(REGISTER, "title_en", "text", "Routine for who"),
        column_field(REGISTER, "decided_on", "date", "2019-02-13", other_headings=("Beslutat",)),
        listed_field(REGISTER, "owner_party_id", "Coompanion", other_headings=("Ansvarig",)),
        column_field(REGISTER, "due", "date", "2019-06-30", other_headings=("Klart senast",)),
        column_field(EXTRACT, "progress", "code", "pågår"),
        status_field(EXTRACT, may_be_hidden=False),
        column_field(EXTRACT, "done_on", "date", "", other_headings=("Klart den",)),
    ),
    status_of={"progress": "obs_status"},
)  # fmt: skip


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The register of decisions, and how far each has come."""
    return {REGISTER: rows, EXTRACT: rows}


def _in_form(told: pl.DataFrame, published: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """A row for each decision and quarter, with what the register says of it."""
    return told.join(published[REGISTER].drop("catalogue", "source_id"), on="decision_id")


def _faults(case: Case) -> Iterator[Problem]:
    """Days that cannot be: decided or done after the quarter, done or due before it was decided, done but not said to be."""
    for row in case.rows:
        number, decided, done = row["source_row"], row["decided_on"], row["done_on"]
        for name in ("decided_on", "done_on"):
            if case.period and row[name] and row[name] > case.last_day:
                yield case.fault("day_after_quarter", number, name, quarter=shown.quarter(case.period))
        for name in ("due", "done_on"):
            if row[name] and decided and row[name] < decided:
                yield case.fault("day_before_decision", number, name, decided=shown.day(decided))
        if done and row["progress"] != "done":
            yield case.fault("done_day_beside_state", number, "done_on")


def _remarks(case: Case) -> Iterator[Remark]:
    """Decisions that are done without a day: nobody can tell whether it was in time."""
    for row in case.rows:
        if row["progress"] == "done" and not row["done_on"]:
            yield case.remark("done_without_day", row["source_row"], "done_on")


def _noted(case: Case) -> Iterator[Remark]:
    """Decisions that were noted in the room up to the quarter, of which neither these minutes nor any before have told."""
    told = {*map(as_compared, case.published[REGISTER]["decision_id"]), *_named(case)}
    passed_over = {period for period in case.published[EXTRACT]["period"] if period < case.period}
    for row in case.published[NOTED].sort("decided_on", "decision_id").iter_rows(named=True):
        is_new = row["period"] <= case.period and not any(period >= row["period"] for period in passed_over)
        if is_new and as_compared(row["decision_id"]) not in told:
            of = dict.fromkeys(shown.LANGUAGES, str(shown.cell(row["title_sv"])))
            about = {"of": of, "id": str(row["decision_id"]), "day": shown.day(row["decided_on"])}
            yield case.remark("noted_decision_missing", field="decision_id", **about)


def _named(case: Case) -> set[str]:
    """The ids of the delivered decisions as they are compared."""
    return {as_compared(row["decision_id"]) for row in case.rows if row["decision_id"]}


def _vanished(case: Case, before: Before) -> Iterator[Remark]:
    """Decisions that were not done the quarter before, and that this delivery does not name."""
    named = _named(case)
    left = before.frame.filter(pl.col("progress").is_null() | (pl.col("progress") != "done"))
    for decision_id, title in left.select("decision_id", "title_sv").iter_rows():
        if as_compared(decision_id) not in named:
            of = dict.fromkeys(shown.LANGUAGES, str(shown.cell(title)))
            yield case.remark(
                "council_decision_vanished", field="decision_id", of=of, quarter=shown.quarter(before.period)
            )


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    in_form=_in_form,
    faults=(_faults,),
    remarks=(_remarks, _noted),
    comparisons=(_vanished,),
    unit="decision_id",
    register=REGISTER,
    is_whole=True,
)
