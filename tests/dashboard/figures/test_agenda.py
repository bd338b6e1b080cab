"""The agenda as a list: its items in order, the page of each by its title, and why."""

from datetime import date

import polars as pl
import pytest

from dashboard.figures import agenda
from tests.dashboard.drawn import SWEDISH, rows_of


def items(*pages: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "meeting_date": [date(2019, 2, 13)] * len(pages),
            "position": list(range(1, len(pages) + 1)),
            "page_name": pages,
            "purpose": ["Därför <b>att</b>", *[None] * (len(pages) - 1)],
        },
        schema_overrides={"purpose": pl.String},
    )


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        (("radet",), "Rådets möte den 13 februari 2019 har en punkt."),
        (("radet", "tackning"), "Rådets möte den 13 februari 2019 har två punkter."),
    ],
)
def test_says_of_which_day_and_how_many(pages, words):
    assert agenda.sentence(items(*pages), "sv") == words


def test_names_each_page_as_the_menu_does_and_one_that_is_gone_by_its_own_name():
    html = agenda.chart(items("tackning", "en_sida_som_fanns"), SWEDISH)

    assert rows_of(html) == [["1", "Täckning Därför &lt;b&gt;att&lt;/b&gt;"], ["2", "en_sida_som_fanns"]]
