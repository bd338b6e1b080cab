"""Services used over a year and their amount: measures for individuals first, contracted services after them."""

import polars as pl

from contract.display import capital, join_names
from contract.signs import Known
from dashboard.figures.figure import Figure
from dashboard.figures.parts.services import no_services, service_bar
from dashboard.figures.parts.tables import bar_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during
from dashboard.wording.values import known_words

SERVICES, SERVICE_KEYS = "services_by_service", ("service", "period")
GROUPS = {
    "individinsats": "services_by_service.individual_measures",
    "utforartjanst": "services_by_service.contracted_services",
}


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many services used were measures for individuals, and how many contracted services."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence_of("services.missing", language, where=chosen(places, language))
    words = {"period": during(frame["period"][0], language)}
    groups = [
        rows
        for rows in known.sort("service_group", maintain_order=True).partition_by("service_group", maintain_order=True)
        if rows["group_total"][0]
    ]
    if not groups:
        return no_services(frame, SERVICES, SERVICE_KEYS, language, places, **words)
    totals = [_total(rows) for rows in groups]
    counted = [
        text(GROUPS[rows["service_group"][0]], language, number=known_words(total, language))
        for rows, total in zip(groups, totals, strict=True)
    ]
    claims = [_total_claim(rows.row(0, named=True)) for rows in groups]
    both, there = capital(join_names(counted, language)), chosen(places, language)
    return sentence_of("services_by_service.sentence", language, *claims, both=both, where=there, **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("services_by_service.subtitle", language, period=during(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Services used and their amount: measures for individuals first, contracted services after them."""
    groups = [
        (
            rows["service_group_label"][0],
            [service_bar(row, row["service_label"], look) for row in rows.iter_rows(named=True)],
        )
        for rows in frame.sort("service_group", maintain_order=True).partition_by("service_group", maintain_order=True)
    ]
    return bar_table(groups, heads=("columns.service", "services.head_number", "services.head_amount"), look=look)


def _total(rows: pl.DataFrame) -> Known:
    """What is known of all services of one group: rounded where one of them is."""
    row = rows.row(0, named=True)
    missing = row["group_total_missing_parts"]
    kind = "rounded" if (rows["value_kind"] == "rounded").any() else "at_least" if missing else "exact"
    return Known(row["group_total"], value_kind=kind, missing_parts=missing, rounded_parts=rows["rounded_parts"].sum())


def _total_claim(row: dict) -> Claim:
    relation = Relation.AT_LEAST if row["group_total_missing_parts"] else Relation.EXACTLY
    return Claim(subject_of(SERVICES, row, *SERVICE_KEYS, column="group_total"), relation, row["group_total"])


services_by_service = Figure(
    query="services_by_service",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="services.empty_services",
    delivered_as="service_use",
)
