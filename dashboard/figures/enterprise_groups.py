"""The enterprises by industry and legal form, and how many of each municipality's are members of the association."""

import polars as pl

from contract.display import at_least_text, capital, join_names, of_text, spelled, uncapital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import Bar, bar_table
from dashboard.theme import Look
from dashboard.wording import code_labels, figure_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, of_chosen
from dashboard.wording.moments import moment
from dashboard.wording.targets import in_words

QUERY = "enterprise_groups"
KEYS = ("division", "group_code", "coverage_measure", "period")
PLACES = "municipality"
HEADS = ("enterprise_groups.column_group", "enterprise_groups.column_enterprises", "enterprise_groups.column_members")
PLACE_HEADS = ("columns.municipality_name", "enterprise_groups.column_members", "enterprise_groups.column_of")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The commonest legal form and industry, as far as is known: "minst" while a municipality has not reported."""
    most = [rows[0] for division in ("legal_form", "industry") if (rows := _most(frame, division))]
    if not most:
        return sentence_of("enterprise_groups.none", language, where=chosen(places, language))
    parts = [_part(row, language) for row in most]
    words = {"when": capital(moment(most[0]["period"], language)), "which": join_names(parts, language)}
    words["where"] = chosen(places, language)
    return sentence_of("enterprise_groups.sentence", language, *map(_claim, most), **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Bars for every legal form and industry that has any, on one scale; the members of the association beside."""
    language = look.language
    groups = [
        (text(f"enterprise_groups.by_{division}", language), _bars(frame, division, language))
        for division in ("legal_form", "industry")
    ]
    return bar_table(groups, heads=HEADS, look=look)


def members_sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """In how many municipalities the association is known to have members."""
    members = frame.filter(division=PLACES, coverage_measure="sak_member")
    known = members.filter(pl.col("value").is_not_null() | (pl.col("low") > 0))
    if known.is_empty():
        entry = "members_missing_chosen" if places else "members_missing"
        return sentence_of(f"enterprise_groups.{entry}", language, where=chosen(places, language))
    there = list(members.filter(pl.col("low") > 0).iter_rows(named=True))
    when = moment(known["period"][0], language)
    if members.height == 1:
        places = (members["group"][0],)
        if there:
            return sentence_of(
                "enterprise_groups.members_here", language, *map(_at_least, there), name=places[0], when=when
            )
    if not there and places:
        return sentence_of("enterprise_groups.members_not_here", language, where=chosen(places, language), when=when)
    if not there:
        return sentence_of("enterprise_groups.members_none_known", language, when=when)
    count = in_words(len(there), language)
    # Who has not reported may have a member; and so may one whose enterprises have not all answered.
    is_open = members.filter((pl.col("low") == 0) & (pl.col("high").is_null() | (pl.col("high") > 0))).height > 0
    count = at_least_text(count, language) if is_open else count
    shown = of_text(count, spelled(members.height, language), language)
    words = {"count": shown, "chosen": of_chosen(places, language), "when": when}
    return sentence_of("enterprise_groups.members", language, *map(_at_least, there), **words)


def members_chart(frame: pl.DataFrame, look: Look) -> str:
    """Members by municipality as bars, and out of how many enterprises."""
    language = look.language
    places = frame.filter(division=PLACES)
    whole = {row["group_code"]: row for row in places.filter(coverage_measure="enterprises").iter_rows(named=True)}
    bars = [
        Bar(row["group"], row["value"], figure_text(row, language), _of(whole[row["group_code"]], language))
        for row in places.filter(coverage_measure="sak_member").iter_rows(named=True)
    ]
    return bar_table([("", bars)], heads=PLACE_HEADS, look=look)


def _of(row: dict, language: str) -> str:
    if row["value"] is None:
        return ""
    entry = "of_one" if row["value"] == 1 else "of"
    return text(f"enterprise_groups.{entry}", language, value=figure_text(row, language))


def _most(frame: pl.DataFrame, division: str) -> list[dict]:
    """The group of a division that has most; nothing where two have as many or nobody has reported."""
    rows = (
        frame.filter(division=division, coverage_measure="enterprises")
        .drop_nulls("value")
        .sort("value", descending=True)
    )
    alone = rows.height and (rows.height == 1 or rows["value"][0] > rows["value"][1]) and rows["value"][0] > 0
    return list(rows.head(1).iter_rows(named=True)) if alone else []


def _part(row: dict, language: str) -> str:
    # Another may turn out to have more: what is said is how many this one is known to have.
    label = row["group"]
    return text("enterprise_groups.part", language, group=uncapital(label), value=figure_text(row, language))


def _bars(frame: pl.DataFrame, division: str, language: str) -> list[Bar]:
    rows = frame.filter(division=division)
    members = {row["group_code"]: row for row in rows.filter(coverage_measure="sak_member").iter_rows(named=True)}
    order = list(code_labels(division, language))
    shown = [row for row in rows.filter(coverage_measure="enterprises").iter_rows(named=True) if row["value"] != 0]
    shown.sort(key=lambda row: (-(row["value"] or 0), order.index(row["group_code"])))
    return [
        Bar(row["group"], row["value"], figure_text(row, language), figure_text(members[row["group_code"]], language))
        for row in shown
    ]


def _claim(row: dict) -> Claim:
    relation = Relation.AT_LEAST if row["missing_parts"] else Relation.EXACTLY
    return Claim(subject_of(QUERY, row, *KEYS), relation, row["value"])


def _at_least(row: dict) -> Claim:
    return Claim(subject_of(QUERY, row, *KEYS), Relation.AT_LEAST, row["low"])


enterprise_groups = Figure(query=QUERY, sentence=sentence, subtitle="enterprise_groups.subtitle", chart=chart)
enterprise_groups_members = Figure(
    query=QUERY,
    sentence=members_sentence,
    subtitle="enterprise_groups.members_subtitle",
    chart=members_chart,
    key="enterprise_groups_members",
    has_foot=False,
)
