"""Words that a line must not end within."""

import pytest

from dashboard.wording.moments import unbroken


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Läget den 31 december 2018", "Läget den 31\u00a0december 2018"),
        ("on 13 June 2018, and on 1 May 2019.", "on 13\u00a0June 2018, and on 1\u00a0May 2019."),
        ("2018 kv 4 och 2017 Q1", "2018\u00a0kv\u00a04 och 2017\u00a0Q1"),
        ("aged 18–24", "aged 18–\u206024"),
        ("2016–2018: 3 av 10 kommuner", "2016–\u20602018: 3 av 10 kommuner"),
        ("Arbetsförmedlingen – i regionen", "Arbetsförmedlingen – i regionen"),
    ],
)
def test_a_day_and_a_span_are_held_together(words, held):
    assert unbroken(words) == held
