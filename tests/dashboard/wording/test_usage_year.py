import polars as pl
import pytest

from dashboard.wording import localise
from dashboard.wording.usage_year import different_people


def year(*rows: tuple[str, str, float | None], actor: str = "kommun") -> pl.DataFrame:
    frame = pl.DataFrame(
        [
            {"municipality_code": name, "municipality_name": name, "public_actor": actor, "period": "2019", "sex": sex,
             "value": value, "obs_status": "PR" if value is None else "A",
             "value_kind": None if value is None else "at_least"}
            for name, sex, value in rows
        ],
        schema_overrides={"value": pl.Float64, "value_kind": pl.String},
    )  # fmt: skip
    return localise(frame, "sv")


GAVLE = (("Gävle", "F", 60.0), ("Gävle", "M", 45.0))
BOLLNAS = (("Bollnäs", "F", 15.0), ("Bollnäs", "M", None))
NOBODY = (("Hofors", "F", None), ("Hofors", "M", None))


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (year(*BOLLNAS, *GAVLE, *NOBODY),
         "Flest olika personer via kommunerna 2019: minst 105 i Gävle",
         "Most different people through the municipalities in 2019: at least 105 in Gävle"),
        (year(*BOLLNAS),
         "Minst 15 olika personer via kommunerna i Bollnäs 2019",
         "At least 15 different people through the municipalities in Bollnäs in 2019"),
        (year(*NOBODY),
         "Antal olika personer via kommunerna 2019 kan inte visas",
         "The number of different people through the municipalities in 2019 cannot be shown"),
    ],
)  # fmt: skip
def test_where_most_different_people_were(frame, swedish, english):
    """Women and men are added, municipalities are not."""
    assert (different_people(frame, "sv"), different_people(frame, "en")) == (swedish, english)
