"""The register of partners as the charts get it that say who delivers what is missing."""

import polars as pl

NO_REGISTER = pl.DataFrame(
    schema={
        "delivery_kind": pl.String, "is_due": pl.Boolean, "is_municipality": pl.Boolean, "partner_name": pl.String,
        "municipalities": pl.Int64, "municipalities_of": pl.Int64, "decided_on": pl.Date,
    }
)  # fmt: skip
