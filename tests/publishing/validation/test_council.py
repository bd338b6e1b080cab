"""What is asked of the council's own deliveries, which are of no municipality."""

import datetime as dt

import pytest

from tests.publishing.validation.conftest import COUNCIL

DAY = dt.date(2019, 2, 13)
KOMMUN = {"party_id": "kommun"}
NOTED = {
    "decision_id": "mote-2019-01-16-1", "title_sv": "Studieresa", "decided_on": dt.date(2019, 1, 16), "period": "2019-Q1",
    "page_name": "tackning", "figure_name": "coverage_over_time",
}  # fmt: skip


@pytest.fixture
def told(desk):
    """The report of a delivery from the secretariat, with the parties and wishes of `COUNCIL` and what else is published."""

    def check(kind: str, *changes: dict, published: dict | None = None, **more: object):
        desk.publish(**COUNCIL | (published or {}))
        return desk.check(kind, *changes, partner="sekretariatet", **more)

    return check


@pytest.mark.parametrize("kind", ["council_meeting", "council_decision", "noted_decision"])
def test_a_right_delivery_is_taken_without_a_question(told, kind):
    rows = ({}, KOMMUN) if kind == "council_meeting" else ({},)
    report = told(kind, *rows)

    assert (report.is_accepted, report.warnings) == (True, ())


class TestMeetings:
    @pytest.mark.parametrize("day", [dt.date(2018, 12, 31), dt.date(2019, 4, 1)])
    def test_are_of_the_quarter(self, told, marks, words, day):
        report = told("council_meeting", {}, KOMMUN, {"meeting_date": day}, {"meeting_date": day} | KOMMUN)

        assert marks(report.faults) == [("day_outside_quarter", 4, "B"), ("day_outside_quarter", 5, "B")]
        assert words(report.faults[0])[0].endswith("ligger inte i 2019 kv 1.")

    def test_a_party_twice_is_a_fault(self, told, marks):
        assert marks(told("council_meeting", {}, KOMMUN, {}).faults) == [("row_twice", 4, "C")]

    def test_neither_there_nor_not_nor_why_is_a_fault_that_names_the_states(self, told, words):
        [fault] = told("council_meeting", {"attendance": None, "obs_status": None}, KOMMUN).faults

        assert fault.message == "state_not_given"
        assert (
            fault.told("sv").remedy == "Skriv närvarande eller frånvarande, annars status okänt eller ej tillämpligt."
        )
        assert fault.told("en").remedy == "Write present or absent, else the status unknown or not applicable."

    def test_a_party_of_the_council_without_a_row_is_asked_about(self, told, marks, words):
        [asked] = told("council_meeting", {}).warnings

        assert marks([asked]) == [("party_without_row", None, "C")]
        assert words(asked) == (
            "Mötet den 13 februari 2019 har ingen rad för kommunerna.",
            "The meeting of 13 February 2019 has no row for the municipalities.",
        )

    def test_a_party_that_the_council_is_not_meant_for_is_asked_about(self, told, marks):
        report = told("council_meeting", {}, KOMMUN, {"party_id": "esf"})

        assert marks(report.warnings) == [("party_outside_council", 4, "C")]

    def test_a_published_meeting_that_is_gone_is_asked_about(self, told, marks, words):
        before = {"meeting_date": dt.date(2019, 1, 16), "period": "2019-Q1"}
        [asked] = told("council_meeting", {}, KOMMUN, published={"council_meeting": [before]}).warnings

        assert marks([asked]) == [("meeting_dropped", None, "B")]
        assert words(asked)[0] == "Mötet den 16 januari 2019 är publicerat, men finns inte i filen."

    def test_a_quarter_before_with_other_meetings_is_no_question(self, told):
        before = {"meeting_date": dt.date(2018, 11, 7), "period": "2018-Q4"}
        attended = before | {"party_id": "esf", "attendance": "present", "obs_status": "A"}
        published = {"council_meeting": [before], "attendance": [attended]}

        assert told("council_meeting", {}, KOMMUN, published=published).warnings == ()


class TestDecisions:
    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"decided_on": dt.date(2019, 4, 1)}, ("day_after_quarter", 2, "E")),
            ({"progress": "done", "done_on": dt.date(2019, 4, 1)}, ("day_after_quarter", 2, "J")),
            ({"due": DAY - dt.timedelta(days=1)}, ("day_before_decision", 2, "G")),
            ({"progress": "done", "done_on": DAY - dt.timedelta(days=1)}, ("day_before_decision", 2, "J")),
            ({"done_on": DAY}, ("done_day_beside_state", 2, "J")),
        ],
    )
    def test_days_that_cannot_be(self, told, marks, change, fault):
        assert marks(told("council_decision", change).faults) == [fault]

    def test_done_on_the_day_it_was_decided_is_right(self, told):
        report = told("council_decision", {"progress": "done", "done_on": DAY, "due": DAY})

        assert (report.faults, report.warnings) == ((), ())

    def test_done_without_a_day_is_asked_about(self, told, marks):
        assert marks(told("council_decision", {"progress": "done"}).warnings) == [("done_without_day", 2, "J")]

    def test_one_that_was_not_done_and_is_gone_is_asked_about(self, told, before, words):
        earlier = before(
            "council_decision",
            {},
            {"decision_id": "b2", "title_sv": "Studieresa"},
            {"decision_id": "b3", "progress": "done"},
            {"decision_id": "b4", "title_sv": "Mätning", "progress": None, "obs_status": "UN"},
        )
        asked = told("council_decision", {}, earlier=earlier).warnings

        assert [one.message for one in asked] == ["council_decision_vanished"] * 2
        assert words(asked[0])[0] == "Studieresa finns inte med, men var inte genomfört 2018 kv 4."

    def test_it_is_held_against_what_is_published_as_well(self, told, marks):
        published = {
            "council_decision": [{"decision_id": "b2", "title_sv": "Studieresa", "decided_on": DAY.replace(year=2018)}],
            "decision_report": [{"decision_id": "b2", "period": "2018-Q4", "progress": "ongoing", "obs_status": "A"}],
        }

        assert marks(told("council_decision", {}, published=published).warnings) == [
            ("council_decision_vanished", None, "B")
        ]


class TestNoted:
    def test_minutes_that_lack_it_are_asked_about_by_its_id(self, told, marks, words):
        [asked] = told("council_decision", {}, published={"noted_decision": [NOTED]}).warnings

        assert marks([asked]) == [("noted_decision_missing", None, "B")]
        assert words(asked)[0] == (
            "Studieresa antecknades på mötet den 16 januari 2019 med id mote-2019-01-16-1, men finns inte i filen."
        )

    def test_minutes_that_name_it_are_not(self, told):
        report = told(
            "council_decision", {}, {"decision_id": "mote-2019-01-16-1"}, published={"noted_decision": [NOTED]}
        )

        assert report.warnings == ()

    @pytest.mark.parametrize(
        ("quarter_of_note", "quarter_of_minutes", "is_asked"),
        [
            ("2018-Q4", None, True),
            ("2018-Q3", "2018-Q4", False),
            ("2018-Q4", "2018-Q3", True),
            ("2019-Q2", None, False),
        ],
    )
    def test_it_is_asked_about_once_by_the_first_minutes_that_could_have_it(
        self, told, quarter_of_note, quarter_of_minutes, is_asked
    ):
        published = {"noted_decision": [NOTED | {"period": quarter_of_note}]}
        if quarter_of_minutes:
            published["council_decision"] = [{"decision_id": "beslut-01", "title_sv": "Rutin", "decided_on": DAY}]
            published["decision_report"] = [
                {"decision_id": "beslut-01", "period": quarter_of_minutes, "progress": "ongoing", "obs_status": "A"}
            ]
        asked = [one.message for one in told("council_decision", {}, published=published).warnings]

        assert asked == ["noted_decision_missing"] * is_asked

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"decided_on": dt.date(2019, 4, 11)}, ("day_to_come", 2, "C")),
            ({"decided_on": dt.date(2018, 12, 31)}, ("day_outside_quarter", 2, "C")),
            ({"due": DAY - dt.timedelta(days=1)}, ("day_before_decision", 2, "G")),
        ],
    )
    def test_days_that_cannot_be(self, told, marks, change, fault):
        assert marks(told("noted_decision", change).faults) == [fault]

    def test_of_a_day_before_its_figures_is_asked_about(self, told, marks, words):
        [asked] = told("noted_decision", {"decided_on": dt.date(2018, 2, 13), "period": "2018-Q1"}).warnings

        assert marks([asked]) == [("decided_before_figures", 2, "C")]
        assert words(asked) == (
            "Beslutet är daterat före den dag som dess version gäller, den 31 december 2018.",
            "The decision is dated before the day that its version is as of, 31 December 2018.",
        )

    def test_of_the_day_of_its_figures_is_no_question(self, told):
        assert told("noted_decision", {"decided_on": dt.date(2018, 12, 31), "period": "2018-Q4"}).warnings == ()

    def test_on_a_version_that_was_withdrawn_is_asked_about(self, told, marks, words):
        [asked] = told("noted_decision", {"seen_version": 3}, taken_back=(3,)).warnings

        assert marks([asked]) == [("decided_on_withdrawn", 2, "H")]
        assert words(asked) == (
            "Beslutet vilar på version 3, som har återkallats.",
            "The decision rests on version 3, which has been withdrawn.",
        )
        assert told("noted_decision", {"seen_version": 3}, taken_back=(2,)).warnings == ()

    def test_a_quarter_that_is_not_over_is_no_fault_nor_one_that_has_closed(self, told):
        for day, quarter in ((dt.date(2019, 4, 10), "2019-Q2"), (dt.date(2018, 2, 14), "2018-Q1")):
            assert told("noted_decision", {"decided_on": day, "period": quarter}).faults == ()


class TestIds:
    """Two ids that differ in capitals alone would be two decisions, of which one is never followed up."""

    @pytest.mark.parametrize("kind", ["council_decision", "noted_decision"])
    @pytest.mark.parametrize("where", ["council_decision", "noted_decision"])
    def test_that_is_published_otherwise_is_refused(self, told, marks, words, kind, where):
        there = NOTED | {"decision_id": "Möte-1", "period": "2018-Q3"}
        if where == "council_decision":
            there = {"decision_id": "Möte-1", "title_sv": "Rutin", "decided_on": DAY}
        report = told(kind, {"decision_id": "möte-1"}, published={where: [there]})

        assert marks(report.faults) == [("id_written_otherwise", 2, "B")]
        assert (
            words(report.faults[0])[0] == "Id ”möte-1” finns redan som ”Möte-1”: bara stora och små bokstäver skiljer."
        )
        assert told(kind, {"decision_id": "Möte-1"}, published={where: [there]}).faults == ()

    def test_of_the_same_file_too(self, told, marks):
        rows = ({"decision_id": "beslut-01"}, {"decision_id": "Beslut-01"}, {"decision_id": "beslut-02"})

        assert marks(told("council_decision", *rows).faults) == [("id_written_otherwise", 3, "B")]

    def test_what_is_named_otherwise_is_not_said_to_be_missing_as_well(self, told):
        report = told("council_decision", {"decision_id": "MOTE-2019-01-16-1"}, published={"noted_decision": [NOTED]})

        assert (len(report.faults), report.warnings) == (1, ())

    def test_two_that_stand_apart_already_can_go_on(self, told):
        both = [{"decision_id": each, "title_sv": "Rutin", "decided_on": DAY} for each in ("a", "A")]

        for each in ("a", "A"):
            assert told("council_decision", {"decision_id": each}, published={"council_decision": both}).faults == ()


class TestWishes:
    def test_without_a_row_are_asked_about_but_not_needs(self, told, words):
        [asked] = told("wish_report", {}).warnings

        assert asked.message == "wish_without_row"
        assert words(asked) == ("Det finns ingen rad för Tydlig roll.", "There is no row for A clear role.")

    def test_met_without_evidence_is_asked_about(self, told, marks):
        report = told(
            "wish_report", {"progress": "done"}, {"wish_id": "roll", "progress": "done", "evidence_sv": "Avtal"}
        )

        assert marks(report.warnings) == [("done_without_evidence", 2, "E")]


@pytest.mark.parametrize("kind", ["council_meeting", "council_decision", "noted_decision", "wish_report"])
def test_a_partner_that_does_not_send_it_may_not(desk, kind):
    desk.publish(**COUNCIL)

    assert "kind_of_another" in [fault.message for fault in desk.check(kind, {}).faults]
    assert desk.check(kind, partner="sekretariatet").faults[0].message == f"nothing_in_{kind}"
