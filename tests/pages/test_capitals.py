"""Inside a sentence only a name has a capital: the label of a code that heads a row elsewhere is a common word there."""

import re
from functools import cache

import polars as pl
import pytest

from contract import CODELISTS
from dashboard.versions import list_manifests, read_history
from tests.pages.harness import LANGUAGES, PROJECT
from tests.pages.words import words_of

PAGES = (
    "laget", "kommunprofil", "handlingsplan", "radet", "foretagen", "tackning", "stodstruktur", "avtal", "nyttjande",
    "vagen", "kompetens", "arbetsmarknad", "projekt",
)  # fmt: skip
CATALOGUES = ("gavleborg", "ostergotland", "exempel")
# Headings, what stands below them, and what stands in the place of a figure.
SENTENCE = re.compile(r'<(h1|h2)\b[^>]*>.*?</\1>|<p class="(?:sub|empty)">.*?</p>', re.DOTALL)
# Where the extracts hold names; and lists whose labels are names, as the titles of deliveries are.
NAMES = {
    "municipality": ("municipality_name",), "area": ("label",), "plan": ("title", "owner"), "party": ("name",),
    "project": ("title", "owner", "programme"), "source": ("title", "short", "publisher"), "code_label": ("label",),
    "provision_agreement": ("partner_name",), "training_module": ("title",), "enterprise": ("enterprise_name",),
    "request": ("title",), "term": ("term",),
}  # fmt: skip
NAMED_LISTS = ("public_actor", "employer", "delivery_kind")
OTHER_NAMES = {
    "sv": {"Kolada", "Södermanlands", "Tabell", "Rådet", "Företagen", "Projekt", "Järfälla", "JobbC", "LSS", "SoL", "Hälsingland", "Tolkning"},
    "en": {
        "Kolada", "Södermanland", "Table", "Council", "Enterprises", "Projects", "Järfälla", "JobbC", "SoL", "Hälsingland", "Interpretation", "WISEs",
        "Sweden", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Monday", "County", "Municipality",
    },
}  # fmt: skip


@cache
def names(catalogue: str) -> frozenset[str]:
    """Every word of a name in a catalogue."""
    version = read_history(list_manifests(PROJECT / "data", catalogue)).versions[-1]
    found = [label for name in NAMED_LISTS for labels in CODELISTS[name].codes.values() for label in labels]
    for file in version.files:
        columns = [
            name
            for name in pl.read_parquet_schema(file.path)
            if name.removesuffix("_sv").removesuffix("_en") in NAMES.get(file.extract, ())
        ]
        for column in columns:
            found += pl.read_parquet(file.path, columns=[column])[column].drop_nulls().to_list()
    words = {word for name in found for word in re.findall(r"[^\W\d_][\w-]*", name)}
    return frozenset(words | {f"{word}s" for word in words})


def capitals(sentence: str) -> list[str]:
    """The words with a capital that begin no sentence and are no abbreviation; what is quoted is somebody's own words."""
    plain = re.sub(r"”[^”]*”|“[^”]*”", "", sentence)
    found = []
    for part in re.split(r"(?<=[.:?!]) |\(|\n|–", plain):
        words = re.findall(r"[^\W\d_][\w’'-]*", part)
        found += [word for word in words[1:] if re.match(r"[A-ZÅÄÖ][a-zåäöé]", word)]
    return found


def test_a_capital_inside_a_sentence_is_found():
    assert capitals("Inte uppfyllt: Ansvarig utsedd, Avtal om stöd och IOP. Planerat: Dialogforum.") == ["Avtal"]
    assert capitals("Av delarna i Regionens stödmodell hade ”Ett Namn” två.") == ["Regionens"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize("page", PAGES)
def test_inside_a_sentence_only_a_name_has_a_capital(visit, page, catalogue, language):
    shown = visit(page, data=catalogue, sprak=language)
    known = names(catalogue) | OTHER_NAMES[language]

    for found in SENTENCE.finditer(shown.html):
        sentence = words_of(found.group(0))
        assert [word for word in capitals(sentence) if re.sub("'s?$", "", word) not in known] == [], sentence
