"""Where municipalities are chosen, a sentence that nothing is there speaks of them and not of all."""

import pytest

from tests.pages.harness import visits_once


@pytest.fixture(scope="module")
def look():
    return visits_once(data="exempel")


SAID = [
    (
        "tackning", ("Ockelbo",),
        "Inga uppgifter om åtaganden i Ockelbo i slutet av 2018 har lämnats.", "Ingen kommun har",
        "No data on commitments in Ockelbo at the end of 2018 has been handed in.", "No municipality has",
    ),
    (
        "foretagen", ("Hofors", "Ockelbo"),
        "Ingen medlem i företagens förening är känd i Hofors och Ockelbo i slutet av 2018", "Ingen kommun är känd",
        "No member of the enterprises' association is known in Hofors and Ockelbo at the end of 2018",
        "No municipality is known",
    ),
    (
        "foretagen", ("Hofors", "Ockelbo"),
        "Registret har ett ASF i Hofors och Ockelbo.", "Registret har ett ASF.",
        "The register holds one WISE in Hofors and Ockelbo.", "The register holds one WISE.",
    ),
    (
        "foretagen", ("Hofors",),
        "Ingen av de elva delarna i Glada Hudikmodellen är känd som på plats i Hofors", "Ingen kommun är känd",
        "None of the eleven components of “Glada Hudik model” is known to be in place in Hofors",
        "No municipality is known",
    ),
    (
        "foretagen", ("Ockelbo",),
        "Ingen har levererat uppgift om vilka av dem som finns i Ockelbo.", "i var och en av kommunerna",
        "Nobody has told which of them are in place in Ockelbo.", "in each of the municipalities",
    ),
    (
        "foretagen", ("Hofors", "Ljusdal"),
        "Ingen av de två valda kommuner som saknade stödstruktur i början av 2016", "de två kommuner",
        "None of the two chosen municipalities that lacked a support structure at the start of 2016",
        "the two municipalities",
    ),
    (
        "avtal", ("Ockelbo",),
        "Ingen har lämnat uppgift om upphandlingar med sociala hänsyn i Ockelbo.", "upphandlingar med sociala hänsyn.",
        "Nobody has handed in anything on procurements with social criteria in Ockelbo.", "procurements with social criteria.",
    ),
    (
        "avtal", ("Ockelbo",),
        "Ingen har lämnat uppgift om daglig verksamhet hos ASF i Ockelbo.", "uppgift om daglig verksamhet hos ASF.",
        "Nobody has handed in anything on daily activities with WISEs in Ockelbo.", "daily activities with WISEs.",
    ),
    (
        "avtal", ("Hofors", "Ockelbo"),
        "antalet är inte känt för alla valda kommuner", "för alla kommuner",
        "the number is not known for all chosen municipalities", "for all municipalities",
    ),
    (
        "nyttjande", ("Ovanåker", "Sandviken"),
        "I ingen av de två valda kommunerna hölls dialogmöten 2018, i ingen 2016", "I ingen kommun",
        "Dialogue meetings were held in none of the two chosen municipalities in 2018, in none in 2016",
        "in no municipality",
    ),
    (
        "nyttjande", ("Hofors", "Ockelbo"),
        "Ockelbo hade högst nyttjandegrad bland de valda kommunerna 2018", "högst nyttjandegrad 2018",
        "Ockelbo had the highest usage rate among the chosen municipalities in 2018", "highest usage rate in",
    ),
    (
        "nyttjande", ("Ockelbo",),
        "Ingen uppgift finns om nyttjade tjänster i Ockelbo", "nyttjade tjänster\n",
        "There are no figures on services used in Ockelbo", "services used\n",
    ),
    (
        "arbetsmarknad", ("Hofors", "Ockelbo"),
        "2018 bland de valda kommunerna: högst i Hofors", "2018: högst i",
        "2018 among the chosen municipalities: highest in Hofors", "2018: highest in",
    ),
    (
        "vagen", ("Hofors", "Ockelbo"),
        "Ingen uppgift finns om hur långt de som söker stöd kommer i Hofors och Ockelbo", "stöd kommer\n",
        "There are no figures on how far those who apply come in Hofors and Ockelbo", "who apply come\n",
    ),
    (
        "vagen", ("Hofors", "Ockelbo"),
        "Ingen uppgift finns om deltagarnas steg mot arbete eller studier i Hofors och Ockelbo",
        "steg mot arbete eller studier\n",
        "There are no figures on the participants' steps towards work or study in Hofors and Ockelbo",
        "steps towards work or study\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "chosen", "sv", "not_sv", "en", "not_en"), SAID)
def test_what_is_not_there_is_not_there_in_the_chosen(look, page, chosen, sv, not_sv, en, not_en):
    for language, said, wrong in (("sv", sv, not_sv), ("en", en, not_en)):
        seen = look(page, kommun=chosen, sprak=language)
        assert said in seen.text, language
        assert wrong not in f"{seen.text}\n", language


def test_without_a_choice_the_sentences_speak_of_all(look):
    assert "Ingen har lämnat uppgift om upphandlingar med sociala hänsyn." in look("avtal", data="gavleborg").text
    assert " ASF. Sedan början av 2016 har" in look("foretagen").figure("enterprise_register").text


def test_what_is_not_known_of_the_latest_time_may_be_known_of_an_earlier_one(look):
    """Ockelbo has told of 2016 and not of 2018."""
    swedish, english = (look("kommunprofil", kommun="Ockelbo", sprak=language) for language in ("sv", "en"))
    assert swedish.headline == "Inga uppgifter finns om kriterierna i Ockelbo i slutet av 2018"
    assert english.headline == "There are no figures on the criteria in Ockelbo at the end of 2018"
    assert "Inga uppgifter har lämnats om kriterierna för den senaste perioden" in swedish.text
    assert "criteria for the latest period" in english.text

    swedish, english = (look("stodstruktur", kommun="Ockelbo", sprak=language) for language in ("sv", "en"))
    assert "Inga uppgifter har lämnats för kommunen (2018 kv 4)." in swedish.text
    assert "No data has been handed in for the municipality (2018 Q4)." in english.text
    assert "Inga uppgifter har lämnats för kommunen." not in swedish.text


def test_criteria_that_are_not_known_are_those_of_the_chosen_and_of_a_time(look):
    said = {
        "sv": "Inga uppgifter finns om kriterierna i Ockelbo i slutet av 2018.",
        "en": "There are no figures on the criteria in Ockelbo at the end of 2018.",
    }
    for language, words in said.items():
        assert words in look("stodstruktur", kommun="Ockelbo", sprak=language).text


@pytest.mark.parametrize(("language", "word"), [("sv", "finns inte"), ("en", "no ")])
def test_a_plan_that_is_not_there_is_said_where_there_is_no_choice(look, language, word):
    [message] = look("handlingsplan", plan="zzz", sprak=language).messages
    assert "zzz" in message
    assert look("handlingsplan", sprak=language).messages == []
