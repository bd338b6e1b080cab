"""Who has a seat and who came: said as surely as it is known, in both languages."""

import re

import pytest

from dashboard.figures import council_seats, council_seats_headline
from tests.dashboard.council_frames import FIRST, NO_SEAT, NOT_TOLD, SECOND, UNKNOWN, attended, decisions, seats
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.registers import NO_REGISTER


@pytest.mark.parametrize(
    ("rows", "headline", "sentence"),
    [
        ([{"party_id": "asf"}, NO_SEAT], "En av två parter hade plats i rådet i juni 2018.",
         "Näringslivet saknade plats i rådet. En hade suttit längst, sedan februari 2017."),
        ([{"party_id": "asf"}, {"party_id": "kommun", "seated_on": SECOND}],
         "Två av två parter hade plats i rådet i juni 2018.",
         "Alla två parter hade plats i rådet. En hade suttit längst, sedan februari 2017."),
        ([{"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN}],
         "Minst en av två parter hade plats i rådet i juni 2018.", None),
        ([{"party_id": "asf", **UNKNOWN, **NOT_TOLD, "period": "2016"}],
         "Planen vill ha ett råd med en part. Ingen uppgift finns om att det möttes.", None),
    ],
)  # fmt: skip
def test_are_said_as_surely_as_they_are_known(rows, headline, sentence):
    frame = seats(*rows)

    assert council_seats_headline.sentence(frame, "sv") == headline
    if sentence:
        assert council_seats.sentence(frame, "sv") == sentence


def test_a_version_without_parties_counts_none():
    none = seats({"party_id": "asf"}).clear()

    assert council_seats.sentence(none, "sv") == "I de här uppgifterna finns inga parter i ett råd."


def test_all_are_never_said_to_have_one_while_one_is_not_known():
    frame = seats({"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN})

    assert "Alla" not in council_seats.sentence(frame, "sv")
    assert "All " not in council_seats.sentence(
        seats({"party_id": "asf"}, {"party_id": "kommun", **UNKNOWN}, language="en"), "en"
    )


def test_a_mark_for_each_party_and_meeting_and_none_before_its_seat():
    attendance = attended(
        (FIRST, "asf", "present", "A"), (FIRST, "kommun", None, "NA"), (FIRST, "bolag", None, "NA"),
        (SECOND, "asf", None, "UN"), (SECOND, "kommun", "absent", "A"), (SECOND, "bolag", None, "NA"),
    )  # fmt: skip
    frame = seats({"party_id": "asf", "value": 1.0, "low": 1.0, "value_kind": "at_least", "missing_parts": 1},
                  {"party_id": "kommun", "seated_on": SECOND, "value": 0.0, "low": 0.0, "high": 0.0, "meetings_held": 1}, NO_SEAT)  # fmt: skip

    html = council_seats.chart(
        frame, SWEDISH, council_attendance=attendance, council_decisions=decisions(), provision_agreements=NO_REGISTER
    )

    rows = re.findall(r"<tr>.*?</tr>", html)
    marks = [re.findall(r'<i class="(present|absent|unknown|none)"', row) for row in rows[1:4]]
    assert marks == [["present", "unknown"], ["absent"], ["none"]]
    assert [words for words in ("minst 1 av 2", "0 av 1", "plats saknas") if words in html] == [
        "minst 1 av 2",
        "0 av 1",
        "plats saknas",
    ]
    assert "18 april 2018: minst 0 parter närvarande" in html
    assert "närvarande den 8 februari 2017; okänt den 18 april 2018" in html, "for who hears the page"


def test_the_rule_for_a_party_of_several():
    frame = seats({"party_id": "kommun", "stands_for_sv": "tio kommuner", "stands_for_en": "ten municipalities"})

    assert "Kommunerna är en part och står för tio kommuner" in council_seats.subtitle(frame, "sv")
    assert "rådet" not in council_seats.subtitle(seats({"party_id": "asf"}), "sv").replace("Närvaro", "")
