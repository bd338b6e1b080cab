import polars as pl
import pytest

from dashboard.figures.services_by_buyer import chart, sentence
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH, Cells, widths
from tests.dashboard.usage_frames import frame, row, services


def buyer(actor: str, value: float | None, **more: object) -> dict:
    return row(value, **{"public_actor": actor, "period": "2017-Q3/2018-Q2", **more})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([buyer("kommun", 299), buyer("region", 20)], "Kommunerna nyttjade flest tjänster 2017 kv 3–2018 kv 2"),
        ([buyer("kommun", 299, missing_parts=2), buyer("region", 20, missing_parts=2)],
         "Nyttjade tjänster 2017 kv 3–2018 kv 2: kommunerna minst 299 och regionen minst 20"),
        ([buyer("kommun", 22, value_kind="rounded"), buyer("region", 20)],
         "Nyttjade tjänster 2017 kv 3–2018 kv 2: kommunerna ungefär 22 och regionen 20"),
        ([buyer("kommun", 0, value_kind="rounded")], "Få eller inga tjänster nyttjades 2017 kv 3–2018 kv 2"),
    ],
)  # fmt: skip
def test_by_buyer(rows, words):
    assert sentence(frame(*rows), "sv") == words


@pytest.mark.parametrize("status", ["SU", "UN", "PR", "NL"])
def test_none_is_said_of_nobody_whose_number_is_not_known(status):
    rows = frame(buyer("kommun", 0), buyer("region", None, obs_status=status, missing_parts=1))

    said = sentence(rows, "sv")
    assert said.startswith("Hur många tjänster som nyttjades")
    assert said.claims == ()


def test_none_is_claimed_of_every_row():
    said = sentence(frame(buyer("kommun", 0), buyer("region", 0)), "sv")

    assert said == "Inga tjänster nyttjades 2017 kv 3–2018 kv 2"
    assert [(claim.relation, claim.than) for claim in said.claims] == [(Relation.EXACTLY, 0.0)] * 2


def test_by_buyer_in_english():
    rows = frame(buyer("kommun", 299), buyer("region", 20))

    assert sentence(rows, "en") == "The municipalities used most services in 2017 Q3–2018 Q2"


def test_buyers_in_the_order_of_the_query():
    html = chart(services(), SWEDISH)

    assert [row[:2] for row in Cells(html).rows] == [
        ["Köpare", "Antal"], ["Kommunerna", "8"], ["Regionen", "4"], ["Arbetsförmedlingen", "0–4"],
    ]  # fmt: skip


def test_all_zero_and_all_missing_draw_without_a_scale():
    frame = services().with_columns(value=pl.lit(None, dtype=pl.Float64), obs_status=pl.lit("NL"))

    assert widths(chart(services().with_columns(value=pl.lit(0.0)), SWEDISH)) == [0.0, 0.0, 0.0]
    assert widths(chart(frame.with_columns(obs_status_label=pl.lit("ej levererat")), SWEDISH)) == []
