"""Dialogue meetings by municipality and year."""

from html import escape

import polars as pl

from contract.display import at_least_text, spelled
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, of_chosen
from dashboard.wording.moments import in_year, year_until

QUERY, KEYS = "dialogue_meetings", ("municipality_code", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """In how many municipalities meetings were held in the last whole year that most have told of, and in the first.

    Where most have told of no whole year: in the last part of one, and how many have told. `places` are the chosen
    municipalities.
    """
    known = frame.filter(obs_status="A")
    if known.is_empty():
        return _not_named(frame, language, places)
    if frame["municipality_code"].n_unique() == 1:
        return _ours(known.tail(1), _in_one(known.row(-1, named=True), language), language)
    years = _told_years(frame)
    if not years:
        return _so_far(spoken_of(frame), language, places)
    now = _held(years[-1], "dialogue_meetings.sentence", language, places) or _unknown(years[-1], language, places)
    if len(years) == 1:
        return _ours(years[0], _with_times(years[0], now, language), language)
    if before := _held(years[0], "dialogue_meetings.then", language, places):
        now = sentence_of("dialogue_meetings.before", language, now=now, before=before)
    return _ours(pl.concat([years[0], years[-1]]), now, language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Municipalities down, years across: the number of meetings, hatched with the word where it is missing."""
    years = frame.select("period", "period_end").unique().sort("period_end")
    order = frame.sort("period_end").with_columns(most=pl.when(obs_status="A").then("low"))
    latest = order.group_by("municipality_name", maintain_order=True).agg(pl.col("most").drop_nulls().last())
    names = latest.sort("most", "municipality_name", descending=[True, False], nulls_last=True)["municipality_name"]
    heads = "".join(
        f'<th scope="col">{escape(year_until(year, end, look.language))}</th>' for year, end in years.iter_rows()
    )
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(_meeting_cell(row, look) for row in order.filter(municipality_name=name).iter_rows(named=True))
        + "</tr>"
        for name in names
    )
    corner = escape(text("columns.municipality_name", look.language))
    table = f'<table class="m meetings"><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    inferences = frame["inference"].drop_nulls().unique(maintain_order=True)
    ours = (text("provenance.our_inference", look.language, words=words) for words in inferences)
    return table + "".join(f'<p class="source note">{escape(words)}</p>' for words in ours)


def spoken_of(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of the year that `dialogue` tells of; of several years, the last. All rows where nothing is known."""
    known = frame.filter(obs_status="A")
    if known.is_empty():
        return frame
    years = _told_years(frame) if frame["municipality_code"].n_unique() > 1 else []
    return years[-1] if years else frame.filter(period=known["period"].max())


def meetings(row: dict, language: str) -> str:
    """The meetings of one municipality and year: `2`, `1–2`, `minst 3`, `inga återkommande`, or the word of the status."""
    return text("dialogue_meetings.none_recurring", language) if _is_not_named(row) else figure_text(row, language)


def _told_years(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """The rows of each year that most have told of, in order of time."""
    years = [rows for rows in frame.partition_by("period", maintain_order=True) if _most_have_told(rows)]
    return sorted(years, key=lambda rows: rows["period_end"][0])


def _is_not_named(row: dict) -> bool:
    """Whether a source names no recurring meetings there: how many single ones were held is not known."""
    return row["obs_status"] == "UN" and row["inference"] is not None


def _not_named(frame: pl.DataFrame, language: str, places: tuple[str, ...]) -> Sentence:
    """That the plan names no recurring meetings in any of the municipalities; else that nothing is known."""
    rows = frame.filter(pl.col("inference").is_not_null(), obs_status="UN")
    names = tuple(rows["municipality_name"].unique(maintain_order=True))
    if len(names) != frame["municipality_code"].n_unique() or rows["period"].n_unique() != 1:
        return sentence_of("dialogue_meetings.missing", language, where=chosen(places, language))
    period = in_year(rows["period"][0], rows["period_end"][0], language)
    return sentence_of("dialogue_meetings.not_named", language, where=chosen(names, language), period=period)


def _most_have_told(rows: pl.DataFrame) -> bool:
    """Whether a year is whole and all of it is told of more than half of the municipalities, by them or by a source."""
    told = rows.filter((pl.col("missing_parts") == 0) | pl.col("inference").is_not_null()).height
    end = rows["period_end"][0]
    return (end.month, end.day) == (12, 31) and 2 * told > rows.height


def _held(rows: pl.DataFrame, entry: str, language: str, places: tuple[str, ...]) -> Sentence | None:
    """In how many municipalities of a year: at least so many, while somebody is silent; exactly where nobody is.

    Nothing where nobody is known to have held any, and somebody is silent.
    """
    held, others = rows.filter(pl.col("low") > 0), rows.filter(pl.col("low") == 0)
    is_open = (others["missing_parts"] > 0).any()
    if is_open and held.is_empty():
        return None
    claims = [_at_least_one(row) for row in held.iter_rows(named=True)]
    claims += [_none(row) for row in others.filter(missing_parts=0, obs_status="A").iter_rows(named=True)]
    alone = {0: text("dialogue_meetings.none", language), 1: text("dialogue_meetings.one", language)}
    count = alone.get(held.height, spelled(held.height, language))
    count = at_least_text(count, language) if is_open else count
    words = {"count": count, "period": in_year(rows["period"][0], rows["period_end"][0], language)}
    those = "dialogue_meetings.municipalities_of" if held.height > 1 else "dialogue_meetings.one_municipality_of"
    if places:
        those = "dialogue_meetings.some_of_chosen"
    named = words | {"count": count if held.height or places else text("dialogue_meetings.no", language)}
    words["those"] = text(those, language, whole=spelled(rows.height, language), **named)
    return sentence_of(entry, language, *claims, **words)


def _ours(rows: pl.DataFrame, said: Sentence, language: str) -> Sentence:
    """The sentence, marked as ours where a row that it rests on is our inference from the source."""
    is_inferred = rows.filter(obs_status="A")["inference"].is_not_null().any()
    return sentence_of("dialogue_meetings.ours", language, said=said) if is_inferred else said


def _so_far(rows: pl.DataFrame, language: str, places: tuple[str, ...]) -> Sentence:
    """What is known of a year that few have told of, and how many have."""
    now = _held(rows, "dialogue_meetings.sentence", language, places) or _unknown(rows, language, places)
    told = rows.filter(missing_parts=0).height
    if not told:
        return now
    count = text("dialogue_meetings.one", language) if told == 1 else spelled(told, language)
    words = {"count": count, "whole": spelled(rows.height, language), "chosen": of_chosen(places, language)}
    return sentence_of("dialogue_meetings.told", language, now=now, **words)


def _unknown(rows: pl.DataFrame, language: str, places: tuple[str, ...]) -> Sentence:
    period = in_year(rows["period"][0], rows["period_end"][0], language)
    return sentence_of("dialogue_meetings.unknown", language, where=chosen(places, language), period=period)


def _with_times(rows: pl.DataFrame, now: Sentence, language: str) -> Sentence:
    """How many times a year, where the source states the same span for all."""
    held = rows.filter(pl.col("low") > 0)
    ranges = held.filter(qualifier="range").select("low", "high").unique()
    if held.is_empty() or ranges.height != 1 or (held["qualifier"] != "range").any():
        return now
    return sentence_of(
        "dialogue_meetings.range", language, now=now, range=figure_text(held.row(0, named=True), language)
    )


def _in_one(row: dict, language: str) -> Sentence:
    words = {"name": row["municipality_name"], "period": in_year(row["period"], row["period_end"], language)}
    if row["value"] == 0:
        return sentence_of("dialogue_meetings.none_in", language, _none(row), **words)
    exact = row["value"] is not None and not row["missing_parts"]
    claim = Claim(
        subject_of(QUERY, row, *KEYS, column="value" if exact else "low"),
        Relation.EXACTLY if exact else Relation.AT_LEAST,
        row["value"] if exact else row["low"],
    )
    entry = "dialogue_meetings.once_in" if row["value"] == 1 and exact else "dialogue_meetings.in"
    return sentence_of(entry, language, claim, number=figure_words(row, language), **words)


def _at_least_one(row: dict) -> Claim:
    return Claim(subject_of(QUERY, row, *KEYS, column="low"), Relation.AT_LEAST, 1.0)


def _none(row: dict) -> Claim:
    return Claim(subject_of(QUERY, row, *KEYS), Relation.EXACTLY, 0.0)


def _meeting_cell(row: dict, look: Look) -> str:
    words = escape(meetings(row, look.language))
    if row["obs_status"] != "A":
        return f'<td class="hatch"><span>{words}</span></td>'
    is_none = row["value"] == 0
    return f'<td class="{"none" if is_none else "some"}">{words}</td>'


dialogue_meetings = Figure(
    query="dialogue_meetings",
    sentence=sentence,
    subtitle="dialogue_meetings.subtitle",
    chart=chart,
    empty="dialogue_meetings.empty",
    delivered_as="dialogue_meeting",
    spoken_of=spoken_of,
)
