"""Sentences of Nyttjande on the people placed, by actor. Each is a figure's heading and its alternative text."""

import polars as pl

from contract.display import at_least_text, capital, join_names, share_of, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, sentence, subject_of
from dashboard.wording.covers import chosen, claim_of_those, covered, same, where, words_of_those
from dashboard.wording.moments import at_start, moment, start_of
from dashboard.wording.texts import text
from dashboard.wording.values import known_of, known_words

EMPLOYMENT_SERVICE = "arbetsformedlingen"
# How many numbers a heading lists.
LISTED = 3
QUERY, KEYS = "placements_by_actor", ("public_actor", "period")


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
            return sentence("usage.headline_missing", language, actor=actor, where=chosen(places, language))
        return _stated(stated.row(0, named=True), "usage.headline_stated", language, actor=actor)
    last = known.row(-1, named=True)
    words = {
        "number": words_of_those(last, language),
        "actor": actor,
        "where": where(last, language, places),
        "moment": moment(last["period"], language),
    }
    if covered(last):
        words["where"] = capital(words["where"].strip())
        now = sentence("usage.headline_of_some", language, claim_of_those(QUERY, last, *KEYS), **words)
    else:
        words["number"] = capital(words["number"])
        now = sentence("usage.headline", language, claim_of_those(QUERY, last, *KEYS), **words)
    if last["baseline_value"] is not None:
        return _stated(last, "usage.headline_with_plan", language, now=now)
    return _with_first(now, last, rows["period"].min(), language)


def by_actor(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many actors surely placed more people than in the first quarter; else the numbers, side by side."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence("usage.actors_missing", language)
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
        "usage.actors_all"
        if more.height == of_all.height
        else "usage.actors_some"
        if more.height
        else "usage.actors_none"
    )
    share = share_of(more.height, of_all.height, language)
    first = frame["period"].min()
    claims = [
        *(_change_claim(each, first, Relation.MORE_THAN) for each in more.iter_rows(named=True)),
        *(_change_claim(each, first, Relation.AT_MOST) for each in not_more.iter_rows(named=True)),
    ]
    return sentence(
        entry,
        language,
        *claims,
        share=capital(share if is_settled else at_least_text(share, language)),
        whole=spelled(of_all.height, language),
        last=moment(row["period"], language),
        first=at_start(first, language),
        where=same(row, language, places),
    )


def by_actor_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the lines count, that actors are never added, and what a silent municipality does to them."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.actors_subtitle_missing", language)
    entry = "usage.actors_subtitle" if change_is_that_of_the_lines(frame) else "usage.actors_subtitle_apart"
    words = text(entry, language, first=start_of(frame["period"].min(), language))
    silent = known.filter(pl.col("missing_parts") > 0)
    return f"{words} {text('usage.actors_subtitle_gaps', language)}" if silent.height else words


def change_is_that_of_the_lines(frame: pl.DataFrame) -> bool:
    """Whether the change is the difference between the ends of every line. It is not when a municipality has delivered
    only one of the two quarters: beside the line such a change would look like an error.
    """
    first = frame.filter(period=frame["period"].min()).select("public_actor", first="value")
    ends = frame.filter(pl.col("change").is_not_null(), period=frame["period"].max()).join(first, on="public_actor")
    drawn = pl.col("value") - pl.col("first")
    return ends.select((drawn.is_null() | (drawn == pl.col("change"))).all()).item()


def in_sentence(actor: str, language: str) -> str:
    """An actor inside a sentence: `kommunerna`, `the Public Employment Service`. Raises KeyError for an unknown code."""
    return text(f"usage.actor_{actor}", language)


def named(name: str, row: dict, language: str) -> str:
    """A name with its number, as a heading lists them: `kommunerna ungefär 65`."""
    return text("usage.named", language, name=name, number=words_of_those(row, language))


def _stated(row: dict, entry: str, language: str, **words: object) -> Sentence:
    """What the plan states, as exactly as it does: `omkring 260`. It is held against the plan's own row."""
    period = row["baseline_period"]
    own = Subject("stock_and_flow", (("indicator_code", "placed_via_af"), ("period", period)))
    claim = Claim(own, Relation.EXACTLY, row["baseline_value"])
    stated = known_words(known_of(row, prefix="baseline_"), language)
    return sentence(entry, language, claim, year=period, stated=stated, **words)


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
    entry = "usage.headline_first"
    if last["change_low"] > 0 or last["change_high"] < 0:
        is_more = last["change_low"] > 0
        entry = "usage.headline_more" if is_more else "usage.headline_fewer"
        claims.append(_change_claim(last, first, Relation.MORE_THAN if is_more else Relation.LESS_THAN))
    return sentence(entry, language, *claims, **words)


def _side_by_side(now: pl.DataFrame, first: str, language: str, places: tuple[str, ...]) -> Sentence:
    """One actor's numbers in both quarters; where only one can be told, the largest numbers of that one."""
    main = now.filter(
        pl.col("public_actor") == EMPLOYMENT_SERVICE, pl.col("change").is_not_null(), change_covers=pl.col("covers")
    )
    if main.height:
        row = main.row(0, named=True)
        before, there = _first_of_those(row, first), same(row, language, places)
        return sentence(
            "usage.actors_then_and_now",
            language,
            *(claim_of_those(QUERY, each, *KEYS) for each in (row, before)),
            actor=in_sentence(row["public_actor"], language),
            number=words_of_those(row, language),
            last=moment(row["period"], language),
            before=words_of_those(before, language),
            first=at_start(first, language),
            where=f",{there}" if there else "",
        )
    largest = now.sort("value", descending=True, maintain_order=True)
    shown = [row for row in largest.iter_rows(named=True) if row["covers"] == largest["covers"][0]][:LISTED]
    numbers = [named(in_sentence(row["public_actor"], language), row, language) for row in shown]
    return sentence(
        "usage.actors_numbers",
        language,
        *(claim_of_those(QUERY, row, *KEYS) for row in shown),
        numbers=join_names(numbers, language),
        moment=moment(shown[0]["period"], language),
        where=where(shown[0], language, places),
    )
