"""How large a part of each target group has taken its training, by employer; each share beside its two counts."""

import polars as pl

from contract.display import capital, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import counts_text, untold
from dashboard.figures.parts.shares import share_claim, share_text, share_words, with_doubt
from dashboard.figures.parts.training import GROUP, groups_table, nothing_told
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen, covered
from dashboard.wording.moments import during, end_of

QUERY, KEYS = "training_coverage", ("employer", GROUP, "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of one target group of one employer: of the largest group whose counts carry a share.

    Over the years that are told of: who took the training before them is in no number.
    """
    carried = frame.filter(pl.col("share_pct").is_not_null()).sort("whole_value", descending=True, maintain_order=True)
    if carried.is_empty():
        is_missing = frame["value"].null_count() == frame.height
        return nothing_told(language, places) if is_missing else sentence_of("training_coverage.few", language)
    row = carried.row(0, named=True)
    words = {
        "share": share_words(row, language), "employer": row["employer_label"], "group": row[f"{GROUP}_label"],
        "where": _where(row, language, places), "period": during(row["period"], language),
        "size": size_told(row["size_period"], language),
    }  # fmt: skip
    said = sentence_of("training_coverage.sentence", language, share_claim(QUERY, row, *KEYS), **words)
    return with_doubt(said, QUERY, [row], language, *KEYS)


def size_told(period: str, language: str) -> str:
    """Of when the size of the group is: at the end of one quarter, or of several, each municipality's latest."""
    first, _, last = period.partition("/")
    if not last:
        return text("training_coverage.size_of", language, when=end_of(first, language))
    return text("training_coverage.size_between", language, first=end_of(first, language), last=end_of(last, language))


def _where(row: dict, language: str, places: tuple[str, ...]) -> str:
    """In how many municipalities both counts can be shown; the chosen ones where it is all of them."""
    those = covered(row)
    if not those:
        return chosen(places, language)
    words = {"count": spelled(len(those), language), "whole": spelled(row["delivered_of"], language)}
    return text(f"training_coverage.{'where_one' if len(those) == 1 else 'where'}", language, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per employer, with the share of each target group and the counts behind it, or why there is none."""
    return groups_table(
        frame, look, of="employer", head="columns.employer", cell=lambda row: _cell(row, look.language),
        caption="training_coverage.caption",
    )  # fmt: skip


def _cell(row: dict, language: str) -> str:
    if why := untold(row):
        return capital(why)
    counts = counts_text(row, language)
    if share := share_text(row, language):
        return text("training_coverage.share", language, share=share, counts=counts)
    is_more = row["value"] > row["whole_value"]
    return text(f"training_coverage.{'more' if is_more else 'too_few'}", language, counts=counts)


training_coverage = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="training_coverage.subtitle",
    chart=chart,
    empty="training_coverage.empty",
    delivered_as="target_group_size",
)
