"""Sentences of Nyttjande on the different people of a year. From `placements_year`."""

import polars as pl

from dashboard.wording.moments import during
from dashboard.wording.texts import text
from dashboard.wording.usage import capital, in_sentence
from dashboard.wording.values import value_text


def different_people(frame: pl.DataFrame, language: str) -> str:
    """Where most different people were, and how many at least. Women and men may be added: nobody is both."""
    words = {
        "actor": in_sentence(frame["public_actor"][0], language),
        "period": during(frame["period"][0], language),
    }
    known = frame.filter(obs_status="A").group_by("municipality_name", maintain_order=True).agg(pl.col("value").sum())
    if known.is_empty():
        return text("usage_year.missing", language, **words)
    place, people = known.sort("value", descending=True, maintain_order=True).row(0)
    number = value_text(people, "A", language, value_kind="at_least")
    if frame["municipality_code"].n_unique() == 1:
        return text("usage_year.one", language, number=capital(number), place=place, **words)
    return text("usage_year.most", language, number=number, place=place, **words)
