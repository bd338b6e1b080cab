"""Different people during a year, held against the partner's own quarters."""

import datetime as dt

import pytest

from tests.publishing.validation.conftest import frame

WOMEN, MEN = {"sex": "F"}, {"sex": "M"}
# In time for the fourth quarter of 2018.
IN_TIME = {"today": dt.date(2019, 2, 1)}


def placements(**quarters: dict[str, float]) -> dict:
    """`placements(Q1={"F": 7.0})`: Bollnäs' own placements by quarter of 2018, each in two measures."""
    return {
        f"2018-{quarter}": frame(
            "placement",
            *(
                {"period": f"2018-{quarter}", "sex": sex, "value": value, "placement_measure": measure}
                for sex, people in by_sex.items()
                for measure, value in (("praktik", people - 1), ("lonestod", 1.0))
            ),
        )
        for quarter, by_sex in quarters.items()
    }


def test_a_year_with_its_fourth_quarter_and_enough_people(desk):
    report = desk.check("placement_year", WOMEN, MEN, placements=placements(Q1={"F": 12.0}, Q4={"F": 9.0}), **IN_TIME)

    assert (report.faults, report.warnings) == ((), ())


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_another_quarter_than_the_fourth(desk, marks, words, quarter):
    report = desk.check(
        "placement_year", WOMEN | {"period": f"2018-Q{quarter}"}, today=dt.date(2018, 3 * quarter + 1, 10)
    )

    assert marks(report.faults) == [("year_not_with_fourth_quarter", 2, "A")]
    assert words(report.faults[0]) == (
        f"2018 kv {quarter} är inte årets fjärde kvartal.",
        f"2018 Q{quarter} is not the year's fourth quarter.",
    )


def test_fewer_than_at_the_end_of_one_quarter(desk, marks, words):
    """One known quarter is enough: the others need not have been delivered."""
    quarters = placements(Q2={"F": 13.0, "M": 12.0}, Q3={"F": 10.0})

    report = desk.check("placement_year", WOMEN, MEN, placements=quarters, **IN_TIME)

    assert marks(report.faults) == [("year_below_quarter", 2, "E")]
    assert words(report.faults[0])[0] == "Färre under hela året än 13, som ni har lämnat för slutet av 2018 kv 2."


def test_no_row_where_a_quarter_had_people(desk, marks, words):
    quarters = placements(Q4={"F": 3.0, "M": 2.0})

    report = desk.check("placement_year", WOMEN, placements=quarters, **IN_TIME)

    assert marks(report.faults) == [("year_without_row", None, None)]
    assert words(report.faults[0])[1] == (
        "There is no row for Bollnäs, The municipalities, men, but you delivered 2 for the end of 2018 Q4."
    )


@pytest.mark.parametrize(
    "quarters",
    [{}, {"2017-Q4": frame("placement", {"period": "2017-Q4", "value": 99.0})},
     {"2018-Q4": frame("placement", {"period": "2018-Q4", "value": None, "obs_status": "UN"})}],
)  # fmt: skip
def test_what_is_not_known_of_the_year_is_no_fault(desk, quarters):
    assert desk.check("placement_year", WOMEN, placements=quarters, **IN_TIME).faults == ()


def test_a_year_that_the_partner_does_not_know(desk):
    unknown = WOMEN | {"value": None, "obs_status": "UN"}

    assert desk.check("placement_year", unknown, placements=placements(Q1={"F": 9.0}), **IN_TIME).faults == ()


def test_a_file_without_rows(desk):
    report = desk.check("placement_year")

    assert [fault.message for fault in report.faults] == ["nothing_in_placement_year"]


def test_a_municipality_tells_of_what_it_has_done_itself(desk):
    report = desk.check("placement_year", WOMEN | {"public_actor": "region"}, **IN_TIME)

    assert [fault.message for fault in report.faults] == ["actor_of_another"]
