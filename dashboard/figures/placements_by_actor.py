"""The people placed by quarter and actor: all actors in one chart, and a panel each for phones."""

import altair as alt
import polars as pl

from contract.display import at_least_text, capital, changed_text, join_names, number, share_of, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.actors import EMPLOYMENT_SERVICE, LISTED, actor_of, in_sentence, named
from dashboard.figures.parts.gaps import hatched, lonely, unbroken
from dashboard.figures.parts.lines import stated_level
from dashboard.figures.parts.marks import Layers, halo
from dashboard.figures.parts.panels import Panel, PhonePanels, panel_alt, series_panel, time_axis, top_of_scale
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, sentence_of, subject_of
from dashboard.wording.covers import chosen, claim_of_those, covered, same, where, words_of_those
from dashboard.wording.moments import at_start, moment, start_of
from dashboard.wording.values import known_of, known_text, known_words

QUERY, KEYS = "placements_by_actor", ("public_actor", "period")
HEIGHT = 390
# What is left of the height for the lines, and how far apart the labels at their ends must stand, in pixels.
PLOT_HEIGHT, LABEL_STEP = 350, 23
PLOT_WIDTH = 700


def headline(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many are placed through the Employment Service, and of whom; beside it what the plan states, or the first quarter.

    `places` are the chosen municipalities.
    """
    rows = frame.filter(public_actor=EMPLOYMENT_SERVICE)
    known = rows.filter(pl.col("value").is_not_null())
    actor = in_sentence(EMPLOYMENT_SERVICE, language)
    stated = rows.filter(pl.col("baseline_value").is_not_null())
    if known.is_empty():
        if stated.is_empty():
            return sentence_of(
                "placements_by_actor.headline_missing", language, actor=actor, where=chosen(places, language)
            )
        return _stated(stated.row(0, named=True), "placements_by_actor.headline_stated", language, actor=actor)
    last = known.row(-1, named=True)
    words = {
        "people": words_of_those(last, language, counted=text("placements.people", language)),
        "actor": actor,
        "where": where(last, language, places),
        "moment": moment(last["period"], language),
    }
    if covered(last):
        words["where"] = capital(words["where"].strip())
        now = sentence_of("placements_by_actor.headline_of_some", language, claim_of_those(QUERY, last, *KEYS), **words)
    else:
        words["people"] = capital(words["people"])
        now = sentence_of("placements_by_actor.headline", language, claim_of_those(QUERY, last, *KEYS), **words)
    if last["baseline_value"] is not None:
        return _stated(last, "placements_by_actor.headline_with_plan", language, now=now)
    return _with_first(now, last, rows["period"].min(), language)


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many actors surely placed more people than in the first quarter; else the numbers, side by side."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence_of("placements_by_actor.missing", language, where=chosen(places, language))
    of_all = frame.filter(period=known["period"].max())
    now = of_all.filter(pl.col("value").is_not_null())
    changed = now.filter(pl.col("change").is_not_null())
    more = changed.filter(pl.col("change_low") > 0)
    not_more = changed.filter(pl.col("change_high") <= 0)
    # An actor without a number may have placed more, or not.
    is_settled = more.height + not_more.height == of_all.height
    if changed.is_empty() or changed["change_covers"].n_unique() > 1 or not (more.height or is_settled):
        return _side_by_side(now, frame["period"].min(), language, places)
    row = changed.row(0, named=True)
    entry = (
        "placements_by_actor.all"
        if more.height == of_all.height
        else "placements_by_actor.some"
        if more.height
        else "placements_by_actor.none"
    )
    share = share_of(more.height, of_all.height, language)
    first = frame["period"].min()
    claims = [
        *(_change_claim(each, first, Relation.MORE_THAN) for each in more.iter_rows(named=True)),
        *(_change_claim(each, first, Relation.AT_MOST) for each in not_more.iter_rows(named=True)),
    ]
    return sentence_of(
        entry,
        language,
        *claims,
        share=capital(share if is_settled else at_least_text(share, language)),
        whole=spelled(of_all.height, language),
        last=moment(row["period"], language),
        first=at_start(first, language),
        where=same(row, language, places),
    )


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the lines count, that actors are never added, and what a silent municipality does to them."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("placements_by_actor.subtitle_missing", language)
    entry = (
        "placements_by_actor.subtitle" if change_is_that_of_the_lines(frame) else "placements_by_actor.subtitle_apart"
    )
    words = text(entry, language, first=start_of(frame["period"].min(), language))
    silent = known.filter(pl.col("missing_parts") > 0)
    return f"{words} {text('placements.actors_subtitle_gaps', language)}" if silent.height else words


def chart(frame: pl.DataFrame, look: Look) -> tuple[alt.LayerChart, PhonePanels]:
    """All actors in one chart, labelled at the line ends, and a panel each for phones, where the labels have no room."""
    return _lines(frame, look), PhonePanels(_actor_panel(frame, rows, look) for rows in _series(frame, "public_actor"))


def end_labels(frame: pl.DataFrame, look: Look) -> pl.DataFrame:
    """One row per actor with a value: where its line ends, what stands there, and at which height so that none collide."""
    step, with_change = LABEL_STEP * top_of_scale(frame) / PLOT_HEIGHT, change_is_that_of_the_lines(frame)
    ends = [rows.filter(pl.col("value").is_not_null()).tail(1) for rows in _series(frame, "public_actor")]
    # The lowest stands clear of the axis.
    floor, rows = 0.4 * step, []
    for end in sorted((end.row(0, named=True) for end in ends if end.height), key=lambda row: row["value"]):
        height = max(end["value"], floor)
        floor = height + step
        row = {"public_actor": end["public_actor"], "period_end": end["period_end"], "height": height}
        rows.append({**row, "words": _end_words(end, look.language, with_change=with_change)})
    return pl.DataFrame(rows)


def change_is_that_of_the_lines(frame: pl.DataFrame) -> bool:
    """Whether the change is the difference between the ends of every line. It is not when a municipality has delivered
    only one of the two quarters: beside the line such a change would look like an error.
    """
    first = frame.filter(period=frame["period"].min()).select("public_actor", first="value")
    ends = frame.filter(pl.col("change").is_not_null(), period=frame["period"].max()).join(first, on="public_actor")
    drawn = pl.col("value") - pl.col("first")
    return ends.select((drawn.is_null() | (drawn == pl.col("change"))).all()).item()


def _stated(row: dict, entry: str, language: str, **words: object) -> Sentence:
    """What the plan states, as exactly as it does: `omkring 260`. It is held against the plan's own row."""
    period = row["baseline_period"]
    own = Subject("stock_and_flow", (("indicator_code", "placed_via_af"), ("period", period)))
    claim = Claim(own, Relation.EXACTLY, row["baseline_value"])
    stated = known_words(known_of(row, prefix="baseline_"), language)
    return sentence_of(entry, language, claim, year=period, stated=stated, **words)


def _first_of_those(row: dict, first: str) -> dict:
    """The same actor in the first quarter, among those that have answered both times."""
    return row | {"period": first, "value": row["value"] - row["change"], "value_kind": row["change_value_kind"]}


def _change_claim(row: dict, first: str, relation: Relation) -> Claim:
    those = covered(row, column="change_covers")
    now, before = (subject_of(QUERY, each, *KEYS, covers=those) for each in (row, row | {"period": first}))
    return Claim(now, relation, before)


def _with_first(now: Sentence, last: dict, first: str, language: str) -> Sentence:
    """The number and, where the same municipalities had answered then, that of the first quarter."""
    if last["change"] is None or last["change_covers"] != last["covers"]:
        return now
    before = _first_of_those(last, first)
    words = {"now": now, "before": words_of_those(before, language), "first": at_start(first, language)}
    claims = [claim_of_those(QUERY, before, *KEYS)]
    entry = "placements_by_actor.headline_first"
    if last["change_low"] > 0 or last["change_high"] < 0:
        is_more = last["change_low"] > 0
        entry = "placements_by_actor.headline_more" if is_more else "placements_by_actor.headline_fewer"
        claims.append(_change_claim(last, first, Relation.MORE_THAN if is_more else Relation.LESS_THAN))
    return sentence_of(entry, language, *claims, **words)


def _side_by_side(now: pl.DataFrame, first: str, language: str, places: tuple[str, ...]) -> Sentence:
    """One actor's numbers in both quarters; where only one can be told, the largest numbers of that one."""
    main = now.filter(
        pl.col("public_actor") == EMPLOYMENT_SERVICE, pl.col("change").is_not_null(), change_covers=pl.col("covers")
    )
    if main.height:
        row = main.row(0, named=True)
        before, there = _first_of_those(row, first), same(row, language, places)
        return sentence_of(
            "placements_by_actor.then_and_now",
            language,
            *(claim_of_those(QUERY, each, *KEYS) for each in (row, before)),
            actor=actor_of(row, language),
            number=words_of_those(row, language),
            last=moment(row["period"], language),
            before=words_of_those(before, language),
            first=at_start(first, language),
            where=f",{there}" if there else "",
        )
    largest = now.sort("value", descending=True, maintain_order=True)
    shown = [row for row in largest.iter_rows(named=True) if row["covers"] == largest["covers"][0]][:LISTED]
    numbers = [named(actor_of(row, language), row, language) for row in shown]
    return sentence_of(
        "placements_by_actor.numbers",
        language,
        *(claim_of_those(QUERY, row, *KEYS) for row in shown),
        numbers=join_names(numbers, language),
        moment=moment(shown[0]["period"], language),
        where=where(shown[0], language, places),
    )


def _lines(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    x = time_axis(frame)
    top = top_of_scale(frame)
    axis = alt.Axis(title=None, tickCount=4)
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, top]))
    labels = end_labels(frame, look)
    series = _series(frame, "public_actor")
    # One delivery covers all actors, so their gaps are the same.
    layers = [*hatched(series[0], look, x=x, size=(PLOT_WIDTH, PLOT_HEIGHT)), *_baseline(frame, look, x=x, y=y)]
    for rows in series:
        is_main = rows["public_actor"][0] == EMPLOYMENT_SERVICE
        colour, width = (look.colour("now"), 5) if is_main else (look.colour("context"), 2.5)
        runs = unbroken(rows)
        line = (
            alt.Chart(runs.drop("is_short"))
            .mark_line(color=colour, strokeWidth=width)
            .encode(x=x, y=y, detail=alt.Detail("run:N"))
        )
        layers += [line, *lonely(runs, colour, look, x=x, y=y)]
    height = alt.Y("height:Q", axis=axis, scale=alt.Scale(domain=[0, top]))
    for is_main in (False, True):
        chosen = labels.filter((pl.col("public_actor") == EMPLOYMENT_SERVICE) == is_main)
        style = {"fontSize": 19, "fontWeight": 700} if is_main else {"fontSize": 18}
        words = alt.Chart(chosen.select("period_end", "height", "words")).mark_text(
            align="left", dx=10, color=look.colour("now" if is_main else "ink"), **style
        )
        layers.append(halo(words.encode(x=x, y=height, text=alt.Text("words:N")), look, width=9))
    return Layers(*layers, height=HEIGHT)


def _baseline(frame: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    stated = frame.filter(pl.col("baseline_value").is_not_null())
    if stated.is_empty():
        return []
    row = stated.row(0, named=True)
    shown = known_text(known_of(row, prefix="baseline_"), look.language)
    words = text("placements.baseline", look.language, year=row["baseline_period"], number=shown)
    return stated_level(row["baseline_value"], words, frame, look, x=x, y=y)


def _actor_panel(frame: pl.DataFrame, rows: pl.DataFrame, look: Look) -> Panel:
    name = rows["public_actor_label"][0]
    levels = pl.concat([rows["baseline_value"].head(1).drop_nulls(), rows["value"].drop_nulls()])
    return Panel(
        key=rows["public_actor"][0],
        title=name,
        chart=series_panel(rows, look, top=top_of_scale(frame), first=levels[0] if len(levels) else None),
        alt=panel_alt(rows, name, look.language),
    )


def _end_words(row: dict, language: str, *, with_change: bool) -> str:
    words = text(
        "placements_by_actor.actor_end", language, actor=row["public_actor_label"], number=figure_text(row, language)
    )
    if row["change"] is None or not with_change:
        return words
    change = _signed(row["change"], language)
    if row["change_value_kind"] == "rounded":
        change = changed_text(change, language)
    return f"{words} ({change})"


def _signed(change: float, language: str) -> str:
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{number(abs(change), language)}"


def _series(frame: pl.DataFrame, column: str) -> list[pl.DataFrame]:
    return frame.partition_by(column, maintain_order=True)


placements_by_actor_headline = Headline(
    query="placements_by_actor", sentence=headline, kicker="placements_by_actor.kicker"
)
placements_by_actor = Figure(
    query="placements_by_actor",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="placements.empty_placements",
    delivered_as="placement",
)
