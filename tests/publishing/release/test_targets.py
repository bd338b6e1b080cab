import datetime as dt
from pathlib import Path

import pytest

from publishing.release.difference import target_parts, target_status
from publishing.versions.history import newest_whole

DATA = Path(__file__).parents[3] / "data"


def frames_of(catalogue):
    return newest_whole(DATA / catalogue).frames


@pytest.fixture(scope="module")
def exempel():
    return frames_of("exempel")


def shown(status, *columns):
    return {row[0]: row[1:] for row in status.select("target_id", *columns).rows()}


def test_the_plan_stands_as_the_app_shows_it():
    status = target_status(frames_of("gavleborg"), dt.date(2026, 11, 22))
    others = status[9:]

    assert shown(status[:9], "baseline_value", "level", "value", "target_status") == {
        "T1": (3.0, 7.0, None, "no_outcome"),
        "T1L": (None, None, None, "not_measurable"),
        "T2a": (None, 9.0, None, "not_measurable"),
        "T2b": (None, 1.0, None, "not_measurable"),
        "T2c": (None, 3.0, None, "not_measurable"),
        "T3a": (None, None, None, "not_measurable"),
        "T3b": (None, None, None, "not_measurable"),
        "T3c": (3.0, None, None, "not_measurable"),
        "T3d": (None, None, None, "not_measurable"),
    }
    assert others["target_id"].str.head(1).unique(maintain_order=True).to_list() == ["F", "P", "S"]
    assert set(others["target_status"]) == {"not_measurable"}


def test_the_example_stands_as_the_app_shows_it(exempel):
    status = target_status(exempel, dt.date(2018, 12, 31))

    assert shown(status, "value", "value_kind", "target_status") == {
        # Ockelbo has not answered, and may have a structure and a policy.
        "T1": (6.0, "at_least", "undecided"),
        "T1L": (1.0, "at_least", "not_measurable"),
        "T2a": (8.0, "exact", "not_reached"),
        "T2b": (1.0, "exact", "reached"),
        "T2c": (2.0, "exact", "not_reached"),
        "T3a": (None, None, "not_measurable"),
        "T3b": (7.0, "at_least", "undecided"),
        "T3c": (5.0, "at_least", "reached"),
        "T3d": (391.0, "rounded", "not_measurable"),
    }


def test_the_day_and_the_reading_count(exempel):
    earlier = target_status(exempel, dt.date(2017, 12, 31))
    other = target_status(exempel, dt.date(2018, 12, 31), reading="B")

    assert shown(earlier, "period", "target_year_over")["T1"] == ("2017-Q4", False)
    assert shown(other, "reading", "baseline_value", "level", "value", "denominator")["T1"] == ("B", 3.0, 10.0, 6.0, 10)


def test_a_late_version_says_what_the_target_year_came_to(exempel):
    at_the_end, later = (target_status(exempel, day) for day in (dt.date(2018, 12, 31), dt.date(2026, 11, 22)))

    assert shown(later, "period", "value", "target_status") == shown(at_the_end, "period", "value", "target_status")


def test_what_each_target_counts_stands_part_by_part(exempel):
    parts = target_parts(exempel).filter(period="2018-Q4")
    of_support = parts.filter(target_id="T1")

    assert of_support.height == 10
    assert (of_support["low"].sum(), of_support["high"].sum()) == (6.0, 7.0)
    assert of_support.filter(missing_parts=1)["part_sv"].to_list() == ["Ockelbo"]
    assert parts.filter(target_id="T2a")["part_en"].n_unique() == 9


def test_an_extract_that_is_missing_is_named(exempel):
    with pytest.raises(KeyError, match="milestone"):
        target_status({name: frame for name, frame in exempel.items() if name != "milestone"}, dt.date(2018, 12, 31))
