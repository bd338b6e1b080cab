"""The people placed by one actor in each measure, and the share of all."""

import polars as pl

from contract.display import capital, join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED, actor_of, named
from dashboard.figures.parts.shares import share_claim, share_text, share_words, with_doubt
from dashboard.figures.parts.tables import Bar, bar_table
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, at_least_all, sentence_of, surely_largest
from dashboard.wording.covers import are_of_the_same, chosen, claim_of_those, has_untold, where
from dashboard.wording.moments import in_short, moment

MEASURES, MEASURE_KEYS = "placements_by_measure", ("public_actor", "placement_measure", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The measure that surely is the most common of the chosen actor, and its share; else the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    period = in_short(frame["period"][0], language)
    words = {"actor": actor_of(frame.row(0, named=True), language), "period": period}
    words["moment"] = moment(frame["period"][0], language)
    if has_untold(frame) or known.filter(pl.col("value") > 0)["share_pct"].null_count():
        return sentence_of("placements_by_measure.untold", language, **words)
    if known.is_empty():
        return sentence_of("placements_by_measure.missing", language, where=chosen(places, language), **words)
    first = known.row(0, named=True)
    words["where"] = where(first, language, places)
    if not first["value"]:
        if not are_of_the_same(frame):
            return sentence_of("placements_by_measure.untold", language, **words)
        entry = (
            "placements_by_measure.few" if (known["value_kind"] == "rounded").any() else "placements_by_measure.none"
        )
        claims = [claim_of_those(MEASURES, row, *MEASURE_KEYS) for row in known.iter_rows(named=True)]
        return sentence_of(entry, language, *claims, **words)
    top = surely_largest(frame)
    if top.height:
        names = [_label(row) for row in top.iter_rows(named=True)]
        claims = [*at_least_all(top, frame, MEASURES, *MEASURE_KEYS), share_claim(MEASURES, first, *MEASURE_KEYS)]
        measure, shown = capital(join_names(names, language)), share_words(first, language)
        said = sentence_of("placements_by_measure.sentence", language, *claims, measure=measure, share=shown, **words)
        return with_doubt(said, MEASURES, [first], language, *MEASURE_KEYS)
    shown = [
        row for row in known.head(LISTED).iter_rows(named=True) if row["value"] and row["covers"] == first["covers"]
    ]
    numbers = [named(_label(row), row, language) for row in shown]
    claims = [claim_of_those(MEASURES, row, *MEASURE_KEYS) for row in shown]
    return sentence_of(
        "placements_by_measure.numbers", language, *claims, numbers=join_names(numbers, language), **words
    )


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars count, for whom, and when; and of whom the shares are where somebody is silent."""
    words = {
        "actor": actor_of(frame.row(0, named=True), language),
        "moment": moment(frame["period"][0], language),
    }
    is_short = (frame["missing_parts"] > 0).any()
    return text(
        "placements_by_measure.subtitle_of_those" if is_short else "placements_by_measure.subtitle",
        language,
        **words,
    )


def chart(frame: pl.DataFrame, look: Look) -> str:
    """People per measure and the share of all."""
    bars = [
        Bar(
            row["placement_measure_label"],
            row["value"],
            figure_text(row, look.language),
            share_text(row, look.language),
        )
        for row in frame.iter_rows(named=True)
    ]
    return bar_table(
        [("", bars)],
        heads=("columns.placement_measure", "placements_by_measure.head_people", "placements_by_measure.head_share"),
        look=look,
    )


def _label(row: dict) -> str:
    name = row["placement_measure_label"]
    return name[:1].lower() + name[1:]


placements_by_measure = Figure(
    query="placements_by_measure",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="placements.empty_placements",
    delivered_as="placement",
)
