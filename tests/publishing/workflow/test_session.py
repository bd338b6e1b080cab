"""The desk: the same functions as the commands, on a draft; and the files that it gives out."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from publishing.deliveries.drafts import change_draft, keep_draft, open_drafts
from publishing.deliveries.store import read_receipts
from publishing.messages.problems import InputError
from publishing.workflow.session import (
    Desk,
    State,
    approvers_refused,
    examine_draft,
    is_correction,
    marked_workbook,
    open_desk,
    prepare_publication,
    read_state,
    receive_draft,
    template_file,
    text_report,
)
from tests.publishing.workflow.conftest import MEETINGS


@pytest.fixture
def state(desk) -> State:
    return read_state(desk)


def drafted(desk: Desk, content: bytes, **said: str | bool):
    """A draft from Gävle, taken in by Maria unless `said` has something else."""
    kept = keep_draft(desk.restricted(), content, "moten.csv", now=desk.now)
    return change_draft(desk.restricted(), kept, **{"partner_id": "kommun-2180", "by": "Maria"} | said)


def files_under(desk: Desk) -> set[str]:
    root = desk.restricted().parent
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != ".lock"}


class TestDay:
    def test_is_the_one_that_is_named(self, desk):
        assert desk.now == dt.datetime(2019, 4, 20, 12, tzinfo=dt.UTC)
        assert desk.is_exercise

    @pytest.mark.parametrize("environment", [{}, {"ASF_DAY": ""}])
    def test_is_today_when_none_is_named(self, tmp_path, environment):
        now = open_desk(environment, data=tmp_path, catalogue="exempel", language="sv")

        assert abs(dt.datetime.now(dt.UTC) - now.now) < dt.timedelta(minutes=1)
        assert not now.is_exercise

    @pytest.mark.parametrize("day", ["2019-13-01", "i dag", "20 april"])
    def test_is_said_when_it_is_none(self, tmp_path, day):
        with pytest.raises(InputError, match="är ingen dag"):
            open_desk({"ASF_DAY": day}, data=tmp_path, catalogue="exempel", language="sv")


class TestDraft:
    def test_is_received_and_gone(self, desk, state, meetings):
        draft = drafted(desk, meetings)
        examined = examine_draft(desk, state, draft)
        assert examined.report.is_accepted
        assert not is_correction(state, examined)

        receipt = receive_draft(desk, state, draft, examined, {})

        assert (receipt.number, receipt.outcome, receipt.received_by) == (1, "accepted", "Maria")
        assert (receipt.file_name, receipt.partner_id, receipt.period) == ("moten.csv", "kommun-2180", "2019-Q1")
        assert read_receipts(desk.restricted()) == (receipt,)
        assert open_drafts(desk.restricted()).open == ()

    def test_with_faults_is_noted_as_refused_and_gone(self, desk, state):
        draft = drafted(desk, MEETINGS.format(value="tre").encode())
        examined = examine_draft(desk, state, draft)

        assert not is_correction(state, examined)
        assert receive_draft(desk, state, draft, examined, {}).outcome == "refused"
        assert open_drafts(desk.restricted()).open == ()

    def test_stays_when_it_cannot_be_received(self, desk, state, meetings):
        receive_draft(desk, state, draft := drafted(desk, meetings), examine_draft(desk, state, draft), {})
        later = read_state(desk)
        corrected = drafted(desk, MEETINGS.format(value=3).encode())
        examined = examine_draft(desk, later, corrected)

        assert is_correction(later, examined)
        with pytest.raises(InputError, match="rättelse"):
            receive_draft(desk, later, corrected, examined, {})
        assert open_drafts(desk.restricted()).open == (corrected,)

        noted = change_draft(desk.restricted(), corrected, note="Ett möte till")
        assert receive_draft(desk, later, noted, examined, {}).change_kind == "correction"

    def test_late_is_let_in_by_its_reason(self, desk, state, meetings):
        late = replace(desk, now=dt.datetime(2019, 6, 1, 12, tzinfo=dt.UTC))
        draft = drafted(late, meetings)
        [fault] = examine_draft(late, state, draft).report.faults
        assert fault.message == "quarter_closed"

        excused = change_draft(late.restricted(), draft, after_closing="Sjukdom")
        assert examine_draft(late, state, excused).report.is_accepted

    def test_from_nobody_is_asked_about(self, desk, state, meetings):
        with pytest.raises(InputError) as caught:
            examine_draft(desk, state, drafted(desk, meetings, partner_id=""))
        assert [problem.message for problem in caught.value.problems] == ["no_partner"]


def test_who_took_in_a_delivery_is_not_to_approve_it(desk, meetings):
    for value, name in ((2, " Maria "), (3, "maria"), (4, "Åsa")):
        state = read_state(desk)
        draft = drafted(desk, MEETINGS.format(value=value).encode(), by=name, note="Rättat")
        receive_draft(desk, state, draft, examine_draft(desk, state, draft), {})

    assert approvers_refused(prepare_publication(desk, read_state(desk))) == ("maria", "Åsa")


def test_a_correction_of_a_quarter_that_the_facts_tell_of_can_be_published(desk):
    """Nobody has delivered in another quarter: the register has no row that is not a fact."""
    state = read_state(desk)
    content = MEETINGS.format(value=9).replace("2019 kv 1", "2018 kv 4").encode()
    draft = drafted(desk, content, note="Räknat om", after_closing="Rättelse")
    examined = examine_draft(desk, state, draft)
    receive_draft(desk, state, draft, examined, {remark.remark_id: "Ja" for remark in examined.report.warnings})

    prepared = prepare_publication(desk, read_state(desk))
    assert [(change.period, change.change_kind) for change in prepared.changes] == [("2018-Q4", "correction")]
    assert prepared.frames["delivery"].equals(prepared.base.frames["delivery"])


class TestFiles:
    def test_a_template_is_for_its_partner_and_quarter_and_leaves_nothing_behind(self, desk, state):
        partner = state.partners.find("kommun-2180")
        name, content = template_file(desk, state, "dialogue_meeting", partner=partner, period="2019-Q1", as_csv=False)

        book = openpyxl.load_workbook(io.BytesIO(content))
        assert name == "dialogmöten_kommun-2180_2019-q1.xlsx"
        assert [cell.value for cell in book.worksheets[0][1]][:3] == ["Kvartal", "Kommun", "Offentlig aktör"]
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert any("Gävle kommun (kommun-2180)" in line for line in words)
        assert files_under(desk) == set()

    def test_a_csv_template_is_the_headings(self, desk, state):
        name, content = template_file(desk, state, "dialogue_meeting", partner=None, period="", as_csv=True)

        assert name == "dialogmöten.csv"
        assert content.decode("utf-8-sig") == "Kvartal;Kommun;Offentlig aktör;Antal möten;Status\r\n"
        assert files_under(desk) == set()

    def test_a_marked_workbook_and_a_report_hold_the_fault_and_leave_nothing_behind(self, desk, state):
        examined = examine_draft(desk, state, draft := drafted(desk, MEETINGS.format(value="tre").encode()))
        before = files_under(desk)

        book = openpyxl.load_workbook(io.BytesIO(marked_workbook(desk, examined, {})))
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        assert "tre" in words
        assert any("inget antal" in line for line in words)
        assert "inget antal" in text_report(desk, examined, {}).decode("utf-8-sig")
        assert files_under(desk) == before
        assert draft.path.is_file()
