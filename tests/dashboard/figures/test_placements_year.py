import polars as pl
import pytest

from dashboard.figures.placements_year import chart, sentence
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH, Cells

GAVLE = (("Gävle", "F", 60.0), ("Gävle", "M", 45.0))
BOLLNAS = (("Bollnäs", "F", 15.0), ("Bollnäs", "M", None))
NOBODY = (("Hofors", "F", None), ("Hofors", "M", None))


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


@pytest.mark.parametrize(
    ("frame", "swedish", "english"),
    [
        (year(*BOLLNAS, *GAVLE, *NOBODY),
         "Olika personer via kommunerna 2019: minst 105 i Gävle och minst 15 i Bollnäs",
         "Different people through the municipalities in 2019: at least 105 in Gävle and at least 15 in Bollnäs"),
        (year(*BOLLNAS),
         "Olika personer via kommunerna 2019: minst 15 i Bollnäs",
         "Different people through the municipalities in 2019: at least 15 in Bollnäs"),
        (year(*NOBODY),
         "Antal olika personer via kommunerna 2019 kan inte visas",
         "The number of different people through the municipalities in 2019 cannot be shown"),
    ],
)  # fmt: skip
def test_at_least_so_many_in_each_and_nobody_is_said_to_have_most(frame, swedish, english):
    """Women and men are added, municipalities are not; where each is at least, nobody knows who has most."""
    assert (sentence(frame, "sv"), sentence(frame, "en")) == (swedish, english)


def test_each_number_is_claimed_as_at_least():
    claims = sentence(year(*BOLLNAS, *GAVLE), "sv").claims

    assert {(claim.relation, claim.than) for claim in claims} == {(Relation.AT_LEAST, n) for n in (15.0, 45.0, 60.0)}


def test_before_any_year_has_been_delivered():
    assert sentence(year(*GAVLE).clear(), "sv") == "Ingen uppgift finns om olika personer under ett år"


def test_women_and_men_by_municipality_and_no_row_for_all():
    html = chart(year(*BOLLNAS, *NOBODY, *GAVLE), SWEDISH)

    assert Cells(html).rows == [
        ["Kommun", "Kvinnor", "Män"],
        ["Gävle", "minst 60", "minst 45"],
        ["Bollnäs", "minst 15", "skyddat"],
        ["Hofors", "skyddat", "skyddat"],
    ]
    assert html.count('class="hatch"') == 3
    assert html.count('scope="row"') == 3
