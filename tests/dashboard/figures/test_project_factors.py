import re
from datetime import date

import pytest

from dashboard.figures.project_factors import chart, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of

PROJECTS = [{"project_id": "bro", "title_sv": "Bron <1>"}, {"project_id": "tyst", "title_sv": "Tyst"}]


def factor(name: str, state: str | None, **more: object) -> dict:
    status = {} if state else {"obs_status": "NL"}
    return {"project_id": "bro", "project_factor": name, "period": "2017-Q2", "factor_state": state, **status, **more}


ALL_HELD = [factor(name, "held") for name in ("collaboration", "ownership", "learning")]


@pytest.fixture
def told(load, filters):
    def ask(*factors: dict, projects=PROJECTS):
        database = load(project=projects, project_factor=list(factors))
        return localise(run_query(database, "project_factors", filters(reference_date=date(2018, 12, 31))), "sv")

    return ask


def test_a_cell_says_its_state_its_evidence_and_how_we_come_to_it(told):
    frame = told(
        factor(
            "collaboration", "held", evidence_sv="Protokoll.", page="11", period="2016", inference_sv="Vår tolkning."
        ),
        factor("ownership", "not_held", evidence_sv="Ingen tog över."),
        factor("learning", None),
    )

    assert rows_of(chart(frame, SWEDISH)) == [
        ["Bron &lt;1&gt;", "Samverkan: belagt Protokoll. Sida 11 i källan. Vår slutsats: Vår tolkning.",
         "Ägarskap: saknas Ingen tog över. 2017 kv 2.", "Lärande: ej levererat 2017 kv 2."],
        ["Tyst", "Samverkan: okänt", "Ägarskap: okänt", "Lärande: okänt"],
    ]  # fmt: skip
    assert re.findall(r'<td class="(\w+)">', chart(frame, SWEDISH)) == ["held", "not_held", *["missing"] * 4]


def test_the_key_holds_the_states_that_are_there(told):
    assert re.findall(r'class="k k-(\w+)"', chart(told(*ALL_HELD), SWEDISH)) == ["held", "missing"]


def test_the_sentence_counts_those_where_all_three_are_shown(told):
    bridge = PROJECTS[:1]
    assert sentence(told(*ALL_HELD, projects=bridge), "sv") == (
        "Samverkan, ägarskap och lärande är alla tre belagda i ett av ett projekt: Bron <1>"
    )
    one_lacks = [*ALL_HELD[:2], factor("learning", "aimed")]
    assert sentence(told(*one_lacks, projects=bridge), "sv") == (
        "I inget av ett projekt är samverkan, ägarskap och lärande alla tre belagda"
    )
    assert sentence(told(projects=[]), "en") == "No project is known"


def test_a_factor_that_nobody_has_told_of_yet_cannot_make_the_sentence_false(told):
    assert sentence(told(*ALL_HELD), "sv") == (
        "Samverkan, ägarskap och lärande är alla tre belagda i minst ett av två projekt: Bron <1>"
    )
    assert sentence(told(*ALL_HELD[:2]), "sv") == (
        "I inget av två projekt är samverkan, ägarskap och lärande alla tre belagda, så vitt vi vet"
    )
