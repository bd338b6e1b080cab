"""Surveys of what people know: how many were asked and answered, and the index of the answers where there are enough of them."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from contract import DeliveryForm
from contract.competence import FEWEST_ANSWERS
from contract.deliveries import column_field, period_field, status_field
from contract.signs import SMALLEST_SHOWN
from publishing.kinds.kind import Case, Frames, Kind
from publishing.messages import shown
from publishing.messages.problems import Problem

EXTRACT = "knowledge_survey"
_UNKNOWN = {"note_sv": "Tomt: okänt", "note_en": "Empty: not known"}

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT,
            note_sv="Kvartalet då mätningen gjordes, samma på alla rader",
            note_en="The quarter in which the survey was made, the same on every row",
        ),
        column_field(
            EXTRACT, "survey_id", "text", "handlaggare-2019", heading_sv="Mätningens id", heading_en="Id of the survey",
            note_sv="Ett eget för varje mätning", note_en="One of its own for each survey",
        ),
        column_field(
            EXTRACT, "title_sv", "text", "Enkät om ASF", heading_sv="Mätningens namn", heading_en="Name of the survey",
            note_sv="Som den ska stå på skärmen", note_en="As it is to stand on the screen",
        ),
        column_field(EXTRACT, "survey_series", "text", "handlaggare", is_required=False),
        column_field(EXTRACT, "occasion", "code", "före utbildning"),
        column_field(
            EXTRACT, "asked_whom_sv", "text", "Handläggare på Försäkringskassan",
            heading_sv="Vilka som fick frågorna", heading_en="Who was asked",
            note_sv="En mätning av alla lämnas inte bredvid mätningar av delarna",
            note_en="A survey of all is not sent beside surveys of its parts",
        ),
        column_field(EXTRACT, "sample", "code", "alla"),
        column_field(EXTRACT, "asked", "count", "120", is_required=False, **_UNKNOWN),
        column_field(
            EXTRACT, "answered", "count", "84", is_required=False,
            note_sv="Färre än tio publiceras inte. Lämna tomt bara om status är ifylld",
            note_en="Fewer than ten are not published. Leave empty only if the status is filled in",
        ),
        status_field(EXTRACT, may_be_hidden=False, sv="Status för antalet svar", en="Status of the number of answers"),
        column_field(
            EXTRACT, "knowledge_index", "count", "46", is_required=False,
            note_sv="Medelvärdet av svaren, från 0 (inget) till 100 (allt). Tomt: okänt. Efter en rättelse med färre än fem svar visas det inte",
            note_en="The mean of the answers, from 0 (nothing) to 100 (everything). Empty: not known. After a correction of fewer than five answers it is not shown",
        ),
    ),
    status_of={"answered": "obs_status"},
)  # fmt: skip


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The surveys, with numbers of people and an index only where they are of enough people."""
    few = {name: pl.col(name) < FEWEST_ANSWERS for name in ("asked", "answered")}
    # How many answered tells how many were asked at least, and who of few did not.
    is_small = few["answered"].fill_null(value=False) | few["asked"].fill_null(value=False)
    has_index = (~few["answered"]).fill_null(value=False) & ~is_small
    return {
        EXTRACT: rows.with_columns(
            title_en=pl.col("title_sv"),
            asked_whom_en=pl.col("asked_whom_sv"),
            asked=pl.when(~is_small).then("asked"),
            asked_status=_status("asked", is_small),
            answered=pl.when(~is_small).then("answered"),
            obs_status=pl.when(is_small).then(pl.lit("PR")).otherwise("obs_status"),
            knowledge_index=pl.when(has_index).then("knowledge_index"),
            index_status=_status("knowledge_index", pl.col("knowledge_index").is_not_null() & ~has_index),
        )
    }


def _told_beside(rows: pl.DataFrame, earlier: Sequence[pl.DataFrame] | None) -> pl.DataFrame:
    """The rows without an index that a publication before it, of a few answers more or fewer, would make tell of those few.

    A mean of eleven answers beside the mean of ten of them is the eleventh, about. So a survey whose number of answers is
    corrected has its new index when at least as many have come or gone as may be told of at all. An index that was wrong may be
    corrected while the answers are as many. What stood before is not known where a publication cannot be read (`earlier` is None).
    """
    indexed = [each.filter(index_status="A") for each in earlier or () if "index_status" in each.columns]
    before = pl.concat([each.select("survey_id", before="answered") for each in (rows.clear(), *indexed)])
    apart = (pl.col("answered") - pl.col("before")).abs()
    of_few = rows.join(before, on="survey_id").filter((apart > 0) & (apart < SMALLEST_SHOWN))["survey_id"]
    is_told = pl.col("survey_id").is_in(of_few.implode()).not_() & pl.lit(earlier is not None)
    is_kept = pl.col("knowledge_index").is_not_null() & ~is_told
    return rows.with_columns(
        knowledge_index=pl.when(~is_kept).then("knowledge_index"),
        index_status=pl.when(is_kept).then(pl.lit("PR")).otherwise("index_status"),
    )


def _status(name: str, is_kept: pl.Expr) -> pl.Expr:
    known = pl.when(pl.col(name).is_null()).then(pl.lit("UN")).otherwise(pl.lit("A"))
    return pl.when(is_kept).then(pl.lit("PR")).otherwise(known)


def _in_form(told: pl.DataFrame, _: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return told.select(field.name for field in FORM.fields)


def _faults(case: Case) -> Iterator[Problem]:
    """More answers than people asked, and an index outside its scale."""
    for row in case.rows:
        asked, answered, index = row["asked"], row["answered"], row["knowledge_index"]
        if asked is not None and answered is not None and answered > asked:
            yield case.fault("more_answers_than_asked", row["source_row"], "answered", asked=shown.number(asked))
        if index is not None and index > 100:
            yield case.fault("index_above_scale", row["source_row"], "knowledge_index")


KIND = Kind(
    form=FORM, extract=EXTRACT, as_extracts=_as_extracts, in_form=_in_form, faults=(_faults,), told_beside=_told_beside
)
