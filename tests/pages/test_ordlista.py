"""Ordlista: every word with its sentence and who says so, and the quiet links to it from the texts of the other pages."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.test_projekt import facts_of

LINK = re.compile(r'<a class="term" href="([^"]+)" target="_self" title="([^"]+)">([^<]+)</a>')


@pytest.mark.parametrize("fact", facts_of("ordlista"))
def test_what_the_documents_state_stands_on_the_page(visit, fact):
    assert fact in visit("ordlista", data="gavleborg", sprak="sv").text


def test_every_word_says_who_explains_it_and_most_a_page(visit):
    frame = visit("ordlista", data="gavleborg", sprak="sv").frame("term_id", "sentence")

    assert frame.height >= 50
    assert frame["sentence"].null_count() == 0
    # What we explain ourselves rests on our own glossary and on no document.
    assert set(frame.filter(explained_by="ours")["source_refs"]) == {"ordlista"}
    assert "ordlista" not in set(frame.filter(explained_by="stated")["source_refs"])


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_no_word_leads_nowhere(visit, catalogue, language):
    seen = visit("ordlista", data=catalogue, sprak=language)

    assert seen.messages == []
    places = re.findall(r'id="((?:ord|bokstav)-\w+)"', seen.html)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', seen.html)) <= set(places)


def test_a_word_is_looked_up_by_the_address(visit):
    seen = visit("ordlista", data="gavleborg", sprak="sv", ord="iop")

    assert seen.figure("terms").sentences == ["IOP och alla andra ord"]
    assert seen.html.count('<dl class="terms chosen">') == 1


def test_a_word_that_does_not_exist_is_said_and_all_words_are_there(visit):
    seen = visit("ordlista", data="gavleborg", sprak="sv", ord="iopp")

    assert any("iopp" in message for message in seen.messages)
    assert 'class="terms chosen"' not in seen.html


@pytest.mark.parametrize("page", ["tackning", "stodstruktur", "nyttjande", "projekt"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_word_of_a_page_leads_to_its_explanation_once(visit, page, language):
    seen = visit(page, data="gavleborg", sprak=language)
    glossary = visit("ordlista", data="gavleborg", sprak=language).frame("term_id", "sentence")
    known = set(glossary["term_id"])

    led = []
    for way, title, _ in LINK.findall(seen.html):
        place = urlsplit(way.replace("&amp;", "&"))
        address = parse_qs(place.query)
        assert place.path == "ordlista"
        assert (address["data"], address["sprak"]) == (["gavleborg"], [language])
        assert title
        led += address["ord"]
    assert led
    assert len(led) == len(set(led))
    assert set(led) <= known


def test_the_glossary_does_not_lead_to_itself(visit):
    assert LINK.findall(visit("ordlista", data="gavleborg", sprak="sv").html) == []


def test_a_version_without_a_glossary_says_so_and_its_pages_have_no_links(visit):
    seen = visit("ordlista", data="gavleborg", sprak="sv", version="1")

    assert seen.headline == "Den här versionen har ingen ordlista"
    assert LINK.findall(visit("tackning", data="gavleborg", sprak="sv", version="1").html) == []
