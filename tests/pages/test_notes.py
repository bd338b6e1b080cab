"""The notes at the page Leverera: which are public, what is asked about them, and what no tick lets through."""

from pathlib import Path

import pytest

from tests.pages.coordinator import DAY, Coordinator, meetings, open_page
from tests.pages.test_leverera import visit_from
from tests.several import copy_catalogues

NAMED = "Anna Svensson glömdes"
PLACEMENTS = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer\n2019 kv 1;Gävle;Kommunerna;Praktik;kvinnor;{}\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coordinator:
    copy_catalogues(tmp_path / "data", names=("exempel",))
    (tmp_path / "restricted").mkdir()
    for name, value in {"DATA": "data", "RESTRICTED": "restricted"}.items():
        monkeypatch.setenv(f"ASF_{name}", str(tmp_path / value))
    monkeypatch.setenv("ASF_CATALOGUE", "exempel")
    monkeypatch.setenv("ASF_DAY", DAY)
    visit_from(monkeypatch, {"Host": "localhost:8501", "Origin": "http://localhost:8501"})
    return open_page(tmp_path)


def tick(page: Coordinator, start: str) -> None:
    next(box for box in page.app.checkbox if box.key and box.key.startswith(start)).check()
    page.run()


class TestOfAFile:
    def test_is_asked_about_where_it_becomes_public(self, page):
        page.take_in(meetings(2))
        page.upload(meetings(3), "rattelse.csv")
        page.choose("draft_partner_id", "kommun-2180")
        assert page.app.text_input(key="draft_note").label == "Vad har ändrats? Noteringen blir offentlig."

        seen = page.write("draft_note", NAMED)
        assert "Noteringen blir offentlig och ser ut att nämna en person (”Anna Svensson”)." in seen.text
        assert "svara på 1 varning" in page.press("receive").messages[-1] or len(page.receipts) == 1
        assert len(page.receipts) == 1
        [key] = [box.key for box in page.app.text_input if box.key and box.key.startswith("answer_")]
        page.write(key, "Ordförande i nämnden")
        page.press("receive")
        assert [one.note for one in page.receipts] == ["", NAMED]

    def test_says_that_it_is_not_public_where_the_figures_are_people(self, page):
        page.take_in(PLACEMENTS.format(17).encode(), name="a.csv")
        page.upload(PLACEMENTS.format(16).encode(), "b.csv")
        page.choose("draft_partner_id", "kommun-2180")
        assert page.app.text_input(key="draft_note").label.startswith("Vad har ändrats? Noteringen sparas med kvittot men publiceras inte")  # fmt: skip

        assert "blir offentlig och ser ut" not in page.write("draft_note", "En kvinna för mycket").text

    def test_with_a_personal_number_leaves_no_draft(self, page):
        page.step("ta-emot")
        page.upload(meetings(2).replace(b"2;\n", b"2;900101-9802\n", 1), "fel.csv")
        page.choose("draft_partner_id", "kommun-2180")
        page.write("draft_by", "Maria")
        seen = page.press("receive")

        assert any("sparas inte, inte heller som avvisad" in message for message in seen.messages)
        assert (page.drafts(), page.receipts) == ([], ())


class TestOfAVersion:
    @pytest.fixture(params=["publish", "withdraw"])
    def version(self, request, page, made_once) -> tuple[Coordinator, str, str]:
        def make() -> None:
            page.take_in(meetings(2))
            if request.param == "withdraw":
                page.publish()

        made_once(f"ready to {request.param} on the page", page.place, make)
        if request.param == "publish":
            page = open_page(page.place, step="ge-ut")
            page.write("approver", "Omar")
            return page, "version_note", "publish"
        page = open_page(page.place, step="versioner")
        page.write("withdrawer", "Omar")
        page.app.checkbox(key="withdraw_yes").check()
        return page, "withdraw_reason", "withdraw"

    def test_needs_a_yes_for_what_points_at_a_person(self, version):
        page, field, button = version
        before = page.versions()
        seen = page.write(field, NAMED)
        assert "ser ut att nämna en person (”Anna Svensson”)" in seen.text
        assert "kryssa i att den kan visas" in page.press(button).messages[-1]
        assert page.versions() == before

        tick(page, f"{field}_yes_")
        page.press(button)
        assert len(page.versions()) == len(before) + 1

    def test_a_changed_note_needs_a_yes_of_its_own(self, version):
        page, field, button = version
        before = page.versions()
        page.write(field, NAMED)
        tick(page, f"{field}_yes_")
        page.write(field, "Hon slutade i mars")

        assert "kryssa i att den kan visas" in page.press(button).messages[-1]
        assert page.versions() == before

    def test_no_tick_lets_a_personal_number_through(self, version):
        page, field, button = version
        before = page.versions()
        seen = page.write(field, "Avser 900101-9802")

        assert not [box for box in page.app.checkbox if box.key and box.key.startswith(f"{field}_yes_")]
        assert any("texten ser ut att innehålla ett personnummer" in one.casefold() for one in seen.messages)
        page.press(button)
        assert page.versions() == before
