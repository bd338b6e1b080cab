"""The ranked bars, which wear the map's classes, and the table of a mark."""

from html import escape

import altair as alt
import polars as pl

from contract.display import capital, number, spelled
from dashboard.figures.coverage_by_municipality.classes import classes_of
from dashboard.figures.coverage_by_municipality.states import states
from dashboard.figures.coverage_by_municipality.words import (
    BY_MUNICIPALITY,
    KEYS,
    all_alike,
    among,
    are_alike,
    claims_of,
    covered,
    measure_and_day,
    values_in_a_row,
)
from dashboard.figures.measures import measure_of, ratio_words, value_words
from dashboard.figures.parts.coverage import (
    FEW,
    beginning,
    in_sentence,
    is_whole,
    known,
    municipalities,
    only_named,
    some_names,
)
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo, hatch
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of
from dashboard.wording.moments import in_short, moment
from dashboard.wording.values import Known, known_of, known_words

BAR_STEP = 61
# Room above the first bar for the label of the region's line, and the width of a letter of the labels, in pixels.
TOP = 34
LETTER = 10
MISSING_LENGTH = 0.22


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How the municipalities compare: with the region's rate, as a part of the region's total, or how they stand."""
    valued, measure = known(frame), frame["coverage_measure"][0]
    if frame.height <= FEW and not is_whole(frame):
        return values_in_a_row(frame, language)
    if valued.is_empty() and frame["commitment_state"].null_count() == frame.height:
        return _without_values(frame, language)
    if frame.height <= FEW:
        return values_in_a_row(frame, language)
    if measure_of(measure).is_state:
        return states(frame, language)
    if valued.height == 1:
        return values_in_a_row(valued, language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _above(frame, valued, language) if measure_of(measure).is_ratio else _first_three(valued, language)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the day it is about, and what stands in brackets."""
    measure = measure_of(frame["coverage_measure"][0])
    entry = "subtitle_mark" if measure.is_state else "subtitle_count" if measure.is_ratio else "subtitle"
    return measure_and_day(frame, language, entry=entry)


def empty_text(frame: pl.DataFrame, *, places: tuple[str, ...] = ()) -> str:
    """The key of the text that says what is missing of a measure, in the municipalities that are chosen."""
    kind = delivered_as(frame) or "population"
    return f"coverage_by_municipality.empty_{kind}{'_chosen' if places and kind == 'commitment' else ''}"


def delivered_as(frame: pl.DataFrame) -> str:
    """The kind of delivery that a measure comes in; "" where nobody delivers it."""
    return measure_of(frame["coverage_measure"][0]).delivered_as


def chart(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """The municipalities in order, from `coverage_by_municipality`; a mark, which is yes or no, as a table instead."""
    if measure_of(frame["coverage_measure"][0]).is_state:
        return mark_table(frame, look)
    order = frame["municipality_name"].to_list()
    longest = frame["value"].max() or 1.0
    axis = alt.Axis(title=None, labelFontSize=19, labelColor=look.colour("ink"), grid=False, labelLimit=200)
    y = alt.Y("municipality_name:N", axis=axis, scale=alt.Scale(domain=order, paddingInner=0.28))
    labels = [_bar_label(row, look.language) for row in frame.iter_rows(named=True) if row["value"] is not None]
    # The longest bar leaves room for the longest label, however narrow the screen.
    room = (max(map(len, labels), default=0) + 2) * LETTER
    scale = alt.Scale(domain=[0, longest], range=[0, alt.ExprRef(f"width-{room}")])
    layers = [
        *_county_line(frame, look, scale=scale),
        *_bars(frame, look, y=y, scale=scale),
        *_missing_bars(frame, look, y=y, scale=scale, length=longest * MISSING_LENGTH),
    ]
    return Layers(*layers, height=BAR_STEP * frame.height, padding={"top": TOP, "left": 0, "right": 0, "bottom": 0})


def mark_table(frame: pl.DataFrame, look: Look) -> str:
    """Who has taken the step, in shape and word, with the evidence; from `coverage_by_municipality`."""
    names = ("table_municipality", "table_state", "table_evidence")
    head = "".join(
        f'<th scope="col">{escape(text(f"coverage_by_municipality.{name}", look.language))}</th>' for name in names
    )
    body = "".join(_mark_row(row, look) for row in frame.iter_rows(named=True))
    return f'<table class="m marks"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _without_values(frame: pl.DataFrame, language: str) -> Sentence:
    """Of a mark with evidence that does not decide it, that the sources do not say; else only what the figure is about."""
    measure = frame["coverage_measure"][0]
    if not measure_of(measure).is_state or "UN" not in frame["obs_status"] or not is_whole(frame):
        return only_named(frame, language, entry="coverage_by_municipality.bars_measure")
    thing, when = text(f"measures.thing_{measure}", language), in_short(frame["period"][0], language)
    return sentence_of("coverage_by_municipality.unknown_evidence", language, thing=thing, when=when)


def _above(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """How many lie above the region's rate; where somebody is silent, how many of those with a figure above theirs."""
    first, covers = valued.row(0, named=True), covered(frame)
    limit, is_county = first["county_value"], not first["county_missing_parts"]
    above, others = valued.filter(pl.col("value") > limit), valued.filter(pl.col("value") <= limit)
    than = subject_of(BY_MUNICIPALITY, first, *KEYS, column="county_value", covers=covers) if is_county else limit
    claims = [
        Claim(subject_of(BY_MUNICIPALITY, row, *KEYS, covers=covers), relation, than)
        for rows, relation in ((above, Relation.MORE_THAN), (others, Relation.AT_MOST))
        for row in rows.iter_rows(named=True)
    ]
    if not is_county:
        return _above_known(frame, above.height, language, claims)
    claims.append(claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value", covers=covers))
    entry = "none" if above.is_empty() else "some"
    count = municipalities(above.height, language)
    if not is_whole(frame):
        entry += "_chosen"
        count = text("coverage_by_municipality.of_the_chosen", language, who=_how_many(above.height, language))
    value = ratio_words(limit, first["coverage_measure"], language)
    when = beginning(first["period"], language)
    return sentence_of(
        f"coverage_by_municipality.above_{entry}", language, *claims, when=when, count=count, value=value
    )


def _above_known(frame: pl.DataFrame, count: int, language: str, claims: list[Claim]) -> Sentence:
    """`Bland de nio kommunerna med uppgift i slutet av 2018 låg fem över deras snitt`."""
    when, whom = moment(frame["period"][0], language), among(frame, language)
    who = _how_many(count, language) if count else text("coverage_by_municipality.none_of_them", language)
    entry = "above_known" if is_whole(frame) else "above_known_chosen"
    among_when = capital(text("coverage_by_municipality.among_when", language, among=whom, when=when))
    return sentence_of(f"coverage_by_municipality.{entry}", language, *claims, among=among_when, count=who)


def _how_many(count: int, language: str) -> str:
    return text("coverage_by_municipality.one", language) if count == 1 else spelled(count, language)


def _first_three(valued: pl.DataFrame, language: str) -> Sentence:
    """`Dalby och Berga hade 13 av regionens minst 29 ASF 2018`: those among the first three however ties are counted."""
    place = pl.col("value").rank("max", descending=True)
    top = valued.filter((place <= FEW) & (pl.col("value") > 0))
    top = valued.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    kind = "rounded" if (top["value_kind"] == "rounded").any() else "exact"
    part = Known(top["value"].sum(), value_kind=kind, rounded_parts=int(top["rounded_parts"].sum()))
    first = top.row(0, named=True)
    if first["county_missing_parts"] and part.value == first["county_value"]:
        # All that anybody has told of: a part of the whole only by name.
        return values_in_a_row(top if top.height <= FEW else valued, language)
    those = in_sentence(first["coverage_measure_label"])
    return sentence_of(
        "coverage_by_municipality.bars_top",
        language,
        *claims_of(top),
        claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value"),
        names=capital(some_names(top["municipality_name"].to_list(), language)),
        part=known_words(part, language),
        whole=known_words(known_of(first, prefix="county_"), language),
        things=text(f"measures.things_{first['coverage_measure']}", language, those=those),
        when=in_short(first["period"], language),
    )


def _mark_row(row: dict, look: Look) -> str:
    state = row["commitment_state"] or "missing"
    cells = (
        f'<th scope="row">{escape(row["municipality_name"])}</th>',
        f'<td class="state"><i class="mark mark-{state}" aria-hidden="true"></i>{escape(value_words(row, look.language))}</td>',
        f"<td>{escape(row['evidence'] or '')}{small(_inference(row, look.language))}</td>",
    )
    return f'<tr class="is-{state}">{"".join(cells)}</tr>'


def _inference(row: dict, language: str) -> str:
    return text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""


def _bars(frame: pl.DataFrame, look: Look, *, y: alt.Y, scale: alt.Scale) -> list[alt.Chart | alt.LayerChart]:
    classes = classes_of(frame, look.language).by_municipality
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return []
    data = pl.DataFrame(
        [
            {
                "municipality_name": row["municipality_name"],
                "value": row["value"],
                "colour": look.colour(classes[row["municipality_code"]].fill),
                "label": _bar_label(row, look.language),
            }
            for row in known.iter_rows(named=True)
        ]
    )
    base = alt.Chart(data).encode(y=y, x=alt.X("value:Q", axis=HIDDEN_AXIS, stack=None, scale=scale))
    bars = base.mark_bar(stroke=look.colour("muted"), strokeWidth=1).encode(color=alt.Color("colour:N", scale=None))
    words = base.mark_text(align="left", dx=9, fontSize=19, fontWeight=600).encode(text=alt.Text("label:N"))
    return [bars, halo(words, look, width=9)]


def _bar_label(row: dict, language: str) -> str:
    words = value_words(row, language)
    return words if row["count_value"] is None else f"{words} ({number(row['count_value'], language)})"


def _missing_bars(
    frame: pl.DataFrame, look: Look, *, y: alt.Y, scale: alt.Scale, length: float
) -> list[alt.Chart | alt.LayerChart]:
    """A hatched bar of fixed length with the word of the status: its length says nothing."""
    missing = frame.filter(pl.col("value").is_null())
    if missing.is_empty():
        return []
    data = missing.select("municipality_name", pl.col("obs_status_label").alias("label"), start=0.0, end=pl.lit(length))
    base = alt.Chart(data).encode(y=y)
    start, end = (alt.X(f"{name}:Q", axis=HIDDEN_AXIS, scale=scale) for name in ("start", "end"))
    bars = base.mark_bar(stroke=look.colour("hatch"), fill=hatch(look, stripes=16, ratio=0.3)).encode(
        x=start, x2=alt.X2("end:Q")
    )
    words = base.mark_text(align="left", dx=9, fontSize=17, color=look.colour("muted")).encode(
        x=end, text=alt.Text("label:N")
    )
    return [bars, halo(words, look, width=9)]


def _county_line(frame: pl.DataFrame, look: Look, *, scale: alt.Scale) -> list[alt.Chart]:
    """The region's rate or share as a dotted line, or that of the municipalities with a figure where somebody is silent;
    a sum has no place among its parts, nor has the only rate there is beside itself.
    """
    measure, value, silent = (frame[name][0] for name in ("coverage_measure", "county_value", "county_missing_parts"))
    if (
        not measure_of(measure).is_ratio
        or value is None
        or (silent and frame["value"].drop_nulls().to_list() == [value])
    ):
        return []
    entry = "known_line" if silent else "county"
    base = alt.Chart(pl.DataFrame({"value": [value]})).encode(x=alt.X("value:Q", axis=HIDDEN_AXIS, scale=scale))
    ink = look.colour("ink")
    words = text(f"coverage_by_municipality.{entry}", look.language, value=ratio_words(value, measure, look.language))
    label = base.mark_text(align="left", dy=-6, baseline="bottom", fontSize=18, fontWeight=600, color=ink)
    return [
        base.mark_rule(color=ink, strokeWidth=1.5, strokeDash=[2, 3]),
        label.encode(y=alt.YValue(0), text=alt.TextValue(words)),
    ]
