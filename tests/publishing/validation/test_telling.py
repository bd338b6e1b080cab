"""What a text tells of people: how much is found, and how much is asked in vain.

| texts | tried | asked about |
|---|--:|--:|
| telling, Swedish and English | 134 | 132 |
| telling, written after the words were settled | 30 | 19 |
| innocent, as partners and publishers write | 113 | 1 |
| innocent, all texts of the two catalogues (evidence, notes, definitions, targets, sources) | 1442 | 3 |

So about two in three of what nobody foresaw are found. That is why a note on counts of people is not published at all.
"""

from pathlib import Path

import polars as pl
import pytest

from demo import TEXTS
from demo.year.deliveries import DECIDED
from publishing.validation.telling import tellings
from publishing.versions.history import newest_whole
from tests.publishing.validation.telling_texts import INNOCENT, LATER, TELLING

DATA = Path(__file__).parents[3] / "data"
MISSED = {"Tvåan i Hofors är en etta", "Den som satt i kassan är borta"}
# Looked at: a definition and a remark on the plan's figure; none points at anybody.
LOOKED_AT = {
    "Number of people who in the course of a year have an individual measure at a WISE on behalf of a municipality. A flow.",
    "Uppgiften upprepas på s. 13. Den får inte läggas ihop med kommunernas placeringar, eftersom samma person kan ingå i båda.",
    "The figure is repeated on p. 13. It must not be added to the municipalities' placements, since the same person may be in both.",
}


# What documents say of anybody at all, in their words: what a client does, what a word means. Nobody delivers such texts.
OF_DOCUMENTS = {
    "term", "pathway_step", "pathway_group", "pathway_finding", "wish", "training_module", "project", "project_factor",
    "project_outcome", "statement",
}  # fmt: skip


def published_texts() -> set[str]:
    """Every text of several words in the newest version of both catalogues, but what documents say of anybody at all."""
    frames = [
        frame
        for name in ("exempel", "gavleborg")
        for extract, frame in newest_whole(DATA / name).frames.items()
        if extract not in OF_DOCUMENTS
    ]
    columns = [frame[name] for frame in frames for name in frame.columns if frame[name].dtype == pl.String]
    return {text for column in columns for text in column.drop_nulls() if " " in text}


def found(texts: object) -> set[str]:
    return {text for text in texts if tellings(text)}


def test_what_is_found_and_what_is_asked_in_vain():
    catalogues = published_texts()

    assert set(TELLING) - found(TELLING) == MISSED
    assert found(INNOCENT) == {"Café Sofia"}
    assert found(catalogues) == LOOKED_AT
    counts = [(len(TELLING), len(found(TELLING))), (len(LATER), len(found(LATER)))]
    counts += [(len(INNOCENT), len(found(INNOCENT))), (len(catalogues), len(found(catalogues)))]
    rows = [line.rsplit("|", 3)[1:3] for line in __doc__.splitlines() if line.startswith(("| telling", "| innocent"))]
    assert counts == [(int(tried), int(asked)) for tried, asked in rows]


def test_the_played_year_is_asked_nothing():
    rows = [change["row"] for change in DECIDED["changes"]]
    evidence = [value for row in rows for value in row.values() if isinstance(value, str) and value]
    notes = [text for name, words in TEXTS.items() if "note" in name for text in words.values()]

    assert len(evidence) + len(notes) > 20
    assert found([*evidence, *notes]) == set()


@pytest.mark.parametrize(
    ("text", "tells", "words"),
    [
        ("En kvinna för mycket i Ovanåker", "count", "En kvinna"),
        ("Det gäller två personer", "count", "två personer"),
        ("Antalet ska vara 3, inte 4", "count", "Antalet ska vara 3"),
        ("Hon slutade", "person", "Hon"),
        ("Anna Svensson har slutat", "name", "Anna Svensson"),
        ("A. S. räknades inte", "name", "A. S."),
        ("En 42-åring", "age", "42-åring"),
        ("Gäller adhd", "health", "adhd"),
        ("En kvinna", "count", "En kvinna"),
        ("T\u00advå per\u200bsoner", "count", "Två personer"),
        ("två\N{NO-BREAK SPACE}personer", "count", "två personer"),
        ("fyra chefer på AF", "count", "fyra chefer"),
        ("Enkät, 4 svarande", "count", "4 svarande"),
        ("Chefer på AF (4)", "count", "Chefer på AF (4)"),
    ],
)  # fmt: skip
def test_says_what_and_where(text, tells, words):
    said = tellings(text)
    assert words in said[tells]


@pytest.mark.parametrize(
    "text",
    ["", "Antalet möten ska vara 3, inte 4", "Kvartal 2, inte 3", "den 3 maj", "3 avtal", "3 000 personer", "12,5 procent", "Per kvartal", "3-årigt avtal"],
)  # fmt: skip
def test_numbers_of_other_things_are_let_be(text):
    assert tellings(text) == {}
