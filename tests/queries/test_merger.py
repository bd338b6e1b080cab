"""Two municipalities become one at a turn of the year: what counts municipalities counts those that there are, before and after."""

from datetime import date

import pytest

from dashboard.query import run_query

NORRBY, SODERBY, STORBY, AKARP = "9901", "9902", "9903", "9904"
EVERYBODY = (NORRBY, SODERBY, STORBY, AKARP)
MUNICIPALITIES = [
    {"municipality_code": NORRBY, "municipality_name": "Norrby", "valid_to_year": 2018},
    {"municipality_code": SODERBY, "municipality_name": "Söderby", "valid_to_year": 2018},
    {"municipality_code": STORBY, "municipality_name": "Storby", "valid_from_year": 2019},
    {"municipality_code": AKARP, "municipality_name": "Åkarp"},
]
BEFORE, AFTER = date(2018, 12, 31), date(2019, 3, 31)
# Who is there at the end of each quarter.
OF_QUARTER = {"2018-Q4": (NORRBY, SODERBY, AKARP), "2019-Q1": (STORBY, AKARP)}
CELLS = [(code, quarter) for quarter, codes in OF_QUARTER.items() for code in codes]
PLACED = {NORRBY: 10.0, SODERBY: 20.0, STORBY: 33.0, AKARP: 5.0}
TARGET = {
    "target_id": "P1", "counting": "municipalities_with_mark", "counted": "agreement", "window_quarters": 1, "level": 2.0,
    "baseline_value": 0.0, "baseline_status": "A", "level_status": "A", "is_main": True, "plan_id": "prov",
    "followed_from": date(2017, 1, 1), "target_year": 2020, "page": "3",
}  # fmt: skip


def rows(code: str, period: str, **more: object) -> dict:
    return {"municipality_code": code, "period": period, **more}


@pytest.fixture
def merger(load, filters):
    """`merger(query, day)`: the rows of a query, with all municipalities of the catalogue chosen."""
    kinds = ("placement", "commitment", "dialogue_meeting", "enterprise", "service_use")
    database = load(
        municipality=MUNICIPALITIES,
        target=[TARGET],
        # A figure under a name that there was not at the time stands beside those that are counted.
        placement=[
            *(rows(code, quarter, value=PLACED[code]) for code, quarter in CELLS),
            rows(STORBY, "2018-Q4", value=30.0),
            rows(NORRBY, "2019-Q1", value=11.0),
        ],
        commitment=[
            rows(code, quarter, mark="agreement", commitment_state="held", counts_as_support=True, counterpart="Coompanion")
            for code, quarter in CELLS
            if code != AKARP
        ],
        population=[
            *(rows(code, "2018", value=100.0 * int(code[-1])) for code in (NORRBY, SODERBY, AKARP)),
            *(rows(code, "2019", value=100.0 * int(code[-1])) for code in (STORBY, AKARP)),
            rows(STORBY, "2018", value=299.0),
        ],
        indicator=[
            {"indicator_code": "residents", "theme": "population"}, {"indicator_code": "enterprises", "theme": "enterprises"},
        ],
        area=[
            {"area_code": "99", "area_level": "county", "label_sv": "Provlän", "label_en": "Prov county", "is_region": True}
        ],
        delivery=[rows(code, quarter, delivery_kind=kind) for kind in kinds for code, quarter in CELLS],
    )  # fmt: skip

    def run(query: str, day: date, **choices: object):
        return run_query(database, query, filters(reference_date=day, municipality_codes=EVERYBODY, **choices))

    return run


def test_to_choose_from_are_those_that_there_are(merger):
    there = {
        day: merger("municipalities", day).filter("is_there")["municipality_name"].to_list() for day in (BEFORE, AFTER)
    }

    assert there == {BEFORE: ["Norrby", "Söderby", "Åkarp"], AFTER: ["Storby", "Åkarp"]}


def test_deliveries_are_expected_of_those_that_there_are_at_the_end_of_the_quarter(merger):
    asked = merger("deliveries", AFTER).filter(delivery_kind="placement")

    assert asked.select("period", "delivered", "missing", "delivered_of").rows() == [
        ("2018-Q4", 3, 0, 3), ("2019-Q1", 2, 0, 2),
    ]  # fmt: skip


def test_a_sum_holds_each_quarter_those_that_there_were_and_nothing_twice(merger):
    sums = merger("placements_by_actor", AFTER).filter(public_actor="arbetsformedlingen")

    assert sums.select("period", "value", "value_kind", "delivered", "delivered_of").rows() == [
        ("2018-Q4", 35.0, "exact", 3, 3), ("2019-Q1", 38.0, "exact", 2, 2),
    ]  # fmt: skip
    # Only Åkarp has answered both times: the new one is held against nobody.
    assert sums.select("change", "change_covers").rows()[-1] == (0.0, AKARP)


def test_a_figure_stays_under_its_own_name(merger):
    shown = merger("placements_by_municipality", AFTER)

    assert shown.select("municipality_name", "period", "value", "change").rows() == [
        ("Norrby", "2018-Q4", 10.0, None),
        ("Storby", "2019-Q1", 33.0, None),
        ("Söderby", "2018-Q4", 20.0, None),
        ("Åkarp", "2018-Q4", 5.0, None),
        ("Åkarp", "2019-Q1", 5.0, 0.0),
    ]


@pytest.mark.parametrize(("day", "expected"), [
    (BEFORE, [("Norrby", 1.0, 2.0, 3), ("Söderby", 1.0, 2.0, 3), ("Åkarp", 0.0, 2.0, 3)]),
    (AFTER, [("Storby", 1.0, 1.0, 2), ("Åkarp", 0.0, 1.0, 2)]),
])  # fmt: skip
def test_coverage_is_of_so_many_as_there_are(merger, day, expected):
    shown = merger("coverage_by_municipality", day)

    assert shown.select("municipality_name", "value", "county_value", "delivered_of").rows() == expected


def test_the_region_beside_a_municipality_is_of_those_that_there_are(merger):
    shown = merger("area_comparison", AFTER).filter(area_order=3)

    placed = shown.filter(delivery_kind="placement", public_actor="arbetsformedlingen")
    there = shown.filter(delivery_kind="enterprise")
    assert placed.select("value", "value_kind", "delivered_of").rows() == [(38.0, "exact", 2)]
    assert there.select("value", "value_kind", "delivered_of").rows() == [(0.0, "exact", 2)]


def test_the_enterprises_of_the_region_are_those_of_the_municipalities_that_there_are(merger):
    counted = merger("enterprise_populations", AFTER).filter("is_counted", indicator_code="enterprises")

    assert counted.select("value", "value_kind", "delivered", "delivered_of").rows() == [(0.0, "exact", 2, 2)]


def test_a_target_counts_those_that_there_are(merger):
    told = {day: merger("target_status", day).row(0, named=True) for day in (BEFORE, AFTER)}

    assert [(row["value"], row["delivered"], row["delivered_of"]) for row in told.values()] == [
        (2.0, 3, 3),
        (1.0, 2, 2),
    ]
    assert [row["target_status"] for row in told.values()] == ["reached", "behind"]


def test_the_ladder_has_no_step_for_one_that_is_gone(merger):
    named = {
        day: merger("status_ladder", day)["municipality_name"].unique().sort().to_list() for day in (BEFORE, AFTER)
    }

    assert named == {BEFORE: ["Norrby", "Söderby", "Åkarp"], AFTER: ["Storby", "Åkarp"]}


def test_what_became_of_the_agreements_of_one_that_is_gone_is_unknown(merger):
    shown = merger("agreements", AFTER)

    assert shown.select("municipality_name", "in_force", "delivered_of").rows() == [
        ("Storby", True, 2), ("Norrby", None, 3), ("Söderby", None, 3),
    ]  # fmt: skip


def test_residents_of_the_years_before_are_those_of_the_earlier_ones(merger):
    shown = merger("context_over_time", date(2019, 12, 31), indicator="residents").filter("is_municipality")

    assert shown.select("municipality_name", "period", "value").rows() == [
        ("Norrby", "2018", 100.0), ("Storby", "2019", 300.0), ("Söderby", "2018", 200.0), ("Åkarp", "2018", 400.0),
        ("Åkarp", "2019", 400.0),
    ]  # fmt: skip


def test_a_quick_look_at_each_measure_counts_whom_it_asks(merger):
    [row] = merger("context_measures", date(2019, 12, 31)).iter_rows(named=True)

    assert (row["municipalities_known"], row["municipalities_asked"]) == (2, 2)
