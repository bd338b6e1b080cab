"""Details: rows finer than any figure of ours needs, as many as there are. At publishing they are added up into an extract, which is
what the app reads; the details themselves are for whoever exports them or looks closer.

They lie in a file a year, `details/NAME/year=2016/…parquet`, sorted by their key, and a manifest names each with its checksum and
its rows. The year is the folder's alone: every code is a column of the file, so that one that begins with 0 stays as it is.
"""

import re

import dataframely as dy
import polars as pl

from contract.context import AGE_GROUP_PATTERN
from contract.schema import Extract, ObservedCount, code, described, municipality_code, period

# Where a detail may lie: the folder of its name, that of its year, and a name made of its content.
FILE = re.compile(r"details/([a-z_]+)/year=(\d{4})/[0-9a-f]{12}\.parquet")


class PlacementMonth(ObservedCount):
    """People placed at WISEs at the end of one month (a stock), also by age, country of birth and education."""

    since = "7"

    municipality_code = municipality_code()
    public_actor = code("public_actor", "Offentlig aktör", "Public actor", key=True)
    placement_measure = code("placement_measure", "Insats", "Measure", key=True)
    enhanced_cooperation = dy.Bool(primary_key=True, metadata=described("Förstärkt samarbete", "Enhanced cooperation"))
    sex = code("sex", "Kön", "Sex", key=True)
    age_group = dy.String(
        primary_key=True, regex=AGE_GROUP_PATTERN, metadata=described("Åldersgrupp", "Age group", "18-24", "18-24")
    )
    birth_region = code("birth_region", "Född i", "Born in", key=True)
    education_level = code("education_level", "Utbildning", "Education", key=True)
    # Last in the key, and so in the order of the rows: what is asked for is one place over time.
    period = period()

    @dy.rule()
    def is_of_a_month(cls) -> pl.Expr:
        """A stock at the end of a month; that of a quarter's last month is the quarter's."""
        return pl.col("period").str.contains(r"^\d{4}-\d{2}$")


DETAILS: dict[str, type[Extract]] = {"placement_month": PlacementMonth}
# The extract that details are added up into, and whose file of `queries/rollups/` says how.
ROLLED_UP = {"placement_month": "placement"}
