from datetime import date

import polars as pl
import pytest

from dashboard.figures import governing_documents
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

DAY = date(2017, 5, 17)


def asked(*states: str | None) -> pl.DataFrame:
    """Decisions that targets ask for, each reached, not reached or not known."""
    made = [
        {
            "milestone": code, "milestone_state": state, "milestone_status": "A" if state else "UN",
            "reached_on": DAY if state == "reached" else None, "wording_sv": "rutiner", "wording_en": "routines", "page": "15",
            "activities_sv": "Workshop", "activities_en": "Workshop", "inference_sv": None, "inference_en": None,
        }
        for code, state in zip(("plan_adopted", "routine_who", "routine_what"), states, strict=False)
    ]  # fmt: skip
    types = {"milestone_state": pl.String, "reached_on": pl.Date, "inference_sv": pl.String, "inference_en": pl.String}
    return localise(pl.DataFrame(made, schema_overrides=types), "sv")


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (["reached", "reached", "not_reached"], "Två av tre beslut om plan och rutiner som målen kräver är fattade."),
        (["reached", None], "Minst ett av två beslut om plan och rutiner som målen kräver är fattat."),
        (["not_reached", "not_reached"], "Inget av två beslut om plan och rutiner som målen kräver är fattat."),
        (["not_reached", None], "Inget av två beslut om plan och rutiner som målen kräver är fattat, så vitt vi vet."),
        ([None, None], "Målen kräver två beslut om plan och rutiner. Ingen uppgift finns om att något är fattat."),
    ],
)
def test_are_counted_as_far_as_they_are_known(states, words):
    assert governing_documents.sentence(asked(*states), "sv") == words


def test_where_nobody_has_told_it_stands_once_and_who_decides():
    html = governing_documents.chart(asked(None, None, None), SWEDISH)

    assert html.count('class="hatch"') == 1
    assert "Rådet beslutar om planen och rutinerna" in html
    assert html.count("Aktiviteter dit: Workshop") == 3


def test_each_with_its_day():
    html = governing_documents.chart(asked("reached", "not_reached", None), SWEDISH)

    assert [html.count(words) for words in ("den 17 maj 2017", "inte uppnått", "okänt")] == [1, 1, 1]


def test_where_no_target_asks_for_any_there_is_no_table():
    assert governing_documents.chart(asked("reached").clear(), SWEDISH) == ""
