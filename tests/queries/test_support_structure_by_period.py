from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
TARGET = {
    "target_id": "T1", "position": 1, "unit": "municipalities", "denominator": 3, "baseline_value": 1.0, "baseline_status": "A",
    "level": 3.0, "level_status": "A", "target_year": 2018, "page": "14", "source_id": "plan",
}  # fmt: skip
READINGS = [
    {"target_id": "T1", "reading": "A", "level": 3.0, "level_status": "A", "page": "14", "source_id": "plan"},
    {
        "target_id": "T1", "reading": "B", "level": 2.0, "level_status": "A", "only_lacking": True, "page": "15",
        "source_id": "plan",
    },
    {"target_id": "T1", "reading": "C", "level_status": "NM", "page": "14", "source_id": "plan"},
]  # fmt: skip
SOURCES = [{"source_id": "kalla"}, {"source_id": "plan"}]


def agreement(code: str, period: str, state: str | None = "held", **more: object) -> dict:
    status = "A" if state else "NL"
    support = state == "held"
    row = {"municipality_code": code, "mark": "agreement", "period": period, "commitment_state": state}
    return {**row, "obs_status": status, "counts_as_support": support, **more}


def accepted(code: str, period: str) -> dict:
    return {"municipality_code": code, "delivery_kind": "commitment", "period": period}


def by_period(database, filters, **choices):
    return run_query(database, "support_structure_by_period", filters(**choices))


def silent_for_a_while(load):
    """Bollnäs is silent in the second quarter, Hofors until the third."""
    return load(
        source=SOURCES,
        target=[TARGET],
        target_reading=READINGS,
        commitment=[
            agreement(BOLLNAS, "2018-Q1", page="7"),
            agreement(GAVLE, "2018-Q1", "planned"),
            agreement(BOLLNAS, "2018-Q2", None),
            agreement(GAVLE, "2018-Q2"),
            agreement(BOLLNAS, "2018-Q3"),
            agreement(GAVLE, "2018-Q3"),
        ],
        delivery=[
            accepted(GAVLE, "2018-Q1"),
            accepted(GAVLE, "2018-Q2"),
            accepted(GAVLE, "2018-Q3"),
            accepted(HOFORS, "2018-Q3"),
            {**accepted(BOLLNAS, "2018-Q2"), "delivery_status": "late"},
            {**accepted(BOLLNAS, "2018-Q1"), "delivery_kind": "placement"},
        ],
    )


def test_the_count_with_its_bounds_and_who_has_not_answered(load, filters):
    result = by_period(silent_for_a_while(load), filters, reference_date=date(2018, 9, 30))

    assert result.columns == [
        "period", "period_end", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind",
        "delivered", "delivered_of", "source_refs", "holders", "awaited", "joined", "ended", "changed_after",
        "joined_so_far", "ended_so_far", "reading", "level", "target_year", "needed", "catalogue",
    ]  # fmt: skip
    figures = result.select("period", "value", "low", "high", "missing_parts", "value_kind", "holders", "awaited")
    assert figures.rows() == [
        ("2018-Q1", 1.0, 1.0, 2.0, 1, "at_least", "Bollnäs", "Hofors"),
        ("2018-Q2", 1.0, 1.0, 3.0, 2, "at_least", "Gävle", "Bollnäs, Hofors"),
        ("2018-Q3", 2.0, 2.0, 2.0, 0, "exact", "Bollnäs, Gävle", None),
    ]
    assert result.select("delivered", "delivered_of", "level", "target_year", "needed", "source_refs").rows() == [
        (1, 3, 3.0, 2018, 2.0, "kalla kalla:7 plan:14"),
        (1, 3, 3.0, 2018, 2.0, "kalla plan:14"),
        (2, 3, 3.0, 2018, 1.0, "kalla plan:14"),
    ]


def test_the_silent_neither_join_nor_leave(load, filters):
    """Bollnäs has not left in the second quarter nor joined again in the third; of Hofors nothing was known before."""
    result = by_period(silent_for_a_while(load), filters, reference_date=date(2018, 9, 30))

    assert result.select("joined", "ended", "changed_after", "joined_so_far", "ended_so_far").rows() == [
        (None, None, None, 0, 0),
        ("Gävle", None, date(2018, 3, 31), 1, 0),
        (None, None, None, 1, 0),
    ]


def test_a_change_over_a_silence_is_known_to_lie_after_what_was_last_known(load, filters):
    database = load(
        commitment=[
            agreement(BOLLNAS, "2017-Q4", "not_held"), agreement(GAVLE, "2017-Q4"),
            agreement(BOLLNAS, "2018-Q1", None), agreement(GAVLE, "2018-Q1", None),
            agreement(BOLLNAS, "2018-Q2"), agreement(GAVLE, "2018-Q2", "not_held"),
        ]
    )  # fmt: skip

    last = by_period(database, filters).row(-1, named=True)

    assert {name: last[name] for name in ("joined", "ended", "changed_after", "joined_so_far", "ended_so_far")} == {
        "joined": "Bollnäs", "ended": "Gävle", "changed_after": date(2017, 12, 31), "joined_so_far": 1, "ended_so_far": 1
    }  # fmt: skip


def test_a_year_and_its_last_quarter_come_in_order(load, filters):
    database = load(commitment=[agreement(GAVLE, "2016-Q4"), agreement(GAVLE, "2016", "not_held")])

    result = by_period(database, filters)

    assert result.select("period", "joined").rows() == [("2016", None), ("2016-Q4", "Gävle")]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    rows = [agreement(code, "2017", None, obs_status=status) for code in (GAVLE, BOLLNAS)]

    result = run_query(load(commitment=rows), "support_structure_by_period", filters())

    # Hofors has no row at all: that it has not delivered says more than that it does not apply to the others.
    assert result.select("value", "obs_status", "value_kind", "joined", "level", "needed").rows() == [
        (None, "NL" if status == "NA" else status, None, None, None, None)
    ]


def test_delivered_without_an_agreement_is_a_true_zero(load, filters):
    other_mark = {"municipality_code": GAVLE, "mark": "policy", "period": "2018-Q4", "commitment_state": "held"}

    delivered = [accepted(code, "2018-Q4") for code in (GAVLE, BOLLNAS, HOFORS)]
    whole = run_query(load(commitment=[other_mark], delivery=delivered), "support_structure_by_period", filters())
    part = run_query(load(commitment=[other_mark], delivery=delivered[:1]), "support_structure_by_period", filters())

    figure = ("value", "low", "high", "value_kind", "obs_status", "delivered")
    assert whole.select(figure).rows() == [(0.0, 0.0, 0.0, "exact", "A", 3)]
    assert part.select(figure).rows() == [(0.0, 0.0, 2.0, "at_least", "A", 1)]


def test_an_agreement_that_is_no_support_does_not_count(load, filters):
    rows = [agreement(GAVLE, "2018-Q4", counts_as_support=False), agreement(BOLLNAS, "2018-Q4", "not_held")]

    result = run_query(load(commitment=rows), "support_structure_by_period", filters())

    assert result["value"].to_list() == [0.0]


def test_the_need_ends_with_the_target_year_and_is_never_negative(load, filters):
    rows = [agreement(GAVLE, "2018-Q3"), agreement(BOLLNAS, "2018-Q3")]
    database = load(source=SOURCES, target=[TARGET], target_reading=[{**READINGS[0], "level": 1.0}], commitment=rows)

    before = run_query(database, "support_structure_by_period", filters(reference_date=date(2018, 12, 30)))
    after = run_query(database, "support_structure_by_period", filters(reference_date=date(2018, 12, 31)))

    assert (before["needed"].to_list(), after["needed"].to_list()) == ([0.0], [None])


def test_the_level_is_what_the_chosen_reading_asks_of_the_whole_county(load, filters):
    rows = [agreement(GAVLE, "2018-Q3")]
    database = load(source=SOURCES, target=[TARGET], target_reading=READINGS, commitment=rows)
    before = date(2018, 10, 1)

    levels = {
        reading: run_query(database, "support_structure_by_period", filters(reference_date=before, reading=reading))
        .select("reading", "level", "needed", "value")
        .row(0)
        for reading in "ABC"
    }

    # B: the two that lacked one, on top of the one that had one at the baseline; all three are counted.
    assert levels == {"A": ("A", 3.0, 2.0, 1.0), "B": ("B", 3.0, 2.0, 1.0), "C": ("C", None, None, 1.0)}


def test_an_agreement_that_is_no_support_is_not_cited(load, filters):
    rows = [
        agreement(GAVLE, "2018-Q4", page="7"),
        agreement(GAVLE, "2018-Q4", page="11", commitment_number=2, counts_as_support=False),
        agreement(HOFORS, "2018-Q4", "not_held", page="14"),
    ]

    result = run_query(load(commitment=rows), "support_structure_by_period", filters())

    assert result["source_refs"].to_list() == ["kalla:14 kalla:7"]


def test_the_municipality_filter_leaves_the_county_whole(load, filters):
    database = load(commitment=[agreement(BOLLNAS, "2018-Q4")])

    result = run_query(database, "support_structure_by_period", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "delivered_of").rows() == [(1.0, 3)]


def test_periods_after_the_reference_date_are_left_out(load, filters):
    database = load(commitment=[agreement(BOLLNAS, "2018-Q4")])

    result = run_query(database, "support_structure_by_period", filters(reference_date=date(2018, 12, 30)))

    assert result.is_empty()


def test_an_agreement_that_has_run_out_no_longer_counts_anywhere(load, filters):
    ran_out = {
        "municipality_code": "2180",
        "mark": "agreement",
        "period": "2018-Q4",
        "commitment_state": "held",
        "counts_as_support": True,
        "valid_to": date(2018, 11, 30),
        "valid_to_status": "known",
    }
    database = load(
        commitment=[ran_out, {**ran_out, "municipality_code": "2183", "valid_to": date(2018, 12, 31)}],
        delivery=[
            {"municipality_code": code, "delivery_kind": "commitment", "period": "2018-Q4"} for code in ("2180", "2183")
        ],
    )

    by_period = run_query(database, "support_structure_by_period", filters())
    by_municipality = run_query(database, "coverage_by_municipality", filters(coverage_measure="support_structure"))
    ladder = run_query(database, "status_ladder", filters()).filter(mark="agreement")

    assert by_period["value"].to_list() == [1.0]
    for result in (by_municipality, ladder):
        assert dict(result.select("municipality_name", "value").iter_rows()) == {
            "Gävle": 0.0,
            "Bollnäs": 1.0,
            "Hofors": None,
        }
