"""The people placed by one actor, a panel per municipality."""

import polars as pl

from contract.display import join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED, actor_of, named
from dashboard.figures.parts.panels import MOST_PANELS, Panel, panel_alt, series_panel, top_of_scale, with_note
from dashboard.theme import Look
from dashboard.wording import figure_words, text
from dashboard.wording.claims import Claim, Relation, Sentence, at_least_all, sentence_of, subject_of, surely_largest
from dashboard.wording.covers import chosen
from dashboard.wording.moments import at_start, end_of, moment, start_of

QUERY, KEYS = "placements_by_municipality", ("municipality_code", "public_actor", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Which municipalities surely rose or fell since the first quarter; else the largest numbers of the last."""
    known = frame.filter(pl.col("value").is_not_null())
    actor = actor_of(frame.row(0, named=True), language)
    if known.is_empty():
        return sentence_of("placements_by_municipality.missing", language, actor=actor, where=chosen(places, language))
    if frame["municipality_code"].n_unique() == 1:
        return _one_municipality(known, actor, language)
    first, last = frame["period"].min(), known["period"].max()
    now = frame.filter(period=last)
    rose, fell = now.filter(pl.col("change_low") > 0), now.filter(pl.col("change_high") < 0)
    if rose.is_empty() and fell.is_empty():
        return _largest(known.filter(period=last), actor, language)
    span = {"first": start_of(first, language), "last": end_of(last, language)}
    parts = [_rose(rose, now, language, since=first, span=span)] if rose.height else []
    if fell.height:
        claims = [_changed(row, first, Relation.LESS_THAN) for row in fell.iter_rows(named=True)]
        entry = "placements_by_municipality.fell" if rose.height else "placements_by_municipality.only_fell"
        parts.append(sentence_of(entry, language, *claims, who=_who(fell, now, language), **span))
    return Sentence(". ".join(parts), [claim for part in parts for claim in part.claims])


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the panels count, for whom, and what dots and hatching mean."""
    actor = actor_of(frame.row(0, named=True), language)
    return text("placements_by_municipality.subtitle", language, actor=actor)


def chart(frame: pl.DataFrame, look: Look) -> list[Panel] | tuple[list[Panel], str]:
    """A panel per municipality on one scale: most people first, those without a latest value last and hatched; of many the first."""
    latest = frame.group_by("municipality_code", maintain_order=True).agg(pl.col("value").last())
    order = latest.sort("value", descending=True, nulls_last=True, maintain_order=True)["municipality_code"]
    panels = [
        Panel(
            key=code,
            title=rows["municipality_name"][0],
            chart=series_panel(rows, look, top=top_of_scale(frame), first=rows["first_value"][0]),
            alt=panel_alt(rows, rows["municipality_name"][0], look.language),
        )
        for code in order.head(MOST_PANELS)
        for rows in [frame.filter(municipality_code=code)]
    ]
    return with_note(panels, look, of=order.len())


def _one_municipality(known: pl.DataFrame, actor: str, language: str) -> Sentence:
    first, last = known.row(0, named=True), known.row(-1, named=True)
    now = sentence_of(
        "placements_by_municipality.one_municipality",
        language,
        claim_of_one(last),
        name=last["municipality_name"],
        number=figure_words(last, language),
        actor=actor,
        moment=moment(last["period"], language),
    )
    if known.height == 1:
        return now
    before, start = figure_words(first, language), at_start(first["period"], language)
    entry = "placements_by_municipality.one_municipality_first"
    return sentence_of(entry, language, claim_of_one(first), now=now, number=before, first=start)


def claim_of_one(row: dict) -> Claim:
    """Exactly so many in one municipality: it has answered."""
    return Claim(subject_of(QUERY, row, *KEYS), Relation.EXACTLY, row["value"])


def _largest(now: pl.DataFrame, actor: str, language: str) -> Sentence:
    """The largest numbers, each with its municipality; who is first among them is left to the reader."""
    largest = now.sort("value", descending=True, maintain_order=True).head(LISTED)
    shown = [row for row in largest.iter_rows(named=True) if row["value"]] or [largest.row(0, named=True)]
    numbers = [named(row["municipality_name"], row, language) for row in shown]
    words = {"actor": actor, "moment": moment(shown[0]["period"], language), "numbers": join_names(numbers, language)}
    return sentence_of("placements_by_municipality.numbers", language, *map(claim_of_one, shown), **words)


def _rose(rose: pl.DataFrame, now: pl.DataFrame, language: str, *, since: str, span: dict[str, str]) -> Sentence:
    claims = [_changed(row, since, Relation.MORE_THAN) for row in rose.iter_rows(named=True)]
    # One that has not answered both times may have fallen by anything.
    low = pl.col("change_low").fill_null(float("-inf"))
    changes = now.with_columns(value="change", low=low, high="change_high")
    most = surely_largest(changes)
    if most.height == 1:
        others = at_least_all(most, changes, QUERY, *KEYS, column="change")
        name = most["municipality_name"][0]
        return sentence_of("placements_by_municipality.rose_most", language, *claims, *others, name=name, **span)
    return sentence_of("placements_by_municipality.rose", language, *claims, who=_who(rose, now, language), **span)


def _who(some: pl.DataFrame, of_all: pl.DataFrame, language: str) -> str:
    """Up to three by name; more as a count, which others may still join."""
    if some.height <= LISTED:
        return join_names(some["municipality_name"].to_list(), language)
    words = {"count": spelled(some.height, language), "whole": spelled(of_all.height, language)}
    return text(
        "placements_by_municipality.at_least_so_many"
        if some.height < of_all.height
        else "placements_by_municipality.all_of_them",
        language,
        **words,
    )


def _changed(row: dict, first: str, relation: Relation) -> Claim:
    now, before = (subject_of(QUERY, each, *KEYS) for each in (row, row | {"period": first}))
    return Claim(now, relation, before)


placements_by_municipality = Figure(
    query="placements_by_municipality",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="placements.empty_placements",
    delivered_as="placement",
)
