"""Meetings of the council: which parties were there. Who has a seat follows from whom the minutes list."""

from collections.abc import Iterator

import polars as pl

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, period_field, status_field
from publishing.kinds.kind import Case, Frames, Kind
from publishing.messages import in_both, shown
from publishing.messages.problems import Problem, Remark

MEETING, EXTRACT, SEAT = "council_meeting", "attendance", "seat"

FORM = DeliveryForm(
    MEETING,
    (
        period_field(
            EXTRACT,
            note_sv="Samma kvartal på alla rader. Ett kvartal då rådet inte möttes lämnas ingen fil för: att ingen fil finns betyder bara att ingen har berättat.",
            note_en="The same quarter on every row. For a quarter without a meeting no file is sent: that there is none only means that nobody has told.",
        ),
        column_field(EXTRACT, "meeting_date", "date", "2019-02-13", other_headings=("Datum", "Möte", "Date", "Meeting")),
        listed_field(
            EXTRACT, "party_id", "Coompanion", other_headings=("Parter", "Organisation"),
            note_sv="En rad för varje part och möte. En part som står för flera organisationer är närvarande när minst en av dem var med.",
            note_en="A row for each party and meeting. A party that stands for several organisations is present when at least one of them was there.",
        ),
        column_field(EXTRACT, "attendance", "code", "närvarande", other_headings=("Deltog",)),
        status_field(
            EXTRACT, may_be_hidden=False,
            note_sv="Fylls i bara när Närvaro är tom: okänt om parten har plats men ingen vet om den var med, ej tillämpligt om parten inte hade någon plats i rådet",
            note_en="Filled in only when Attendance is empty: unknown if the party has a seat but nobody knows whether it was there, not applicable if the party had no seat in the council",
        ),
    ),
    status_of={"attendance": "obs_status"},
)  # fmt: skip


def _as_extracts(rows: pl.DataFrame) -> Frames:
    """The meetings, a row for each party and meeting, and whether each party had a seat at the last of the meetings."""
    told = rows.sort("meeting_date", "source_row")
    first = pl.col("source_row").first()
    has_seat = (pl.col("obs_status") != "NA").last()
    seated = pl.col("meeting_date").filter(pl.col("obs_status") != "NA").first()
    seats = told.group_by("party_id", "period", maintain_order=True).agg(
        first,
        seat_state=pl.when(has_seat).then(pl.lit("seated")).otherwise(pl.lit("not_seated")),
        seated_on=pl.when(has_seat).then(seated),
        obs_status=pl.lit("A"),
    )
    meetings = told.group_by("meeting_date", "period", maintain_order=True).agg(first)
    return {MEETING: meetings, EXTRACT: rows, SEAT: seats}


def _faults(case: Case) -> Iterator[Problem]:
    """Meetings that were not held in the quarter of the delivery."""
    for row in case.rows:
        day = row["meeting_date"]
        if case.period and day and f"{day.year}-Q{(day.month + 2) // 3}" != case.period:
            yield case.fault(
                "day_outside_quarter", row["source_row"], "meeting_date", quarter=shown.quarter(case.period)
            )


def _remarks(case: Case) -> Iterator[Remark]:
    """Parties that a meeting has no row for, and parties that nobody has told to be of the council."""
    of_council = case.published[SEAT]["party_id"].unique().to_list()
    days = dict.fromkeys(row["meeting_date"] for row in case.rows if row["meeting_date"])
    for day in days:
        there = {row["party_id"] for row in case.rows if row["meeting_date"] == day}
        lacking = [
            names for party, names in case.listed["party_id"].items() if party in of_council and party not in there
        ]
        if lacking:
            parties = in_both(lambda language, names=lacking: ", ".join(words[language] for words in names))
            yield case.remark("party_without_row", field="party_id", day=shown.day(day), parties=parties)
    for row in case.rows:
        if of_council and row["party_id"] not in (None, *of_council):
            yield case.remark("party_outside_council", row["source_row"], "party_id")


def _dropped(case: Case) -> Iterator[Remark]:
    """Meetings of the quarter that were published and that this delivery takes away."""
    days = {row["meeting_date"] for row in case.rows}
    for day in case.published[MEETING].filter(period=case.period)["meeting_date"].sort():
        if day not in days:
            yield case.remark("meeting_dropped", field="meeting_date", day=shown.day(day))


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=_as_extracts,
    faults=(_faults,),
    remarks=(_remarks, _dropped),
    is_whole=True,
)
