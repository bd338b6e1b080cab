import re
from datetime import date

import pytest

from dashboard.figures.structure_components import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.registers import NO_REGISTER
from tests.queries.component_rows import BOARD, COMPONENTS, SALES, mark, state

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
MODEL = [mark(BOLLNAS, "glada_hudik", "held", "2016")]


@pytest.fixture
def told(load, filters):
    def ask(*states, commitment=MODEL, components=COMPONENTS, language="sv"):
        database = load(structure_component=components, component_state=list(states), commitment=commitment)
        return localise(run_query(database, "structure_components", filters()), language)

    return ask


def test_where_nobody_has_told_it_says_so_and_lists_the_components_with_their_page(told):
    frame = told()

    assert sentence(frame, "sv") == (
        "Regionens stödmodell består av två delar. Ingen har levererat uppgift om vilka av dem som finns i var och en av "
        "kommunerna."
    )
    drawn = chart(frame, SWEDISH, provision_agreements=NO_REGISTER)
    assert re.findall(r"<li>(.*?)</li>", drawn) == [
        "Styrelsearbete<small>s. 7</small>", "Försäljning<small>s. 7</small>",
    ]  # fmt: skip
    assert "hatch" not in drawn
    assert "i leveransen Stödstrukturens delar" in drawn


def test_the_subtitle_names_where_the_model_is(told):
    assert "Regionens stödmodell är känd för att finnas i Bollnäs" in subtitle(told(), "sv")
    assert "Vad stödstrukturen består av. En planerad" in subtitle(told(commitment=[]), "sv")


def test_the_sentence_names_those_that_have_any_and_how_many_at_least(told):
    whole = told(state(BOLLNAS, BOARD, "held"), state(BOLLNAS, SALES, "not_held"), state(GAVLE, BOARD, "held"))

    assert sentence(whole, "sv") == (
        "Av de två delarna i regionens stödmodell hade Bollnäs en och Gävle minst en på plats i slutet av 2018"
    )
    claims = {(claim.subject.row[0][1], claim.relation.value, claim.than) for claim in sentence(whole, "sv").claims}
    assert claims == {(BOLLNAS, "exactly", 1.0), (GAVLE, "at_least", 1.0)}


def test_with_none_known_the_sentence_says_no_more(told):
    assert sentence(told(state(BOLLNAS, BOARD, "planned")), "sv") == (
        "Ingen kommun är känd för att ha någon av de två delarna i regionens stödmodell på plats"
    )
    assert sentence(told(components=[]), "en") == "No components of a support structure are known"


def test_the_matrix_has_a_shape_and_a_word_in_every_cell_and_one_word_for_the_silent(told):
    frame = told(
        state(BOLLNAS, BOARD, "held", in_place_since=date(2017, 9, 1), evidence_sv="Kurs <1>"), state(BOLLNAS, SALES, None),
        state(GAVLE, BOARD, "planned"), state(GAVLE, SALES, "not_held"),
    )  # fmt: skip

    drawn = chart(frame, SWEDISH, provision_agreements=NO_REGISTER)

    assert rows_of(drawn) == [
        ["Bollnäs", "På plats: 1–2", "Styrelsearbete: ja", "Försäljning: okänt"],
        ["Gävle", "På plats: 0", "Styrelsearbete: planerat", "Försäljning: nej"],
        ["Hofors", "", "ej levererat"],
    ]
    assert "Styrelsearbete: ja. Kurs &lt;1&gt;. Sedan den 1 september 2017." in drawn
