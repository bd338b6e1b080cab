import datetime as dt

import pytest

KNOWN = {"enterprise_id": "asf-1", "enterprise_name": "Återbruket", "municipality_code": "2183"}
WARNINGS = [
    ({"places_filled": 16.0}, "more_filled_than_offered", "K", "Fler platser är besatta än de 15 som erbjuds.", "More places are filled than the 15 offered."),
    ({"end_date": dt.date(2019, 2, 1), "places_filled": 0.0}, "ended_with_people", "I", "Företaget upphörde 2019-02-01 men har fortfarande personer.", "The enterprise ended on 2019-02-01 but still has people."),
    ({"start_date": dt.date(2019, 4, 1)}, "not_yet_started", "G", "Företaget startar efter kvartalets sista dag.", "The enterprise starts after the last day of the quarter."),
    ({"municipality_code": "2184"}, "enterprise_moved", "D", "Asf-1 låg tidigare i Bollnäs.", "Asf-1 was in Bollnäs before."),
    ({"enterprise_name": "Kaféet"}, "enterprise_renamed", "C", "Asf-1 hette tidigare ”Återbruket”.", "Asf-1 was called “Återbruket” before."),
    ({"enterprise_id": "asf-9"}, "name_of_another_id", "B", "Företagets namn finns också under id asf-1.", "The enterprise's name also stands under the id asf-1."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message", "letter", "sv", "en"), WARNINGS)
def test_an_enterprise_to_ask_about(desk, marks, words, change, message, letter, sv, en):
    desk.publish(enterprise=[KNOWN])
    report = desk.check("enterprise", change, partner="coompanion")

    assert report.is_accepted
    assert marks(report.warnings) == [(message, 2, letter)]
    assert words(report.warnings[0]) == (sv, en)


def test_an_enterprise_as_it_was_is_not_asked_about(desk):
    desk.publish(enterprise=[KNOWN])
    ended = {"end_date": dt.date(2019, 2, 1), "employees": 0.0, "places_filled": None}

    assert desk.check("enterprise", {}, partner="coompanion").warnings == ()
    assert desk.check("enterprise", ended, partner="coompanion").warnings == ()
