"""The use cases that the command line and the page share, on a draft; and the files that are given out."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from publishing.deliveries.drafts import change_draft, keep_draft, open_drafts
from publishing.deliveries.store import read_receipts
from publishing.messages.problems import InputError
from publishing.workflow.examine import examine
from publishing.workflow.files import marked_workbook, report_file, template_file
from publishing.workflow.publish import approvers_refused, preview
from publishing.workflow.receive import is_correction, take_in_draft
from publishing.workflow.session import Session, Workplace, open_session, open_workplace
from tests.publishing.workflow.conftest import MEETINGS


@pytest.fixture
def session(workplace) -> Session:
    return open_session(workplace)


def drafted(workplace: Workplace, content: bytes, **said: str | bool):
    """A draft from Gävle, taken in by Maria unless `said` has something else."""
    kept = keep_draft(workplace.restricted(), content, "moten.csv", now=workplace.now)
    return change_draft(workplace.restricted(), kept, **{"partner_id": "kommun-2180", "by": "Maria"} | said)


def files_under(workplace: Workplace) -> set[str]:
    root = workplace.restricted().parent
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != ".lock"}


class TestDay:
    def test_is_the_one_that_is_named(self, workplace):
        assert workplace.now == dt.datetime(2019, 4, 20, 12, tzinfo=dt.UTC)
        assert workplace.is_exercise

    @pytest.mark.parametrize("environment", [{}, {"ASF_DAY": ""}])
    def test_is_today_when_none_is_named(self, tmp_path, environment):
        now = open_workplace(environment, data=tmp_path, catalogue="exempel", language="sv")

        assert abs(dt.datetime.now(dt.UTC) - now.now) < dt.timedelta(minutes=1)
        assert not now.is_exercise

    @pytest.mark.parametrize("day", ["2019-13-01", "i dag", "20 april"])
    def test_is_said_when_it_is_none(self, tmp_path, day):
        with pytest.raises(InputError, match="är ingen dag"):
            open_workplace({"ASF_DAY": day}, data=tmp_path, catalogue="exempel", language="sv")


class TestDraft:
    def test_is_received_and_gone(self, workplace, session, meetings):
        draft = drafted(workplace, meetings)
        examined = examine(session, draft)
        assert examined.report.is_accepted
        assert not is_correction(session, examined)

        receipt = take_in_draft(session, examined, {})

        assert (receipt.number, receipt.outcome, receipt.received_by) == (1, "accepted", "Maria")
        assert (receipt.file_name, receipt.partner_id, receipt.period) == ("moten.csv", "kommun-2180", "2019-Q1")
        assert read_receipts(workplace.restricted()) == (receipt,)
        assert open_drafts(workplace.restricted()).open == ()

    def test_with_faults_is_noted_as_refused_and_gone(self, workplace, session):
        draft = drafted(workplace, MEETINGS.format(value="tre").encode())
        examined = examine(session, draft)

        assert not is_correction(session, examined)
        assert take_in_draft(session, examined, {}).outcome == "refused"
        assert open_drafts(workplace.restricted()).open == ()

    def test_stays_when_it_cannot_be_received(self, workplace, session, meetings):
        take_in_draft(session, examine(session, drafted(workplace, meetings)), {})
        later = open_session(workplace)
        corrected = drafted(workplace, MEETINGS.format(value=3).encode())
        examined = examine(later, corrected)

        assert is_correction(later, examined)
        with pytest.raises(InputError, match="rättelse"):
            take_in_draft(later, examined, {})
        assert open_drafts(workplace.restricted()).open == (corrected,)

        noted = change_draft(workplace.restricted(), corrected, note="Ett möte till")
        assert take_in_draft(later, examine(later, noted), {}).change_kind == "correction"

    def test_late_is_let_in_by_its_reason(self, workplace, meetings):
        late = replace(workplace, now=dt.datetime(2019, 6, 1, 12, tzinfo=dt.UTC))
        draft = drafted(late, meetings)
        session = open_session(late)
        [fault] = examine(session, draft).report.faults
        assert fault.message == "quarter_closed"

        excused = change_draft(late.restricted(), draft, after_closing="Sjukdom")
        assert examine(session, excused).report.is_accepted

    def test_from_nobody_is_asked_about(self, workplace, session, meetings):
        with pytest.raises(InputError) as caught:
            examine(session, drafted(workplace, meetings, partner_id=""))
        assert [problem.message for problem in caught.value.problems] == ["no_partner"]


def test_who_took_in_a_delivery_is_not_to_approve_it(workplace, meetings):
    for value, name in ((2, " Maria "), (3, "maria"), (4, "Åsa")):
        session = open_session(workplace)
        draft = drafted(workplace, MEETINGS.format(value=value).encode(), by=name, note="Rättat")
        take_in_draft(session, examine(session, draft), {})

    assert approvers_refused(preview(open_session(workplace))) == ("maria", "Åsa")


def test_a_correction_of_a_quarter_that_the_facts_tell_of_can_be_published(workplace):
    """Nobody has delivered in another quarter: the register has no row that is not a fact."""
    session = open_session(workplace)
    content = MEETINGS.format(value=9).replace("2019 kv 1", "2018 kv 4").encode()
    draft = drafted(workplace, content, note="Räknat om", after_closing="Rättelse")
    examined = examine(session, draft)
    take_in_draft(session, examined, {remark.remark_id: "Ja" for remark in examined.report.warnings})

    prepared = preview(open_session(workplace))
    assert [(change.period, change.change_kind) for change in prepared.changes] == [("2018-Q4", "correction")]
    assert prepared.frames["delivery"].equals(prepared.base.frames["delivery"])


class TestFiles:
    def test_a_template_is_for_its_partner_and_quarter_and_leaves_nothing_behind(self, workplace, session):
        name, content = template_file(session, "dialogue_meeting", partner_id="kommun-2180", period="2019-Q1")

        book = openpyxl.load_workbook(io.BytesIO(content))
        assert name == "dialogmöten_kommun-2180_2019-q1.xlsx"
        assert [cell.value for cell in book.worksheets[0][1]][:3] == ["Kvartal", "Kommun", "Offentlig aktör"]
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert any("Gävle kommun (kommun-2180)" in line for line in words)
        assert files_under(workplace) == set()

    def test_a_csv_template_is_the_headings(self, workplace, session):
        name, content = template_file(session, "dialogue_meeting", as_csv=True)

        assert name == "dialogmöten.csv"
        assert content.decode("utf-8-sig") == "Kvartal;Kommun;Offentlig aktör;Antal möten;Status\r\n"
        assert files_under(workplace) == set()

    def test_a_marked_workbook_and_a_report_hold_the_fault_and_leave_nothing_behind(self, workplace, session):
        examined = examine(session, draft := drafted(workplace, MEETINGS.format(value="tre").encode()))
        before = files_under(workplace)

        book = openpyxl.load_workbook(io.BytesIO(marked_workbook(workplace, examined, {})))
        words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        assert "tre" in words
        assert any("inget antal" in line for line in words)
        assert "inget antal" in report_file(workplace, examined, {}).decode("utf-8-sig")
        assert files_under(workplace) == before
        assert draft.path.is_file()
