import datetime as dt

import pytest

DAY = dt.date(2018, 1, 1)
POLICY = {"mark": "policy", "agreement_form": None, "counterpart": None, "counts_as_support": False}
FAULTS = [
    ("placement", {"public_actor": "arbetsformedlingen", "placement_measure": "daglig_verksamhet"}, "daily_activities_of_another", "D", "Daglig verksamhet kan bara kommunen stå för.", "Only municipalities provide daily activities."),
    ("service_use", {"public_actor": "arbetsformedlingen", "service": "daglig_verksamhet"}, "daily_activities_of_another", "D", "Daglig verksamhet kan bara kommunen stå för.", "Only municipalities provide daily activities."),
    ("placement", {"enhanced_cooperation": True}, "enhanced_of_another", "E", "Förstärkt samarbete redovisas bara av Arbetsförmedlingen.", "Only the Public Employment Service reports enhanced cooperation."),
    ("enterprise", {"start_date": DAY, "end_date": DAY}, "end_before_start", "H", "Slutet ligger inte efter starten (2018-01-01).", "The end is not after the start (2018-01-01)."),
    ("commitment", {"valid_from": DAY, "valid_from_status": "known", "valid_to": dt.date(2017, 1, 1), "valid_to_status": "known"}, "end_before_start", "L", "Slutet ligger inte efter starten (2018-01-01).", "The end is not after the start (2018-01-01)."),
    ("commitment", {"valid_from_status": "known"}, "known_day_missing", "J", "Datumet saknas fast dess status är ”känt”.", "There is no date although its status is “known”."),
    ("commitment", {"valid_from": DAY, "valid_from_status": "unknown"}, "day_beside_status", "K", "Statusen säger att datumet inte är känt, men det är ifyllt.", "The status says that the date is not known, but it is filled in."),
    ("commitment", POLICY | {"agreement_form": "iop"}, "only_for_agreements", "H", "Kolumnen gäller bara avtal om stöd, och raden gäller ett annat steg.", "The column is for support agreements only, and the row is about another mark."),
    ("commitment", POLICY | {"annual_cost_sek": 0.0, "annual_cost_status": "A"}, "only_for_agreements", "P", "Kolumnen gäller bara avtal om stöd, och raden gäller ett annat steg.", "The column is for support agreements only, and the row is about another mark."),
    ("commitment", POLICY | {"counterpart": "Coompanion"}, "only_for_agreements", "I", "Kolumnen gäller bara avtal om stöd, och raden gäller ett annat steg.", "The column is for support agreements only, and the row is about another mark."),
    ("commitment", POLICY | {"counts_as_support": True}, "support_without_agreement", "G", "Bara ett avtal om stöd kan räknas som stödstruktur.", "Only a support agreement counts as a support structure."),
]  # fmt: skip
WARNINGS = [
    ({"agreement_form": None}, "agreement_without_form", "H", "Avtalet finns men avtalsformen är tom.", "There is an agreement but its form is empty."),
    ({"valid_to": dt.date(2019, 3, 30), "valid_to_status": "known"}, "held_but_over", "L", "Läget är ”ja” fast giltigheten tog slut före kvartalets sista dag.", "The state is “yes” although it ran out before the last day of the quarter."),
    ({"valid_from": dt.date(2019, 4, 1), "valid_from_status": "known"}, "held_but_not_begun", "J", "Läget är ”ja” fast giltigheten börjar efter kvartalets sista dag.", "The state is “yes” although it begins after the last day of the quarter."),
    ({"commitment_number": 3}, "number_skipped", "D", "Nummer 1, 2 finns varken här eller tidigare.", "Number 1, 2 is neither here nor earlier."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "message", "letter", "sv", "en"), FAULTS)
def test_what_the_words_of_the_contract_do_not_allow(desk, marks, words, kind, change, message, letter, sv, en):
    partner = "coompanion" if kind == "enterprise" else change.get("public_actor", "kommun-2183")
    report = desk.check(kind, change, partner=partner)

    assert marks(report.faults) == [(message, 2, letter)]
    assert words(report.faults[0]) == (sv, en)


@pytest.mark.parametrize(("change", "message", "letter", "sv", "en"), WARNINGS)
def test_a_commitment_to_ask_about(desk, marks, words, change, message, letter, sv, en):
    report = desk.check("commitment", change)

    assert report.is_accepted
    assert marks(report.warnings) == [(message, 2, letter)]
    assert words(report.warnings[0]) == (sv, en)


def test_only_the_employment_service_has_enhanced_cooperation(desk):
    row = {"public_actor": "arbetsformedlingen", "enhanced_cooperation": True}

    assert desk.check("placement", row, partner="arbetsformedlingen").is_accepted


def test_a_number_may_go_on_after_an_agreement_that_ended(desk):
    ended = {
        "municipality_code": "2183",
        "mark": "agreement",
        "commitment_number": 1,
        "period": "2017-Q2",
        "obs_status": "A",
    }
    desk.publish(commitment=[ended])

    assert desk.check("commitment", {"commitment_number": 2}).warnings == ()


def test_an_agreement_that_is_only_planned_may_lack_its_form(desk):
    assert desk.check("commitment", {"commitment_state": "planned", "agreement_form": None}).warnings == ()
