from datetime import date

from dashboard.figures.parts.gaps import Gap, gaps
from tests.dashboard.usage_frames import AF, series


def test_gaps_at_the_edges_reach_the_edges():
    rows = series({AF: [None, 262.0, None, None]})

    assert list(gaps(rows)) == [
        Gap(date(2018, 3, 31), date(2018, 6, 30), "ej levererat"),
        Gap(date(2018, 6, 30), date(2018, 12, 31), "ej levererat"),
    ]
