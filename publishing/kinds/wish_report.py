"""What has become of the wishes that the parties had before there was a council: a row for each wish and quarter."""

from collections.abc import Iterator

from contract import DeliveryForm
from contract.deliveries import column_field, listed_field, period_field, status_field
from publishing.kinds.kind import Case, Kind
from publishing.messages import in_both
from publishing.messages.problems import Remark

EXTRACT = "wish_report"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(EXTRACT),
        listed_field(
            EXTRACT, "wish_id", "Kunnigare handledare hos ASF", listed_where=("request_kind", "wish"),
            note_sv="Önskemålets korta namn, som det står i listan", note_en="The short name of the wish, as it stands in the list",
        ),
        column_field(EXTRACT, "progress", "code", "pågår"),
        status_field(EXTRACT, may_be_hidden=False),
        column_field(EXTRACT, "evidence_sv", "text", "Utbildning i mars 2019"),
        column_field(EXTRACT, "evidence_en", "text", "Training in March 2019"),
    ),
    status_of={"progress": "obs_status"},
)  # fmt: skip


def _remarks(case: Case) -> Iterator[Remark]:
    """Wishes that have no row, and those that are said to be met without saying what shows it."""
    named = {row["wish_id"] for row in case.rows}
    lacking = [words for wish_id, words in case.listed["wish_id"].items() if wish_id not in named]
    if lacking:
        wishes = in_both(lambda language: ", ".join(words[language] for words in lacking))
        yield case.remark("wish_without_row", field="wish_id", wishes=wishes)
    for row in case.rows:
        if row["progress"] == "done" and not row["evidence_sv"]:
            yield case.remark("done_without_evidence", row["source_row"], "evidence_sv")


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    as_extracts=lambda rows: {EXTRACT: rows},
    remarks=(_remarks,),
    is_whole=True,
)
