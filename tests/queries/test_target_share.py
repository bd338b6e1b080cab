"""A target that is a share: of those whose part in a measure ended, how many took a step. Bounds follow from both numbers."""

from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.test_target_counting import target

EVERYBODY = ("2180", "2183", "2104")


def share(*, level: float, year: int | None = 2018, **more: object) -> dict:
    return target("P4", "share", "participant_step", quarters=1, level=level, unit="pct", target_year=year, **more)


def ended(code: str, taken: float | None, others: float | None, **more: object) -> list[dict]:
    """Of one municipality and quarter: how many took a step, and how many did not."""
    row = {"municipality_code": code, "sex": "F", "period": "2018-Q4", **more}
    return [row | {"step_taken": True, "value": taken}, row | {"step_taken": False, "value": others}]


def rounded(code: str, taken: float, others: float, **more: object) -> list[dict]:
    """The same as it is published: a 0 or a 5 is any of 0–4 or 1–5."""
    return [
        row | {"value_kind": "rounded" if row["value"] in (0.0, 5.0) else "exact"}
        for row in ended(code, taken, others, **more)
    ]


@pytest.fixture
def row_of(load, filters):
    """`row_of(goal, *rows)`: the row of the target as of a day after its year, with these rows delivered."""

    def ask(goal: dict, *rows: list[dict], day: date = date(2019, 3, 31)) -> dict:
        told = [row for of_one in rows for row in of_one]
        database = load(target=[goal], participant_step=told)
        return run_query(database, "target_status", filters(reference_date=day)).row(0, named=True)

    return ask


@pytest.mark.parametrize(
    ("level", "rows", "known", "status"),
    [
        # Everybody has answered, in exact numbers: 75 of 100.
        (75.0, [ended("2180", 40.0, 10.0), ended("2183", 30.0, 10.0), ended("2104", 5.0, 5.0)], (75.0, 75.0, 75.0), "reached"),
        (76.0, [ended("2180", 40.0, 10.0), ended("2183", 30.0, 10.0), ended("2104", 5.0, 5.0)], (75.0, 75.0, 75.0), "not_reached"),
        # A rounded 0 may hide four: 90 of 90, or 90 of 94.
        (100.0, [rounded("2180", 30.0, 0.0), ended("2183", 30.0, 0.0), ended("2104", 30.0, 0.0)], (100.0, 95.745, 100.0), "undecided"),
        (95.0, [rounded("2180", 30.0, 0.0), ended("2183", 30.0, 0.0), ended("2104", 30.0, 0.0)], (100.0, 95.745, 100.0), "reached"),
        # A rounded 5 hides one at least: not all of them.
        (100.0, [rounded("2180", 30.0, 5.0), ended("2183", 30.0, 0.0), ended("2104", 30.0, 0.0)], (95.0, 94.737, 98.901), "not_reached"),
        # Who has not answered may make it anything …
        (50.0, [ended("2180", 40.0, 10.0), ended("2183", 30.0, 10.0)], (77.778, 0.0, 100.0), "undecided"),
        (100.0, [ended("2180", 40.0, 0.0), ended("2183", 30.0, 0.0)], (100.0, 0.0, 100.0), "undecided"),
        # … but not all of them where somebody took no step.
        (100.0, [ended("2180", 40.0, 10.0), ended("2183", 30.0, 10.0)], (77.778, 0.0, 100.0), "not_reached"),
        # A number that its sender has hidden is an answer that is missing, and leaves the other of the same place out of the share.
        (50.0, [ended("2180", 40.0, 10.0), ended("2183", 30.0, 10.0), [*ended("2104", 50.0, None)[:1], *ended("2104", 50.0, None, obs_status="SU")[1:]]], (77.778, 0.0, 100.0), "undecided"),
        # A municipality that asks nobody changes nothing.
        (75.0, [ended("2180", 30.0, 10.0), ended("2183", 45.0, 15.0), ended("2104", None, None, obs_status="NA")], (75.0, 75.0, 75.0), "reached"),
    ],
)  # fmt: skip
def test_a_share_is_decided_only_where_neither_rounding_nor_an_answer_can_change_it(row_of, level, rows, known, status):
    row = row_of(share(level=level), *rows)

    assert tuple(round(row[name], 3) for name in ("value", "low", "high")) == known
    assert (row["period"], row["target_status"], row["unit"]) == ("2018-Q4", status, "pct")


def test_who_has_told_and_of_whom_is_said(row_of):
    row = row_of(share(level=50.0), ended("2180", 40.0, 10.0), rounded("2183", 35.0, 5.0))

    assert (row["delivery_kind"], row["delivered"], row["delivered_of"]) == ("participant_step", 2, 3)
    assert (row["missing_parts"], row["rounded_parts"], row["value_kind"]) == (1, 1, "answered")
    assert row["awaited_sv"] == "Hofors"


def test_before_anybody_has_told_there_is_no_outcome_and_it_is_said_who_would_deliver(row_of):
    row = row_of(share(level=100.0))

    assert (row["value"], row["obs_status"], row["target_status"]) == (None, "NL", "no_outcome")
    assert (row["delivery_kind"], row["delivered"], row["delivered_of"]) == ("participant_step", 0, 3)


def test_a_target_without_baseline_and_year_is_not_measurable_but_has_its_outcome(row_of):
    undated = share(level=100.0, year=None) | {
        "baseline_value": None,
        "baseline_status": "UN",
        "decision_sv": "x",
        "decision_en": "x",
    }
    row = row_of(undated, ended("2180", 40.0, 10.0))

    assert (row["value"], row["target_status"]) == (80.0, "not_measurable")


def test_too_few_people_carry_no_share(row_of):
    row = row_of(share(level=50.0), *(rounded(code, 5.0, 0.0) for code in EVERYBODY))

    assert (row["value"], row["obs_status"], row["target_status"]) == (None, "PR", "no_outcome")


def test_nobody_is_no_share(row_of):
    row = row_of(share(level=50.0), *(ended(code, 0.0, 0.0) for code in EVERYBODY))

    assert (row["value"], row["obs_status"], row["target_status"]) == (None, "NA", "no_outcome")


def test_a_year_is_of_those_that_are_known_the_whole_of_it(load, filters):
    over_year = share(level=50.0) | {"window_quarters": 4}
    whole = [row for quarter in range(1, 5) for row in ended("2180", 15.0, 5.0, period=f"2018-Q{quarter}")]
    database = load(target=[over_year], participant_step=whole + ended("2183", 0.0, 100.0))
    row = run_query(database, "target_status", filters()).row(0, named=True)

    assert (row["period"], row["value"], row["missing_parts"], row["high"]) == ("2018", 75.0, 2, pytest.approx(100.0))


def test_it_agrees_with_what_the_page_of_the_way_to_work_shows(load, filters):
    over_year = share(level=50.0) | {"window_quarters": 4}
    rows = [
        row for number, code in enumerate(EVERYBODY) for quarter in range(1, 5)
        for row in rounded(code, 31.0 + quarter, 5.0 * number, period=f"2018-Q{quarter}")
    ]  # fmt: skip
    database = load(target=[over_year], participant_step=rows)
    row = run_query(database, "target_status", filters()).row(0, named=True)
    shown = run_query(database, "participant_steps", filters(municipality_codes=EVERYBODY)).row(0, named=True)

    assert row["value"] == pytest.approx(shown["share_pct"])
    assert (row["low"], row["high"]) == (pytest.approx(shown["share_pct_low"]), pytest.approx(shown["share_pct_high"]))


def test_the_series_of_a_share_that_is_the_main_target_is_a_share(load, filters):
    rows = [
        *ended("2180", 30.0, 10.0, period="2018-Q3"),
        *(row for code in EVERYBODY for row in ended(code, 45.0, 15.0)),
    ]
    database = load(target=[share(level=50.0, is_main=True)], participant_step=rows)
    told = run_query(database, "target_history", filters()).filter(obs_status="A", period_end=date(2018, 12, 31))

    assert told.select("value", "low", "high", "missing_parts").rows() == [(75.0, 75.0, 75.0, 0)]
