"""Services used over a year and their amount per buyer."""

import polars as pl

from contract.display import capital, join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED, actor_of
from dashboard.figures.parts.services import no_services, service_bar
from dashboard.figures.parts.tables import bar_table
from dashboard.theme import Look
from dashboard.wording import figure_words, text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of, surely_largest
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during

BUYERS, BUYER_KEYS = "services_by_buyer", ("public_actor", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The buyer that surely used most services; else the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence_of("services.missing", language, where=chosen(places, language))
    words = {"period": during(frame["period"][0], language)}
    rows = [row for row in known.head(LISTED).iter_rows(named=True) if row["value"]]
    if not rows:
        return no_services(frame, BUYERS, BUYER_KEYS, language, places, **words)
    top = surely_largest(frame)
    words["where"] = chosen(places, language)
    if top.height == 1:
        own = subject_of(BUYERS, rows[0], *BUYER_KEYS)
        others = frame.filter(pl.col("public_actor") != rows[0]["public_actor"])
        claims = [
            Claim(own, Relation.AT_LEAST, subject_of(BUYERS, other, *BUYER_KEYS))
            for other in others.iter_rows(named=True)
        ]
        actor = capital(actor_of(rows[0], language))
        return sentence_of("services_by_buyer.sentence", language, *claims, actor=actor, **words)
    names = [(actor_of(row, language), figure_words(row, language)) for row in rows]
    numbers = [text("actors.named", language, name=name, number=shown) for name, shown in names]
    claims = [claim_of(BUYERS, row, *BUYER_KEYS) for row in rows]
    return sentence_of("services_by_buyer.numbers", language, *claims, numbers=join_names(numbers, language), **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("services_by_buyer.subtitle", language, period=during(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Services used and their amount per buyer."""
    bars = [service_bar(row, row["public_actor_label"], look) for row in frame.iter_rows(named=True)]
    return bar_table(
        [("", bars)], heads=("services_by_buyer.head_buyer", "services.head_number", "services.head_amount"), look=look
    )


services_by_buyer = Figure(
    query="services_by_buyer",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="services.empty_services",
    delivered_as="service_use",
)
