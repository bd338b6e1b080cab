"""English is complete: no Swedish word is left on an English page, in words, charts, maps, tables or choices."""

import re

import pytest

from tests.pages.harness import PAGES, Visit
from tests.pages.words import tidy

WORDS = (
    "och är av för inte har hade som med till från på den det ett en eller ingen inget inga när där utan över "
    "mellan sedan efter före vid kommun kommuner kommunen kommunerna län länet läns regionen mål målet målen utfall utgångsläge "
    "saknas okänt okänd levererat levererats levererad leverans leveranser uppgift uppgifter uppgiften källa källor kv "
    "enligt planen handlingsplan handlingsplanen avtal stödstruktur stöd ansvarig utsedd samverkan kunskap nyttjande "
    "nyttjade tjänster tjänst täckning läget antal andel belopp kvinnor män kön insats insatser placerade personer "
    "anställda platser invånare företag ja nej planerat tabell mått läsning år kvartal procent tkr ungefär minst "
    "bestånd flöde motpart giltighet underlag steg period perioder värde okänd kolumn betyder rader uttag"
)
SWEDISH = frozenset(WORDS.split()) - {"en", "period"}
WORD = re.compile(r"[a-zåäöéA-ZÅÄÖÉ_]+")
# Names of agencies, projects and documents keep their own language, and so do a Swedish word that is told apart in brackets and the
# button that leads to Swedish.
NAMES = (
    "Region Gävleborg",
    "Gävleborgs län",
    "Svenska",
    "Glada Hudik",
    "daglig verksamhet",
    "(avtal)",
    "Läget",
    "ASF-läget",
)


def swedish_in(words: str) -> set[str]:
    for name in NAMES:
        words = words.replace(name, "")
    return {word for word in WORD.findall(words) if word.casefold() in SWEDISH}


def test_the_list_knows_swedish_when_it_sees_it():
    assert swedish_in("No outcome har levererats by 10 kommuner") == {"har", "levererats", "kommuner"}
    assert swedish_in("Region Gävleborg, Coompanion: start unknown") == set()


@pytest.fixture
def seen(visit, page: str, catalogue: str) -> Visit:
    return visit(page, data=catalogue, sprak="en")


def test_in_words(seen, page):
    # On this page the publisher and the document are named as they call themselves, and codes and files are code.
    foreign = names_and_codes(seen) if page == "kallor" else []

    assert {word: line for line in seen.lines for word in swedish_in(without(line, foreign))} == {}


def names_and_codes(seen: Visit) -> list[str]:
    """What the page of sources shows as it is: names of publishers, codes, what a publisher noted in words of their own."""
    sources, codes = seen.frame("publisher", "document"), seen.frame("codelist", "code")
    notes = seen.frame("version", "public_note")["public_note"].drop_nulls()
    named = [*sources["publisher"], *codes["code"], *notes]
    return sorted({tidy(name) for name in named}, key=len, reverse=True)


def without(line: str, names: list[str]) -> str:
    for name in names:
        line = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", line)
    return line


def test_in_the_reference_periods(visit):
    periods = visit("kallor", data="gavleborg", sprak="en").frame("publisher", "document")["reference_period"]

    assert {word for period in periods for word in swedish_in(period)} == set()


def test_in_charts_and_maps(seen):
    values = [
        value for chart in seen.charts for rows in chart.datasets.values() for row in rows for value in row.values()
    ]
    labels = [
        label["words"] for deck in seen.decks for layer in deck["layers"] for label in layer["data"] if "words" in label
    ]
    shown = [value for value in values if isinstance(value, str)] + labels + [chart.alt for chart in seen.charts]

    assert {word: text for text in shown for word in swedish_in(text)} == {}
    assert all(chart.specification["config"]["locale"]["number"]["decimal"] != "," for chart in seen.charts)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "kallor"])
def test_in_the_tables(seen):
    assert {word: cell for row in seen.tables for cell in row for word in swedish_in(cell)} == {}
