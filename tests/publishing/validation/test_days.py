"""Days long before anything here began."""

import datetime as dt

import pytest

IN_FORCE = {"valid_from_status": "known"}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(1905, 7, 10), "2018"),
        (dt.date(1905, 7, 7), "2015"),
        (dt.date(1909, 7, 11), "2018"),
        (dt.date(1905, 3, 14), "1900"),
    ],
)
def test_a_year_typed_in_a_cell_for_dates_is_named(desk, marks, words, day, year):
    report = desk.check("commitment", IN_FORCE | {"valid_from": day})
    assert marks(report.warnings) == [("year_in_day", 2, "J")]
    assert f"ett kalkylprogram gör årtalet {year} till en dag" in words(report.warnings[0])[0]
    assert f"a spreadsheet makes the year {year} a day" in words(report.warnings[0])[1]


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(1921, 5, 3), dt.date(1949, 12, 31)])
def test_another_early_day_is_asked_about(desk, marks, day):
    report = desk.check("enterprise", {"start_date": day}, partner="coompanion")
    assert marks(report.warnings) == [("early_day", 2, "G")]


@pytest.mark.parametrize("day", [dt.date(1950, 1, 1), dt.date(2018, 1, 1), None])
def test_a_usual_day_is_not(desk, day):
    assert desk.check("enterprise", {"start_date": day}, partner="coompanion").warnings == ()
