"""Training: participants, the sizes of their groups and the surveys; each fault names the cell and says what to do."""

import datetime as dt

import pytest

STAFF = ("case_workers", "management", "coordinators", "other_staff")

# Before the fourth quarter of 2018 has closed, for what is of the year.
IN_TIME = {"training_participation": dt.date(2019, 1, 20)}


@pytest.fixture
def told(desk):
    """The report of a delivery from the secretariat."""
    return lambda kind, *changes, **more: desk.check(
        kind, *changes, partner="sekretariatet", **{"today": IN_TIME.get(kind, dt.date(2019, 4, 10)), **more}
    )


def sizes(*groups: str, **more: object) -> list[dict]:
    return [{"training_target_group": group, **more} for group in groups]


@pytest.mark.parametrize(
    ("kind", "cells", "message", "column", "words"),
    [
        ("training_participation", {"training_target_group": "supervisors"}, "supervisor_of_another", "D", "anställda av företagen"),
        ("training_participation", {"employer": "enterprise"}, "enterprise_of_others", "C", "räknas bara handledarna"),
        ("training_participation", {"period": "2019-Q1"}, "training_not_with_fourth_quarter", "A", "som 2019 kv 4"),
        ("knowledge_survey", {"answered": 121.0}, "more_answers_than_asked", "I", "fler har svarat"),
        ("knowledge_survey", {"knowledge_index": 101.0}, "index_above_scale", "K", "från 0 till 100"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_fault(told, marks, kind, cells, message, column, words):
    # A quarter of another year has to be over for its own fault to be seen.
    report = told(kind, cells, **({"today": dt.date(2019, 4, 10)} if "period" in cells else {}))

    assert (message, 2, column) in marks(report.faults)
    assert any(words in fault.text("sv").lower() for fault in report.faults)


@pytest.mark.parametrize("kind", ["training_participation", "knowledge_survey"])
def test_what_can_be_is_none(told, kind):
    assert told(kind, {}).faults == ()


def test_an_employer_without_one_of_its_groups_is_a_fault(told, marks):
    """Without its row the group would pass for empty, and all staff for fewer than they are."""
    report = told("target_group_size", *sizes("case_workers", "management", "coordinators"))

    assert marks(report.faults) == [("group_without_row", 2, "D")]
    assert "övrig personal" in report.faults[0].text("sv")
    assert told("target_group_size", *sizes(*STAFF)).faults == ()
    assert told("target_group_size", *sizes("supervisors", employer="enterprise")).faults == ()


def test_who_is_not_named_at_all_is_asked_about_once(told):
    rows = [{"employer": employer} for employer in ("kommun", "arbetsformedlingen", "region", "samordningsforbund")]
    report = told("training_participation", *rows)

    [asked] = [each for each in report.warnings if each.message == "employer_without_row"]
    assert "Försäkringskassan, ASF" in asked.text("sv")
    [unnamed] = [each for each in report.warnings if each.message == "municipality_without_row"]
    assert "Bollnäs" not in unnamed.text("sv").split(" nämns inte")[0]


def test_an_employer_may_be_named_as_unknown(told):
    assert told("training_participation", {"value": None, "obs_status": "UN"}).faults == ()


def test_a_survey_that_is_not_sent_again_is_asked_about(told, before):
    earlier = {"2019-Q1": before("knowledge_survey", {}, {"survey_id": "chefer"})["2018-Q4"]}

    report = told("knowledge_survey", {"survey_id": "Handlaggare-2019"}, earlier=earlier)

    [asked] = report.warnings
    assert (asked.message, asked.row, asked.letter) == ("survey_dropped", None, "B")
    assert "mätningen chefer är lämnad för kvartalet" in asked.text("sv")
    assert told("knowledge_survey", {}, {"survey_id": "chefer"}, earlier=earlier).warnings == ()


def test_one_id_written_in_two_ways_is_one_survey_twice(told, marks):
    assert marks(told("knowledge_survey", {}, {"survey_id": "HANDLAGGARE-2019 "}).faults) == [("row_twice", 3, "B")]
