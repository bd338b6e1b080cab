import re
from datetime import date
from functools import partial

import pytest

from dashboard.figures.projects import chart, headline, sentence
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, rows_of

DAY = date(2018, 12, 31)
KNOWN = {
    "project_id": "hel", "title_sv": "Hel & hållen", "owner_sv": "Ägaren", "owner_en": "Owner", "owner_status": "A",
    "programme_sv": "Program 2", "programme_en": "Programme 2", "programme_status": "A", "first_day": date(2014, 1, 15),
    "first_day_status": "known", "last_day": date(2014, 12, 31), "last_day_status": "known",
    "budget_sek": 1_896_300.0, "budget_status": "A", "granted_sek": 1_896_300.0, "granted_status": "A",
    "note_sv": "Lika stora.", "page": "3",
}  # fmt: skip
OPEN = {
    "project_id": "oppet", "title_sv": "Öppet", "first_day": date(2017, 4, 1), "first_day_status": "known",
    "last_day_status": "open_ended", "funder_status": "NL", "budget_status": "NL",
}  # fmt: skip
OTHERS = [
    {"project_id": "slut", "title_sv": "Slut", "ended_by": date(2014, 1, 15)},
    {"project_id": "under", "title_sv": "Under", "ongoing_in": "2017/2018", "project_kind": "preliminary_study"},
    {"project_id": "okant", "title_sv": "Okänt", "inference_sv": "Så läser vi det."},
]


@pytest.fixture
def told(load, filters):
    def ask(*projects: dict, language: str = "sv"):
        return localise(run_query(load(project=list(projects)), "projects", filters(reference_date=DAY)), language)

    return ask


def cells(frame, look=SWEDISH):
    return {row[0].split(" ")[0]: row for row in rows_of(chart(frame, look, reference_date=DAY))}


def test_who_when_and_how_much_and_the_word_of_what_is_not_known(told):
    rows = cells(told(KNOWN, OPEN, *OTHERS))

    assert rows["Hel"][1:] == [
        "Ägare: Ägaren Finansiär: okänt Program 2",
        "den 15 januari 2014 till den 31 december 2014",
        "Total budget: 1 896 300 kr beviljat stöd: 1 896 300 kr",
    ]
    assert rows["Hel"][0] == "Hel &amp; hållen Om uppgifterna Lika stora. Sida 3 i källan."
    assert rows["Öppet"][1:] == [
        "Ägare: okänt Finansiär: ej levererat", "från den 1 april 2017, tills vidare", "Total budget: ej levererat",
    ]  # fmt: skip
    assert [rows[name][2] for name in ("Slut", "Under", "Okänt")] == [
        "slut senast den 15 januari 2014, start okänd", "pågick 2017–2018, dagarna okända", "tiden okänd",
    ]  # fmt: skip
    assert rows["Under"][0] == "Under Förstudie."
    assert "Vår slutsats: Så läser vi det." in rows["Okänt"][0]


def test_amounts_and_days_in_english(told):
    row = cells(told(KNOWN, language="en"), ENGLISH_DARK)["x"]

    assert row[2:] == ["15 January 2014 to 31 December 2014", "Total budget: SEK 1,896,300 grant: SEK 1,896,300"]


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        (KNOWN, "past"),
        (OPEN, "now fade-out"),
        (OTHERS[0], "unsure fade-in"),
        (OTHERS[1], "unsure fade-in fade-out"),
        (OTHERS[2], None),
    ],
)
def test_an_end_that_nobody_tells_is_open_and_a_time_that_nobody_tells_has_no_bar(told, project, expected):
    bars = re.findall(r'<i class="bar ([^"]*)"', chart(told(project), SWEDISH, reference_date=DAY))

    assert bars == ([] if expected is None else [expected])


def test_a_bar_begins_and_ends_on_its_days(told):
    [(left, width)] = re.findall(
        r"left:([\d.]+)%;width:([\d.]+)%",
        chart(told(KNOWN), SWEDISH, reference_date=DAY),
    )

    # From 1 January 2013 to 31 December 2015 are 1 094 days.
    assert (float(left), float(width)) == (
        pytest.approx(100 * 379 / 1094, abs=0.01),
        pytest.approx(100 * 350 / 1094, abs=0.02),
    )


def test_the_sentences_say_for_how_many_the_days_and_the_budget_are_known(told):
    known = partial(told, KNOWN)

    assert (
        headline(known(OPEN), "sv")
        == "Två projekt och insatser är beskrivna. För ett av dem är både första och sista dagen kända."
    )
    assert sentence(known(OPEN), "sv") == "Budgeten är känd för ett av två projekt: Hel & hållen, 1\xa0896\xa0300 kr"
    assert sentence(known({**KNOWN, "project_id": "till"}), "sv") == "Budgeten är känd för två av två projekt"
    assert sentence(told(OPEN), "en") == "The budget is known for none of one projects"
    assert headline(told(), "sv") == sentence(told(), "sv") == "Inget projekt är känt"


def test_where_no_days_are_known_none_are(told):
    assert headline(told(*OTHERS), "sv") == (
        "Tre projekt och insatser är beskrivna. Inget av dem har både första och sista dagen känd."
    )
    assert headline(told(*OTHERS, language="en"), "en") == (
        "Three projects and measures are described. For none of them are both the first and the last day known."
    )
