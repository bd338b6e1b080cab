import re

import pytest

from dashboard.figures.terms import chart, headline, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH

TERMS = [
    {"term_id": "iop", "term_sv": "IOP", "term_en": "IOP", "sentence_sv": "Ett avtal.", "sentence_en": "An agreement.",
     "short_for_sv": "partnerskap <x>", "short_for_en": "partnership", "page": "11"},
    {"term_id": "atgard", "term_sv": "åtgärd", "term_en": "measure", "sentence_sv": "En insats.", "explained_by": "ours"},
    {"term_id": "avtal", "term_sv": "avtal", "term_en": "agreement", "explained_by": "named", "page": "7"},
]  # fmt: skip
LEADS = [{"term_id": "avtal", "other_term_id": "iop"}]
SOURCES = [{"source_id": "kalla", "short_sv": "Planen", "short_en": "The plan"}]


@pytest.fixture
def glossary(load, filters):
    database = load(term=TERMS, term_reference=LEADS, source=SOURCES)
    return lambda language="sv", **chosen: localise(run_query(database, "terms", filters(**chosen)), language)


def entries_of(html: str) -> list[str]:
    found = re.findall(r'<div id="ord-\w+">(.*?)</div>', html)
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in found]


def test_each_word_has_its_sentence_and_says_who_explains_it_so(glossary):
    assert entries_of(chart(glossary(), SWEDISH)) == [
        "avtal x Källan nämner ordet, vår förklaring: Planen, s. 7. Se även IOP .",
        "IOP partnerskap &lt;x&gt; Ett avtal. Källans förklaring: Planen, s. 11. Se även avtal .",
        "åtgärd En insats. Vår förklaring.",
    ]


def test_words_stand_under_their_letter_in_the_order_of_the_language(glossary):
    for look, letters in ((SWEDISH, ["A", "I", "Å"]), (ENGLISH_DARK, ["A", "I", "M"])):
        html = chart(glossary(look.language), look)
        assert re.findall(r'<h3 id="bokstav-\d+">(.)</h3>', html) == letters
        anchors = re.findall(r'<a href="#(bokstav-\d+)">', html)
        assert anchors == re.findall(r'<h3 id="(bokstav-\d+)">', html)


def test_a_link_to_another_word_leads_to_its_place(glossary):
    html = chart(glossary(), SWEDISH)

    led = set(re.findall(r'href="#(ord-\w+)"', html))
    assert led == {"ord-iop", "ord-avtal"}
    assert led <= set(re.findall(r'id="(ord-\w+)"', html))


def test_the_word_that_is_looked_up_stands_first_and_has_its_place_once(glossary):
    html = chart(glossary(term="atgard"), SWEDISH)

    assert html.startswith('<dl class="terms chosen"><div><dt>åtgärd')
    assert html.count('id="ord-atgard"') == 1
    assert sentence(glossary(term="atgard"), "sv") == "Åtgärd och alla andra ord"


def test_the_headline_counts_the_words_and_those_that_no_source_explains(glossary):
    assert headline(glossary(), "sv") == "3 ord i ordlistan. Av dem förklarar vi ett själva, utan källa."
    assert headline(glossary().filter(explained_by="ours"), "sv") == "1 ord i ordlistan"
    assert headline(glossary().filter(explained_by="named"), "en") == "1 words in the glossary, each with its source"
    assert headline(glossary().clear(), "sv") == "Den här versionen har ingen ordlista"
    assert sentence(glossary(), "sv") == "Orden från A till Å"
