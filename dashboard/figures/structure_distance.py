"""How far the municipalities that lacked a support structure are from a working one: criteria and conditions, each with what is known."""

from collections import Counter
from html import escape
from itertools import groupby

import polars as pl

from contract.display import at_least_text, capital, join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.states import state_matrix, state_rows
from dashboard.figures.parts.tables import listed_table, small, state_mark
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, of_chosen
from dashboard.wording.moments import at_start, moment
from dashboard.wording.provenance import page_text
from dashboard.wording.providers import asked_for
from dashboard.wording.targets import in_words

QUERY = "structure_distance"


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many of those that lacked a support structure are known to have one now; at the start, that they lacked one."""
    of_all = frame.filter("is_agreement")
    agreements = of_all.filter("lacked_structure")
    if agreements.is_empty():
        return sentence_of(f"structure_distance.none{_ending(places)}", language, name="".join(places[:1]))
    started, latest = agreements["first_known_in"].min(), agreements["period"].drop_nulls().max()
    words = {"names": _whom(agreements, places, language), "since": at_start(started, language)}
    words["chosen"] = of_chosen(places, language)
    if latest is None or latest == started:
        return sentence_of("structure_distance.lacked", language, **words)
    with_one = list(agreements.filter(pl.col("value") == 1).iter_rows(named=True))
    words["when"] = moment(latest, language)
    claims = [
        Claim(subject_of(QUERY, row, "municipality_code", "criterion", "period"), Relation.EXACTLY, 1)
        for row in with_one
    ]
    if agreements.height == 1:
        row = agreements.row(0, named=True)
        entry = "one_has" if with_one else "one_lacks" if row["value"] == 0 else "one_unknown"
        return sentence_of(f"structure_distance.{entry}", language, *claims, **words)
    if not with_one and agreements["missing_parts"].sum():
        return sentence_of("structure_distance.not_known", language, **words)
    count = in_words(len(with_one), language) if with_one else text("structure_distance.no_one", language)
    is_open = bool(with_one) and agreements["missing_parts"].sum() > 0
    words["count"] = capital(at_least_text(count, language) if is_open else count)
    # One that has said nothing, or not from the start, may have lacked one as well.
    is_sure = of_all["lacked_structure"].is_not_null().all() and agreements["first_known_in"].n_unique() == 1
    entries = ("some", "some_of_known") if with_one else ("nobody_known", "nobody_known_of_known")
    entry = entries[0 if is_sure else 1]
    return sentence_of(
        f"structure_distance.{entry}", language, *claims, whole=spelled(agreements.height, language), **words
    )


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """In how many of them each of the conditions beside the criteria is there, planned, lacking or not known."""
    lacked = frame.filter("lacked_structure")
    if lacked.is_empty():
        return ""
    conditions = lacked.filter(~pl.col("is_criterion"))
    groups = groupby(conditions.sort("title").iter_rows(named=True), key=lambda row: row["title"])
    told = " ".join(_spread(title, list(rows), language) for title, rows in groups)
    return " ".join(filter(None, (text("structure_distance.subtitle", language), told)))


def chart(frame: pl.DataFrame, look: Look, *, provision_agreements: pl.DataFrame, places: tuple[str, ...] = ()) -> str:
    """The matrix as HTML, those with a support structure first; where none is known to have lacked one, why there is no matrix."""
    language = look.language
    if frame["lacked_structure"].is_null().all():
        entry = f"structure_distance.not_told{'_chosen' if places else ''}"
        return asked_for(entry, provision_agreements, "commitment", language, where=chosen(places, language))
    had_one = frame.filter(pl.col("is_agreement") & ~pl.col("lacked_structure"))["municipality_name"].to_list()
    frame = frame.filter("lacked_structure")
    if frame.is_empty():
        words = text(f"structure_distance.empty{_ending(places)}", language, name="".join(places[:1]))
        return f'<p class="empty">{escape(words)}</p>'
    others = text("structure_distance.had_one", language, names=join_names(had_one, language)) if had_one else ""
    return f'<p class="source note">{escape(others)}</p>' * bool(others) + state_matrix(
        state_rows(frame, "marks", language),
        language,
        count_head=text("structure_distance.met", language, whole=frame["marks_of"][0]),
        caption=text("structure_distance.caption", language),
        kind="distance",
    )


def conditions_sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """What one municipality has, plans or lacks of what the plan wants in place besides the criteria."""
    told = frame.with_columns(word=pl.coalesce("commitment_state_label", "obs_status_label"))
    parts = [
        text("structure_distance.condition", language, title=title, state=word)
        for title, word in told.select("title", "word").iter_rows()
    ]
    return Sentence(". ".join(capital(part) for part in parts))


def conditions_chart(frame: pl.DataFrame, look: Look) -> str:
    """A row for each of them with its evidence and page, as HTML."""
    language = look.language
    rows = [_condition(row, language) for row in frame.iter_rows(named=True)]
    return listed_table(rows, caption=text("structure_distance.conditions_subtitle", language), kind="criteria")


def is_condition(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of what the plan wants in place besides the criteria."""
    return frame.filter(~pl.col("is_criterion"))


def _condition(row: dict, language: str) -> tuple[str, str]:
    page = f"({page_text(row['page'], language)})" if row["page"] else ""
    about = " ".join(part for part in (row["evidence"], page) if part)
    ours = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    word = row["commitment_state_label"] or row["obs_status_label"]
    mark = state_mark(row["commitment_state"] or "missing")
    return f"{mark}<b>{escape(row['title'])}</b>{small(about)}{small(ours)}", escape(word)


def _ending(places: tuple[str, ...]) -> str:
    """How the name of a text ends that is on all municipalities, on the only one, or on those that are chosen."""
    return "" if not places else "_one" if len(places) == 1 else "_chosen"


def _whom(agreements: pl.DataFrame, places: tuple[str, ...], language: str) -> str:
    if agreements.height == 1:
        return agreements["municipality_name"][0]
    count = spelled(agreements.height, language)
    if places:
        return capital(text("coverage_by_municipality.of_the_chosen", language, who=count))
    return capital(text("targets.municipalities", language, count=count))


def _spread(title: str, rows: list[dict], language: str) -> str:
    """`Lokal analys: ja i tre, planerat i fyra.`"""
    counts = Counter(row["commitment_state_label"] or row["obs_status_label"] for row in rows)
    parts = [
        text("structure_distance.in_so_many", language, state=state, count=in_words(count, language))
        for state, count in counts.items()
    ]
    return f"{title}: {join_names(parts, language)}."


structure_distance = Figure(
    query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, also=("provision_agreements",)
)
structure_distance_conditions = Figure(
    query=QUERY,
    sentence=conditions_sentence,
    subtitle="structure_distance.conditions_subtitle",
    chart=conditions_chart,
    empty="structure_distance.conditions_empty",
    shows=is_condition,
)
