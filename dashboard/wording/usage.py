"""Sentences of Nyttjande on the people placed, by actor. Each is a figure's heading and its alternative text."""

import polars as pl

from contract import HIDDEN
from dashboard.wording.moments import at_start, in_short, moment, start_of
from dashboard.wording.numbers import join_names, number, share_of, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import value_text

EMPLOYMENT_SERVICE = "arbetsformedlingen"


def headline(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> str:
    """How many are placed through the Employment Service, and how that compares; `places` are the chosen municipalities."""
    rows = frame.filter(public_actor=EMPLOYMENT_SERVICE)
    known = rows.filter(pl.col("value").is_not_null())
    actor = in_sentence(EMPLOYMENT_SERVICE, language)
    where = text("usage.in_places", language, places=join_names(places, language)) if places else ""
    stated = rows.filter(pl.col("baseline_value").is_not_null())
    if known.is_empty() and stated.height:
        baseline = stated.row(0, named=True)
        return text(
            "usage.headline_stated",
            language,
            year=baseline["baseline_period"],
            baseline=people(baseline["baseline_value"], language, rounded=True),
            actor=actor,
        )
    if known.is_empty():
        return text("usage.headline_missing", language, actor=actor, where=where)
    last = known.row(-1, named=True)
    shown = capital(people(last["value"], language, rounded=last["value_kind"] == "rounded"))
    now = text(
        "usage.headline", language, number=shown, actor=actor, where=where, moment=moment(last["period"], language)
    )
    if last["baseline_value"] is not None:
        stated_people = number(last["baseline_value"], language)
        return text("usage.headline_baseline", language, now=now, baseline=stated_people, year=last["baseline_period"])
    return _compared(now, last, rows["period"][0], language)


def by_actor(frame: pl.DataFrame, language: str) -> str:
    """How many of the actors placed more people in the last quarter than in the first."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.actors_missing", language)
    first, last = frame["period"].min(), known["period"].max()
    now = known.filter(period=last)
    changed = now.filter(pl.col("change").is_not_null())
    if changed.height < 2:
        most = now.sort("value", descending=True, maintain_order=True).row(0, named=True)
        if not most["value"]:
            return text("usage.actors_few", language, moment=moment(last, language))
        return text(
            "usage.actors_most",
            language,
            actor=in_sentence(most["public_actor"], language),
            moment=moment(last, language),
            number=people(most["value"], language, rounded=most["value_kind"] == "rounded"),
        )
    more = changed.filter(pl.col("change") > 0).height
    entry = "usage.actors_all" if more == changed.height else "usage.actors_some" if more else "usage.actors_none"
    words = {"last": moment(last, language), "first": at_start(first, language)}
    whole = spelled(changed.height, language)
    return text(entry, language, share=share_of(more, changed.height, language), whole=whole, **words)


def by_actor_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the lines count, that actors are never added, and what a silent municipality does to them."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.actors_subtitle_missing", language)
    entry = "usage.actors_subtitle" if change_is_that_of_the_lines(frame) else "usage.actors_subtitle_apart"
    words = text(entry, language, first=start_of(frame["period"].min(), language))
    silent = known.filter(pl.col("delivered") < pl.col("delivered_of"))
    return f"{words} {text('usage.actors_subtitle_gaps', language)}" if silent.height else words


def change_is_that_of_the_lines(frame: pl.DataFrame) -> bool:
    """Whether the change is the difference between the ends of every line. It is not when a municipality has delivered
    only one of the two quarters: beside the line such a change would look like an error.
    """
    first = frame.filter(period=frame["period"].min()).select("public_actor", first="value")
    ends = frame.filter(pl.col("change").is_not_null(), period=frame["period"].max()).join(first, on="public_actor")
    drawn = pl.col("value") - pl.col("first")
    return ends.select((drawn.is_null() | (drawn == pl.col("change"))).all()).item()


def has_untold(frame: pl.DataFrame) -> bool:
    """Whether a number is unknown to its sender, or withheld: then nothing can be compared with it."""
    return frame["obs_status"].is_in(["UN", HIDDEN]).any()


def by_sex(frame: pl.DataFrame, language: str) -> str:
    """Whether women or men are more, at the actor that places most people."""
    pairs = frame.pivot("sex", index=["public_actor", "period"], values="value", maintain_order=True).drop_nulls()
    if pairs.is_empty():
        return text("usage.sexes_untold" if has_untold(frame) else "usage.sexes_missing", language)
    pairs = pairs.with_columns(people=pl.col("F") + pl.col("M")).sort("people", descending=True, maintain_order=True)
    largest = pairs.row(0, named=True)
    is_rounded = (frame.filter(public_actor=largest["public_actor"])["value_kind"] == "rounded").any()
    entry = "usage.sexes_few"
    if largest["people"]:
        entry = "usage.sexes_about_equal" if is_rounded else "usage.sexes_equal"
    if largest["F"] != largest["M"]:
        entry = "usage.sexes_more_men" if largest["M"] > largest["F"] else "usage.sexes_more_women"
    actor = in_sentence(largest["public_actor"], language)
    return text(entry, language, actor=actor, period=in_short(largest["period"], language))


def by_sex_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the marks count, and when."""
    return text("usage.sexes_subtitle", language, moment=moment(frame["period"][0], language))


def in_sentence(actor: str, language: str) -> str:
    """An actor inside a sentence: `kommunerna`, `the Public Employment Service`. Raises KeyError for an unknown code."""
    return text(f"usage.actor_{actor}", language)


def people(value: float, language: str, *, rounded: bool) -> str:
    """A number of people in words: `ungefär 291`, `få eller inga` for a rounded 0, `12` when it is exact."""
    if rounded and value == 0:
        return text("usage.few_or_none", language)
    shown = value_text(value, "A", language)
    return text("usage.about", language, number=shown) if rounded else shown


def capital(words: str) -> str:
    """The words with a capital at the start, and nowhere else than before."""
    return words[:1].upper() + words[1:]


def _compared(now: str, last: dict, first_period: str, language: str) -> str:
    if last["change"] is None:
        return now
    is_rounded = last["change_value_kind"] == "rounded"
    entry = "usage.headline_about_same" if is_rounded else "usage.headline_same"
    if last["change"]:
        entry = "usage.headline_more" if last["change"] > 0 else "usage.headline_fewer"
    change = people(abs(last["change"]), language, rounded=is_rounded)
    return text(entry, language, now=now, change=change, first=at_start(first_period, language))
