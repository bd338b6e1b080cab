"""Kompetens: the training that the documents propose and the one survey, which carries no conclusion."""

import pytest

from tests.pages.test_projekt import facts_of


@pytest.mark.parametrize("fact", facts_of("kompetens"))
def test_what_the_documents_state_stands_on_the_page(visit, fact):
    assert fact in visit("kompetens", data="gavleborg", sprak="sv").text


def test_the_survey_of_2016_carries_no_conclusion(visit):
    seen = visit("kompetens", data="gavleborg", sprak="sv")

    assert seen.figure("knowledge_surveys").sentences == [
        "En mätning av kunskapen är känd, och den bär inga slutsatser"
    ]
    assert seen.frame("answered", "asked").select("answered", "asked", "answer_rate_pct").rows() == [
        (149.0, None, None)
    ]


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_every_figure_has_its_source(visit, catalogue, language):
    seen = visit("kompetens", data=catalogue, sprak=language)

    assert seen.messages == []
    assert seen.keys_of("foot_") == ["training_modules", "knowledge_surveys"]
    assert "Källa saknas" not in seen.text


def test_a_version_without_training_says_so(visit):
    seen = visit("kompetens", data="gavleborg", sprak="sv", version="1")

    assert seen.headline == "Ingen utbildning är beskriven"
    assert seen.rows_with("Ingen mätning av kunskapen är känd")
