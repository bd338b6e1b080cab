"""Sentences of Nyttjande on the different people of a year. From `placements_year`."""

import polars as pl

from contract.display import join_names
from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of
from dashboard.wording.moments import during
from dashboard.wording.texts import text
from dashboard.wording.usage import LISTED, in_sentence
from dashboard.wording.values import value_text

KEYS = ("municipality_code", "public_actor", "sex", "period")


def different_people(frame: pl.DataFrame, language: str) -> Sentence:
    """The largest numbers that are told, each at least. Women and men may be added: nobody is both."""
    if frame.is_empty():
        return sentence("usage_year.undelivered", language)
    words = {
        "actor": in_sentence(frame["public_actor"][0], language),
        "period": during(frame["period"][0], language),
    }
    known = frame.filter(obs_status="A")
    if known.is_empty():
        return sentence("usage_year.missing", language, **words)
    added = known.group_by("municipality_name", maintain_order=True).agg(pl.col("value").sum())
    largest = added.sort("value", descending=True, maintain_order=True).head(LISTED)
    parts = [
        text(
            "usage_year.in_place",
            language,
            place=place,
            number=value_text(people, "A", language, value_kind="at_least"),
        )
        for place, people in largest.iter_rows()
    ]
    told = known.filter(pl.col("municipality_name").is_in(largest["municipality_name"].implode()))
    claims = [
        Claim(subject_of("placements_year", row, *KEYS), Relation.AT_LEAST, row["value"])
        for row in told.iter_rows(named=True)
    ]
    return sentence("usage_year.people", language, *claims, numbers=join_names(parts, language), **words)
