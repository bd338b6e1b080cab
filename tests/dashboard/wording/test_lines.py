"""What a line on the screen does not end within."""

import pytest

from dashboard.wording.lines import on_one_line


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Läget den 31 december 2018", "Läget den 31\u00a0december 2018"),
        ("on 13 June 2018, and on 1 May 2019.", "on 13\u00a0June 2018, and on 1\u00a0May 2019."),
        ("2018 kv 4 och 2017 Q1", "2018\u00a0kv\u00a04 och 2017\u00a0Q1"),
        ("2018 kv 4 till 2019", "2018\u00a0kv\u00a04 till 2019"),
        ("aged 18–24", "aged 18–\u206024"),
        ("18–24 år, högst 7 år", "18–\u206024\u00a0år, högst 7\u00a0år"),
        ("2016–2018: 3 av 10 kommuner", "2016–\u20602018: 3 av 10 kommuner"),
        ("Arbetsförmedlingen – i regionen", "Arbetsförmedlingen – i regionen"),
        (
            "planen (s. 7), pp. 14–15, p. 3. Kommuner s. 9",
            "planen (s.\u00a07), pp.\u00a014–\u206015, p.\u00a03. Kommuner s.\u00a09",
        ),
        ("i tre steg. 7 kommuner", "i tre steg. 7 kommuner"),
    ],
)
def test_days_quarters_spans_ages_and_pages_are_held_together(words, held):
    assert on_one_line(words) == held
