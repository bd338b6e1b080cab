"""What the municipalities are asked to deliver, so that what has not come in is a row and not a gap."""

import itertools

import polars as pl

from contract import EXTRACTS, QUARTERLY_KINDS
from contract.periods import last_day, quarters
from publishing.catalogue import Settings


def with_missing_deliveries(frames: dict[str, pl.DataFrame], settings: Settings) -> pl.DataFrame:
    """The extract `delivery` in full: the rows that are there, and "missing" for every other expected delivery.

    Expected is every municipality × kind that is due every quarter × quarter of the settings. In the contract's columns.
    """
    expected = settings.deliveries
    cells = itertools.product(
        frames["municipality"]["municipality_code"].sort(),
        QUARTERLY_KINDS,
        quarters(expected.first_quarter, expected.last_quarter),
    )
    known = frames["delivery"]
    key = ["municipality_code", "delivery_kind", "period"]
    reported = set(known.select(key).iter_rows())
    missing = [
        {
            "catalogue": settings.name,
            "source_id": expected.source_id,
            **dict(zip(key, cell, strict=True)),
            "period_end": last_day(cell[2]),
            "delivery_status": "missing",
            "delivered_on": None,
        }
        for cell in cells
        if cell not in reported
    ]
    schema = {name: column.dtype for name, column in EXTRACTS["delivery"].columns().items()}
    return pl.concat([known, pl.DataFrame(missing, schema=schema)])
