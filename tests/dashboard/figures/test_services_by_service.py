import polars as pl
import pytest

from dashboard.figures.services_by_service import chart, sentence
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH, Cells, widths
from tests.dashboard.usage_frames import frame, row, services

INSIDE, OUTSIDE = "individinsats", "utforartjanst"
UNTOLD = "Hur många tjänster som nyttjades 2018 går inte att säga: minst ett antal är okänt eller dolt av lämnaren"


def service(group: str, value: float | None, total: float | None, *, missing: int = 0, **more: object) -> dict:
    keys = {"service_group": group, "service": {"individinsats": "praktik"}.get(group, "cafe"), "period": "2018"}
    totals = {"group_total": total, "group_total_missing_parts": missing}
    return row(value, **{**keys, **totals, "missing_parts": missing if value is not None else 10, **more})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([service(INSIDE, 150, 201), service(OUTSIDE, 190, 190)],
         "201 insatser för enskilda personer och 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 150, 201, missing=2, value_kind="rounded"), service(OUTSIDE, 190, 190, missing=2)],
         "Ungefär 201 eller fler insatser för enskilda personer och minst 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 190, 190, missing=2)],
         "Minst 190 utförartjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0), service(OUTSIDE, 0, 0)], "Inga tjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 0, 0, missing=2)],
         "Inga tjänster nyttjades 2018 i de åtta av tio kommuner som har lämnat uppgifter"),
        ([service(INSIDE, 0, 0, value_kind="rounded")], "Få eller inga tjänster nyttjades 2018"),
        ([service(INSIDE, 0, 0, missing=5), service(OUTSIDE, None, None, obs_status="SU")], UNTOLD),
        ([service(INSIDE, 0, 0), service(OUTSIDE, 0, 0, missing=2)], UNTOLD),
        ([service(INSIDE, 0, 0, missing=2), service(OUTSIDE, 0, 0, missing=2, covers="2180 2184")], UNTOLD),
        ([service(INSIDE, 0, 0), service(OUTSIDE, None, 0, obs_status="NA", missing_parts=0)],
         "Inga tjänster nyttjades 2018"),
        ([service(INSIDE, None, None)], "Ingen uppgift finns om nyttjade tjänster"),
    ],
)  # fmt: skip
def test_by_service(rows, words):
    assert sentence(frame(*rows), "sv") == words


def test_a_sum_that_others_may_add_to_is_claimed_as_at_least():
    said = sentence(frame(service(OUTSIDE, 190, 190, missing=2)), "sv", places=("Gävle", "Hofors"))

    assert said == "Minst 190 utförartjänster nyttjades i Gävle och Hofors 2018"
    assert [(claim.subject.column, claim.relation, claim.than) for claim in said.claims] == [
        ("group_total", Relation.AT_LEAST, 190.0)
    ]


def test_services_stand_by_group_on_one_scale_with_their_amounts():
    html = chart(services(), SWEDISH)

    assert Cells(html).rows == [
        ["Tjänst", "Antal", "Belopp"],
        ["Individinsats"],
        ["Praktik", "4", "belopp skyddat"],
        ["Arbetsträning", "0–4", ""],
        ["Utförartjänst"],
        ["Café", "8", "minst 120 tkr"],
    ]
    assert widths(html) == [50.0, 0.0, 100.0]


def test_a_zero_that_is_a_sum_of_rounded_counts_is_about_nobody():
    html = chart(services().with_columns(rounded_parts=pl.lit(8)), SWEDISH)

    assert ["Arbetsträning", "≈\u00a00", ""] in Cells(html).rows


def test_a_number_and_an_amount_that_others_may_add_to_are_at_least_and_none_is_none_so_far():
    html = chart(services().with_columns(missing_parts=pl.lit(2)), SWEDISH)

    assert ["Café", "minst 8", "minst 120 tkr"] in Cells(html).rows
    assert ["Arbetsträning", "≈\u00a00 hittills", ""] in Cells(html).rows
