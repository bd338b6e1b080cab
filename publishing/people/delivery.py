"""A delivery of counts of people, as the restricted side has it."""

from dataclasses import dataclass

import polars as pl

from publishing.checking.sender import own_actor
from publishing.partners import Partner
from publishing.receipts import Receipt
from publishing.sources import source_id


@dataclass(frozen=True)
class Delivery:
    """One receipt with the partner that sent it and its rows as understood, exact values and all."""

    receipt: Receipt
    partner: Partner
    rows: pl.DataFrame

    def pairs(self) -> list[dict[str, str]]:
        """The municipalities and actors that the delivery answers for, with the source of its rows."""
        kind = self.receipt.kind
        source = source_id(self.partner, kind)
        actor = own_actor(self.partner, kind)
        return [
            {"municipality_code": code, "public_actor": actor, "source_id": source}
            for code in self.receipt.municipality_codes
        ]
