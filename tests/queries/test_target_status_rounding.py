"""A target whose outcome is rounded: between which ends the exact figure is, and whether that decides its status."""

from datetime import date

import pytest

from dashboard.query import run_query

QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")
OVER, HALF_WAY = date(2018, 12, 31), date(2017, 6, 30)


def services(quarters: tuple[str, ...], *, exact: float, **counts: tuple[float, ...]) -> list[dict]:
    """In each quarter so many contracted services, and the rounded counts of services for individuals."""
    rounded = counts.get("rounded", (0.0, 5.0))
    return [
        {"period": quarter, "municipality_code": "2180", "value": exact, "value_kind": "exact", "service": "cafe",
         "service_group": "utforartjanst"}
        for quarter in quarters
    ] + [
        {"period": quarter, "municipality_code": "2180", "value": value, "value_kind": "rounded", "service": service}
        for quarter in quarters for service, value in zip(("praktik", "arbetstraning"), rounded, strict=False)
    ]  # fmt: skip


def outcome(load, filters, rows: list[dict], *, level: float | None, baseline: float | None = 0.0, day: date = OVER):
    target = {
        "target_id": "T3d", "position": 4, "unit": "services", "level": level, "level_status": "NM" if level is None else "A",
        "baseline_value": baseline, "baseline_status": "UN" if baseline is None else "A",
        "decision_sv": "rådet" if level is None else None, "decision_en": "the council" if level is None else None,
    }  # fmt: skip
    delivery = [
        {"municipality_code": code, "delivery_kind": "service_use", "period": quarter}
        for quarter in sorted({row["period"] for row in rows})
        for code in ("2180", "2183", "2104")
    ]
    result = run_query(
        load(target=[target], service_use=rows, delivery=delivery), "target_status", filters(reference_date=day)
    )
    [row] = result.select("value", "low", "high", "target_status").rows()
    return row


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        # Four quarters of 10 and 0 + 5: sixty services, and two either way in each quarter.
        (51.0, "reached"),
        (52.0, "reached"),
        (53.0, "undecided"),
        (60.0, "undecided"),
        (61.0, "undecided"),
        (68.0, "undecided"),
        (69.0, "not_reached"),
    ],
)
def test_within_two_services_a_quarter_a_status_is_not_decided(load, filters, level, expected):
    rows = services(QUARTERS, exact=10.0)

    assert outcome(load, filters, rows, level=level) == (60.0, 52.0, 68.0, expected)


@pytest.mark.parametrize(
    ("rounded", "less", "more"), [((0.0, 0.0), 0.0, 16.0), ((5.0, 5.0), 16.0, 0.0), ((5.0, 0.0), 8.0, 8.0)]
)
def test_a_quarter_that_shows_only_zeros_or_only_fives_may_be_off_by_four(load, filters, rounded, less, more):
    rows = services(QUARTERS, exact=10.0, rounded=rounded)

    value, low, high, status = outcome(load, filters, rows, level=500.0)

    # Nor can it be outside of what every count says by itself: a 0 is at least 0, and a 5 at most 5.
    assert (value - low, high - value) == (less, more)
    assert status == "not_reached"


def test_only_quarters_with_rounded_counts_can_be_off(load, filters):
    rows = [*services(QUARTERS[:3], exact=10.0, rounded=()), *services(QUARTERS[3:], exact=10.0)]

    assert outcome(load, filters, rows, level=47.0) == (45.0, 43.0, 47.0, "undecided")


def test_an_exact_outcome_is_never_in_doubt(load, filters):
    rows = services(QUARTERS, exact=10.0, rounded=())

    assert outcome(load, filters, rows, level=40.0) == (40.0, 40.0, 40.0, "reached")
    assert outcome(load, filters, rows, level=41.0) == (40.0, 40.0, 40.0, "not_reached")


def test_without_a_level_there_is_nothing_to_compare_with(load, filters):
    rows = services(QUARTERS, exact=10.0)

    assert outcome(load, filters, rows, level=None, baseline=None) == (60.0, 52.0, 68.0, "not_measurable")


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        # Half way: 546 of 1,095 days are gone, so a level of 200 asks for 99.7.
        (22.0, (108.0, 100.0, 116.0, "on_track")),
        (21.0, (104.0, 96.0, 112.0, "undecided")),
        (18.0, (92.0, 84.0, 100.0, "undecided")),
        (17.0, (88.0, 80.0, 96.0, "behind")),
    ],
)
def test_the_pace_is_compared_too_while_the_year_is_not_over(load, filters, exact, expected):
    quarters = ("2016-Q3", "2016-Q4", "2017-Q1", "2017-Q2")
    rows = services(quarters, exact=exact)

    assert outcome(load, filters, rows, level=200.0, day=HALF_WAY) == expected
