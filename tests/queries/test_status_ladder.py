from datetime import date

import polars as pl
import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
MARKS = ["responsible", "policy", "agreement", "dialogue_forum", "glada_hudik"]


def mark(code: str, name: str, state: str | None, **more: object) -> dict:
    row = {"municipality_code": code, "mark": name, "period": "2018-Q4", "commitment_state": state}
    return {**row, "obs_status": "A" if state else "UN", **more}


def accepted(code: str, period: str = "2018-Q4") -> dict:
    return {"municipality_code": code, "delivery_kind": "commitment", "period": period}


def test_five_marks_per_municipality_with_support_first_and_the_silent_last(load, filters):
    agreement = {
        "agreement_form": "iop", "counterpart": "Coompanion", "counts_as_support": True, "page": "7",
        "valid_to_status": "known", "valid_to": date(2019, 8, 31), "evidence_sv": "IOP", "evidence_en": "A partnership",
    }  # fmt: skip
    database = load(
        commitment=[
            mark(BOLLNAS, "agreement", "held", **agreement, commitment_number=2),
            mark(BOLLNAS, "agreement", "held", agreement_form="projektavtal"),
            mark(GAVLE, "responsible", "held"),
            mark(GAVLE, "policy", "planned"),
            mark(GAVLE, "agreement", None),
        ],
        delivery=[accepted(BOLLNAS), accepted(GAVLE)],
    )

    result = run_query(database, "status_ladder", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "mark", "commitment_state", "obs_status", "evidence_sv",
        "evidence_en", "agreement_form", "counterpart", "valid_from", "valid_from_status", "valid_to",
        "valid_to_status", "page", "period", "rung", "value", "value_kind",
        "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result.select("municipality_name", "mark", "commitment_state", "obs_status", "value", "rung").rows() == [
        ("Bollnäs", "responsible", "not_held", "A", 0.0, 1),
        ("Bollnäs", "policy", "not_held", "A", 0.0, 1),
        ("Bollnäs", "agreement", "held", "A", 1.0, 1),
        ("Bollnäs", "dialogue_forum", "not_held", "A", 0.0, 1),
        ("Bollnäs", "glada_hudik", "not_held", "A", 0.0, 1),
        ("Gävle", "responsible", "held", "A", 1.0, 1),
        ("Gävle", "policy", "planned", "A", 0.0, 1),
        ("Gävle", "agreement", None, "UN", None, 1),
        ("Gävle", "dialogue_forum", "not_held", "A", 0.0, 1),
        ("Gävle", "glada_hudik", "not_held", "A", 0.0, 1),
        ("Hofors", "responsible", None, "NL", None, None),
        ("Hofors", "policy", None, "NL", None, None),
        ("Hofors", "agreement", None, "NL", None, None),
        ("Hofors", "dialogue_forum", None, "NL", None, None),
        ("Hofors", "glada_hudik", None, "NL", None, None),
    ]
    # The supporting agreement stands first although its number is higher, with all that is known of it.
    assert result.row(2)[5:] == (
        "IOP", "A partnership", "iop", "Coompanion", None, "unknown", date(2019, 8, 31), "known", "7", "2018-Q4", 1,
        1.0, "exact", 2, 3, "prov", "kalla:7",
    )  # fmt: skip


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_keeps_its_status(load, filters, status):
    database = load(commitment=[mark(GAVLE, "policy", None, obs_status=status)])

    result = run_query(database, "status_ladder", filters(municipality_codes=(GAVLE,))).filter(
        pl.col("mark") == "policy"
    )

    assert result.select("obs_status", "commitment_state", "value", "rung").rows() == [(status, None, None, None)]


def test_an_agreement_that_is_no_support_is_not_the_mark(load, filters):
    database = load(commitment=[mark(GAVLE, "agreement", "held", counts_as_support=False)])

    result = run_query(database, "status_ladder", filters(municipality_codes=(GAVLE,)))

    assert result["mark"].to_list() == MARKS
    assert result.filter(pl.col("mark") == "agreement").select("commitment_state", "value").rows() == [
        ("not_held", 0.0)
    ]


def test_the_latest_period_counts_and_older_ones_do_not_fill_in(load, filters):
    database = load(
        commitment=[
            mark(GAVLE, "policy", "held", period="2018-Q3"),
            mark(BOLLNAS, "policy", "held"),
            mark(BOLLNAS, "responsible", "held", period="2019-Q1"),
        ]
    )

    result = run_query(database, "status_ladder", filters())

    assert set(result["period"]) == {"2018-Q4"}
    held = result.filter(pl.col("value") == 1.0)
    assert held.select("municipality_code", "mark").rows() == [(BOLLNAS, "policy")]


def test_the_municipality_filter_chooses_rows(load, filters):
    database = load(commitment=[mark(GAVLE, "policy", "held"), mark(BOLLNAS, "policy", "held")])

    result = run_query(database, "status_ladder", filters(municipality_codes=(BOLLNAS,)))

    assert set(result["municipality_code"]) == {BOLLNAS}


def test_evidence_in_swedish_alone_is_shown_in_english_too(load, filters):
    database = load(commitment=[mark(GAVLE, "policy", "held", evidence_sv="Beslut i fullmäktige")])

    result = run_query(database, "status_ladder", filters(municipality_codes=(GAVLE,))).filter(mark="policy")

    assert result.select("evidence_sv", "evidence_en").rows() == [("Beslut i fullmäktige", "Beslut i fullmäktige")]
