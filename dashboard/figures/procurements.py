"""Procurements with social criteria over a year: how many each municipality concluded, how many were reserved, for how much."""

from html import escape

import polars as pl

from contract.display import at_least_text, capital, number
from dashboard.figures.figure import Figure
from dashboard.figures.parts.services import amount_text
from dashboard.figures.parts.tables import Bar, bar_table, listed_table
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during

QUERY, KEYS = "procurements", ("municipality_code", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many procurements led to a contract, and how many of them were reserved."""
    row = frame.row(0, named=True)
    words = {"period": during(row["period"], language), "where": chosen(places, language)}
    if row["all_value"] is None:
        return sentence_of("procurements.missing", language, **words)
    claims = [_claim(row, "all_value")]
    if not row["all_value"]:
        is_short = row["all_missing_parts"]
        return sentence_of(f"procurements.none{'_known' if is_short else ''}", language, *claims, **words)
    reserved = row["all_reserved_value"]
    if reserved:
        claims.append(_claim(row, "all_reserved_value"))
    kind = "one" if reserved == 1 else "some" if reserved else "none"
    words["reserved"] = text(f"procurements.{kind}_reserved", language, count=_count(row, reserved, language))
    entry = f"procurements.sentence{'_one' if row['all_value'] == 1 else ''}"
    told = sentence_of(entry, language, *claims, count=capital(_count(row, row["all_value"], language)), **words)
    # Those that several municipalities have carried out together may be the same: added, they are no procurements.
    is_shared = frame.filter(pl.col("joint_value") > 0).height > 1
    return sentence_of("procurements.shared", language, told=told) if is_shared else told


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("procurements.subtitle", language, period=during(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A bar per municipality with the number, how many of them were reserved, and the value of the contracts."""
    bars = [
        Bar(row["municipality_name"], row["value"], _words(row, look.language), amount_text(row, look.language))
        for row in frame.iter_rows(named=True)
    ]
    heads = ("columns.municipality_name", "procurements.head_number", "procurements.head_amount")
    return bar_table([("", bars)], heads=heads, look=look)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """The number, how many of them were reserved or joint, and the value of the contracts, for one municipality, as HTML."""
    language, row = look.language, frame.row(0, named=True)
    rows = [(text("procurements.list_number", language), figure_text(row, language))]
    if row["value"]:
        parts = [(name, row[f"{name}_value"]) for name in ("reserved", "joint")]
        rows += [(text(f"procurements.list_{name}", language), _count(row, count, language)) for name, count in parts]
        rows.append((text("procurements.list_amount", language), amount_text(row, language)))
    shown = [(escape(name), escape(words)) for name, words in rows]
    return listed_table(shown, caption=text("procurements.list_caption", language), kind="pairs")


def _words(row: dict, language: str) -> str:
    shown = figure_text(row, language)
    if not row["value"] or not row["reserved_value"]:
        return shown
    entry = f"procurements.of_which{'_one' if row['reserved_value'] == 1 else ''}"
    return text(entry, language, number=shown, reserved=number(row["reserved_value"], language))


def _count(row: dict, count: float, language: str) -> str:
    if row["all_missing_parts"] and not count:
        # At least none says nothing, and none would say too much.
        return text("procurements.list_none_known", language)
    shown = number(count, language)
    return at_least_text(shown, language) if row["all_missing_parts"] else shown


def _claim(row: dict, column: str) -> Claim:
    """So many altogether, or at least so many while somebody has not answered in full."""
    relation = Relation.AT_LEAST if row["all_missing_parts"] else Relation.EXACTLY
    return Claim(subject_of(QUERY, row, *KEYS, column=column), relation, row[column])


procurements = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="procurements.empty",
    delivered_as="procurement",
)
procurements_list = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="procurements.list_subtitle",
    chart=list_chart,
    empty="procurements.empty",
    delivered_as="procurement",
)
