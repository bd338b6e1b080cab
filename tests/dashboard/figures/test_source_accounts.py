import polars as pl
import pytest

from dashboard.figures.source_accounts import chart, sentence
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import SOURCES, SV, ask


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "En källa berättar i ord vad ingen siffra visar"),
        (3, "Tre källor berättar i ord vad ingen siffra visar"),
    ],
)
def test_accounts_are_counted_in_words(count, words):
    assert sentence(pl.DataFrame({"source_id": ["x"] * count}), "sv") == words


def test_what_a_source_tells_in_words_stands_with_its_page_and_what_we_lack(load, filters):
    database = load(source=SOURCES)
    frames = [ask(database, name, filters()) for name in ("source_accounts", "sources")]

    html = chart(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [["Planen &lt;A&amp;B&gt; Planen, s. 6", "2016", "Flest i Hudiksvall. Tabellen saknas."]]
