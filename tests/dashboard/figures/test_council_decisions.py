"""What became of decisions: counted as far as it is known, and drawn as lines in time."""

import re
from datetime import date

import polars as pl
import pytest

from dashboard.figures import council_decisions
from tests.dashboard.council_frames import attended, decisions
from tests.dashboard.drawn import SWEDISH


@pytest.mark.parametrize(
    ("states", "sv", "en"),
    [
        (["late", "late", "done", "open"], "Av fyra beslut var två försenade och ett genomfört den 30 juni 2018.",
         "Of four decisions, two were late and one was done on 30 June 2018."),
        (["open", "done_late"], "Av två beslut var inget försenat och ett genomfört den 30 juni 2018.",
         "Of two decisions, none was late and one was done on 30 June 2018."),
        (["late", "done", None], "Av tre beslut var minst ett försenat och minst ett genomfört den 30 juni 2018. Om ett går det inte att avgöra.",
         "Of three decisions, at least one was late and at least one was done on 30 June 2018. Of one it cannot be decided."),
        ([None, None], "Av två beslut var inget försenat, så vitt vi vet, och inget genomfört, så vitt vi vet, den 30 juni 2018. Om två går det inte att avgöra.",
         "Of two decisions, none was late, as far as is known, and none was done, as far as is known, on 30 June 2018. Of two it cannot be decided."),
    ],
)  # fmt: skip
def test_are_counted_as_far_as_they_are_known(states, sv, en):
    rows = [(str(place), state, "A" if state else "UN") for place, state in enumerate(states)]

    assert council_decisions.sentence(decisions(*rows), "sv") == sv
    assert council_decisions.sentence(decisions(*rows, language="en"), "en") == en


def test_lines_in_time():
    due = date(2018, 1, 31)
    frame = decisions(
        ("a", "late", "A", due),
        ("b", "done", "A", due, due),
        ("c", "open", "A", date(2018, 12, 5)),
        ("d", None, "UN"),
    )

    html = council_decisions.chart(frame, SWEDISH, council_attendance=attended())

    rows = re.findall(r"<tr>.*?</tr>", html)[1:5]
    marks = [re.findall(r'<i class="([a-z ]+)"', row) for row in rows]
    assert marks == [
        ["open", "over", "end open", "due"], ["past", "end past", "end past", "due"],
        ["open", "left", "end open", "due"], ["hatch", "end past"],
    ]  # fmt: skip
    assert "okänt" in rows[3]
    assert "försenat" in rows[0]
    assert "<small>klart senast den 31 januari 2018</small>" in rows[0]


@pytest.mark.parametrize(
    ("states", "sv", "en"),
    [
        (["noted"], "Ett beslut är antecknat på ett möte, och protokollet har inte kommit än.",
         "One decision was noted at a meeting, and the minutes have not come yet."),
        (["late", "noted", "noted"],
         "Av ett beslut var ett försenat och inget genomfört den 30 juni 2018. Två beslut är antecknade på möten, och protokollen har inte kommit än.",
         "Of one decision, one was late and none was done on 30 June 2018. Two decisions were noted at meetings, and the minutes have not come yet."),
        (["done", None, "not_in_minutes"],
         "Av två beslut var inget försenat, så vitt vi vet, och minst ett genomfört den 30 juni 2018. Om ett går det inte att avgöra. Ett beslut som antecknades på ett möte finns inte i protokollet.",
         "Of two decisions, none was late, as far as is known, and at least one was done on 30 June 2018. Of one it cannot be decided. One decision that was noted at a meeting is not in the minutes."),
    ],
)  # fmt: skip
def test_what_was_noted_in_the_room_is_counted_by_itself(states, sv, en):
    rows = [(str(place), state, "A" if state else "UN") for place, state in enumerate(states)]

    assert council_decisions.sentence(decisions(*rows), "sv") == sv
    assert council_decisions.sentence(decisions(*rows, language="en"), "en") == en


def test_it_leads_to_the_view_and_version_that_it_rests_on():
    due = date(2018, 12, 31)
    frame = decisions(("a", "noted", "A", due), ("b", "open", "A", due))

    html = council_decisions.chart(frame, SWEDISH, council_attendance=attended())

    [noted, told] = re.findall(r"<tr>.*?</tr>", html)[1:3]
    assert (
        'Vilar på <a href="tackning?data=exempel&amp;version=2&amp;sprak=sv&amp;kommun=G%C3%A4vle&amp;matt=residents" '
        'target="_self">Täckning, version 2</a>' in noted
    )
    assert re.findall(r'<i class="([a-z ]+)"', noted) == ["open", "left", "end open", "due"]
    assert "beslutat på mötet" in noted
    assert "Vilar på" not in told


def test_what_is_new_since_the_last_meeting_is_an_item_of_the_meeting_and_no_page():
    frame = decisions(("a", "noted", "A")).with_columns(
        page_name=pl.lit("kallor"), figure_name=pl.lit("since_last_meeting"), choices=pl.lit("")
    )

    html = council_decisions.chart(frame, SWEDISH, council_attendance=attended())

    assert (
        'Vilar på <a href="kallor?data=exempel&amp;version=2&amp;sprak=sv&amp;visning=mote&amp;punkt=since_last_meeting" '
        'target="_self">Sedan förra mötet, version 2</a>' in html
    )


def test_with_nothing_but_notes_no_day_is_told_of():
    html = council_decisions.chart(decisions(("a", "noted", "A")), SWEDISH, council_attendance=attended())

    assert "--until" not in html
    assert "until" not in html


def test_nobody_has_told():
    assert council_decisions.sentence(decisions(), "en") == "Nobody has told of any decisions of the council."
    assert council_decisions.subtitle(decisions(), "sv") == ""
