"""Sentences of Nyttjande on one actor's people placed: by municipality and by measure."""

import polars as pl

from contract.display import capital, changed_text, join_names, percent, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of, surely_largest
from dashboard.wording.covers import are_of_the_same, claim_of_those, where
from dashboard.wording.moments import at_start, end_of, in_short, moment, start_of
from dashboard.wording.texts import text
from dashboard.wording.usage import LISTED, in_sentence, named
from dashboard.wording.usage_sexes import has_untold
from dashboard.wording.values import figure_words

QUERY, KEYS = "placements_by_municipality", ("municipality_code", "public_actor", "period")
MEASURES, MEASURE_KEYS = "placements_by_measure", ("public_actor", "placement_measure", "period")


def by_municipality(frame: pl.DataFrame, language: str) -> Sentence:
    """Which municipalities surely rose or fell since the first quarter; else the largest numbers of the last."""
    known = frame.filter(pl.col("value").is_not_null())
    actor = in_sentence(frame["public_actor"][0], language)
    if known.is_empty():
        return sentence("usage.municipalities_missing", language, actor=actor)
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
        entry = "usage.municipalities_fell" if rose.height else "usage.municipalities_only_fell"
        parts.append(sentence(entry, language, *claims, who=_who(fell, now, language), **span))
    return Sentence(". ".join(parts), [claim for part in parts for claim in part.claims])


def by_municipality_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the panels count, for whom, and what dots and hatching mean."""
    actor = in_sentence(frame["public_actor"][0], language)
    return text("usage.municipalities_subtitle", language, actor=actor)


def by_measure(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The measure that surely is the most common of the chosen actor, and its share; else the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    period = in_short(frame["period"][0], language)
    words = {"actor": in_sentence(frame["public_actor"][0], language), "period": period}
    words["moment"] = moment(frame["period"][0], language)
    if has_untold(frame) or known.filter(pl.col("value") > 0)["share_pct"].null_count():
        return sentence("usage.measures_untold", language, **words)
    if known.is_empty():
        return sentence("usage.measures_missing", language, **words)
    first = known.row(0, named=True)
    words["where"] = where(first, language, places)
    if not first["value"]:
        if not are_of_the_same(frame):
            return sentence("usage.measures_untold", language, **words)
        entry = "usage.measures_few" if (known["value_kind"] == "rounded").any() else "usage.measures_none"
        claims = [claim_of_those(MEASURES, row, *MEASURE_KEYS) for row in known.iter_rows(named=True)]
        return sentence(entry, language, *claims, **words)
    top = surely_largest(frame)
    if top.height:
        names = [_label(row) for row in top.iter_rows(named=True)]
        share = Claim(
            subject_of(MEASURES, first, *MEASURE_KEYS, column="share_pct"), Relation.EXACTLY, first["share_pct"]
        )
        claims = [*_at_least_all(top, frame, MEASURES, *MEASURE_KEYS), share]
        measure, shown = capital(join_names(names, language)), share_text(first, language)
        return sentence("usage.measures", language, *claims, measure=measure, share=shown, **words)
    shown = [
        row for row in known.head(LISTED).iter_rows(named=True) if row["value"] and row["covers"] == first["covers"]
    ]
    numbers = [named(_label(row), row, language) for row in shown]
    claims = [claim_of_those(MEASURES, row, *MEASURE_KEYS) for row in shown]
    return sentence("usage.measures_numbers", language, *claims, numbers=join_names(numbers, language), **words)


def share_text(row: dict, language: str) -> str:
    """The share of one measure in whole per cent, `≈` when it rests on rounded counts; nothing where there is none."""
    if row["share_pct"] is None:
        return ""
    shown = percent(row["share_pct"], language, decimals=0)
    return changed_text(shown, language) if row["share_value_kind"] == "rounded" else shown


def by_measure_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars count, for whom, and when; and of whom the shares are where somebody is silent."""
    words = {
        "actor": in_sentence(frame["public_actor"][0], language),
        "moment": moment(frame["period"][0], language),
    }
    is_short = (frame["missing_parts"] > 0).any()
    return text("usage.measures_subtitle_of_those" if is_short else "usage.measures_subtitle", language, **words)


def panel_alt(rows: pl.DataFrame, name: str, language: str) -> str:
    """What one panel shows: the last known value, and the first."""
    known = rows.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.panel_alt_missing", language, name=name, status=rows["obs_status_label"][-1])
    first, last = known.row(0, named=True), known.row(-1, named=True)
    return text(
        "usage.panel_alt",
        language,
        name=name,
        number=figure_words(last, language),
        moment=moment(last["period"], language),
        first=figure_words(first, language),
        start=at_start(first["period"], language),
    )


def _one_municipality(known: pl.DataFrame, actor: str, language: str) -> Sentence:
    first, last = known.row(0, named=True), known.row(-1, named=True)
    now = sentence(
        "usage.one_municipality",
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
    entry = "usage.one_municipality_first"
    return sentence(entry, language, claim_of_one(first), now=now, number=before, first=start)


def claim_of_one(row: dict) -> Claim:
    """Exactly so many in one municipality: it has answered."""
    return Claim(subject_of(QUERY, row, *KEYS), Relation.EXACTLY, row["value"])


def _largest(now: pl.DataFrame, actor: str, language: str) -> Sentence:
    """The largest numbers, each with its municipality; who is first among them is left to the reader."""
    largest = now.sort("value", descending=True, maintain_order=True).head(LISTED)
    shown = [row for row in largest.iter_rows(named=True) if row["value"]] or [largest.row(0, named=True)]
    numbers = [named(row["municipality_name"], row, language) for row in shown]
    words = {"actor": actor, "moment": moment(shown[0]["period"], language), "numbers": join_names(numbers, language)}
    return sentence("usage.municipalities_numbers", language, *map(claim_of_one, shown), **words)


def _rose(rose: pl.DataFrame, now: pl.DataFrame, language: str, *, since: str, span: dict[str, str]) -> Sentence:
    claims = [_changed(row, since, Relation.MORE_THAN) for row in rose.iter_rows(named=True)]
    # One that has not answered both times may have fallen by anything.
    low = pl.col("change_low").fill_null(float("-inf"))
    changes = now.with_columns(value="change", low=low, high="change_high")
    most = surely_largest(changes)
    if most.height == 1:
        others = _at_least_all(most, changes, QUERY, *KEYS, column="change")
        name = most["municipality_name"][0]
        return sentence("usage.municipalities_rose_most", language, *claims, *others, name=name, **span)
    return sentence("usage.municipalities_rose", language, *claims, who=_who(rose, now, language), **span)


def _who(some: pl.DataFrame, of_all: pl.DataFrame, language: str) -> str:
    """Up to three by name; more as a count, which others may still join."""
    if some.height <= LISTED:
        return join_names(some["municipality_name"].to_list(), language)
    words = {"count": spelled(some.height, language), "whole": spelled(of_all.height, language)}
    return text("usage.at_least_so_many" if some.height < of_all.height else "usage.all_of_them", language, **words)


def _changed(row: dict, first: str, relation: Relation) -> Claim:
    now, before = (subject_of(QUERY, each, *KEYS) for each in (row, row | {"period": first}))
    return Claim(now, relation, before)


def _at_least_all(top: pl.DataFrame, frame: pl.DataFrame, query: str, *keys: str, column: str = "value") -> list[Claim]:
    """That each of the rows at the top is at least as large as every other row."""
    names = top.select(keys).rows()
    return [
        Claim(
            subject_of(query, one, *keys, column=column),
            Relation.AT_LEAST,
            subject_of(query, other, *keys, column=column),
        )
        for one in top.iter_rows(named=True)
        for other in frame.iter_rows(named=True)
        if tuple(other[key] for key in keys) not in names
    ]


def _label(row: dict) -> str:
    name = row["placement_measure_label"]
    return name[:1].lower() + name[1:]
