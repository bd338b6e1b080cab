import pytest

from dashboard.figures.structure_distance import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.registers import NO_REGISTER
from tests.queries.component_rows import COMPONENTS, FUNDING, mark, state

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
AT_FIRST = [
    mark(GAVLE, "agreement", "not_held", "2016-Q4"), mark(HOFORS, "agreement", "not_held", "2016-Q4"),
    mark(BOLLNAS, "agreement", "held", "2016-Q4"),
]  # fmt: skip


@pytest.fixture
def told(load, filters):
    def ask(commitments, *states, language="sv", **choices):
        database = load(structure_component=COMPONENTS, component_state=list(states), commitment=commitments)
        return localise(run_query(database, "structure_distance", filters(**choices)), language)

    return ask


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], "Två kommuner saknade stödstruktur i slutet av 2016"),
        (
            [mark(GAVLE, "agreement", "held"), mark(HOFORS, "agreement", "not_held")],
            "En av de två kommuner som saknade stödstruktur i slutet av 2016 hade en i slutet av 2018",
        ),
        (
            [mark(GAVLE, "agreement", "held"), mark(HOFORS, "agreement", None)],
            "Minst en av de två kommuner som saknade stödstruktur i slutet av 2016 hade en i slutet av 2018",
        ),
        (
            [mark(GAVLE, "agreement", None), mark(HOFORS, "agreement", None)],
            "Hur många av de kommuner som saknade stödstruktur i slutet av 2016 som hade en i slutet av 2018 är inte känt",
        ),
    ],
)
def test_how_many_of_those_that_lacked_one_have_one(told, later, expected):
    assert sentence(told([*AT_FIRST, *later]), "sv") == expected


def test_one_that_has_said_nothing_may_have_lacked_one_too(told):
    frame = told([*AT_FIRST[:2], mark(GAVLE, "agreement", "held"), mark(HOFORS, "agreement", "not_held")])

    assert sentence(frame, "sv") == (
        "En av de två kommuner som är kända för att ha saknat stödstruktur hade en i slutet av 2018"
    )


@pytest.mark.parametrize(
    ("state_now", "expected"),
    [
        ("held", "Gävle saknade stödstruktur i slutet av 2016 men hade en i slutet av 2018"),
        ("not_held", "Gävle saknade stödstruktur i slutet av 2016 och i slutet av 2018"),
        (None, "Gävle saknade stödstruktur i slutet av 2016. Om kommunen hade en i slutet av 2018 är inte känt."),
    ],
)
def test_one_municipality_alone(told, state_now, expected):
    frame = told([*AT_FIRST, mark(GAVLE, "agreement", state_now)], municipality_codes=(GAVLE,))

    assert sentence(frame, "sv") == expected


def test_where_none_lacked_one_nothing_is_drawn(told):
    frame = told(AT_FIRST[2:], municipality_codes=(BOLLNAS,))

    assert sentence(frame, "sv") == "Ingen av kommunerna är känd för att ha saknat stödstruktur"
    assert 'class="empty"' in chart(frame, SWEDISH, provision_agreements=NO_REGISTER)


def test_where_nobody_has_told_who_would_tell_stands_in_the_place_of_the_matrix(told):
    frame = told([])

    assert subtitle(frame, "sv") == ""
    assert "i leveransen Åtaganden" in chart(frame, SWEDISH, provision_agreements=NO_REGISTER)


def test_the_subtitle_says_how_many_have_each_condition(told):
    frame = told(AT_FIRST, state(GAVLE, FUNDING, "held"), state(HOFORS, FUNDING, None))

    assert subtitle(frame, "sv").endswith("Finansiering: ja i en och okänt i en.")


def test_the_matrix_holds_those_that_lacked_one_and_names_the_others(told):
    frame = told(AT_FIRST, state(GAVLE, FUNDING, "held", evidence_sv="Budget", page="14"))

    drawn = chart(frame, SWEDISH, provision_agreements=NO_REGISTER)

    assert "Hade stödstruktur från början: Bollnäs." in drawn
    assert [row[:2] for row in rows_of(drawn)] == [["Gävle", "Av 6: 1–5"], ["Hofors", "Av 6: 0–5"]]
    assert "Finansiering: ja. Budget. Sida 14 i källan." in drawn
