"""What a target counts is data: a plan that nobody has thought of is followed by rows alone."""

from datetime import date

import pytest

from contract import EXTRACTS, meant_before
from contract.codelists import CODELISTS
from dashboard.query import run_query

FROM_2017 = {"plan_id": "prov-2017-2020", "followed_from": date(2017, 2, 15), "target_year": 2020, "page": "3"}


def target(target_id: str, counting: str, counted: str | None, *, quarters: int, level: float, **more: object) -> dict:
    return {
        "target_id": target_id, "position": 1, "counting": counting, "counted": counted, "window_quarters": quarters,
        "baseline_value": 0.0, "baseline_status": "A", "level": level, "level_status": "A", "is_main": False, **FROM_2017, **more,
    }  # fmt: skip


MADE_UP = [
    target("P1", "municipalities_with_mark", "responsible", quarters=1, level=2.0, denominator=3),
    target("P2", "services_used", None, quarters=4, level=100.0, unit="services"),
]


def delivered(kind: str, period: str, *codes: str) -> list[dict]:
    return [{"delivery_kind": kind, "period": period, "municipality_code": code} for code in codes]


@pytest.fixture
def status(load, filters):
    """`status(day)`: the rows of the made-up plan by target, as of a day in 2018."""
    everywhere = ("2180", "2183", "2104")
    quarters = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")
    database = load(
        target=MADE_UP,
        commitment=[
            {"municipality_code": code, "mark": "responsible", "period": "2018-Q4", "commitment_state": "held"}
            for code in ("2180", "2183")
        ],
        service_use=[
            {"municipality_code": "2180", "period": quarter, "value": 20.0, "amount_status": "NA"}
            for quarter in quarters
        ],
        delivery=[
            row for quarter in quarters for kind in ("commitment", "service_use")
            for row in delivered(kind, quarter, *everywhere)
        ],
    )  # fmt: skip

    def rows(day: date) -> dict[str, dict]:
        found = run_query(database, "target_status", filters(reference_date=day))
        return {row["target_id"]: row for row in found.iter_rows(named=True)}

    return rows


def test_two_targets_of_a_made_up_plan_are_followed_by_rows_alone(status):
    rows = status(date(2018, 12, 31))

    assert {name: (row["value"], row["period"], row["target_status"]) for name, row in rows.items()} == {
        "P1": (2.0, "2018-Q4", "reached"),
        "P2": (80.0, "2018", "on_track"),
    }
    assert (rows["P1"]["delivery_kind"], rows["P2"]["delivery_kind"]) == ("commitment", "service_use")


def test_a_half_year_that_ends_with_the_year_is_no_year(load, filters):
    quarters = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")
    rows = [
        {"municipality_code": "2180", "period": quarter, "value": 20.0, "amount_status": "NA"} for quarter in quarters
    ]
    half = target("P2", "services_used", None, quarters=2, level=100.0, unit="services")
    everywhere = [row for quarter in quarters for row in delivered("service_use", quarter, "2180", "2183", "2104")]
    database = load(target=[half], service_use=rows, delivery=everywhere)
    [row] = run_query(database, "target_status", filters()).rows(named=True)
    assert (row["value"], row["period"]) == (40.0, "2018-Q3/2018-Q4")


def test_the_way_is_counted_from_the_day_that_the_plan_begins(status):
    """684 of the 1 415 days have gone, in the middle of a quarter as it begins."""
    assert status(date(2018, 12, 31))["P2"]["expected_value"] == pytest.approx(100 * 684 / 1415)


def test_a_target_that_says_no_way_to_count_is_there_and_not_measurable(load, filters):
    unsaid = target("P3", "survey", None, quarters=1, level=1.0) | {
        "counting": None, "counted": None, "window_quarters": None, "followed_from": None,
    }  # fmt: skip
    [row] = run_query(load(target=[unsaid]), "target_status", filters()).rows(named=True)

    assert (row["target_id"], row["value"], row["obs_status"], row["target_status"]) == ("P3", None, "NM", "no_outcome")


def test_every_way_to_count_has_its_meaning(load):
    asked = "SELECT code, way_of(code, 'x').delivery_kind, way_of(code, 'x').has_measure FROM codelist WHERE codelist = 'counting'"
    ways = load().connection.cursor().sql(asked).fetchall()

    assert {way[0] for way in ways} == set(CODELISTS["counting"].codes)
    assert [way for way, kind, has_measure in ways if not has_measure] == ["survey"]
    assert {kind for _, kind, _ in ways} == {"commitment", "dialogue_meeting", "enterprise", "service_use", "x", None}


def test_what_was_meant_before_names_only_keys_and_younger_columns():
    meant, schema = meant_before("target"), EXTRACTS["target"]
    younger = {name for name, column in schema.columns().items() if column.metadata["since"] == "3"}

    assert set(meant.columns) == {"target_id", *younger}
    assert meant["target_id"].is_unique().all()


def test_seats_that_the_minutes_tell_of_count_before_what_was_written_once(load, filters):
    """What the council delivers moves its target, and a seat that is given up is one no more."""
    seated = target("P3", "milestones_reached", "seat", quarters=1, level=9.0, unit="parties")
    rows = [
        ("asf", "2017-Q1", "seated"),
        ("asf", "2018-Q1", "not_seated"),
        ("kommun", "2018-Q1", "seated"),
        ("region", "2018-Q1", None),
    ]
    database = load(
        target=[seated],
        milestone=[
            {"target_id": "P3", "milestone": "seat_region", "milestone_state": "reached", "reached_on": date(2017, 3, 1)},
            {"target_id": "P3", "milestone": "seat_asf", "milestone_state": "not_reached"},
        ],
        seat=[
            {"party_id": party, "period": period, "seat_state": state, "obs_status": "A" if state else "UN"}
            for party, period, state in rows
        ],
    )  # fmt: skip

    def said(day: date) -> tuple:
        row = run_query(database, "target_status", filters(reference_date=day)).row(0, named=True)
        return row["value"], row["low"], row["high"]

    # Of a quarter that the minutes tell nothing of, what was written once stands, where they have not said otherwise.
    assert said(date(2017, 3, 31)) == (2.0, 2.0, 9.0)
    assert said(date(2017, 12, 31)) == (1.0, 1.0, 9.0)
    assert said(date(2018, 3, 31)) == (2.0, 2.0, 8.0)


PARTIES = [code.removeprefix("seat_") for code in CODELISTS["milestone"].codes if code.startswith("seat_")]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        # Whoever had no seat in June may have had one in December: nobody has told of it.
        ([("2018-Q2", {"asf": None, "kommun": date(2017, 3, 1)})], "no_outcome"),
        ([("2018-Q4", {"asf": None, "kommun": date(2017, 3, 1)})], "not_reached"),
        ([("2018-Q2", dict.fromkeys(PARTIES, date(2017, 3, 1)))], "no_outcome"),
        ([("2018-Q4", dict.fromkeys(PARTIES, date(2017, 3, 1)))], "reached"),
        # Minutes of the year after say since when.
        ([("2019-Q1", dict.fromkeys(PARTIES, date(2017, 3, 1)))], "reached"),
        ([("2018-Q2", {"asf": None}), ("2019-Q1", dict.fromkeys(PARTIES, date(2019, 1, 9)))], "no_outcome"),
    ],
)
def test_minutes_of_one_quarter_decide_nothing_of_a_later_one(load, filters, told, status):
    wanted = target("P3", "milestones_reached", "seat", quarters=1, level=9.0, unit="parties", target_year=2018)
    database = load(
        target=[wanted],
        seat=[
            {"party_id": party, "period": period, "obs_status": "A", "seat_state": "seated" if day else "not_seated", "seated_on": day}
            for period, days in told for party, day in days.items()
        ],
    )  # fmt: skip

    row = run_query(database, "target_status", filters(reference_date=date(2019, 3, 31))).row(0, named=True)

    assert row["target_status"] == status
