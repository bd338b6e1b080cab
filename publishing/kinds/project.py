"""Projects: who owns and pays for each, from when to when and where, what makes it last, and what is left of it."""

from collections.abc import Iterator, Mapping

import polars as pl

from contract import CODELISTS, DeliveryForm, Field, label_of
from contract.deliveries import column_field, municipality_field, period_field
from publishing.kinds.kind import Case, Frames, Kind, Row
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

REGISTER, PLACES, EXTRACT, OUTCOMES = "project", "project_municipality", "project_factor", "project_outcome"
_ID, _FACTOR = "project_id", "project_factor"
FACTORS = tuple(CODELISTS[_FACTOR].codes)
_NOT_KNOWN = {"note_sv": "Tomt: okänt", "note_en": "Empty: not known"}


def _state(factor: str) -> str:
    return f"{factor}_state"


def _evidence(factor: str) -> str:
    return f"{factor}_evidence"


def _factor_fields(factor: str) -> tuple[Field, Field]:
    """How far a factor has come, and what shows it."""
    sv, en = (label_of(_FACTOR, factor, language) for language in ("sv", "en"))
    state = column_field(
        EXTRACT, "factor_state", "code", label_of("factor_state", "held", "sv"),
        heading_sv=sv, heading_en=en, is_required=False, **_NOT_KNOWN,
    )  # fmt: skip
    evidence = column_field(
        EXTRACT, "evidence_sv", "text", "Styrgruppens protokoll den 3 maj 2019",
        heading_sv=f"Belägg: {sv.lower()}", heading_en=f"Evidence: {en.lower()}",
        note_sv="Vad som visar det, inga personnamn", note_en="What shows it, no names of people",
    )  # fmt: skip
    return (_renamed(state, _state(factor)), _renamed(evidence, _evidence(factor)))


def _renamed(field: Field, name: str) -> Field:
    """The same field under a name of its own: a row tells of all factors, the extract has a row for each."""
    return Field(**{**vars(field), "name": name})


FORM = DeliveryForm(
    "project",
    (
        period_field(EXTRACT),
        column_field(
            REGISTER, _ID, "text", "vagar-in",
            heading_sv="Projektets id", heading_en="Id of the project",
            note_sv="Samma id varje kvartal", note_en="The same id every quarter", other_headings=("Id", "Projektid"),
        ),
        municipality_field(PLACES),
        column_field(REGISTER, "title_sv", "text", "Vägar in", other_headings=("Namn", "Projektnamn")),
        column_field(REGISTER, "project_kind", "code", "projekt", is_required=False, if_empty="project"),
        column_field(REGISTER, "about_sv", "text", "Handledning i nya ASF"),
        column_field(REGISTER, "owner_sv", "text", "Regionen", other_headings=("Ägare",), **_NOT_KNOWN),
        column_field(REGISTER, "funder_sv", "text", "Europeiska socialfonden", **_NOT_KNOWN),
        column_field(REGISTER, "programme_sv", "text", "Programområde 2", **_NOT_KNOWN),
        column_field(REGISTER, "budget_sek", "amount", "1896300", other_headings=("Budget", "Total budget"), **_NOT_KNOWN),
        column_field(REGISTER, "granted_sek", "amount", "1896300", other_headings=("Beviljat stöd",), **_NOT_KNOWN),
        column_field(REGISTER, "first_day", "date", "2019-01-15", **_NOT_KNOWN),
        column_field(REGISTER, "last_day", "date", "2020-12-31", **_NOT_KNOWN),
        *(field for factor in FACTORS for field in _factor_fields(factor)),
        column_field(OUTCOMES, "lives_on", "code", "lever kvar", is_required=False, **_NOT_KNOWN),
        column_field(OUTCOMES, "outcome_sv", "text", "Handledningen ingår i regionens budget för 2021"),
    ),
    status_of={},
)  # fmt: skip
# What all rows of a project say alike: only the municipality tells them apart.
_OF_THE_PROJECT = tuple(field.name for field in FORM.fields if not field.is_key)


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The project once, its municipalities, a row per factor, and what it led to where something is told of that."""
    each = rows.unique(_ID, keep="first", maintain_order=True)
    told = each.filter(pl.col("lives_on").is_not_null() | pl.col("outcome_sv").is_not_null())
    return {
        REGISTER: each.with_columns(
            title_en=pl.col("title_sv"), about_en=pl.col("about_sv"), owner_en=pl.col("owner_sv"),
            funder_en=pl.col("funder_sv"), programme_en=pl.col("programme_sv"),
            owner_status=_status("owner_sv"), funder_status=_status("funder_sv"),
            programme_status=_status("programme_sv"), budget_status=_status("budget_sek"),
            granted_status=_status("granted_sek"), first_day_status=_status("first_day", "known", "unknown"),
            last_day_status=_status("last_day", "known", "unknown"),
        ),
        PLACES: rows.unique((_ID, "municipality_code"), keep="first", maintain_order=True),
        EXTRACT: pl.concat([_of_factor(each, factor) for factor in FACTORS]),
        OUTCOMES: told.with_columns(
            outcome_number=pl.lit(1, pl.Int64), outcome_en=pl.col("outcome_sv"), obs_status=_status("lives_on")
        ),
    }  # fmt: skip


def _of_factor(each: pl.DataFrame, factor: str) -> pl.DataFrame:
    return each.select(
        pl.col("^source_row$"), _ID, "period", project_factor=pl.lit(factor), factor_state=pl.col(_state(factor)),
        evidence_sv=pl.col(_evidence(factor)), evidence_en=pl.col(_evidence(factor)), obs_status=_status(_state(factor)),
    )  # fmt: skip


def _status(name: str, known: str = "A", unknown: str = "UN") -> pl.Expr:
    return pl.when(pl.col(name).is_null()).then(pl.lit(unknown)).otherwise(pl.lit(known))


def _in_form(told: pl.DataFrame, published: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row per project, quarter and municipality, its factors in columns, as it is delivered."""
    is_of = {factor: pl.col(_FACTOR) == factor for factor in FACTORS}
    wide = told.group_by(_ID, "period").agg(
        *(pl.col("factor_state").filter(of).first().alias(_state(factor)) for factor, of in is_of.items()),
        *(pl.col("evidence_sv").filter(of).first().alias(_evidence(factor)) for factor, of in is_of.items()),
    )
    outcomes = published[OUTCOMES].select(_ID, "period", "lives_on", "outcome_sv").unique((_ID, "period"), keep="first")
    places = published[PLACES].select(_ID, "municipality_code")
    whole = wide.join(published[REGISTER], on=_ID).join(places, on=_ID)
    return whole.join(outcomes, on=(_ID, "period"), how="left").select(field.name for field in FORM.fields)


def _faults(case: Case) -> Iterator[Problem]:
    """A project that is told of in two ways: its rows differ in more than the municipality."""
    first: dict[object, Row] = {}
    for row in case.rows:
        other = first.setdefault(row[_ID], row)
        for name in _OF_THE_PROJECT:
            if row[name] != other[name]:
                details = {"key": shown.cell(row[_ID]), "other": str(other["source_row"])}
                yield case.fault("project_told_in_two_ways", row["source_row"], name, **details)


def _remarks(case: Case) -> Iterator[Remark]:
    """A grant above the budget, and a factor that is shown by nothing."""
    for row in case.rows:
        budget, granted = row["budget_sek"], row["granted_sek"]
        if budget is not None and granted is not None and granted > budget:
            yield case.remark("granted_above_budget", row["source_row"], "granted_sek", budget=shown.number(budget))
        for factor in FACTORS:
            if row[_state(factor)] == "held" and not row[_evidence(factor)]:
                yield case.remark("factor_without_evidence", row["source_row"], _evidence(factor))


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    in_form=_in_form,
    faults=(_faults,),
    remarks=(_remarks,),
    spans=(("first_day", "last_day"),),
    again=_ID,
    unit=_ID,
    register=REGISTER,
)
