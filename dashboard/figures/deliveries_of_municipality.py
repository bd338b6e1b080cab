"""What has been delivered of a municipality and what is missing, by kind of delivery."""

from html import escape

import polars as pl

from contract.display import number, of_text, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import listed_table, small, state_mark
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.providers import providers


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many kinds of delivery are complete so far, of those that are asked for: one that does not apply is not delivered."""
    if frame.is_empty():
        return sentence_of("deliveries_of_municipality.none", language)
    frame = frame.filter(pl.col("not_applicable") < pl.col("delivered_of"))
    if frame.is_empty():
        return sentence_of("deliveries_of_municipality.nothing_applies", language)
    complete = frame.filter(_lacking() == 0).height
    words = {"count": spelled(complete, language), "whole": spelled(frame.height, language)}
    started = (frame["delivered"] > 0).any()
    entry = "all" if complete == frame.height else "some" if complete else "partly" if started else "nothing"
    return sentence_of(f"deliveries_of_municipality.{entry}", language, **words)


def chart(frame: pl.DataFrame, look: Look, *, provision_agreements: pl.DataFrame) -> str:
    """A row per kind: how many of its quarters have come in, the latest, since when one is missing, and who owes it, as HTML."""
    language = look.language
    due = provision_agreements.filter("is_due")
    rows = [
        _row(row, providers(due.filter(delivery_kind=row["delivery_kind"]), language), language)
        for row in frame.iter_rows(named=True)
    ]
    caption = text("deliveries_of_municipality.subtitle", language)
    return listed_table(rows, caption=caption, kind="criteria") if rows else ""


def _lacking() -> pl.Expr:
    return pl.col("missing") + pl.col("late") + pl.col("held")


def _row(row: dict, who: str, language: str) -> tuple[str, str]:
    """One kind; `who` owes it, or nobody that is known."""
    notes = [
        text(f"deliveries_of_municipality.{name}", language, period=period_text(row[column], language))
        for name, column in (("latest", "latest_period"), ("missing_from", "missing_from"))
        if row[column]
    ]
    notes += [
        text(f"deliveries_of_municipality.{name}", language, count=number(row[name], language))
        for name in ("held", "not_applicable")
        if row[name]
    ]
    is_whole = not row["missing"] + row["late"] + row["held"]
    owed = text("deliveries_of_municipality.owed_by", language, who=who) if who and not is_whole else ""
    counted = row["delivered_of"] - row["not_applicable"]
    count = of_text(number(row["delivered"], language), number(counted, language), language)
    shown = text("deliveries_of_municipality.quarters", language, count=count) if counted else ""
    mark = "not_applicable" if not counted else "held" if is_whole else "missing"
    kind = f"{state_mark(mark)}<b>{escape(row['delivery_kind_label'])}</b>"
    return f"{kind}{small(' · '.join(notes))}{small(owed)}", escape(shown)


deliveries_of_municipality = Figure(
    query="deliveries_of_municipality",
    sentence=sentence,
    subtitle="deliveries_of_municipality.subtitle",
    chart=chart,
    also=("provision_agreements",),
    empty="deliveries_of_municipality.none",
)
