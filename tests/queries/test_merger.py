"""Two municipalities become one at a turn of the year: what counts municipalities counts those that there are, before and after."""

from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.component_rows import BOARD, COMPONENTS, FUNDING, mark, state
from tests.queries.enterprise_rows import delivery, enterprise
from tests.queries.training_rows import MODULES, sized, trained

NORRBY, SODERBY, STORBY, AKARP = "9901", "9902", "9903", "9904"
EVERYBODY = (NORRBY, SODERBY, STORBY, AKARP)
MUNICIPALITIES = [
    {"municipality_code": NORRBY, "municipality_name": "Norrby", "part": "gastrikland", "valid_to_year": 2018},
    {"municipality_code": SODERBY, "municipality_name": "Söderby", "part": "gastrikland", "valid_to_year": 2018},
    {"municipality_code": STORBY, "municipality_name": "Storby", "part": "gastrikland", "valid_from_year": 2019},
    {"municipality_code": AKARP, "municipality_name": "Åkarp", "part": "gastrikland"},
]
BEFORE, BETWEEN, AFTER = date(2018, 12, 31), date(2019, 2, 1), date(2019, 3, 31)
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
def merged(load, filters):
    """`merged(**extracts)(query, day)`: the rows of a query, with all municipalities of the catalogue chosen unless told otherwise."""

    def build(**extracts: list[dict]):
        database = load(municipality=MUNICIPALITIES, **extracts)

        def run(query: str, day: date, **choices: object):
            return run_query(
                database, query, filters(**{"reference_date": day, "municipality_codes": EVERYBODY, **choices})
            )

        return run

    return build


@pytest.fixture
def merger(merged):
    """`merger(query, day)` of a catalogue with deliveries of five kinds from everybody."""
    kinds = ("placement", "commitment", "dialogue_meeting", "enterprise", "service_use")
    return merged(
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


def test_of_one_that_there_was_not_at_the_time_there_is_nothing_to_compare(merged):
    told = {"indicator_code": "residents", "sex": "T", "age_group": "T", "value": 100.0}
    run = merged(
        indicator=[{"indicator_code": "residents", "theme": "population"}],
        context_observation=[
            told | {"area_code": code, "period": year} for code in (AKARP, "21") for year in ("2017", "2018")
        ],
    )

    for query in ("context_by_municipality", "context_over_time"):
        of_one = {code: run(query, AFTER, municipality_codes=(code,)) for code in (AKARP, STORBY)}
        assert of_one[AKARP].filter("is_municipality").height, query
        assert of_one[STORBY].is_empty(), query


def test_a_quick_look_at_each_measure_counts_whom_it_asks(merger):
    [row] = merger("context_measures", date(2019, 12, 31)).iter_rows(named=True)

    assert (row["municipalities_known"], row["municipalities_asked"]) == (2, 2)


def test_a_municipality_is_held_against_those_that_there_are(merger):
    def shown(day: date, code: str):
        frame = merger("area_comparison", day, municipality_codes=(code,))
        return frame.filter(delivery_kind="placement", public_actor="arbetsformedlingen")

    told = ("area_name_sv", "period", "value", "value_kind", "delivered_of")
    assert shown(BEFORE, NORRBY).select(told).rows() == [
        ("Norrby", "2018-Q4", 10.0, "exact", 1), ("Provlän", "2018-Q4", 35.0, "exact", 3),
    ]  # fmt: skip
    assert shown(AFTER, STORBY).select(told).rows() == [
        ("Storby", "2019-Q1", 33.0, "exact", 1), ("Provlän", "2019-Q1", 38.0, "exact", 2),
    ]  # fmt: skip
    # What was last told is of a time before it: the part's number would stand as its own.
    assert merger("area_comparison", BETWEEN, municipality_codes=(STORBY,)).is_empty()
    assert "Norrby" not in merger("area_comparison", AFTER)["area_name_sv"][0]


def test_daily_activities_are_asked_of_those_that_there_are_in_the_quarter(merger):
    named = {day: merger("daily_activities", day)["municipality_name"].to_list() for day in (BEFORE, BETWEEN, AFTER)}

    assert named == {BEFORE: ["Norrby", "Söderby", "Åkarp"], BETWEEN: named[BEFORE], AFTER: ["Storby", "Åkarp"]}


def test_enterprises_are_counted_in_those_that_there_are(merged):
    run = merged(
        enterprise=[enterprise(1, NORRBY), enterprise(2, STORBY), enterprise(3, AKARP)],
        delivery=[delivery(code, period=quarter) for code, quarter in CELLS],
        indicator=[{"indicator_code": "enterprises"}],
    )  # fmt: skip

    for query, own in (
        ("enterprise_groups", {"division": "industry", "group_code": "cafe"}),
        ("enterprise_populations", {}),
    ):
        counted = [run(query, day).filter(**own).row(0, named=True) for day in (BEFORE, AFTER)]
        told = [(row["value"], row["value_kind"], row["delivered"], row["delivered_of"]) for row in counted]
        assert told == [(2.0, "exact", 3, 3), (2.0, "exact", 2, 2)], query
    named = run("enterprise_groups", AFTER).filter(division="municipality", coverage_measure="enterprises")["group_sv"]
    assert named.sort().to_list() == ["Storby", "Åkarp"]


def test_procurements_are_asked_of_those_that_there_are_at_the_end_of_the_four_quarters(merged):
    run = merged(procurement=[rows(code, quarter, value=1.0) for code, quarter in CELLS])

    assert run("procurements", BEFORE).select("municipality_name", "value_kind", "delivered_of").rows() == [
        ("Norrby", "exact", 3), ("Söderby", "exact", 3), ("Åkarp", "exact", 3),
    ]  # fmt: skip
    # The new one has told of one quarter of two.
    assert run("procurements", AFTER).select("municipality_name", "value", "value_kind", "delivered_of").rows() == [
        ("Åkarp", 2.0, "exact", 2), ("Storby", 1.0, "at_least", 2),
    ]  # fmt: skip


def test_who_delivers_is_of_so_many_as_there_are(merged):
    agreements = [
        {"delivery_kind": "placement", "partner_id": code, "municipality_code": code, "position": place, "is_due": True}
        for place, code in enumerate(EVERYBODY, 1)
    ]
    run = merged(provision_agreement=agreements)

    told = [
        run("provision_agreements", day).select("municipalities", "municipalities_of").row(0) for day in (BEFORE, AFTER)
    ]
    assert told == [(3, 3), (2, 2)]


def test_likeness_is_among_those_that_there_are(merged):
    of_year = {"2018": (NORRBY, SODERBY, AKARP), "2019": (STORBY, AKARP)}
    subjects = {"residents": "population", "foreign_born_pct": "population"}
    run = merged(
        indicator=[{"indicator_code": code, "theme": theme} for code, theme in subjects.items()],
        context_observation=[
            {"indicator_code": code, "sex": "T", "age_group": "T", "area_code": home, "value": float(home[-1]), "period": year}
            for code in subjects for year, codes in of_year.items() for home in codes
        ],
    )  # fmt: skip

    def near(day: date) -> list[str]:
        frame = run("similar_municipalities", day, municipality_codes=(AKARP,))
        return frame["other_name"].unique(maintain_order=True).to_list()

    assert near(BEFORE) == ["Åkarp", "Söderby", "Norrby"]
    assert near(date(2019, 12, 31)) == ["Åkarp", "Storby"]
    # Of the new one nothing is known yet.
    assert near(BETWEEN) == []


def test_the_structure_is_asked_for_in_those_that_there_are(merged):
    run = merged(
        structure_component=COMPONENTS,
        component_state=[state(code, component, "held", quarter) for code, quarter in CELLS for component in (BOARD, FUNDING)],
        commitment=[mark(code, "agreement", "held", quarter) for code, quarter in CELLS],
    )  # fmt: skip

    for query in ("structure_components", "structure_distance"):
        named = {
            day: run(query, day)["municipality_name"].unique().sort().to_list() for day in (BEFORE, BETWEEN, AFTER)
        }
        assert named == {BEFORE: ["Norrby", "Söderby", "Åkarp"], BETWEEN: named[BEFORE], AFTER: ["Storby", "Åkarp"]}, (
            query
        )
    of_agreement = run("structure_distance", AFTER).filter("is_agreement")
    assert of_agreement["commitment_state"].to_list() == ["held", "held"]


@pytest.fixture
def training(merged):
    """Ten took the training in each municipality in each of its years; there are forty case workers."""
    of_year = {"2018": (NORRBY, SODERBY, AKARP), "2019": (STORBY, AKARP)}
    return merged(
        training_module=MODULES[1:],
        training_participation=[
            *(trained(code, 10.0, year) for year, codes in of_year.items() for code in codes),
            # Under a name that there is not at the time.
            trained(NORRBY, 20.0, "2019"), trained(STORBY, 20.0, "2018"),
        ],
        target_group_size=[sized(code, 40.0, quarter) for code, quarter in CELLS],
    )  # fmt: skip


OF_2018, OF_BOTH = date(2018, 12, 31), date(2019, 12, 31)


def test_participants_of_each_year_are_of_those_that_there_were_in_it(training):
    by_year = training("training_over_time", OF_BOTH)

    assert by_year.select("period", "value", "value_kind", "delivered", "delivered_of").rows() == [
        ("2018", 30.0, "exact", 3, 3), ("2019", 20.0, "exact", 2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["training_participants", "training_by_employer"])
def test_participants_of_all_years_are_the_sum_of_the_years(training, query):
    def told(day: date) -> tuple:
        frame = training(query, day).filter(training_target_group="case_workers")
        of_group = frame.filter(employer="kommun") if "employer" in frame.columns else frame
        return of_group.select("value", "value_kind", "covers").row(0)

    assert told(OF_2018) == (30.0, "exact", f"{NORRBY} {SODERBY} {AKARP}")
    assert told(OF_BOTH) == (50.0, "exact", f"{NORRBY} {SODERBY} {STORBY} {AKARP}")


def test_participants_stand_under_the_name_of_the_time(training):
    shown = training("training_by_municipality", OF_BOTH)

    assert shown.select("municipality_name", "value", "value_kind").rows() == [
        ("Norrby", 10.0, "exact"), ("Storby", 10.0, "exact"), ("Söderby", 10.0, "exact"), ("Åkarp", 20.0, "exact"),
    ]  # fmt: skip
    assert training("training_by_municipality", OF_2018)["municipality_name"].to_list() == [
        "Norrby",
        "Söderby",
        "Åkarp",
    ]


def test_a_share_of_the_staff_is_of_those_that_there_are_and_that_have_told_all_years(training):
    def told(day: date) -> dict:
        frame = training("training_coverage", day)
        return frame.filter(employer="kommun", training_target_group="case_workers").row(0, named=True)

    before, after = told(OF_2018), told(OF_BOTH)
    assert (before["value"], before["whole_value"], before["delivered_of"]) == (30.0, 120.0, 3)
    # Who took the training in Norrby works in Storby now, or does not: nobody has told.
    assert (after["value"], after["whole_value"], after["covers"], after["delivered_of"]) == (20.0, 40.0, AKARP, 2)
    assert after["missing_parts"] == 1
