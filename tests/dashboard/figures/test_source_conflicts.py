import polars as pl
import pytest

from dashboard.figures.source_conflicts import chart, sentence
from tests.dashboard.drawn import rows_of
from tests.dashboard.source_frames import SOURCES, SV, ask


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Inga källor säger emot varandra"),
        (1, "En motsägelse i källorna"),
        (7, "Sju motsägelser i källorna"),
    ],
)
def test_contradictions_are_counted_in_words(count, words):
    assert sentence(pl.DataFrame({"conflict_id": ["x"] * count}), "sv") == words


def test_both_statements_stand_beside_each_other_with_page(load, filters):
    conflict = {
        "conflict_id": "a", "subject_sv": "Invånare", "statement_a_sv": "281 851", "statement_b_sv": "281 815",
        "handling_sv": "SCB används.", "source_id": "plan", "page_a": "3", "other_source_id": "kalla",
    }  # fmt: skip
    database = load(source=SOURCES, source_conflict=[conflict])
    frames = [ask(database, name, filters()) for name in ("source_conflicts", "sources")]

    html = chart(frames[0], SV, sources=frames[1])

    assert rows_of(html) == [
        ["Invånare", "281 851 Planen, s.\u00a03".replace("\u00a0", " "), "281 815 SCB", "SCB används."]
    ]
