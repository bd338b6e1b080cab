"""The municipality against its part and the county: stock apart from flow, no sum of actors, nothing that is withheld."""

import pytest

from dashboard.figures.area_comparison import chart, sentence, subtitle
from dashboard.query import run_query
from dashboard.wording import localise
from dashboard.wording.claims import Relation
from tests.dashboard.drawn import SWEDISH
from tests.queries.test_area_comparison import BOLLNAS, GAVLE, HOFORS, PEOPLE, answer, placed


@pytest.fixture
def rows(load, filters):
    """A function: the localised rows of one municipality from these extracts."""

    def made(code: str = GAVLE, **extracts: list[dict]):
        database = load(population=PEOPLE, **extracts)
        return localise(run_query(database, "area_comparison", filters(municipality_codes=(code,))), "sv")

    return made


def test_enterprises_and_people_placed_are_said_together_where_they_are_of_the_same_day(rows):
    frame = rows(
        placement=[placed(GAVLE, 30.0)],
        enterprise=[{"enterprise_id": "a", "municipality_code": GAVLE}],
        delivery=[answer(GAVLE), answer(GAVLE, "enterprise")],
    )
    said = sentence(frame, "sv", places=("Gävle",))

    assert said == "1 ASF och 30 personer placerade via Arbetsförmedlingen i Gävle i slutet av 2018"
    assert [(claim.relation, claim.than) for claim in said.claims] == [
        (Relation.EXACTLY, 1.0),
        (Relation.EXACTLY, 30.0),
    ]


def test_what_is_known_of_the_two_is_said_alone(rows):
    frame = rows(placement=[placed(GAVLE, 30.0)], delivery=[answer(GAVLE)])

    assert sentence(frame, "sv", places=("Gävle",)) == (
        "30 personer var placerade via Arbetsförmedlingen i Gävle i slutet av 2018"
    )
    assert sentence(frame.clear(), "sv") == "Inga uppgifter finns om företag, placeringar eller tjänster"
    assert (
        subtitle(frame.clear(), "sv")
        == "Företag, placeringar och tjänster, mot kommunens del av regionen och hela regionen."
    )


def test_a_row_has_the_number_and_the_three_rates(rows):
    frame = rows(
        placement=[placed(GAVLE, 30.0), placed(HOFORS, 5.0, value_kind="rounded"), placed(BOLLNAS, 20.0)],
        delivery=[answer(GAVLE), answer(HOFORS), answer(BOLLNAS)],
    )
    html = chart(frame, SWEDISH).replace("\xa0", " ").replace("\xad", "")

    row = html[html.index("Arbetsförmedlingen") :]
    assert '<b>30</b></div></td><td class="r">3,0</td><td class="r">≈ 3,2</td><td class="r">≈ 4,2</td></tr>' in row
    assert ">Gästrikland<" in html


@pytest.mark.parametrize("status", ["SU", "UN"])
def test_a_number_that_is_withheld_is_a_word_and_has_no_rate(rows, status):
    frame = rows(
        HOFORS,
        placement=[
            placed(GAVLE, 30.0),
            placed(HOFORS, None, obs_status=status),
            placed(HOFORS, 7.0, public_actor="kommun"),
        ],
        delivery=[answer(GAVLE), answer(HOFORS)],
    )
    html = chart(frame, SWEDISH).replace("\xad", "")
    label = frame.filter(area_order=1, public_actor="arbetsformedlingen")["obs_status_label"][0]

    row = html[html.index("Arbetsförmedlingen") :]
    assert row[: row.index("</tr>")].count('<td class="r"></td>') == 1, "no rate of its own"
    assert f'<td class="hatch"><span>{label}</span></td>' in row
    assert "30" not in row[: row.index("</tr>")]


def test_where_nothing_is_known_of_the_municipality_one_line_says_so(rows):
    frame = rows(HOFORS, placement=[placed(GAVLE, 30.0)], delivery=[answer(GAVLE), answer(HOFORS, status="missing")])
    html = chart(frame, SWEDISH)

    assert html.count('class="hatch"') == 1
    assert "Alla aktörer" in html
