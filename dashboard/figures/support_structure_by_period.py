"""The steps towards the target on support structure over time, and what silence leaves open; and how the target stands.

Every sentence names its period, and none says "har" about an old year.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import altair as alt
import polars as pl

from contract.display import at_least_text, join_names, number, of_text, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.marks import Layers, halo, hatch, on_narrow, year_axis
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of
from dashboard.wording.moments import at_start, moment
from dashboard.wording.targets import NAMES_IN_A_SENTENCE, decided, in_words, is_none_known, reached

COUNTY = "support_structure_by_period"
HEIGHT = 430
# How high the hatched band of a time without figures stands, in municipalities: under the names at the steps.
BAND = 1.7
STEP_LABEL, TARGET_LABEL, VALUE_LABEL, UNSURE_LABEL, NEED_LABEL = 17, 20, 38, 26, 18


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many municipalities had a support structure in the latest period with a figure, and how the target stands."""
    known = _known(frame)
    if known.is_empty():
        return sentence_of("support_structure_by_period.headline_missing", language)
    last = known.row(-1, named=True)
    outcome, target = _outcome("headline", last, language), _target(known, last, language)
    return sentence_of("support_structure_by_period.headline_and_target", language, outcome=outcome, target=target)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Which municipalities have joined or left since the first period; of a single period, who had a support structure."""
    known = _known(frame)
    if known.is_empty():
        return sentence_of("support_structure_by_period.steps_missing", language)
    first, last = known.row(0, named=True), known.row(-1, named=True)
    holders = _names(known.tail(1), "holders")
    if known.height == 1:
        if not holders or len(holders) > NAMES_IN_A_SENTENCE:
            return _outcome("steps_single", last, language)
        claim = Claim(subject_of(COUNTY, last, "period"), Relation.AT_LEAST, len(holders))
        when = moment(last["period"], language)
        return sentence_of(
            "support_structure_by_period.steps_holders", language, claim, names=join_names(holders, language), when=when
        )
    joined, ended = _names(known, "joined"), _names(known, "ended")
    at_least = known["missing_parts"].sum() > 0
    # With silence only in between, how many joined is open, but not how many more there are.
    ends_are_known = first["missing_parts"] == last["missing_parts"] == 0
    if len(joined) > NAMES_IN_A_SENTENCE and not ended and at_least and ends_are_known:
        return _more(first, last, language)
    entry = {(True, True): "joined_and_ended", (True, False): "joined", (False, True): "ended"}.get(
        (bool(joined), bool(ended)), "unchanged"
    )
    claims = [
        Claim(subject_of(COUNTY, last, "period", column=column), Relation.AT_LEAST, len(names))
        for column, names in (("joined_so_far", joined), ("ended_so_far", ended))
        if names
    ]
    words = {
        "joined": _names_or_count(joined, language, at_least=at_least, capital=True),
        "ended": _names_or_count(ended, language, at_least=at_least, capital=False),
    }
    return sentence_of(f"support_structure_by_period.steps_{entry}", language, *claims, years=_years(known), **words)


def subtitle(frame: pl.DataFrame, language: str, *, is_filtered: bool) -> str:
    """What the steps count, and what the hatch is; with chosen municipalities also that it is the whole region."""
    if frame.is_empty():
        words = [text("support_structure_by_period.steps_subtitle_empty", language)]
    else:
        words = [
            text(
                "support_structure_by_period.steps_subtitle",
                language,
                whole=number(frame["delivered_of"].max(), language),
            )
        ]
        if _known(frame)["missing_parts"].sum():
            words.append(text("support_structure_by_period.steps_hatched", language))
    return " ".join(
        [*words, *([text("support_structure_by_period.steps_whole_county", language)] if is_filtered else [])]
    )


def chart(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    """Municipalities known to have a support structure as steps, those that joined named at their step, and the target line.

    What the silent ones may add is hatched above the steps. The pace still needed is dotted, and only there before the
    target year ends. Where it has ended without a later figure the time after the last one is hatched, with the words.
    """
    known = frame.filter(pl.col("value").is_not_null())
    first, last = known.row(0, named=True), known.row(-1, named=True)
    start = _first_day(first)
    target_end = date(last["target_year"], 12, 31) if last["level"] is not None else last["period_end"]
    x = year_axis(start, max(target_end, last["period_end"]))
    y = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, values=[0, 5, 10]),
        scale=alt.Scale(domain=[0, _top(last)]),
    )
    layers = [
        *(_missing_time(last, target_end, look, x=x, y=y) if outcome_is_missing(last) else []),
        *(_target_line(last, start, target_end, look, x=x, y=y) if last["level"] is not None else []),
        *(_open_part(frame, start, look, x=x, y=y) if frame["missing_parts"].sum() else []),
        _step_line(frame, start, look, x=x, y=y),
        _step_labels(known, start, look, x=x, y=y),
        *(_needed_pace(last, target_end, look, x=x, y=y) if last["needed"] else []),
        *_last_value(last, look, x=x, y=y),
    ]
    return Layers(*layers, height=HEIGHT)


def outcome_is_missing(last: dict) -> bool:
    """Whether the target year is over and the last figure is from before its end."""
    return is_over(last) and last["period_end"] < date(last["target_year"], 12, 31)


def is_over(last: dict) -> bool:
    """Whether the target has a level and its year is over on the reference date."""
    return last["level"] is not None and last["needed"] is None


def needed_words(row: dict, language: str, *, capital: bool = False) -> str:
    """How many municipalities are still needed, in words: `en`, `två`, `högst tre` where some have not answered."""
    word = in_words(row["needed"], language)
    if row["missing_parts"]:
        word = text("support_structure_by_period.at_most", language, count=word)
    return word[:1].upper() + word[1:] if capital else word


def _known(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("value").is_not_null())


def _more(first: dict, last: dict, language: str) -> Sentence:
    """How many more there were in the last period than in the first, whatever happened between them."""
    count = spelled(int(last["value"] - first["value"]), language).capitalize()
    claims = [claim_of(COUNTY, row, "period") for row in (first, last)]
    words = {"first": at_start(first["period"], language), "last": moment(last["period"], language)}
    return sentence_of("support_structure_by_period.steps_more", language, *claims, count=count, **words)


def _outcome(entry: str, row: dict, language: str) -> Sentence:
    """How many of the region's municipalities had a support structure at the end of the row's period."""
    when = moment(row["period"], language)
    when = when[:1].upper() + when[1:]
    if is_none_known(row):
        return sentence_of(f"support_structure_by_period.{entry}_none_known", language, when=when)
    whole = number(row["delivered_of"], language)
    share = figure_words(row, language, unit=lambda count: of_text(count, whole, language))
    return sentence_of(
        f"support_structure_by_period.{entry}", language, claim_of(COUNTY, row, "period"), when=when, share=share
    )


def _target(known: pl.DataFrame, last: dict, language: str) -> Sentence:
    """How the target stands. Its year's end decides; what comes later does not."""
    if last["level"] is None:
        return sentence_of("support_structure_by_period.target_unset", language, reading=last["reading"])
    words = {"year": last["target_year"], "level": number(last["level"], language)}
    if not is_over(last):
        if last["low"] >= last["level"]:
            subject = subject_of(COUNTY, last, "period")
            return reached(subject, level=last["level"], year=last["target_year"], language=language)
        relation = Relation.AT_MOST if last["missing_parts"] else Relation.EXACTLY
        claim = Claim(subject_of(COUNTY, last, "period", column="needed"), relation, last["needed"])
        return sentence_of(
            "support_structure_by_period.target_ahead", language, claim, needed=needed_words(last, language), **words
        )
    at_end = known.filter(pl.col("period_end") == date(last["target_year"], 12, 31))
    if at_end.is_empty():
        entry = "no_later" if outcome_is_missing(last) else "no_figure"
        return sentence_of(
            f"support_structure_by_period.{entry}",
            language,
            target=_target_was(last, language),
            year=last["target_year"],
        )
    row = at_end.row(-1, named=True)
    verdict = decided(
        subject_of(COUNTY, row, "period"), low=row["low"], high=row["high"], level=row["level"],
        year=row["target_year"], awaited=_names(at_end.tail(1), "awaited"), language=language,
        awaited_for="" if row["period"] == last["period"] else row["period"],
    )  # fmt: skip
    if row["period"] == last["period"]:
        return verdict
    return sentence_of(
        "support_structure_by_period.headline_and_target",
        language,
        outcome=_outcome("then", row, language),
        target=verdict,
    )


def _target_was(last: dict, language: str) -> str:
    """The level of a target whose year is over; that all should have it is said so."""
    level = {"level": number(last["level"], language), "all": in_words(last["level"], language)}
    entry = "target_was_all" if last["level"] == last["delivered_of"] else "target_was"
    return text(f"support_structure_by_period.{entry}", language, year=last["target_year"], **level)


def _names(frame: pl.DataFrame, column: str) -> list[str]:
    """The names in a column of names, each once, in order."""
    listed = [name for names in frame[column].drop_nulls() for name in names.split(", ")]
    return list(dict.fromkeys(listed))


def _names_or_count(names: Sequence[str], language: str, *, at_least: bool, capital: bool) -> str:
    if len(names) <= NAMES_IN_A_SENTENCE:
        return join_names(names, language)
    count = spelled(len(names), language)
    words = text("targets.municipalities", language, count=count)
    words = at_least_text(words, language) if at_least else words
    return words[:1].upper() + words[1:] if capital else words


def _years(known: pl.DataFrame) -> str:
    """The years in which the changes can have happened: `2017`, or `2017–2018`; without any, those of the periods."""
    changed = known.filter(pl.col("changed_after").is_not_null())
    first = changed["changed_after"].min() + timedelta(days=1) if changed.height else known["period_end"].min()
    last = (changed if changed.height else known)["period_end"].max()
    return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"


def _top(last: dict) -> int:
    """Where the axis ends: at the number of municipalities, with room for the words above a target as high as that."""
    return last["delivered_of"] + (last["level"] is not None and last["level"] >= last["delivered_of"])


def _first_day(first: dict) -> date:
    """The first day of the first period: the level that was stated is drawn over the whole of it."""
    months = 12 if first["period"].isdecimal() else 3 if "Q" in first["period"] else 1
    end = first["period_end"]
    return date(end.year, end.month - months + 1, 1)


def _step_line(frame: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.Chart:
    points = pl.DataFrame(_points(frame, start), schema={"period_end": pl.Date, "value": pl.Float64}, orient="row")
    return (
        alt.Chart(points).mark_line(interpolate="step-after", strokeWidth=5, color=look.colour("now")).encode(x=x, y=y)
    )


def _points(frame: pl.DataFrame, start: date) -> list[tuple[date, float | None]]:
    """The corners of the line. It rises and falls only by those that joined or left: where others begin or cease to
    answer it breaks, since silence is no fall and an answer no rise.
    """
    points: list[tuple[date, float | None]] = []
    before = None
    for row in frame.iter_rows(named=True):
        value = row["value"]
        if not points and value is not None:
            points.append((start, value))
        if None not in (before, value) and value - before != _count(row["joined"]) - _count(row["ended"]):
            points += [(row["period_end"], before), (row["period_end"], None)]
        points.append((row["period_end"], value))
        before = value
    return points


def _count(names: str | None) -> int:
    return len(names.split(", ")) if names else 0


def _open_part(frame: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """From the least to the most that it can be; a line where the last period has no width to hatch."""
    rows = frame.select("period_end", value="low", high="high")
    rows = pl.concat([rows.head(1).with_columns(period_end=pl.lit(start)), rows])
    ends = {"x": x, "y": y, "y2": alt.Y2("high:Q")}
    band = alt.Chart(rows).mark_area(interpolate="step-after", color=hatch(look, stripes=64, ratio=0.2), opacity=0.6)
    last = alt.Chart(rows.tail(1)).mark_rule(strokeWidth=3, strokeDash=[3, 3], color=look.colour("now"))
    return [band.encode(**ends), last.encode(**ends)]


def _step_labels(known: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.LayerChart:
    """Who had one at first and who has joined since, just under their step; on a phone the heading names them instead.

    Their size is 0 there: words that are only transparent would still take room from the steps.
    """
    labels = []
    for place, row in enumerate(known.iter_rows(named=True)):
        names = row["joined"] if place else row["holders"]
        if names:
            words = join_names(names.split(", "), look.language)
            words = f"+ {words}" if place else f"{figure_text(row, look.language)}: {words}"
            labels.append((row["period_end"] if place else start, row["value"], words))
    frame = pl.DataFrame(labels, schema={"period_end": pl.Date, "value": pl.Float64, "words": pl.String}, orient="row")
    shown = alt.Chart(frame).mark_text(
        align="left", dx=8, dy=18, color=look.colour("ink"), fontSize=on_narrow("0", str(STEP_LABEL), below=520)
    )
    return halo(shown.encode(x=x, y=y, text=alt.Text("words:N")), look)


def _last_value(last: dict, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    """A dot at the latest figure and the figure itself: it fits between two steps, so under a target one step up too."""
    figure = (
        text("status_ladder.key_missing", look.language) if is_none_known(last) else figure_text(last, look.language)
    )
    point = pl.DataFrame({"period_end": [last["period_end"]], "value": [last["value"]], "words": [figure]})
    # With its sign the figure is a word, which has no room at the size of a number alone.
    size = UNSURE_LABEL if last["missing_parts"] else VALUE_LABEL
    words = alt.Chart(point).mark_text(
        align="right", dx=-10, dy=-19, fontSize=size, fontWeight=700, color=look.colour("now")
    )
    dot = alt.Chart(point).mark_point(filled=True, size=150, opacity=1, color=look.colour("now")).encode(x=x, y=y)
    return [dot, halo(words.encode(x=x, y=y, text=alt.Text("words:N")), look)]


def _target_line(last: dict, start: date, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    words = text(
        "support_structure_by_period.steps_target",
        look.language,
        year=last["target_year"],
        level=number(last["level"], look.language),
    )
    ends = pl.DataFrame({"period_end": [start, end], "value": [last["level"]] * 2, "words": [words, ""]})
    line = alt.Chart(ends).mark_line(strokeDash=[9, 5], strokeWidth=3, color=look.colour("target")).encode(x=x, y=y)
    label = alt.Chart(ends.head(1)).mark_text(
        align="left", dy=-14, fontSize=TARGET_LABEL, fontWeight=700, color=look.colour("target")
    )
    return [line, label.encode(x=x, y=y, text=alt.Text("words:N"))]


def _needed_pace(last: dict, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The steps that would have to come, evenly spread over the time that is left."""
    needed = int(last["needed"])
    days = (end - last["period_end"]) / (needed + 1)
    points = pl.DataFrame(
        {
            "period_end": [last["period_end"] + timedelta(days=days.days * step) for step in range(needed + 1)] + [end],
            "value": [last["value"] + step for step in range(needed + 1)] + [last["level"]],
        }
    )
    line = alt.Chart(points).mark_line(
        interpolate="step-after", strokeDash=[2, 4], strokeWidth=3, color=look.colour("target")
    )
    words = text(
        "support_structure_by_period.steps_needed",
        look.language,
        needed=needed_words(last, look.language, capital=True),
    )
    # Above the target, where no step and no hatch stands.
    label = alt.Chart(pl.DataFrame({"period_end": [end], "value": [last["level"]], "words": [words]})).mark_text(
        align="right",
        dy=-14,
        # On a phone the heading says it; beside the target's own words there is no room.
        fontSize=on_narrow("0", str(NEED_LABEL), below=520),
        fontWeight=600,
        color=look.colour("target"),
    )
    return [line.encode(x=x, y=y), halo(label.encode(x=x, y=y, text=alt.Text("words:N")), look)]


def _missing_time(last: dict, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The time for which there is no figure: hatched, with the words."""
    after = last["period_end"] + timedelta(days=1)
    words = text("support_structure_by_period.steps_no_later", look.language)
    area = pl.DataFrame({"period_end": [after, end], "value": [BAND, BAND]})
    middle = pl.DataFrame({"period_end": [after + (end - after) / 2], "value": [BAND / 2], "words": [words]})
    band = alt.Chart(area).mark_area(color=hatch(look, stripes=48, ratio=0.12), opacity=0.7)
    label = alt.Chart(middle).mark_text(fontSize=STEP_LABEL, color=look.colour("ink"), lineBreak="|")
    return [band.encode(x=x, y=y), halo(label.encode(x=x, y=y, text=alt.Text("words:N")), look, width=10)]


support_structure_by_period_headline = Headline(
    query="support_structure_by_period", sentence=headline, kicker="support_structure_by_period.kicker"
)
support_structure_by_period = Figure(
    query="support_structure_by_period",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="support_structure_by_period.empty",
    delivered_as="commitment",
)
