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


def test_five_criteria_per_municipality_with_support_first_and_the_silent_last(load, filters):
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
        "evidence_en", "inference_sv", "inference_en", "agreement_form", "counterpart", "valid_from",
        "valid_from_status", "valid_to", "valid_to_status", "page", "period", "marks_value", "marks_low", "marks_high",
        "marks_missing_parts", "value", "low", "high", "missing_parts", "rounded_parts", "value_kind",
        "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    cells = result.select("municipality_name", "mark", "commitment_state", "obs_status", "value", "low", "high")
    assert cells.rows() == [
        ("Bollnäs", "responsible", "not_held", "A", 0.0, 0.0, 0.0),
        ("Bollnäs", "policy", "not_held", "A", 0.0, 0.0, 0.0),
        ("Bollnäs", "agreement", "held", "A", 1.0, 1.0, 1.0),
        ("Bollnäs", "dialogue_forum", "not_held", "A", 0.0, 0.0, 0.0),
        ("Bollnäs", "glada_hudik", "not_held", "A", 0.0, 0.0, 0.0),
        ("Gävle", "responsible", "held", "A", 1.0, 1.0, 1.0),
        ("Gävle", "policy", "planned", "NA", None, 0.0, 0.0),
        ("Gävle", "agreement", None, "UN", None, 0.0, 1.0),
        ("Gävle", "dialogue_forum", "not_held", "A", 0.0, 0.0, 0.0),
        ("Gävle", "glada_hudik", "not_held", "A", 0.0, 0.0, 0.0),
        ("Hofors", "responsible", None, "NL", None, 0.0, 1.0),
        ("Hofors", "policy", None, "NL", None, 0.0, 1.0),
        ("Hofors", "agreement", None, "NL", None, 0.0, 1.0),
        ("Hofors", "dialogue_forum", None, "NL", None, 0.0, 1.0),
        ("Hofors", "glada_hudik", None, "NL", None, 0.0, 1.0),
    ]
    # The supporting agreement stands first although its number is higher, with all that is known of it.
    row = result.row(2, named=True)
    assert {name: row[name] for name in (*agreement, "valid_from", "valid_from_status", "source_refs") if name in row} == {
        **{name: value for name, value in agreement.items() if name != "counts_as_support"},
        "valid_from": None, "valid_from_status": "unknown", "source_refs": "kalla:7",
    }  # fmt: skip


def test_the_number_of_criteria_has_bounds_and_is_never_zero_where_some_are_unknown(load, filters):
    database = load(
        commitment=[
            mark(BOLLNAS, "agreement", "held", counts_as_support=True), mark(BOLLNAS, "policy", None),
            mark(GAVLE, "responsible", "planned"), mark(GAVLE, "policy", None),
        ],
        delivery=[accepted(BOLLNAS), accepted(GAVLE)],
    )  # fmt: skip

    result = run_query(database, "status_ladder", filters()).unique("municipality_name")

    numbers = ("marks_value", "marks_low", "marks_high", "marks_missing_parts")
    assert {row[0]: row[1:] for row in result.select("municipality_name", *numbers).iter_rows()} == {
        "Bollnäs": (1.0, 1.0, 2.0, 1),
        # What is planned is no criterion met, and no open question either.
        "Gävle": (0.0, 0.0, 1.0, 1),
        "Hofors": (None, 0.0, 5.0, 5),
    }


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_keeps_its_status(load, filters, status):
    database = load(commitment=[mark(GAVLE, "policy", None, obs_status=status)])

    result = run_query(database, "status_ladder", filters(municipality_codes=(GAVLE,))).filter(
        pl.col("mark") == "policy"
    )

    assert result.select("obs_status", "commitment_state", "value", "marks_value").rows() == [
        (status, None, None, None)
    ]
    # What does not apply to a municipality cannot be met later either.
    assert result["high"].to_list() == [0.0 if status == "NA" else 1.0]


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


def test_an_inference_of_ours_stands_beside_the_evidence(load, filters):
    ours = {"inference_sv": "Vi läser hösten som 2016.", "inference_en": "We read autumn as 2016."}
    database = load(commitment=[mark(GAVLE, "policy", "held", **ours), mark(BOLLNAS, "policy", "held")])

    result = run_query(database, "status_ladder", filters()).filter(mark="policy")

    assert dict(result.select("municipality_name", "inference_en").iter_rows()) == {
        "Gävle": "We read autumn as 2016.",
        "Bollnäs": None,
        "Hofors": None,
    }


def test_evidence_in_swedish_alone_is_shown_in_english_too(load, filters):
    database = load(commitment=[mark(GAVLE, "policy", "held", evidence_sv="Beslut i fullmäktige")])

    result = run_query(database, "status_ladder", filters(municipality_codes=(GAVLE,))).filter(mark="policy")

    assert result.select("evidence_sv", "evidence_en").rows() == [("Beslut i fullmäktige", "Beslut i fullmäktige")]
