"""Surveys of what people know: how many were asked and answered, and the index of the answers where there are enough of them."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from contract import DeliveryForm
from contract.competence import FEWEST_ANSWERS
from contract.deliveries import column_field, period_field, status_field
from contract.signs import SMALLEST_SHOWN
from publishing.kinds.kind import Case, Frames, Kind, OwnId, Row
from publishing.messages import shown
from publishing.messages.problems import Problem, Remark

EXTRACT = "knowledge_survey"
# What a survey is, whatever its id: the same occasion of the same series in the same quarter.
_SAME = ("period", "survey_series", "occasion")
_folded = OwnId.folded
_UNKNOWN = {"note_sv": "Tomt: okänt", "note_en": "Empty: not known"}

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT,
            note_sv="Kvartalet då mätningen gjordes, samma på alla rader. Filen ersätter allt ni har lämnat om kvartalet",
            note_en="The quarter in which the survey was made, the same on every row. The file replaces all that you have sent of the quarter",
        ),
        column_field(
            EXTRACT, "survey_id", "text", "handlaggare-2019", heading_sv="Mätningens id", heading_en="Id of the survey",
            note_sv="Ett eget för varje mätning, som ingen annan har", note_en="One of its own for each survey, that no other has",
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
    columns = ("survey_id", *_SAME, "source_id", "answered", "knowledge_index")
    before = pl.concat([each.select(columns) for each in (rows.clear(), *indexed)]).unique()
    apart = (pl.col("answered") - pl.col("answered_before")).abs()
    beside = _may_be_the_same(rows, before).filter((apart > 0) & (apart < SMALLEST_SHOWN))["survey_id"]
    # What stands already, figure for figure, tells nothing new.
    stands = rows.join(before, on=columns, how="semi", nulls_equal=True)["survey_id"]
    is_told = pl.col("survey_id").is_in(stands.implode()) | pl.col("survey_id").is_in(beside.implode()).not_()
    is_kept = pl.col("knowledge_index").is_not_null() & ~(is_told & pl.lit(earlier is not None))
    return rows.with_columns(
        knowledge_index=pl.when(~is_kept).then("knowledge_index"),
        index_status=pl.when(is_kept).then(pl.lit("PR")).otherwise("index_status"),
    )


def _may_be_the_same(rows: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """The rows beside each row of `before` (its columns end with `_before`) that may be of the same survey.

    It has the same id; or it is the partner's own, or a fact that does not say whose it is, of the same quarter, series and occasion;
    or the partner has taken it out of its quarter, and sends one with a new id: that may be it, put in another series.
    """
    is_new = _folded("survey_id").is_in(before.select(_folded("survey_id")).to_series().implode()).not_()
    is_gone = _folded("survey_id").is_in(rows.select(_folded("survey_id")).to_series().implode()).not_()
    pairs = rows.with_columns(is_new=is_new).join(before.with_columns(is_gone=is_gone), how="cross", suffix="_before")
    is_own = pl.col("source_id") == pl.col("source_id_before")
    is_same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_before")) for name in _SAME)
    is_moved = (pl.col("period") == pl.col("period_before")) & pl.col("is_new") & pl.col("is_gone")
    return pairs.filter(
        (_folded("survey_id") == _folded("survey_id_before"))
        | (is_same & (is_own | pl.col("source_id_before").is_null()))
        | (is_moved & is_own)
    )


def _status(name: str, is_kept: pl.Expr) -> pl.Expr:
    known = pl.when(pl.col(name).is_null()).then(pl.lit("UN")).otherwise(pl.lit("A"))
    return pl.when(is_kept).then(pl.lit("PR")).otherwise(known)


def _in_form(told: pl.DataFrame, _: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return told.select(field.name for field in FORM.fields)


def _faults(case: Case) -> Iterator[Problem]:
    """More answers than people asked, an index outside its scale, and two ids that differ in how they are written alone."""
    first: dict[str, Row] = {}
    for row, its_id in zip(case.rows, _ids(case.rows), strict=True):
        asked, answered, index = row["asked"], row["answered"], row["knowledge_index"]
        if asked is not None and answered is not None and answered > asked:
            yield case.fault("more_answers_than_asked", row["source_row"], "answered", asked=shown.number(asked))
        if index is not None and index > 100:
            yield case.fault("index_above_scale", row["source_row"], "knowledge_index")
        other = first.setdefault(its_id, row)
        if row["survey_id"] != other["survey_id"]:
            details = {"other": str(other["source_row"]), "key": case.key_text(row)}
            yield case.fault("row_twice", row["source_row"], "survey_id", **details)


def _dropped(case: Case) -> Iterator[Remark]:
    """Surveys of the quarter that the partner has sent and that this delivery takes away."""
    earlier = case.earlier[case.period].rows(named=True) if case.period in case.earlier else []
    named = set(_ids(case.rows))
    for row, its_id in zip(earlier, _ids(earlier), strict=True):
        if its_id not in named:
            yield case.remark("survey_dropped", field="survey_id", of=shown.cell(row["survey_id"]))


def _ids(rows: Sequence[Row]) -> list[str]:
    """The ids of rows as they are compared; "" where there is none."""
    ids = pl.DataFrame({"survey_id": [row["survey_id"] for row in rows]}, schema={"survey_id": pl.String})
    return ids.select(_folded("survey_id").fill_null("")).to_series().to_list()


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    in_form=_in_form,
    faults=(_faults,),
    remarks=(_dropped,),
    is_whole=True,
    told_beside=_told_beside,
    own_id=OwnId("survey_id", _SAME, named="title_sv", fault="survey_id_taken"),
)
