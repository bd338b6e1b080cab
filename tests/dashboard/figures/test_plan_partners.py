"""Whom a plan names for its activities: the sentence, and the block of each party and priority."""

import re

import pytest

from dashboard.figures.plan_partners import chart, on_stage, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.registers import NO_REGISTER

PLAN = [{"plan_id": "a", "position": 1, "first_year": 2016}]
PARTIES = [
    {"party_id": name, "position": place, "name_sv": name.upper(), "name_en": name.upper()}
    for place, name in enumerate(("x", "y", "z"), 1)
]
PRIORITIES = [
    {
        "plan_id": "a",
        "priority": number,
        "title_sv": f"Område {number}",
        "title_en": f"Area {number}",
        "page": str(number),
    }
    for number in (1, 2)
]
ACTIVITIES = [
    {"activity_id": name, "plan_id": "a", "priority": priority} for name, priority in (("1", 1), ("2", 1), ("3", 2))
]


@pytest.fixture
def frames(load, filters):
    """A function: the localised rows of both queries for parties that are named so for the two priorities."""

    def rows(named: dict[str, tuple[str | None, str | None]]):
        partners = [
            {"plan_id": "a", "priority": priority, "party_id": party, "naming": naming, "page": "17"}
            for party, namings in named.items()
            for priority, naming in enumerate(namings, 1)
            if naming
        ]
        database = load(
            plan=PLAN, party=PARTIES, plan_priority=PRIORITIES, plan_partner=partners, activity=ACTIVITIES,
        )  # fmt: skip
        return [localise(run_query(database, name, filters()), "sv") for name in ("plan_partners", "plan_activities")]

    return rows


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            {"x": ("named", "named"), "y": ("named", None), "z": (None, "named")},
            "En part nämns för allt som ska göras. Minst nämns Z.",
        ),
        (
            {"x": ("named", "named"), "y": ("named", "named"), "z": (None, "through_another")},
            "Två parter nämns för allt som ska göras. Minst nämns Z.",
        ),
        ({"x": ("named", "named"), "y": ("named", "named")}, "Alla två parter nämns för allt som ska göras."),
        ({"x": ("named", None), "y": (None, "named")}, "Ingen av de två parterna nämns för allt som ska göras."),
    ],
)
def test_sentence(frames, named, words):
    assert sentence(frames(named)[0], "sv") == words


def test_those_that_are_named_for_the_most_come_first(frames):
    partners, activities = frames({"x": (None, "named"), "y": ("named", "named"), "z": ("named", None)})

    html = chart(partners, SWEDISH, plan_activities=activities, provision_agreements=NO_REGISTER)

    assert [html.index(f'class="party">{name}<') for name in "YZX"] == sorted(
        html.index(f'class="party">{name}<') for name in "XYZ"
    )
    assert '<td class="n">3</td><td class="n">2</td><td class="n">1</td>' in html


def test_there_is_one_block_for_each_party_and_priority(frames):
    partners, activities = frames({"x": ("named", "to_be_involved"), "y": ("through_another", "named")})

    html = chart(partners, SWEDISH, plan_activities=activities, provision_agreements=NO_REGISTER)

    assert html.count('class="b named" rowspan="2"') == html.count('class="b named" rowspan="1"') == 1
    assert '<td class="b involved" rowspan="1"><span>s. 17</span>' in html
    assert "genom en annan part, s. 17" in html
    assert "En av två parter nämns." in html


def test_on_the_screen_of_a_meeting_there_is_a_row_for_each_party(frames):
    partners, activities = frames({"x": ("named", "to_be_involved"), "y": ("through_another", "named")})

    html = on_stage(partners, SWEDISH, plan_activities=activities)

    assert re.findall("<th scope.*?>(.*?)</th>", html) == [
        "Part",
        "1 · Område 1",
        "2 · Område 2",
        "av tre aktiviteter",
        "X",
        "Y",
    ]
    assert re.findall('<td class="(.*?)">(.*?)</td>', html) == [
        ("named", "nämns"), ("involved", "ska involveras, s. 17"), ("n", "2"),
        ("not", "genom en annan part, s. 17"), ("named", "nämns"), ("n", "1"),
    ]  # fmt: skip
