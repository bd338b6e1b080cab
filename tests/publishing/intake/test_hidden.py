"""What a sender has hidden: the marks that say so, those that say something else, and the advice that asks for no figure."""

import re

import pytest

from contract import CODELISTS, WITHHELD
from publishing.kinds import FORMS
from publishing.messages import message
from tests.publishing.intake.partner import cell_faults, faults_of, headings, read, read_cells, with_cells

MARKS = (
    "<5", "< 5", "<=4", "≤ 4", "1-4", "1–4", "0–4", "1 - 4", "1 till 4", "färre än 5", "Färre än fem",
    "mindre än 10 personer", "under 5", "högst 4", "max 4", "fewer than 5", "x", "X", "sekretess", "Skyddat", "skyddad", "dolt",
    "suppressed", "1-3", "<4", "<10", "dolt av lämnaren", "withheld by the sender",
)  # fmt: skip
# A span of two, a range that is no threshold, a large threshold, words of other things, and a sign that cannot be seen.
OTHERS = ("1-2", "3-5", "2–4", "<50", "fler än 4", "ca 12", "5-", ">5", "1\u00ad4", "<5 8", "1 4", "x2", "hemligt?")


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_for_what_is_hidden_is_a_status_of_its_own_and_no_figure(mark):
    row = read_cells("placement", value=mark)
    assert (row["value"], row["obs_status"]) == (None, WITHHELD)


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_like_it_is_refused(text):
    expected = "cell_hidden_sign" if "\u00ad" in text else "cell_bad_count"
    assert cell_faults("placement", value=text) == [(expected, "G")]


@pytest.mark.parametrize("sign", ["..", "…", "...", ".", "-", "–", "*", ":"])
def test_a_sign_that_means_different_things_is_asked_about(sign):
    [fault] = faults_of(lambda: read_cells("placement", value=sign))
    assert fault.message == "cell_placeholder_number"
    assert fault.what("sv").endswith(
        "Skriv 0 om det inte fanns något, annars okänt, dolt av lämnaren eller ej tillämpligt."
    )


@pytest.mark.parametrize("status", ["dolt av lämnaren", "withheld by the sender", "SU", "sekretess", "skyddat", "dolt"])
def test_the_status_can_stand_beside_an_empty_cell(status):
    row = read_cells("placement", value=None, obs_status=status)
    assert (row["value"], row["obs_status"]) == (None, WITHHELD)


def test_a_tick_in_the_column_for_the_status_says_nothing():
    assert cell_faults("placement", value=None, obs_status="x") == [("cell_unknown_code", "H")]


def test_a_mark_agrees_with_its_status_or_is_a_fault():
    assert read_cells("placement", value="<5", obs_status="dolt av lämnaren")["obs_status"] == WITHHELD
    assert cell_faults("placement", value="<5", obs_status="okänt") == [("status_two_statuses", "G")]
    assert cell_faults("placement", value=3, obs_status="dolt av lämnaren") == [("status_and_value", "G")]


def test_what_counts_no_people_cannot_be_hidden():
    assert cell_faults("dialogue_meeting", value="<5") == [("cell_bad_count", "D")]
    assert cell_faults("dialogue_meeting", value=None, obs_status="dolt av lämnaren") == [("cell_unknown_code", "E")]
    assert cell_faults("enterprise", places_offered="<5") == [("cell_bad_count", "J")]
    assert cell_faults("commitment", commitment_state="sekretess") == [("cell_unknown_code", "E")]


def test_an_amount_may_tell_how_many_and_can_be_hidden():
    row = read_cells("service_use", amount_sek="sekretess")
    assert (row["amount_sek"], row["amount_status"], row["value"]) == (None, WITHHELD, 3.0)
    # A mark for few people is none for an amount.
    assert [cell_faults("service_use", amount_sek=mark) for mark in ("<5", "1–4", "x")] == [
        [("cell_bad_amount", "H")]
    ] * 3


def test_an_enterprise_says_it_in_the_cell_itself():
    row = read_cells("enterprise", employees="<5", places_filled="dolt av lämnaren", places_offered="okänt")
    assert [row[name] for name in ("employees", "places_filled", "places_offered")] == [None] * 3
    assert (row["employees_status"], row["places_filled_status"]) == (WITHHELD, WITHHELD)
    assert read_cells("enterprise", employees=None)["employees_status"] == "UN"


def test_a_total_that_is_hidden_checks_nothing():
    delivered = read(headings("placement"), with_cells("placement", value="<5"), ["Totalt", *[None] * 5, "<5", None])
    assert delivered.totals == ()
    assert delivered.frame["obs_status"].to_list() == [WITHHELD]


@pytest.mark.parametrize("kind", ["placement", "service_use", "placement_year"])
def test_the_template_offers_it(kind):
    assert WITHHELD in FORMS[kind].field("obs_status").codes
    assert CODELISTS["obs_status"].codes[WITHHELD] == ("dolt av lämnaren", "withheld by the sender")


@pytest.mark.parametrize(
    "name",
    [
        "cell_bad_count", "cell_not_whole", "cell_negative", "cell_placeholder_number", "cell_date_for_number", "cell_bad_amount",
        "status_neither", "figure_not_given", "count_below_zero", "not_a_figure", "cell_empty", "required_cell_empty",
    ],
)  # fmt: skip
def test_no_advice_names_a_figure_that_could_be_written_instead(name):
    for language in ("sv", "en"):
        advice = " ".join(message(name, language)).replace("{value}", "")
        # 0 is what holds when there was none; 1-2 is what a spreadsheet took for a date.
        assert set(re.findall(r"\d+", advice.replace("1-2", ""))) <= {"0"}
