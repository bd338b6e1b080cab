import math

import pytest

FAULTS = [
    ("placement", {"value": -3.0}, "count_below_zero", "G", "Ett antal kan inte vara mindre än noll.", "A number cannot be below zero."),
    ("service_use", {"amount_sek": -1.5}, "amount_below_zero", "H", "Ett belopp kan inte vara mindre än noll.", "An amount cannot be below zero."),
    ("placement", {"value": 2.5}, "count_with_decimals", "G", "Ett antal har inga decimaler.", "A number has no decimals."),
    ("placement", {"value": math.inf}, "not_a_figure", "G", "Det är inget tal.", "This is no number."),
    ("placement", {"value": None, "obs_status": None}, "figure_not_given", "G", "Varken antal eller status är ifyllt.", "Neither a number nor a status is given."),
    ("commitment", {"commitment_state": None, "obs_status": None}, "state_not_given", "E", "Varken läge eller status är ifyllt.", "Neither a state nor a status is given."),
    ("placement", {"obs_status": "UN"}, "value_beside_status", "H", "Status är ifylld fast ”Antal personer” har ett värde.", "A status is given although “Number of people” has a value."),
    ("service_use", {"amount_status": "NA"}, "value_beside_status", "I", "Status är ifylld fast ”Belopp (kr)” har ett värde.", "A status is given although “Amount (SEK)” has a value."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "message", "letter", "sv", "en"), FAULTS)
def test_a_figure_or_state_that_cannot_be(desk, marks, words, kind, change, message, letter, sv, en):
    report = desk.check(
        kind, {} if kind == "commitment" else {"sex": "M", "service": "stad"}, {"mark": "policy"} | change
    )

    assert (message, 3, letter) in marks(report.faults)
    assert words(next(fault for fault in report.faults if fault.message == message)) == (sv, en)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("placement", {"value": 0.0}),
        ("placement", {"value": None, "obs_status": "UN"}),
        ("placement", {"obs_status": None}),
        ("service_use", {"amount_sek": None, "amount_status": None}),
        ("service_use", {"amount_sek": None, "amount_status": "NA"}),
        ("commitment", {"commitment_state": None, "obs_status": "UN"}),
    ],
)
def test_zero_and_a_missing_value_with_its_status_are_fine(desk, kind, change):
    assert desk.check(kind, change).faults == ()


@pytest.mark.parametrize(
    ("kind", "partner", "change", "letter", "most"),
    [
        ("placement", "kommun-2183", {"value": 501.0}, "G", "500"),
        ("dialogue_meeting", "kommun-2183", {"value": 101.0}, "D", "100"),
        ("service_use", "kommun-2183", {"amount_sek": 10_000_001.0}, "H", "10\xa0000\xa0000"),
        ("enterprise", "coompanion", {"places_offered": 501.0}, "J", "500"),
    ],
)
def test_a_figure_that_is_very_large_is_asked_about(desk, marks, words, kind, partner, change, letter, most):
    report = desk.check(kind, change, partner=partner)

    assert report.is_accepted
    assert marks(report.warnings) == [("very_large", 2, letter)]
    assert words(report.warnings[0])[0] == f"Talet är ovanligt stort, större än {most}."
    assert words(report.warnings[0])[1].startswith("The figure is unusually large, larger than ")
