"""The municipality beside those most like it: by what, when, and no rank."""

import pytest

from dashboard.figures.similar_municipalities import chart, sentence, similar_municipalities, subtitle
from dashboard.query import run_query
from dashboard.wording import localise, text
from tests.dashboard.drawn import SWEDISH
from tests.queries.test_similar_municipalities import BOLLNAS, FOREIGN_BORN, GAVLE, INDICATORS, RESIDENTS, known

NAMED = {"residents": "Invånare", "foreign_born_pct": "Utrikes födda"}
LABELLED = [{**row, "label_sv": NAMED.get(row["indicator_code"], "Annat")} for row in INDICATORS]


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of Bollnäs from these figures."""

    def made(*figures: dict, **more: object):
        database = load(indicator=LABELLED, context_observation=list(figures), **more)
        return localise(run_query(database, "similar_municipalities", filters(municipality_codes=(BOLLNAS,))), "sv")

    return made


@pytest.fixture
def told(rows):
    return rows(*known("residents", RESIDENTS), *known("foreign_born_pct", FOREIGN_BORN, "2016"))


def test_says_which_and_that_the_municipalities_are_compared_and_not_judged(told):
    assert sentence(told, "sv") == "Mest lika Bollnäs är Hofors och Gävle"
    assert subtitle(told, "sv") == (
        "Lika efter de första måtten nedan. Kommunerna jämförs, de bedöms inte. "
        "Två av fem ämnen har ett mått som är känt för alla kommuner."
    )


def test_each_measure_has_its_year_and_a_value_for_each_municipality(told):
    html = chart(told, SWEDISH).replace("\xa0", " ")

    assert html.index(">Bollnäs<") < html.index(">Hofors<") < html.index(">Gävle<")
    assert '<th scope="row">Invånare <small>2017</small></th><td>10 000</td><td>10 000</td><td>100 000</td>' in html
    assert '<th scope="row">Utrikes födda <small>2016</small></th><td>10 %</td><td>14 %</td><td>12 %</td>' in html
    assert 'class="bar"' not in html, "no enterprise is known: there is nothing to draw"


def test_what_a_source_states_as_about_is_written_so(rows):
    born = [
        {"indicator_code": "foreign_born_pct", "area_code": code, "value": value, "period": "2016",
         "qualifier": "approximate" if code == GAVLE else "exact"}
        for code, value in FOREIGN_BORN.items()
    ]  # fmt: skip

    html = chart(rows(*known("residents", RESIDENTS), observation=born), SWEDISH).replace("\xa0", " ")

    assert "<td>10 %</td><td>14 %</td><td>omkring 12 %</td>" in html


def test_that_nothing_can_be_told_is_said_and_not_guessed(rows):
    frame = rows(*known("residents", RESIDENTS))

    assert sentence(frame, "sv") == "Det går inte att säga vilka kommuner som är mest lika"
    assert subtitle(frame, "sv") == ""
    assert frame.is_empty()
    assert text(similar_municipalities.absent, "sv").startswith("Färre än två av de fem ämnena")


def test_enterprises_are_bars_with_the_word_of_what_is_missing(rows):
    answers = [
        {"municipality_code": code, "delivery_kind": "enterprise", "period": "2018-Q4", "delivery_status": "accepted"}
        for code in (BOLLNAS, GAVLE)
    ]
    frame = rows(
        *known("residents", RESIDENTS),
        *known("foreign_born_pct", FOREIGN_BORN),
        delivery=answers,
        enterprise=[{"enterprise_id": "a", "municipality_code": BOLLNAS}],
        population=[{"municipality_code": code, "period": "2017", "value": value} for code, value in RESIDENTS.items()],
    )
    html = chart(frame, SWEDISH)

    assert "2018 kv 4" in html
    assert '<th scope="row">Bollnäs</th><td><div class="bar"><i style="--w:100.00"' in html
    assert '<th scope="row">Hofors</th><td class="hatch"><span>ej levererat</span></td>' in html


def test_what_is_planned_is_neither_a_yes_nor_a_no(rows):
    states = {BOLLNAS: ("held", "A"), GAVLE: ("planned", "A")}
    stated = [
        {"municipality_code": code, "mark": "agreement", "period": "2018-Q4", "commitment_number": 1,
         "commitment_state": state, "obs_status": status, "counts_as_support": True}
        for code, (state, status) in states.items()
    ]  # fmt: skip
    frame = rows(*known("residents", RESIDENTS), *known("foreign_born_pct", FOREIGN_BORN), commitment=stated)

    [line] = [row for row in chart(frame, SWEDISH).split("<tr>") if "Stödstruktur" in row]
    assert "<td>ja</td><td>ej levererat</td><td>planerat</td>" in line
