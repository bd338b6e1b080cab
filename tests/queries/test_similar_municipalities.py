"""The most similar municipalities: distances counted by hand, and nothing told where too little is known."""

from math import log10, sqrt

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
INDICATORS = [
    {"indicator_code": "residents", "theme": "population", "unit": "persons"},
    {"indicator_code": "foreign_born_pct", "theme": "population", "unit": "pct"},
    {"indicator_code": "foreign_background_pct", "theme": "population", "unit": "pct"},
    {"indicator_code": "economic_assistance_pct", "theme": "economic_assistance", "unit": "pct"},
]
RESIDENTS = {GAVLE: 100_000.0, BOLLNAS: 10_000.0, HOFORS: 10_000.0}
FOREIGN_BORN = {GAVLE: 12.0, BOLLNAS: 10.0, HOFORS: 14.0}


def known(indicator: str, values: dict[str, float], period: str = "2017", **more: object) -> list[dict]:
    return [
        {
            "indicator_code": indicator, "sex": "T", "age_group": "T", "area_code": code, "value": value, "period": period,
            **more,
        }
        for code, value in values.items()
    ]  # fmt: skip


def of_bollnas(database, filters, **more):
    return run_query(database, "similar_municipalities", filters(municipality_codes=(BOLLNAS,), **more))


def test_distances_are_those_counted_by_hand(load, filters):
    rows = known("residents", RESIDENTS) + known("foreign_born_pct", FOREIGN_BORN)
    frame = of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters)

    # Residents by their logarithm: 5, 4 and 4, so that one standard deviation is sqrt(1/3). Foreign born: 12, 10, 14, one is 2.
    one = sqrt(((5 - 13 / 3) ** 2 + 2 * (4 - 13 / 3) ** 2) / 2)
    assert one == pytest.approx(sqrt(1 / 3))
    to_hofors = sqrt((0 + (4 / 2) ** 2) / 2)
    to_gavle = sqrt(((log10(100_000) - log10(10_000)) ** 2 / one**2 + (2 / 2) ** 2) / 2)
    places = frame.select("other_name", "likeness_place", "likeness_distance").unique(maintain_order=True).rows()
    assert [(name, place) for name, place, _ in places] == [("Bollnäs", 0), ("Hofors", 1), ("Gävle", 2)]
    assert [distance for *_, distance in places] == pytest.approx([0, to_hofors, to_gavle], abs=1e-6)
    assert to_gavle == pytest.approx(sqrt(2))
    assert to_hofors == pytest.approx(sqrt(2))


def test_what_a_source_states_as_about_stays_so(load, filters):
    born = [
        {"indicator_code": "foreign_born_pct", "area_code": code, "value": value, "period": "2017",
         "qualifier": "approximate" if code == GAVLE else "exact"}
        for code, value in FOREIGN_BORN.items()
    ]  # fmt: skip
    database = load(
        indicator=INDICATORS, context_observation=known("residents", RESIDENTS), observation=born
    )  # fmt: skip

    of_likeness = of_bollnas(database, filters).filter(context_measure="foreign_born_pct").sort("other_name")

    assert of_likeness.select("other_name", "value", "low", "high", "qualifier").rows() == [
        ("Bollnäs", 10.0, 10.0, 10.0, "exact"),
        ("Gävle", 12.0, None, None, "approximate"),
        ("Hofors", 14.0, 14.0, 14.0, "exact"),
    ]


def test_the_nearer_one_comes_first(load, filters):
    rows = known("residents", RESIDENTS) + known("foreign_born_pct", FOREIGN_BORN | {HOFORS: 11.0})
    frame = of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters)

    assert frame.sort("likeness_place")["other_name"].unique(maintain_order=True).to_list() == [
        "Bollnäs",
        "Hofors",
        "Gävle",
    ]


def test_what_is_the_same_everywhere_tells_nobody_from_another(load, filters):
    rows = known("residents", dict.fromkeys(RESIDENTS, 10.0)) + known("foreign_born_pct", dict.fromkeys(RESIDENTS, 3.0))
    frame = of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters)

    assert frame["likeness_distance"].unique().to_list() == [0.0]
    # Of equals the code decides: the order is the same every time.
    assert frame["other_code"].unique(maintain_order=True).to_list() == [BOLLNAS, HOFORS, GAVLE]


def test_a_subject_has_one_measure_the_first_that_is_known_for_all(load, filters):
    two = {GAVLE: 1.0, BOLLNAS: 2.0}
    rows = [
        *known("residents", RESIDENTS),
        # Not known for Hofors: the next measure of the same subject takes its place.
        *known("foreign_born_pct", two),
        *known("foreign_background_pct", FOREIGN_BORN, "2016"),
        *known("foreign_background_pct", two, "2017"),
    ]
    frame = of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters)

    used = frame.filter("is_likeness").select("context_measure", "period").unique(maintain_order=True).rows()
    assert used == [("residents", "2017"), ("foreign_background_pct", "2016")]


@pytest.mark.parametrize(
    "rows",
    [
        known("residents", RESIDENTS),
        known("residents", RESIDENTS) + known("foreign_born_pct", {GAVLE: 1.0, BOLLNAS: 2.0}),
        known("residents", RESIDENTS) + known("foreign_born_pct", FOREIGN_BORN, sex="F"),
        known("residents", RESIDENTS) + known("foreign_born_pct", FOREIGN_BORN, "2019"),
    ],
    ids=["one subject", "not of all", "of women alone", "after the day"],
)
def test_nothing_is_told_where_fewer_than_two_subjects_are_known(load, filters, rows):
    assert of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters).is_empty()


def test_what_is_compared_is_no_part_of_the_likeness(load, filters):
    rows = known("residents", RESIDENTS) + known("foreign_born_pct", FOREIGN_BORN)
    answers = [
        {"municipality_code": code, "delivery_kind": "enterprise", "period": "2018-Q4", "delivery_status": status}
        for code, status in ((GAVLE, "accepted"), (BOLLNAS, "accepted"), (HOFORS, "missing"))
    ]
    enterprises = [{"enterprise_id": f"asf-{place}", "municipality_code": BOLLNAS} for place in range(3)]
    population = [{"municipality_code": code, "period": "2017", "value": value} for code, value in RESIDENTS.items()]
    database = load(
        indicator=INDICATORS, context_observation=rows, delivery=answers, enterprise=enterprises, population=population
    )
    without = of_bollnas(load(indicator=INDICATORS, context_observation=rows), filters)
    frame = of_bollnas(database, filters)

    compared = frame.filter(coverage_measure="enterprises_per_10000").sort("likeness_place")
    assert compared.select("other_name", "value", "obs_status", "is_likeness").rows() == [
        ("Bollnäs", 3.0, "A", False),
        ("Hofors", None, "NL", False),
        ("Gävle", 0.0, "A", False),
    ]
    distances = ("other_code", "likeness_distance")
    assert (
        frame.select(distances).unique(maintain_order=True).rows()
        == without.select(distances).unique(maintain_order=True).rows()
    )
