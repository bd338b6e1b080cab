"""What was delivered stands when a catalogue's own facts are built anew: its rows are laid over the facts again."""

import polars as pl

from contract import EXTRACTS
from publishing.overlay import Frames, overlay
from publishing.partners import Partners
from publishing.sources import DELIVERED, source_id


def has_deliveries(published: Frames) -> bool:
    """Whether any row of the extracts was delivered."""
    return any(not _delivered(frame).is_empty() for frame in published.values())


def with_delivered(facts: Frames, published: Frames, partners: Partners) -> Frames:
    """The facts with every delivered row of `published`, which wins over a fact with the same key.

    A partner that owes a kind has delivered all of it for the quarter: the facts that its delivery replaced stay away, too.
    """
    delivered = {extract: _delivered(frame) for extract, frame in published.items()}
    together = {extract: _laid_over(extract, facts[extract], delivered[extract]) for extract in EXTRACTS}
    for partner in partners.partners:
        for kind in partner.owes:
            for extract, frame in delivered.items():
                own = frame.filter(source_id=source_id(partner, kind))
                if "period" not in own.columns:
                    continue
                for period in own["period"].unique().sort():
                    rows = own.filter(period=period)
                    together = overlay(together, {extract: rows}, partner=partner, kind=kind, period=period)
    return together


def _delivered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("source_id").str.starts_with(DELIVERED))


def _laid_over(extract: str, facts: pl.DataFrame, delivered: pl.DataFrame) -> pl.DataFrame:
    columns = list(EXTRACTS[extract].columns())
    kept = facts.join(delivered, on=EXTRACTS[extract].primary_key(), how="anti")
    return pl.concat([kept.select(columns), delivered.select(columns)])
