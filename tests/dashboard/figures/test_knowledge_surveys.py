import pytest

from dashboard.figures.knowledge_surveys import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of

PICKED = {
    "survey_id": "a", "title_sv": "Enkät", "period": "2016", "occasion": "only", "asked_whom_sv": "Utvalda",
    "sample": "strategic", "asked_status": "UN", "answered": 149.0, "note_sv": "Antalet sägs inte.", "page": "5",
}  # fmt: skip
FAIR = {
    "survey_id": "b", "title_sv": "Mätning", "period": "2018-Q2", "occasion": "after", "asked_whom_sv": "Alla", "sample": "everybody",
    "asked": 118.0, "asked_status": "A", "answered": 71.0, "knowledge_index": 53.0, "index_status": "A",
}  # fmt: skip
SILENT = {
    **FAIR,
    "survey_id": "c",
    "asked": None,
    "asked_status": "NL",
    "answered": None,
    "obs_status": "NL",
    "knowledge_index": None,
    "index_status": "NL",
}


@pytest.fixture
def told(load, filters):
    return lambda *surveys: localise(
        run_query(load(knowledge_survey=list(surveys)), "knowledge_surveys", filters()), "sv"
    )


def test_asked_answered_share_and_whether_it_carries_a_conclusion(told):
    assert rows_of(chart(told(PICKED, FAIR, SILENT), SWEDISH), headed=True) == [
        ["Enkät 2016, en gång. Utvalda. Antalet sägs inte.", "Fick frågorna: okänt (strategiskt urval)", "Svarade: 149",
         "Svarsandel: går inte att räkna ut", "Kunskapsindex: okänt", "Slutsatser: Bär inga slutsatser: de som fick frågorna var utvalda"],
        ["Mätning 2018 kv 2, efter utbildning. Alla.", "Fick frågorna: 118 (alla)", "Svarade: 71", "Svarsandel: 60 %",
         "Kunskapsindex: 53", "Slutsatser: Går att dra slutsatser av"],
        ["Mätning 2018 kv 2, efter utbildning. Alla.", "Fick frågorna: ej levererat (alla)", "Svarade: ej levererat",
         "Svarsandel: går inte att räkna ut", "Kunskapsindex: ej levererat", "Slutsatser: Svaren är inte kända"],
    ]  # fmt: skip


def test_the_sentence_counts_those_that_carry_a_conclusion(told):
    assert sentence(told(PICKED), "sv") == "En mätning av kunskapen är känd, och den bär inga slutsatser"
    assert sentence(told(FAIR), "sv") == "En mätning av kunskapen är känd, och den går att dra slutsatser av"
    assert sentence(told(PICKED, FAIR), "sv") == "En av två mätningar går att dra slutsatser av"
    assert sentence(told(PICKED, PICKED | {"survey_id": "d"}), "sv") == (
        "Av två mätningar går det inte att dra slutsatser av någon"
    )
    assert sentence(told(), "sv") == "Ingen mätning av kunskapen är känd"


def test_answers_that_may_still_come_cannot_make_the_sentence_false(told):
    assert sentence(told(FAIR, SILENT), "sv") == "Minst en av två mätningar går att dra slutsatser av"
    assert sentence(told(FAIR, SILENT), "en") == "Conclusions can be drawn from at least one of two surveys"
    assert sentence(told(PICKED, SILENT), "sv") == (
        "Av två mätningar går det inte att dra slutsatser av någon, så vitt vi vet"
    )
    assert sentence(told(SILENT), "sv") == "En mätning av kunskapen är känd, men inte svaren"
