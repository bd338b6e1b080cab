"""Where a day stands on the axis that several tables share."""

import re
from datetime import date

from dashboard.figures.parts.timeline import Span, axis, span_of

FIRST, SECOND = date(2017, 2, 8), date(2018, 4, 18)


def test_holds_every_day_that_is_known():
    span = span_of([FIRST, None], [SECOND])

    assert span == Span(FIRST, SECOND)
    assert 0 < span.place(FIRST) < span.place(date(2018, 1, 1)) < span.place(SECOND) < 100
    assert span.years() == [date(2018, 1, 1)]


def test_of_one_day_is_one_place():
    assert span_of([FIRST]).place(FIRST) == span_of([FIRST], [FIRST]).place(FIRST)


def test_a_year_that_would_stand_on_the_last_day_is_left_out():
    told = axis(Span(date(2016, 9, 14), date(2018, 12, 31)), date(2018, 3, 31), "den 31 mars 2018")

    assert re.findall(r">(\d{4})<", told) == ["2017"]
