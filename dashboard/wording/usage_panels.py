"""Sentences of Nyttjande on one actor's people placed: by municipality and by measure."""

import polars as pl

from dashboard.wording.moments import at_start, end_of, in_short, moment, start_of
from dashboard.wording.numbers import join_names, percent
from dashboard.wording.texts import text
from dashboard.wording.usage import capital, has_untold, in_sentence, people

# Smaller changes may come from the rounding of one small count.
NOTABLE_CHANGE = 5


def by_municipality(frame: pl.DataFrame, language: str) -> str:
    """Which municipalities rose most and which fell between their first quarter and the last."""
    known = frame.filter(pl.col("value").is_not_null())
    actor = in_sentence(frame["public_actor"][0], language)
    if known.is_empty():
        return text("usage.municipalities_missing", language, actor=actor)
    if frame["municipality_code"].n_unique() == 1:
        return _one_municipality(known, actor, language)
    first, last = frame["period"].min(), known["period"].max()
    now = known.filter(period=last).with_columns(more=pl.col("value") - pl.col("first_value"))
    rose = now.filter(pl.col("more") > NOTABLE_CHANGE).sort("more", descending=True, maintain_order=True)
    fell = now.filter(pl.col("more") < -NOTABLE_CHANGE).sort("more", maintain_order=True)
    span = {"first": start_of(first, language), "last": end_of(last, language)}
    if rose.is_empty() and fell.is_empty():
        return text("usage.municipalities_steady", language, **span)
    parts = []
    if rose.height:
        names = join_names(rose["municipality_name"].to_list()[:2], language)
        parts.append(text("usage.municipalities_rose", language, names=names, **span))
    if fell.height:
        parts.append(
            text("usage.municipalities_fell", language, names=join_names(fell["municipality_name"].to_list(), language))
        )
    return ". ".join(parts)


def by_municipality_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the panels count, for whom, and what dots and hatching mean."""
    actor = in_sentence(frame["public_actor"][0], language)
    return text("usage.municipalities_subtitle", language, actor=actor)


def by_measure(frame: pl.DataFrame, language: str) -> str:
    """The most common measure of the chosen actor and its share; neither where a number is unknown or withheld."""
    actor = in_sentence(frame["public_actor"][0], language)
    known = frame.filter(pl.col("value").is_not_null())
    has_no_shares = known.filter(pl.col("value") > 0)["share_pct"].null_count() > 0
    if has_no_shares or has_untold(frame):
        return text("usage.measures_untold", language, actor=actor, period=in_short(frame["period"][0], language))
    if known.is_empty():
        return text("usage.measures_missing", language, actor=actor)
    first = known.row(0, named=True)
    if not first["value"]:
        entry = "usage.measures_few" if (known["value_kind"] == "rounded").any() else "usage.measures_none"
        return text(entry, language, actor=actor, moment=moment(first["period"], language))
    share = share_text(first, language)
    names = known.filter(pl.col("value") == first["value"])["placement_measure_label"].to_list()
    measure = capital(join_names([name[:1].lower() + name[1:] for name in names], language))
    return text(
        "usage.measures",
        language,
        measure=measure,
        actor=actor,
        period=in_short(first["period"], language),
        share=share,
    )


def share_text(row: dict, language: str) -> str:
    """The share of one measure in whole per cent, `≈` when it rests on rounded counts; nothing where there is none."""
    if row["share_pct"] is None:
        return ""
    shown = percent(row["share_pct"], language, decimals=0)
    return f"≈\u00a0{shown}" if row["value_kind"] == "rounded" else shown


def by_measure_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars count, for whom, and when."""
    actor = in_sentence(frame["public_actor"][0], language)
    return text("usage.measures_subtitle", language, actor=actor, moment=moment(frame["period"][0], language))


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
        number=people(last["value"], language, rounded=last["value_kind"] == "rounded"),
        moment=moment(last["period"], language),
        first=people(first["value"], language, rounded=first["value_kind"] == "rounded"),
        start=at_start(first["period"], language),
    )


def _one_municipality(known: pl.DataFrame, actor: str, language: str) -> str:
    first, last = known.row(0, named=True), known.row(-1, named=True)
    now = text(
        "usage.one_municipality",
        language,
        name=last["municipality_name"],
        number=people(last["value"], language, rounded=last["value_kind"] == "rounded"),
        actor=actor,
        moment=moment(last["period"], language),
    )
    if known.height == 1:
        return now
    before = people(first["value"], language, rounded=first["value_kind"] == "rounded")
    return text(
        "usage.one_municipality_first", language, now=now, number=before, first=at_start(first["period"], language)
    )
