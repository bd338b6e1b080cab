"""Enterprises: the register of them, and what each reports every quarter. Its numbers of people wait, and are published protected."""

from collections.abc import Iterator, Mapping

import polars as pl

from contract import WITHHELD, DeliveryForm, Field, label_of
from contract.deliveries import FieldKind, column_field, municipality_field, period_field
from publishing.kinds.kind import Case, Cube, CubeShape, Frames, Kind, Row, exact
from publishing.messages import shown
from publishing.messages.problems import Remark

REGISTER, EXTRACT = "enterprise", "enterprise_observation"
_ID, _VARIABLE = "enterprise_id", "enterprise_variable"


def _variable(name: str, kind: FieldKind, example: str, *, counts_people: bool = False, **more: object) -> Field:
    """What an enterprise reports: yes or no, or a whole number; an empty cell says that it is not known. `more` is what else it says."""

    def note(whole: str, empty: str, write: str, language: str) -> str:
        # How a cell for yes or no is filled in, the template says of every one.
        how = "" if kind == "yes_no" else whole
        hidden = write + label_of("obs_status", WITHHELD, language) if counts_people else ""
        return how + empty + label_of("obs_status", "UN", language) + hidden

    return Field(
        name=name, kind=kind, example=example, is_required=False, counts_people=counts_people,
        statuses=("UN", WITHHELD) if counts_people else ("UN",),
        heading_sv=label_of(_VARIABLE, name, "sv"), heading_en=label_of(_VARIABLE, name, "en"),
        note_sv=note("Helt tal vid kvartalets slut. ", "Tomt: ", ", eller skriv ", "sv"),
        note_en=note("A whole number at the end of the quarter. ", "Empty: ", ", or write ", "en"), **more,
    )  # fmt: skip


# What the enterprises report, each a code of the list `enterprise_variable`: the form, the extract, the protection and the
# cubes follow from this table. What is no number of people is published as it comes.
VARIABLES = (
    _variable("employees", "count", "8", counts_people=True),
    _variable("places_offered", "count", "15"),
    _variable("places_filled", "count", "12", counts_people=True),
    _variable("sak_member", "yes_no", "ja"),
    _variable("af_agreement", "yes_no", "nej", other_headings=("Avtal med Arbetsförmedlingen",)),
)
PEOPLE = tuple(variable.name for variable in VARIABLES if variable.counts_people)
# What is offered is public, and nobody fills a place that is not offered.
_CEILING_OF = {"places_filled": "places_offered"}

FORM = DeliveryForm(
    "enterprise",
    (
        period_field(EXTRACT),
        column_field(
            REGISTER, _ID, "text", "exempel-01",
            note_sv="Samma id varje kvartal", note_en="The same id every quarter", other_headings=("Id", "Företagsid"),
        ),
        column_field(REGISTER, "enterprise_name", "text", "Exempel-ASF 01", other_headings=("Namn", "ASF", "Företagsnamn")),
        municipality_field(REGISTER, is_key=False),
        column_field(
            REGISTER, "legal_form", "code", "Ekonomisk förening", other_headings=("Bolagsform", "Företagsform")
        ),
        column_field(REGISTER, "industry", "code", "Second hand"),
        column_field(REGISTER, "start_date", "date", "2015-03-01", statuses=("UN",), other_headings=("Startdatum",)),
        column_field(REGISTER, "end_date", "date", "", other_headings=("Slutdatum",)),
        *VARIABLES,
    ),
    status_of={},
)  # fmt: skip

# One cube per variable: employees and places filled are never summed together. An enterprise is the same wherever it is;
# its municipality is known beside.
SHAPE = CubeShape(name=EXTRACT, delivered_by=(_ID,), codes={}, near={("municipality_code",): 0.8})


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The register of enterprises, and a row per enterprise and variable; numbers of people are protected."""
    reported = pl.concat([_reported(rows, variable) for variable in VARIABLES])
    return {REGISTER: rows, EXTRACT: reported.with_columns(exact())}


def _reported(rows: pl.DataFrame, variable: Field) -> pl.DataFrame:
    """A row per enterprise for one variable, with the row of the file; what waits for protection has no value yet."""
    value, status = pl.col(variable.name).cast(pl.Float64), pl.lit("PR")
    if variable.counts_people:
        value = pl.lit(None, pl.Float64)
    elif variable.own_status:
        status = pl.col(variable.own_status)
    else:
        status = pl.when(pl.col(variable.name).is_null()).then(pl.lit("UN")).otherwise(pl.lit("A"))
    return rows.select(
        pl.col("^source_row$"), _ID, "period", value=value, obs_status=status, **{_VARIABLE: pl.lit(variable.name)}
    )


def _in_form(told: pl.DataFrame, published: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row per enterprise and quarter, its variables in columns; null where a number is protected or unknown."""
    wide = told.group_by(_ID, "period").agg(
        pl.col("value").filter(pl.col(_VARIABLE) == variable.name).first().alias(variable.name)
        for variable in VARIABLES
    )
    return wide.join(published[REGISTER], on=_ID).with_columns(
        pl.col(variable.name).cast(pl.Boolean) for variable in VARIABLES if variable.kind == "yes_no"
    )


def _remarks(case: Case) -> Iterator[Remark]:
    """The warnings of each enterprise, in the order of the rows."""
    known = {row[_ID]: row for row in case.published[REGISTER].iter_rows(named=True)}
    for row in case.rows:
        yield from _state(case, row)
        if row[_ID] in known:
            yield from _changed(case, row, known[row[_ID]])
    yield from _names_of_others(case)


def _state(case: Case, row: Row) -> Iterator[Remark]:
    number = row["source_row"]
    for filled, offered in _CEILING_OF.items():
        if row[filled] is not None and row[offered] is not None and row[filled] > row[offered]:
            yield case.remark("more_filled_than_offered", number, filled, offered=shown.number(row[offered]))
    if row["end_date"] and row["end_date"] <= case.last_day:
        for name in PEOPLE:
            if row[name]:
                yield case.remark("ended_with_people", number, name, end=row["end_date"].isoformat())
    if row["start_date"] and row["start_date"] > case.last_day:
        yield case.remark("not_yet_started", number, "start_date")


def _changed(case: Case, row: Row, before: Row) -> Iterator[Remark]:
    if row["municipality_code"] != before["municipality_code"]:
        was = case.name_of(before["municipality_code"])
        yield case.remark("enterprise_moved", row["source_row"], "municipality_code", was=was)
    if row["enterprise_name"] != before["enterprise_name"]:
        was = shown.cell(before["enterprise_name"])
        yield case.remark("enterprise_renamed", row["source_row"], "enterprise_name", was=was)


def _names_of_others(case: Case) -> Iterator[Remark]:
    """A name that another id has, in the file or as published: one enterprise may have got two ids."""
    ids: dict[str, set[str]] = {}
    for frame in (case.frame, case.published[REGISTER]):
        for enterprise_id, name in frame.select(_ID, "enterprise_name").drop_nulls().iter_rows():
            ids.setdefault(name.casefold(), set()).add(enterprise_id)
    for row in case.rows:
        others = ids.get((row["enterprise_name"] or "").casefold(), set()) - {row[_ID]}
        if others:
            other = ", ".join(str(shown.cell(enterprise_id)) for enterprise_id in sorted(others))
            yield case.remark("name_of_another_id", row["source_row"], _ID, other=other)


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    in_form=_in_form,
    remarks=(_remarks,),
    most=500,
    spans=(("start_date", "end_date"),),
    again=_ID,
    unit=_ID,
    register=REGISTER,
    twice=(("municipality_code", "enterprise_in_two_places"), ("enterprise_name", "enterprise_of_two_names")),
    cubes=tuple(Cube(SHAPE, _VARIABLE, (name,), _CEILING_OF.get(name, "")) for name in PEOPLE),
)
