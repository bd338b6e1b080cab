"""The note under a figure, made from the references of its rows."""

import polars as pl
import pytest

from dashboard.wording import source_note
from dashboard.wording.provenance import page_in_source, page_text

SOURCES = pl.DataFrame({"source_id": ["plan", "scb", "af"], "short": ["Handlingsplan", "SCB, Folkmängd", "Af"]})


def note(*references: str | None, language: str = "sv") -> str:
    return source_note(pl.Series(list(references), dtype=pl.String), SOURCES, language)


@pytest.mark.parametrize(
    ("references", "swedish"),
    [
        (["plan:7"], "Handlingsplan, s. 7"),
        (["plan:14 plan:7", "plan:9"], "Handlingsplan, s. 7, 9 och 14"),
        (["plan:14", "plan:7", "plan:7"], "Handlingsplan, s. 7 och 14"),
        (["scb"], "SCB, Folkmängd"),
        (["scb plan:9", "af"], "Af; Handlingsplan, s. 9; SCB, Folkmängd"),
        (["plan plan:3"], "Handlingsplan, s. 3"),
        (["plan:6–7 plan:10"], "Handlingsplan, s. 6–7 och 10"),
        (["plan:9–10 plan:10", "plan:3"], "Handlingsplan, s. 3 och 9–10"),
        (["plan:9–10 plan:9"], "Handlingsplan, s. 9–10"),
        (["plan:A plan:B–C plan:2"], "Handlingsplan, s. A, B–C och 2"),
        (["plan:9 scb", None, ""], "Handlingsplan, s. 9; SCB, Folkmängd"),
        ([None, None], ""),
        ([], ""),
    ],
)
def test_each_source_once_with_its_pages_in_order(references, swedish):
    assert note(*references) == swedish


def test_sources_that_share_a_short_title_are_named_once_with_the_pages_of_both():
    sources = pl.DataFrame({"source_id": ["a", "b", "c"], "short": ["leveranser", "Plan", "leveranser"]})

    assert source_note(pl.Series(["a:3 b", "c:1"]), sources, "sv") == "leveranser, s. 1 och 3; Plan"


def test_in_english():
    assert note("plan:14 plan:7 scb", language="en") == "Handlingsplan, pp. 7 and 14; SCB, Folkmängd"


def test_a_reference_to_a_source_that_does_not_exist_raises():
    with pytest.raises(KeyError, match="okand"):
        note("plan:7 okand:1")


@pytest.mark.parametrize(
    ("pages", "swedish", "english", "in_source"),
    [
        ("7", "s. 7", "p. 7", "Page 7 of the source."),
        ("14–15", "s. 14–15", "pp. 14–15", "Pages 14–15 of the source."),
        ("11,7", "s. 7 och 11", "pp. 7 and 11", "Pages 7 and 11 of the source."),
    ],
)
def test_pages_are_written_in_one_way(pages, swedish, english, in_source):
    assert page_text(pages, "sv") == swedish
    assert page_text(pages, "en") == english
    assert page_in_source(pages, "en") == in_source
