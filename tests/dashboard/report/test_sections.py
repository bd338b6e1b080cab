"""Which rows of a long table are on paper."""

import polars as pl

from dashboard.report.sections import MOST_ROWS, latest_rows


def rows(**counts: int) -> pl.DataFrame:
    return pl.DataFrame(
        [{"period": period, "place": place} for period, count in counts.items() for place in range(count)],
        schema={"period": pl.String, "place": pl.Int64},
    )


def test_a_short_table_is_whole():
    frame = rows(**{"2016": 10, "2017": MOST_ROWS - 10})

    assert latest_rows(frame).equals(frame)


def test_a_long_one_is_of_the_latest_periods_that_fit_whole():
    found = latest_rows(rows(**{"2015": 10, "2016": 10, "2017": 10}))

    assert found["period"].unique().sort().to_list() == ["2016", "2017"]
    assert found.height == 20


def test_a_period_that_alone_is_too_long_is_cut():
    found = latest_rows(rows(**{"2016": 3, "2017": MOST_ROWS + 5}))

    assert (found.height, found["period"].unique().to_list()) == (MOST_ROWS, ["2017"])


def test_rows_without_a_period_are_the_first():
    frame = pl.DataFrame({"place": range(MOST_ROWS + 1)})

    assert latest_rows(frame)["place"].to_list() == list(range(MOST_ROWS))
