"""A decision that is written down in the room: taken in under a receipt, published by somebody else, beside what was there."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest

from publishing.messages.problems import InputError
from publishing.workflow import open_drafts
from publishing.workflow.decision import Decision, Noted, SeenView, note_decision
from publishing.workflow.publish import build_catalogue, preview, publish, withdraw
from publishing.workflow.session import Session, open_session

MARK, OTHER = "abcdefgh1234", "abcdefgh5678"
SEEN = SeenView(
    version=1,
    page_name="tackning",
    figure_name="coverage_by_municipality_map",
    choices="kommun=G%C3%A4vle&matt=residents",
)
DECISION = Decision(
    title_sv="Fråga Ockelbo om läget", decided_on="2019-04-17", seen=SEEN, owner_party_id="region", due="2019-06-30"
)


@pytest.fixture
def note(workplace):
    """What becomes of a decision that is noted now."""

    def noted(decision: Decision = DECISION, *, mark: str = MARK, by: str = "Maria", **answers: str) -> Noted:
        return note_decision(open_session(workplace), decision, by=by, mark=mark, answers=answers)

    return noted


def publish_all(workplace, author: str = "Omar") -> Session:
    session = open_session(workplace)
    publish(session, preview(session), author=author, note="")
    return open_session(workplace)


def noted_rows(session: Session) -> list[dict]:
    return session.base.frames["noted_decision"].to_dicts()


def messages(noted: Noted) -> list[str]:
    return [each.message for each in (*noted.faults, *noted.questions)]


def test_it_is_a_receipt_and_then_a_row_of_the_next_version_with_what_it_rests_on(note, workplace):
    before = open_session(workplace).base
    noted = note()
    after = publish_all(workplace)

    assert (noted.decision_id, noted.receipt.kind, noted.receipt.received_by) == (
        "mote-2019-04-17-1", "noted_decision", "Maria",
    )  # fmt: skip
    [row] = noted_rows(after)
    assert {name: row[name] for name in ("title_sv", "owner_party_id", "due", "decided_on", "period")} == {
        "title_sv": "Fråga Ockelbo om läget", "owner_party_id": "region", "due": dt.date(2019, 6, 30),
        "decided_on": dt.date(2019, 4, 17), "period": "2019-Q2",
    }  # fmt: skip
    assert (row["seen_version"], row["seen_as_of"]) == (1, dt.date(2018, 12, 31))
    assert (row["page_name"], row["figure_name"], row["choices"]) == (SEEN.page_name, SEEN.figure_name, SEEN.choices)
    # The quarter is not over: the version is of the same day, and what was decided before stands.
    assert (after.base.manifest.version, after.base.manifest.as_of) == (2, before.manifest.as_of)
    for extract in ("council_decision", "decision_report", "delivery"):
        assert after.base.frames[extract].equals(before.frames[extract])
    [change] = after.base.manifest.changes
    assert (change.delivery_kind, change.change_kind, change.rows_new) == ("noted_decision", "new", 1)
    assert open_drafts(workplace.restricted()).open == ()


# The latter looks the same.
@pytest.mark.parametrize("author", ["maria", "Ma\u200bria\u00a0"])
def test_whoever_noted_it_does_not_publish_it(note, workplace, author):
    note()

    with pytest.raises(InputError) as refused:
        publish_all(workplace, author=author)
    assert refused.value.problems[0].message == "approved_by_receiver"


def test_several_of_a_day_stand_beside_each_other_and_none_is_a_correction(note, workplace):
    first, second = note(), note(replace(DECISION, title_sv="Mät om i höst"), mark=OTHER)
    after = publish_all(workplace)

    assert [first.decision_id, second.decision_id] == ["mote-2019-04-17-1", "mote-2019-04-17-2"]
    assert [row["title_sv"] for row in noted_rows(after)] == ["Fråga Ockelbo om läget", "Mät om i höst"]
    assert {change.change_kind for change in after.base.manifest.changes} == {"new"}
    assert note(mark="abcdefgh9999").decision_id == "mote-2019-04-17-3"


def test_sent_again_after_a_lost_answer_it_is_the_same_also_when_it_is_published(note, workplace):
    first, again = note(), note()
    publish_all(workplace)

    assert again.receipt == first.receipt == note().receipt
    assert len(open_session(workplace).receipts) == 1


@pytest.mark.parametrize(
    "change",
    [{"title_sv": "Fråga Ockelbo i maj"}, {"due": ""}, {"decided_on": "2019-04-16"}, {"owner_party_id": ""}],
    ids=str,
)
def test_changed_after_a_lost_answer_it_is_not_said_to_be_noted(note, workplace, change):
    first = note()
    with pytest.raises(InputError) as refused:
        note(replace(DECISION, **change))

    [problem] = refused.value.problems
    assert (problem.message, problem.details) == (
        "decision_changed_since", {"id": first.decision_id, "number": "1"},
    )  # fmt: skip
    assert len(open_session(workplace).receipts) == 1


def test_taken_back_with_its_version_it_may_be_noted_again(note, workplace):
    note()
    publish_all(workplace)
    withdraw(workplace, 2, author="Omar", note="Fel beslut")

    assert noted_rows(open_session(workplace)) == []
    assert note().receipt.number == 2


def test_on_a_version_that_was_withdrawn_it_is_asked_about(note, workplace):
    note()
    publish_all(workplace)
    withdraw(workplace, 2, author="Omar", note="Fel beslut")
    on_withdrawn = replace(DECISION, title_sv="Mät om i höst", seen=replace(SEEN, version=2))

    asked = note(on_withdrawn, mark=OTHER)
    assert messages(asked) == ["decided_on_withdrawn"]
    [question] = asked.questions
    assert note(on_withdrawn, mark=OTHER, **{question.remark_id: "Det gäller ändå"}).decision_id == "mote-2019-04-17-2"
    assert messages(note(on_withdrawn, mark=OTHER[::-1], **{question.remark_id: "\u200b"})) == ["decided_on_withdrawn"]


def test_an_id_that_a_partner_wrote_in_capitals_is_not_given_again(note, workplace):
    frames = dict(open_session(workplace).base.frames)
    row = frames["council_decision"].head(1)
    frames["council_decision"] = pl.concat(
        [frames["council_decision"], row.with_columns(decision_id=pl.lit("MOTE-2019-04-17-1"))]
    )
    build_catalogue(workplace, frames)

    assert note().decision_id == "mote-2019-04-17-2"


def test_the_id_of_what_was_taken_back_is_given_to_no_other(note, workplace):
    first = note()
    publish_all(workplace)
    withdraw(workplace, 2, author="Omar", note="Fel beslut")

    other = note(replace(DECISION, title_sv="Mät om i höst"), mark=OTHER)
    assert (first.decision_id, other.decision_id) == ("mote-2019-04-17-1", "mote-2019-04-17-2")


def test_a_build_keeps_it(note, workplace):
    note()
    frames = {name: frame.clone() for name, frame in open_session(workplace).base.frames.items()}
    publish_all(workplace)
    build_catalogue(workplace, frames)

    assert [row["decision_id"] for row in noted_rows(open_session(workplace))] == ["mote-2019-04-17-1"]


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"title_sv": "Ring 19121212-1212"}, ["personal_number"]),
        ({"decided_on": "i april"}, ["cell_bad_date"]),
        ({"due": "30/6"}, ["cell_two_dates"]),
        ({"decided_on": "2019-04-21"}, ["day_to_come"]),
        ({"due": "2019-04-16"}, ["day_before_decision"]),
        ({"owner_party_id": "nobody"}, ["cell_unknown_listed"]),
        ({"seen": replace(SEEN, choices="kommun=Gävle and more")}, ["bad_pattern"]),
        ({"seen": replace(SEEN, page_name="Täckning")}, ["bad_pattern"]),
        ({"seen": replace(SEEN, figure_name="Karta över täckning")}, ["bad_pattern"]),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(note, workplace, change, faults):
    noted = note(replace(DECISION, **change))

    assert (noted.receipt, messages(noted)) == (None, faults)
    assert open_session(workplace).receipts == ()
    assert open_drafts(workplace.restricted()).open == ()


def test_a_text_that_may_point_at_somebody_is_asked_about_as_in_any_delivery(note, workplace):
    decision = replace(DECISION, title_sv="Anna Svensson frågar Ockelbo")
    asked = note(decision)

    assert (asked.receipt, messages(asked)) == (None, ["tells_name"])
    assert open_drafts(workplace.restricted()).open == ()
    [question] = asked.questions
    noted = note(decision, **{question.remark_id: "Hon är ordförande"})
    assert noted.receipt.answers == {question.remark_id: "Hon är ordförande"}


@pytest.mark.parametrize(
    ("change", "by", "message"),
    [
        ({}, " ", "decision_without_name"),
        ({}, "\u200b\u2060\u3164", "decision_without_name"),
        ({"title_sv": " "}, "Maria", "decision_without_words"),
        ({"title_sv": "\u00ad\u200d"}, "Maria", "decision_without_words"),
        ({"title_sv": "ja " * 2000}, "Maria", "cell_long_text"),
        ({"title_en": "x" * 501}, "Maria", "cell_long_text"),
        ({"title_sv": "GÃ¤vle"}, "Maria", "cell_garbled"),
        ({}, "M" * 501, "long_name"),
        ({"decided_on": ""}, "Maria", "decision_without_day"),
        ({}, "19121212-1212", "text_with_personal_number"),
        ({"seen": replace(SEEN, version=9)}, "Maria", "decision_on_no_version"),
    ],
)
def test_what_no_field_of_a_file_says_is_refused(note, workplace, change, by, message):
    with pytest.raises(InputError) as refused:
        note(replace(DECISION, **change), by=by)
    assert [problem.message for problem in refused.value.problems] == [message]
    assert open_session(workplace).receipts == ()


def test_where_nobody_sends_decisions_it_says_so(note, workplace):
    path = workplace.folder / "partners.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(', "council_decision"', ""), encoding="utf-8")

    with pytest.raises(InputError) as refused:
        note()
    assert refused.value.problems[0].message == "nobody_sends_decisions"


def test_a_mark_that_no_browser_makes_is_no_decision(note):
    with pytest.raises(ValueError, match="not the mark"):
        note(mark="../../x")
