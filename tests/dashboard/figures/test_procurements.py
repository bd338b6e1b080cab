import pytest

from dashboard.figures.procurements import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
ALL = (GAVLE, BOLLNAS, HOFORS)


def told(code: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "value": value, "period": "2018-Q4", **more}


def frame_of(load, filters, *rows: dict, language: str = "sv"):
    return localise(run_query(load(procurement=list(rows)), "procurements", filters()), language)


RESERVED = {"procurement_kind": "reserved"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [told(GAVLE, 2.0), told(BOLLNAS, 1.0, **RESERVED)],
            "Minst 3 upphandlingar med sociala hänsyn ledde till avtal 2018 kv 4, "
            "varav minst 1 reserverad för sociala företag",
        ),
        (
            [told(GAVLE, 2.0, **RESERVED), told(BOLLNAS, 1.0), told(HOFORS, 0.0)],
            "3 upphandlingar med sociala hänsyn ledde till avtal 2018 kv 4, varav 2 reserverade för sociala företag",
        ),
        (
            [told(GAVLE, 1.0), told(BOLLNAS, 0.0), told(HOFORS, 0.0)],
            "1 upphandling med sociala hänsyn ledde till avtal 2018 kv 4, ingen känd som reserverad",
        ),
        ([told(code, 0.0) for code in ALL], "Ingen upphandling med sociala hänsyn ledde till avtal 2018 kv 4"),
        ([told(GAVLE, 0.0)], "Ingen upphandling med sociala hänsyn är känd 2018 kv 4"),
        ([], "Ingen uppgift finns om upphandlingar med sociala hänsyn"),
    ],
)
def test_the_sentence_counts_what_is_known_and_what_was_reserved(load, filters, rows, expected):
    assert sentence(frame_of(load, filters, *rows), "sv") == expected


@pytest.mark.parametrize(("shared_by", "expected"), [
    ((GAVLE, BOLLNAS), ". En gemensam upphandling räknas en gång för varje kommun."), ((GAVLE,), ""),
])  # fmt: skip
def test_joint_ones_of_several_municipalities_may_be_the_same_and_the_sentence_says_so(
    load, filters, shared_by, expected
):
    rows = [told(code, 1.0, is_joint=code in shared_by) for code in ALL]

    assert sentence(frame_of(load, filters, *rows), "sv") == (
        f"3 upphandlingar med sociala hänsyn ledde till avtal 2018 kv 4, ingen känd som reserverad{expected}"
    )


def test_a_sum_that_others_may_add_to_is_claimed_to_be_at_least_so_much(load, filters):
    short = sentence(frame_of(load, filters, told(GAVLE, 2.0), told(BOLLNAS, 1.0, **RESERVED)), "sv").claims
    whole = sentence(frame_of(load, filters, *(told(code, 1.0) for code in ALL)), "sv").claims

    assert [(claim.subject.column, claim.relation, claim.than) for claim in short] == [
        ("all_value", Relation.AT_LEAST, 3.0), ("all_reserved_value", Relation.AT_LEAST, 1.0),
    ]  # fmt: skip
    assert [(claim.relation, claim.than) for claim in whole] == [(Relation.EXACTLY, 3.0)]


def test_a_bar_per_municipality_with_what_was_reserved_and_the_value(load, filters):
    amount = {"amount_sek": 1240000.0, "amount_status": "A"}
    frame = frame_of(
        load, filters, told(GAVLE, 2.0, **amount), told(GAVLE, 1.0, **RESERVED, amount_status="UN"), told(BOLLNAS, 0.0)
    )

    html = chart(frame, SWEDISH)

    assert "<b>3 (1 reserverad)</b>" in html
    assert "minst 1\u00a0240 tkr" in html
    assert '<td class="hatch"><span>ej levererat</span></td>' in html
    assert "gemensam upphandling räknas en gång för varje kommun" in subtitle(frame, "sv")


def test_the_same_in_english(load, filters):
    frame = frame_of(load, filters, told(GAVLE, 2.0, **RESERVED), language="en")

    assert sentence(frame, "en", places=("Gävle",)) == (
        "At least 2 procurements with social criteria led to a contract in 2018 Q4 in Gävle, "
        "of which at least 2 reserved for social enterprises"
    )
