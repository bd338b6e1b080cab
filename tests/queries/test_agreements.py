from datetime import date

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
REFERENCE = date(2018, 12, 31)


def agreement(code: str, period: str, state: str | None = "held", **more: object) -> dict:
    row = {"municipality_code": code, "mark": "agreement", "period": period, "commitment_state": state}
    status = "A" if state else "NL"
    return {**row, "obs_status": status, "agreement_form": "iop", "counts_as_support": True, **more}


def known(**dates: date) -> dict:
    return {name: value for name, day in dates.items() for name, value in ((name, day), (f"{name}_status", "known"))}


def in_force(result) -> dict:
    return dict(result.select("municipality_name", "in_force").iter_rows())


def test_each_agreement_once_as_last_stated(load, filters):
    database = load(
        commitment=[
            agreement(BOLLNAS, "2018-Q3", counterpart="Coompanion"),
            agreement(
                BOLLNAS, "2018-Q4", counterpart="Coompanion", page="7", evidence_sv="Avtal", evidence_en="Agreement",
                annual_cost_sek=250000.0, annual_cost_status="A", **known(valid_to=date(2019, 8, 31)),
            ),
            agreement(
                GAVLE, "2018-Q4", agreement_form="projektavtal", counts_as_support=False, valid_to_status="open_ended",
                annual_cost_status="UN", **known(valid_from=date(2017, 1, 1)),
            ),
            {**agreement(GAVLE, "2018-Q4"), "mark": "policy", "agreement_form": None},
        ]
    )  # fmt: skip

    result = run_query(database, "agreements", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "commitment_number", "agreement_form", "counterpart",
        "counts_as_support", "valid_from", "valid_from_status", "valid_to", "valid_to_status", "stated_since", "in_force",
        "in_force_status", "ends_within_year", "ends_within_six_months", "annual_cost_sek", "annual_cost_status",
        "evidence_sv", "evidence_en", "inference_sv", "inference_en", "period",
        "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind", "delivered",
        "delivered_of", "page", "source_kind", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result.drop("low", "high", "missing_parts", "rounded_parts", "inference_sv", "inference_en").rows() == [
        (
            BOLLNAS, "Bollnäs", 1, "iop", "Coompanion", True, None, "unknown", date(2019, 8, 31), "known",
            date(2018, 9, 30), True, "A", True, False, 250000.0, "A", "Avtal", "Agreement", "2018-Q4", 1.0, "A", "exact", 0, 3, "7", "example", "prov", "kalla:7",
        ),
        (
            GAVLE, "Gävle", 1, "projektavtal", None, False, date(2017, 1, 1), "known", None, "open_ended",
            date(2018, 12, 31), True, "A", False, False, None, "UN", None, None, "2018-Q4", 1.0, "A", "exact", 0, 3, None, "example", "prov", "kalla",
        ),
    ]  # fmt: skip


def test_who_has_delivered_for_the_quarter_of_the_statement_of_those_that_are_chosen(load, filters):
    """A quarter of which one has spoken, or nobody, takes nothing from what was delivered for the one before."""
    answered = ((BOLLNAS, "2018-Q4"), (BOLLNAS, "2018-Q3"), (GAVLE, "2018-Q3"))
    delivered = [
        {"municipality_code": code, "delivery_kind": "commitment", "period": period} for code, period in answered
    ]
    rows = [agreement(BOLLNAS, "2018-Q4"), agreement(GAVLE, "2018-Q3")]
    database = load(commitment=rows, delivery=delivered)

    whole = run_query(database, "agreements", filters())
    chosen = run_query(database, "agreements", filters(municipality_codes=(GAVLE,)))
    later = run_query(database, "agreements", filters(reference_date=date(2019, 3, 31)))

    counts = [("Bollnäs", 1, 3), ("Gävle", 2, 3)]
    assert whole.select("municipality_name", "delivered", "delivered_of").rows() == counts
    assert set(later.select("municipality_name", "delivered", "delivered_of").iter_rows()) == set(counts)
    assert chosen.select("delivered", "delivered_of").rows() == [(1, 1)]


def test_an_ended_agreement_stays_as_ended(load, filters):
    rows = [
        agreement(BOLLNAS, "2018-Q2", **known(valid_from=date(2016, 1, 1), valid_to=date(2018, 6, 30))),
        agreement(BOLLNAS, "2018-Q4", "not_held"),
        # No end was ever stated, but the municipality has delivered since, without the agreement.
        agreement(GAVLE, "2018-Q2", valid_to_status="open_ended"),
        agreement(GAVLE, "2018-Q4", "not_held"),
    ]

    result = run_query(load(commitment=rows), "agreements", filters())

    assert in_force(result) == {"Bollnäs": False, "Gävle": False}
    assert result["ends_within_year"].to_list() == [False, False]


def test_an_old_statement_does_not_tell_whether_an_agreement_still_holds(load, filters):
    rows = [agreement(BOLLNAS, "2016", valid_to_status="open_ended"), agreement(GAVLE, "2016")]

    result = run_query(load(commitment=rows), "agreements", filters())

    assert in_force(result) == {"Bollnäs": None, "Gävle": None}
    assert result["in_force_status"].to_list() == ["UN", "UN"]


def test_a_silent_quarter_neither_ends_an_agreement_nor_keeps_it(load, filters):
    """An agreement with an end date may have been given up before it: the municipality has to say so first."""
    rows = [
        agreement(BOLLNAS, "2018-Q3", valid_to_status="open_ended"),
        agreement(BOLLNAS, "2018-Q4", None),
        agreement(GAVLE, "2018-Q3", **known(valid_to=date(2020, 6, 30))),
        agreement(GAVLE, "2018-Q4", None),
    ]

    result = run_query(load(commitment=rows), "agreements", filters())

    assert in_force(result) == {"Gävle": None, "Bollnäs": None}


def test_what_ends_within_six_months_of_the_reference_date(load, filters):
    """Six months from the last of December are over on the last of June."""
    ends = (REFERENCE, date(2019, 6, 30), date(2019, 7, 1))
    rows = [
        agreement(BOLLNAS, "2018-Q4", commitment_number=number, **known(valid_to=day))
        for number, day in enumerate(ends, start=1)
    ]
    rows.append(agreement(GAVLE, "2016", **known(valid_to=date(2019, 3, 31))))

    result = run_query(load(commitment=rows), "agreements", filters()).sort("municipality_code", "valid_to")

    assert result.select("valid_to", "ends_within_six_months").rows() == [
        (date(2019, 3, 31), None), (ends[0], True), (ends[1], True), (ends[2], False),
    ]  # fmt: skip


def test_the_last_day_is_in_force_and_a_year_ahead_is_soon(load, filters):
    rows = [
        agreement(BOLLNAS, "2018-Q4", **known(valid_to=REFERENCE)),
        agreement(BOLLNAS, "2018-Q4", commitment_number=2, **known(valid_to=date(2019, 12, 31))),
        agreement(BOLLNAS, "2018-Q4", commitment_number=3, **known(valid_to=date(2020, 1, 1))),
        agreement(GAVLE, "2018-Q4", **known(valid_from=date(2019, 1, 1))),
    ]

    result = run_query(load(commitment=rows), "agreements", filters())

    assert result.select("valid_to", "in_force", "ends_within_year").rows() == [
        (REFERENCE, True, True),
        (date(2019, 12, 31), True, True),
        (date(2020, 1, 1), True, False),
        (None, False, False),
    ]


def test_whether_it_ends_soon_is_unknown_where_its_end_or_its_force_is(load, filters):
    rows = [
        agreement(BOLLNAS, "2018-Q4"),
        agreement(GAVLE, "2018-Q4", valid_to_status="open_ended"),
        agreement(HOFORS, "2016", **known(valid_to=date(2019, 3, 31))),
    ]

    result = run_query(load(commitment=rows), "agreements", filters())

    assert {
        row[0]: row[1:] for row in result.select("municipality_name", "in_force", "ends_within_year").iter_rows()
    } == {
        "Bollnäs": (True, None),
        "Gävle": (True, False),
        "Hofors": (None, None),
    }


def test_the_municipality_filter_and_the_reference_date_choose_rows(load, filters):
    rows = [
        agreement(BOLLNAS, "2018-Q4"),
        agreement(GAVLE, "2018-Q3"),
        agreement(GAVLE, "2019-Q1", commitment_number=2),
    ]

    result = run_query(load(commitment=rows), "agreements", filters(municipality_codes=(GAVLE,)))

    assert result.select("municipality_name", "period").rows() == [("Gävle", "2018-Q3")]
