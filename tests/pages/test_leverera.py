"""Leverera without a browser: where it is and where not, and each of its steps from a file to a withdrawn version."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from dashboard.server.machine import RESTRICTED
from pages.delivery import notices
from publishing import storage
from publishing.__main__ import main
from publishing.workflow import publish as workflow
from tests.pages.coordinator import DAY, STEPS, Coordinator, meetings, open_page
from tests.pages.harness import run
from tests.pages.test_english import swedish_in
from tests.several import copy_catalogues

CLOSED = "2019-06-01"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, a restricted folder beside it, and a visit from this machine."""
    copy_catalogues(tmp_path / "data", names=("exempel",))
    (tmp_path / "restricted").mkdir()
    monkeypatch.setenv("ASF_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASF_RESTRICTED", str(tmp_path / "restricted"))
    monkeypatch.setenv("ASF_CATALOGUE", "exempel")
    monkeypatch.setenv("ASF_DAY", DAY)
    visit_from(monkeypatch, {"Host": "localhost:8501", "Origin": "http://localhost:8501"})
    return tmp_path


def visit_from(monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], ip: str | None = None) -> None:
    monkeypatch.setattr(ContextProxy, "headers", StreamlitHeaders(headers.items()))
    monkeypatch.setattr(ContextProxy, "ip_address", ip)


@pytest.fixture
def page(place: Path) -> Coordinator:
    return open_page(place)


@pytest.fixture
def taken_in(place: Path, made_once: Callable[..., None]) -> Coordinator:
    """The page where versions are published, in a session that begins when Maria has taken in Gävle's two meetings."""
    made_once("meetings taken in on the page", place, lambda: open_page(place).take_in(meetings(2)))
    return open_page(place, step="ge-ut")


def test_the_reading_side_asks_for_the_same_variable():
    """It must not import the writing side, so the name stands twice."""
    assert storage.RESTRICTED == RESTRICTED


class TestWhereItIs:
    def test_nowhere_without_a_restricted_folder(self, place, monkeypatch):
        monkeypatch.delenv("ASF_RESTRICTED")
        seen = run("leverera", data="exempel")

        assert seen.headline == run("laget", data="exempel").headline, "the first page is shown instead"
        assert seen.messages == []

    @pytest.mark.parametrize("host", ["localhost:8501", "localhost", "127.0.0.1:8501", "[::1]:8501", "127.0.0.2"])
    def test_on_this_machine_under_its_own_names(self, place, monkeypatch, host):
        visit_from(monkeypatch, {"Host": host, "Origin": f"http://{host}"})

        assert "leveranser kommit" in open_page(place).seen.headline

    @pytest.mark.parametrize("address", ["0.0.0.0", "", "192.168.1.4", "::", "asf.example.org", "unix:///run/asf.sock"])
    def test_nowhere_when_the_server_listens_to_others(self, place, monkeypatch, address):
        monkeypatch.setattr(
            "streamlit.get_option", lambda name: address if name == "server.address" else config.get_option(name)
        )
        self.assert_refused(place, "Servern lyssnar på fler adresser")

    @pytest.mark.parametrize(
        ("headers", "ip", "why"),
        [
            ({"Host": "asf.example.org"}, None, "under ett annat namn än localhost"),
            ({"Host": "localhost.example.org:8501"}, None, "under ett annat namn än localhost"),
            ({"Host": "192.168.1.4:8501"}, None, "under ett annat namn än localhost"),
            ({"Host": "]["}, None, "under ett annat namn än localhost"),
            ({}, None, "under ett annat namn än localhost"),
            ({"Host": "localhost", "Origin": "https://example.org"}, None, "från en annan webbplats"),
            ({"Host": "localhost", "Origin": "null"}, None, "från en annan webbplats"),
            ({"Host": "localhost", "X-Forwarded-For": "192.168.1.4"}, None, "En mellanliggande server"),
            ({"Host": "localhost", "via": "1.1 proxy"}, None, "En mellanliggande server"),
            ({"Host": "localhost", "Forwarded": "for=192.168.1.4"}, None, "En mellanliggande server"),
            ({"Host": "localhost"}, "192.168.1.4", "från en annan dator"),
        ],
    )
    def test_nowhere_for_a_visit_that_may_come_from_elsewhere(self, place, monkeypatch, headers, ip, why):
        visit_from(monkeypatch, headers, ip)
        self.assert_refused(place, why)

    def test_nowhere_under_a_path_that_a_proxy_gives(self, place, monkeypatch):
        monkeypatch.setattr(
            "streamlit.get_option", lambda name: "asf" if name == "server.baseUrlPath" else config.get_option(name)
        )
        self.assert_refused(place, "En mellanliggande server")

    def test_the_refusal_is_in_english_too(self, place, monkeypatch):
        visit_from(monkeypatch, {"Host": "example.org"})
        seen = run("leverera", data="exempel", sprak="en")

        assert seen.headline == "The app is not shown here, because others could reach the deliveries"
        assert swedish_in(seen.text) == set()

    def assert_refused(self, place: Path, why: str) -> None:
        """No page at all, of any address, and nothing of the restricted folder touched: it is not even looked for."""
        (place / "restricted").rmdir()
        for page in ("leverera", "laget"):
            seen = run(page, data="exempel")
            assert seen.headline == "Appen visas inte här, eftersom andra skulle kunna nå leveranserna"
            [message] = seen.messages
            assert why in message
            assert "starta om utan ASF_RESTRICTED" in message
            assert seen.buttons() == []
        assert not (place / "restricted").exists()

    @pytest.mark.parametrize(
        ("folder", "why"),
        [("nowhere", "den skyddade mappen finns inte"), ("data/exempel", "det som står där publiceras")],
    )
    def test_an_unfit_restricted_folder_is_said(self, place, monkeypatch, folder, why):
        monkeypatch.setenv("ASF_RESTRICTED", str(place / folder))

        [message] = open_page(place).seen.messages
        assert why in message


class TestBoard:
    def test_says_what_has_come_and_when_the_quarter_closes(self, page):
        seen = page.seen

        assert seen.headline == "För 2019 kv 1 har 0 av 44 leveranser kommit"
        assert seen.rows_with("Kvartalet stänger den 15 maj 2019.")
        assert seen.rows_with("Gävle kommun | väntas | väntas | lämnas inte | väntas | väntas | ansvarig för ASF")
        assert seen.rows_with("Dialogmöten 0 av 10 kommuner")
        assert seen.rows_with("Övning: sidan räknar som om det vore den 20 april 2019.")

    def test_an_earlier_quarter_is_chosen(self, page):
        seen = page.choose("board_quarter", "2018-Q4")

        assert re.fullmatch(r"För 2018 kv 4 har \d\d av \d\d leveranser kommit", seen.headline)
        assert seen.rows_with("Kvartalet stängde den 14 februari 2019.")
        assert seen.rows_with("Ovanåkers kommun", "försenat")

    def test_what_waits_is_counted_apart_from_what_is_published(self, taken_in):
        seen = taken_in.step("tavla")

        assert seen.headline == "För 2019 kv 1 har 1 av 44 leveranser kommit"
        assert seen.rows_with("Mottaget men ännu inte utgivet: 1.")
        assert seen.rows_with("Gävle kommun", "mottaget 20 april 2019, inte utgivet")
        assert seen.rows_with("Dialogmöten 0 av 10 kommuner, 1 när det väntande ges ut")


class TestTemplates:
    def test_are_for_a_kind_a_partner_and_a_quarter_that_may_still_run(self, page):
        seen = page.step("mallar")

        assert seen.headline == "Hämta en mall att skicka ut"
        assert seen.buttons()[-2:] == ["Mall som arbetsbok (Excel)", "Mall som CSV"]
        assert page.app.selectbox(key="template_quarter").options[:2] == ["2019 kv 2", "2019 kv 1"]
        assert page.app.selectbox(key="template_quarter").value == "2019-Q1"
        assert "Coompanion Gävleborg" not in page.app.selectbox(key="template_partner").options
        page.choose("template_kind", "enterprise")
        assert "Coompanion Gävleborg" in page.app.selectbox(key="template_partner").options
        assert list((page.place / "restricted").rglob("*.*")) == [], "nothing left behind"


class TestDrafts:
    def test_a_file_is_kept_before_anything_is_said_of_it(self, page):
        page.step("ta-emot")
        seen = page.upload(meetings(2))

        assert page.drafts() == ["moten.csv"]
        assert seen.headline == "Välj vem filen kommer från"
        assert page.receipts == ()

    def test_everything_said_of_it_is_there_in_a_new_session(self, page):
        page.step("ta-emot")
        page.upload(meetings(700))
        page.choose("draft_partner_id", "kommun-2180")
        page.write("draft_by", "Maria")
        [answer] = [box.key for box in page.app.text_input if box.key.startswith("answer_")][:1]
        page.write(answer, "Stormöte")

        other = open_page(page.place, step="ta-emot")
        assert other.seen.rows_with("20 april 2019 12:00 · Gävle kommun · Maria")
        assert "Fortsätt med moten.csv" in other.seen.buttons()
        other.press("go_on_0")
        assert other.app.text_input(key="draft_by").value == "Maria"
        assert other.app.text_input(key=answer).value == "Stormöte"

    def test_one_is_thrown_away_after_a_question(self, page):
        page.step("ta-emot")
        page.upload(meetings(2))
        page.press("to_drafts")
        seen = page.press("discard_yes_0")

        assert page.drafts() == []
        assert seen.rows_with("Kastat: moten.csv.")

    def test_a_broken_one_is_said_and_can_be_thrown_away(self, page):
        page.step("ta-emot")
        page.upload(meetings(2))
        [kept] = (page.restricted / "drafts").glob("*/draft.json")
        kept.write_text("{", encoding="utf-8")

        seen = page.press("to_drafts")
        assert seen.rows_with("Ett utkast går inte att läsa.")
        page.press("discard_yes_broken_0")
        assert not kept.exists()

    def test_one_that_somebody_else_received_is_no_longer_there(self, page):
        page.step("ta-emot")
        page.upload(meetings(2))
        page.choose("draft_partner_id", "kommun-2180")
        other = open_page(page.place, step="ta-emot")
        other.press("go_on_0")
        other.write("draft_by", "Åsa")
        other.press("receive")

        page.app.text_input(key="draft_by").input("Maria")
        seen = page.run()
        assert seen.headline == "Ta emot en fil"
        assert len(page.receipts) == 1

    def test_a_disk_that_is_full_is_said(self, page, monkeypatch):
        def full(*_args: object, **_kind: object) -> None:
            raise OSError(28, "No space left on device")

        page.step("ta-emot")
        monkeypatch.setattr("pages.delivery.receiving.keep_draft", full)
        seen = page.upload(meetings(2))
        assert seen.rows_with("Det gick inte att läsa eller skriva på disken (No space left on device).")


class TestReport:
    def test_names_each_fault_with_its_row_column_value_and_remedy(self, page):
        page.step("ta-emot")
        page.upload(meetings("tre"))
        seen = page.choose("draft_partner_id", "kommun-2180")

        assert seen.headline == "Filen kan inte tas emot: 1 fel att rätta"
        assert seen.rows_with("moten.csv · Gävle kommun · Dialogmöten · 2019 kv 1")
        assert seen.rows_with(
            "2 | Antal möten (D) | tre | ”tre” är inget antal. | Skriv antalet som ett helt tal med siffror. "
            "Kan det inte lämnas: skriv okänt eller ej tillämpligt."
        )
        assert {"Arbetsbok med felen markerade", "Rapport som text", "Anteckna som avvisad"} <= set(seen.buttons())
        assert "Ta emot" not in seen.buttons()

    def test_a_file_with_faults_is_noted_as_refused_by_somebody(self, page):
        page.step("ta-emot")
        page.upload(meetings("tre"))
        page.choose("draft_partner_id", "kommun-2180")
        assert "skriv ditt namn" in page.press("receive").messages[-1]
        assert page.receipts == ()

        page.write("draft_by", "Maria")
        seen = page.press("receive")
        assert seen.messages == [] or "kvitto 1" in seen.text
        assert [(one.outcome, one.received_by) for one in page.receipts] == [("refused", "Maria")]
        assert page.drafts() == []

    def test_is_no_file_it_is_said_in_words(self, page):
        page.step("ta-emot")
        page.upload(b"\x00\x01\x02", "svar.xlsx")
        seen = page.choose("draft_partner_id", "kommun-2180")

        assert seen.headline == "Filen kan inte tas emot: 1 fel att rätta"
        assert seen.rows_with("hela filen")

    def test_a_file_that_fits_two_kinds_asks_which_it_is(self, place, monkeypatch):
        monkeypatch.setenv("ASF_DAY", "2019-01-20")
        page = open_page(place)
        rows = [f"2018 kv 4;Gävle;Kommunerna;{sex};{count}" for sex, count in (("kvinnor", 34), ("män", 31))]
        page.step("ta-emot")
        page.upload("\n".join(["Kvartal;Kommun;Offentlig aktör;Kön;Antal personer", *rows]).encode(), "placerade.csv")
        asked = page.choose("draft_partner_id", "kommun-2180")
        assert "Placeringar, men då saknas Insats; Olika personer under året." in asked.text
        assert "Välj slag av leverans här ovanför, eller be om en fil på mallen." in asked.text
        assert "--slag" not in asked.text
        refused = page.choose("draft_kind", "placement")
        assert "Kolumnen Insats saknas." in refused.text
        fine = page.choose("draft_kind", "placement_year")
        assert "Olika personer under året" in fine.text
        assert "Antal fel" not in fine.text

    def test_notes_below_the_table_are_said_to_be_kept_and_not_published(self, page):
        page.step("ta-emot")
        page.upload(meetings(2) + "\nKälla: verksamhetssystemet\n".encode())
        seen = page.choose("draft_partner_id", "kommun-2180")
        assert "Sparas men publiceras inte" in seen.text
        assert "Raden är en anteckning och ingen rad med uppgifter." in seen.text

    def test_warnings_are_answered_one_by_one_before_it_is_taken_in(self, page):
        page.step("ta-emot")
        page.upload(meetings(700))
        page.choose("draft_partner_id", "kommun-2180")
        page.write("draft_by", "Maria")
        keys = [box.key for box in page.app.text_input if box.key.startswith("answer_")]
        assert page.seen.headline == f"Filen är utan fel, men {len(keys)} varningar väntar på svar"
        assert f"svara på {len(keys)} varningar" in page.press("receive").messages[-1]
        assert page.receipts == ()

        for place, key in enumerate(keys, start=1):
            page.write(key, f"Skäl {place}")
        assert page.seen.headline == "Filen är utan fel och kan tas emot"
        page.press("receive")
        [receipt] = page.receipts
        assert sorted(receipt.answers.values()) == [f"Skäl {place}" for place in range(1, len(keys) + 1)]

    def test_a_correction_needs_a_public_note_and_a_new_definition_too(self, page):
        page.take_in(meetings(2))
        page.upload(meetings(3), "rattelse.csv")
        page.choose("draft_partner_id", "kommun-2180")
        assert page.app.text_input(key="draft_by").value == "Maria", "as before"
        assert "skriv vad som har ändrats" in page.press("receive").messages[-1]

        page.write("draft_note", "Ett möte till")
        page.app.checkbox(key="draft_is_definition").check()
        page.run()
        page.press("receive")
        assert [(one.change_kind, one.note) for one in page.receipts] == [("new", ""), ("definition", "Ett möte till")]

    def test_a_closed_quarter_asks_why_and_never_of_a_command(self, place, monkeypatch):
        monkeypatch.setenv("ASF_DAY", CLOSED)
        page = open_page(place, step="ta-emot")
        page.upload(meetings(2))
        seen = page.choose("draft_partner_id", "kommun-2180")
        assert seen.rows_with("2019 kv 1 stängde den 15 maj 2019", "Skriv längre ned varför uppgifterna kommer nu.")
        assert "--" not in seen.text

        page.write("draft_after_closing", "Sjukdom")
        page.write("draft_by", "Maria")
        page.press("receive")
        assert [one.after_closing for one in page.receipts] == ["Sjukdom"]

    def test_the_same_file_twice_is_said(self, page):
        page.take_in(meetings(2))
        page.upload(meetings(2))
        page.choose("draft_partner_id", "kommun-2180")
        seen = page.write("draft_note", "Igen")
        seen = page.press("receive")

        assert "samma fil är redan mottagen den 2019-04-20 (kvitto 1)" in seen.messages[-1]
        assert len(page.receipts) == 1


class TestPublishing:
    def test_nothing_waits_at_first(self, page):
        seen = page.step("ge-ut")

        assert seen.headline == "Inget att ge ut nu"
        assert seen.rows_with("Inget att ge ut: allt som har tagits emot finns i version 1.")

    def test_shows_what_changes_and_what_becomes_of_the_targets(self, taken_in):
        seen = taken_in.seen

        assert seen.headline == "1 leverans väntar på att ges ut"
        assert seen.rows_with(
            "1 | Gävle kommun | Dialogmöten, 2019 kv 1 nya uppgifter | 20 april 2019, Maria | moten.csv"
        )
        assert seen.rows_with("ny | 2019 kv 1, Gävle, Arbetsförmedlingen | Antal möten: 2")
        assert len(seen.rows_with("| oförändrat |")) == 9
        assert seen.rows_with("Inget mål ändras.")
        assert seen.rows_with("Mottaget av Maria.")

    def test_who_took_it_in_cannot_approve_it(self, taken_in):
        page, refused = taken_in, "har tagit emot en av leveranserna och kan inte godkänna den"
        said = {name: page.publish(name).messages[-1] for name in ("Maria", " maria ", "MARIA")}

        assert {name: words for name, words in said.items() if refused not in words} == {}
        assert "Skriv namnet" in page.publish("").messages[-1]
        assert page.versions() == ["v000001"]

    def test_another_publishes_and_is_shown_the_way_to_it(self, taken_in):
        page = taken_in
        page.write("version_note", "Första kvartalet")
        seen = page.publish("Omar")

        assert page.versions() == ["v000001", "v000002"]
        assert seen.rows_with("Version 2 är utgiven. Till Läget Länk till version 2")
        assert "./?data=exempel&amp;sprak=sv&amp;version=2" in seen.html
        assert seen.headline == "Inget att ge ut nu"
        versions = page.step("versioner")
        assert versions.headline == "Version 2 gäller, utgiven den 20 april 2019 av Omar"
        assert versions.rows_with("Version 2 |", "Omar", "Första kvartalet", "moten.csv", "kvitto 1")

    def test_nobody_approves_what_came_after_they_looked(self, taken_in, capsys):
        page = taken_in
        page.write("approver", "Omar")
        other = page.place / "more.csv"
        other.write_bytes(meetings(3))
        arguments = [
            "receive",
            str(other),
            "--partner",
            "kommun-2180",
            "--av",
            "Åsa",
            "--notering",
            "Fel",
            "--dag",
            DAY,
        ]
        assert main(arguments) == 0, capsys.readouterr()

        seen = page.press("publish")
        assert "Läs den igen och godkänn sedan." in seen.messages[-1]
        assert seen.headline == "2 leveranser väntar på att ges ut"
        assert page.versions() == ["v000001"]
        assert "Version 2 är utgiven." in page.press("publish").text

    def test_overtaken_nothing_is_published_and_the_difference_is_shown_anew(self, taken_in, monkeypatch, capsys):
        page = taken_in
        page.write("approver", "Omar")
        publish_version = workflow.publish_version

        def first_somebody_else(*args: object, **more: object) -> object:
            monkeypatch.setattr(workflow, "publish_version", publish_version)
            assert main(["publish", "--av", "Åsa", "--ja", "--dag", DAY]) == 0, capsys.readouterr()
            return publish_version(*args, **more)

        monkeypatch.setattr(workflow, "publish_version", first_somebody_else)
        seen = page.press("publish")
        assert "Åsa har gett ut version 2" in seen.text
        assert seen.headline == "Inget att ge ut nu"
        assert page.versions() == ["v000001", "v000002"]


PEOPLE = """Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer
2019 kv 1;Gävle;Kommunerna;Praktik;kvinnor;3
2019 kv 1;Gävle;Kommunerna;Praktik;män;4
2019 kv 1;Gävle;Kommunerna;Arbetsträning;kvinnor;23
2019 kv 1;Gävle;Kommunerna;Arbetsträning;män;2
"""


class TestCountsOfPeople:
    @pytest.fixture
    def late(self, place, made_once, monkeypatch) -> Coordinator:
        """The page once the first quarter has closed, with Gävle's placements taken in before."""

        def make() -> None:
            page = open_page(place)
            page.take_in(PEOPLE.encode())
            assert [(one.kind, one.outcome) for one in page.receipts] == [("placement", "accepted")]

        made_once("placements taken in on the page", place, make)
        monkeypatch.setenv("ASF_DAY", CLOSED)
        return open_page(place, step="ge-ut")

    def test_wait_until_the_quarter_has_closed(self, page):
        page.take_in(PEOPLE.encode())
        seen = page.step("ge-ut")

        assert seen.rows_with("Placeringar, 2019 kv 1", "antalen ges ut senare, avrundade")
        assert seen.rows_with("Placeringar", "nya rader") == []

    def test_are_published_rounded_and_shown_so_to_who_approves(self, late):
        seen = late.seen
        rows = seen.rows_with("ny | 2019 kv 1, Gävle, Kommunerna")

        assert seen.rows_with("Antal personer, placeringar, 2019 kv 1: ges ut med små antal ändrade till 0 eller 5.")
        assert seen.rows_with("antalen ges ut senare") == []
        assert rows, seen.text
        assert [row for row in rows if re.search(r"Värde: (≈ )?[1-4]\b", row)] == []
        assert any("Arbetsträning" in row and "Värde: 23 |" in row for row in rows), "what is not small stays"
        assert seen.rows_with("Dessutom nya rader för vad ingen har levererat:")

    def test_what_is_shown_is_what_is_published(self, late):
        """The rounding is by chance, so a publication that was made anew might say something else."""
        shown = late.seen.rows_with("ny | 2019 kv 1, Gävle, Kommunerna")
        assert shown
        late.write("version_note", "Antal")
        assert late.publish("Omar").rows_with("Version 2 är utgiven.")

        late.step("versioner")
        late.app.toggle(key="compare_show").set_value(True)
        assert late.run().rows_with("ny | 2019 kv 1, Gävle, Kommunerna") == shown

    def test_are_not_approved_by_who_took_them_in(self, late):
        assert "har tagit emot en av leveranserna" in late.publish("Maria").messages[-1]
        assert late.versions() == ["v000001"]


class TestVersions:
    @pytest.fixture
    def two(self, place: Path, made_once: Callable[..., None]) -> Coordinator:
        def make() -> None:
            made_once("meetings taken in on the page", place, lambda: open_page(place).take_in(meetings(2)))
            open_page(place).publish()

        made_once("two versions from the page", place, make)
        return open_page(place, step="versioner")

    def test_two_are_held_against_each_other(self, two):
        two.app.toggle(key="compare_show").set_value(True)
        seen = two.run()

        assert seen.rows_with("ny | 2019 kv 1, Gävle, Arbetsförmedlingen | Antal möten: 2")
        assert seen.rows_with("Fler nyttjade tjänster")

    def test_the_newest_is_withdrawn_with_a_reason_and_a_yes(self, two):
        assert "kryssa i rutan" in two.press("withdraw").messages[-1]
        two.write("withdrawer", "Omar")
        two.write("withdraw_reason", "Fel kvartal")
        assert "kryssa i rutan" in two.press("withdraw").messages[-1]
        assert two.versions() == ["v000001", "v000002"]

        two.app.checkbox(key="withdraw_yes").check()
        seen = two.press("withdraw")
        assert two.versions() == ["v000001", "v000002", "v000003"]
        assert seen.rows_with("Version 3 är utgiven.")
        assert seen.rows_with("Version 2 |", "Återkallad av version 3.")
        assert seen.rows_with("Version 3 |", "Återkallar version 2", "Fel kvartal")
        assert "Återkalla version 1" not in seen.buttons()

    def test_the_first_cannot_be_withdrawn(self, page):
        seen = page.step("versioner")

        assert seen.headline == "Version 1 gäller, utgiven den 1 februari 2019 av ASF-läget"
        assert not [button for button in seen.buttons() if button.startswith("Återkalla")]


def waiting_in(app: AppTest) -> list[str]:
    """What waits for the agenda in the address; the one value of a parameter comes without its list."""
    found = app.query_params.get("dagordning", [])
    return [found] if isinstance(found, str) else found


class TestAgenda:
    def test_what_is_picked_on_a_page_is_moved_told_why_and_published(self, place):
        picked = run("tackning", data="exempel", sprak="sv", kommun=("Gävle", "Hofors")).app
        picked.button(key="agenda_add").click()
        picked.run()
        page = open_page(place, step="dagordning", picked=waiting_in(picked))
        seen = page.seen
        assert seen.headline == "Dagordningen, antal punkter: 7"
        assert seen.rows_with("7. Täckning")
        assert seen.rows_with("Gävle, Hofors")

        for number in (1, 2, 3, 4, 5):
            page.press(f"agenda_remove_{number}")
        page.press("agenda_up_7")
        page.choose("agenda_figure_7", "coverage_over_time")
        page.write("agenda_sv_7", "Hur det har gått")
        page.write("agenda_day", "2019-06-12")
        page.press("agenda_publish")
        assert page.seen.messages == ["Skriv vem som gör dagordningen."]
        page.write("deliver_name", "Maria")
        seen = page.press("agenda_publish")

        assert seen.rows_with("Dagordningen för mötet den 12 juni 2019 är utgiven i version 2.")
        shown = run("radet", data="exempel", sprak="sv").frame("figure_name", "position")
        assert shown.select("page_name", "figure_name", "choices", "purpose").rows() == [
            ("tackning", "coverage_over_time", "kommun=G%C3%A4vle&kommun=Hofors", "Hur det har gått"),
            ("radet", "council_decisions", None, "Vad som är beslutat men inte klart."),
        ]

    def test_what_is_picked_stays_in_the_address_until_it_is_removed_or_published(self, place):
        values: list[str] = []
        for _ in range(2):
            picked = run("tackning", data="exempel", sprak="sv", kommun="Gävle", dagordning=values)
            picked.app.button(key="agenda_add").click()
            picked.app.run()
            values = waiting_in(picked.app)
        assert len(values) == 2
        assert "Valda för dagordningen: 1." in picked.text

        page = open_page(place, step="dagordning", picked=values)
        assert page.seen.headline == "Dagordningen, antal punkter: 8"
        reloaded = open_page(place, step="dagordning", picked=waiting_in(page.app))
        assert reloaded.seen.rows_with("8. Täckning")
        reloaded.press("agenda_remove_7")
        assert waiting_in(reloaded.app) == values[:1]
        assert reloaded.seen.headline == "Dagordningen, antal punkter: 7"
        reloaded.write("deliver_name", "Maria")
        reloaded.write("agenda_day", "2019-06-12")
        reloaded.press("agenda_publish")
        assert waiting_in(reloaded.app) == []
        assert reloaded.seen.headline == "Dagordningen, antal punkter: 7"

    @pytest.mark.parametrize("value", ["", "tackning", "nowhere?#agreements", "tackning?#nothing", "[#agreements"])
    def test_what_an_address_picks_that_there_is_not_is_no_item(self, place, value):
        page = open_page(place, step="dagordning", picked=[value, "tackning?matt=residents&data=x#nothing,agreements"])

        assert page.seen.headline == "Dagordningen, antal punkter: 7"
        assert page.seen.rows_with("7. Täckning", "residents")

    def test_readers_are_not_offered_it(self, visit):
        assert "Lägg till på dagordningen" not in visit("tackning", data="exempel", sprak="sv").buttons()


class TestEveryStep:
    @pytest.mark.parametrize("step", STEPS)
    def test_is_whole_in_english(self, place, made_once, step):
        def make() -> None:
            page = open_page(place)
            page.take_in(meetings(2))
            page.upload(meetings(700), "moten-2.csv")
            page.choose("draft_partner_id", "kommun-2180")

        made_once("a delivery and a draft", place, make)
        seen = open_page(place, step=step, language="en").seen
        # The ids of partners and sources are code, and a publisher is named as it calls itself.
        lines = [re.sub(r"\b[\w-]*kommun-2180\w*|Gävle kommun", "", line) for line in seen.lines]
        assert {word: line for line in lines for word in swedish_in(line)} == {}
        assert len(re.findall("<h1>", seen.html)) == 1

    def test_what_nobody_foresaw_leaves_no_figure_in_the_log(self, place, monkeypatch, capfd, caplog):
        def fail(*_args: object) -> None:
            raise RuntimeError("4711 personer")

        monkeypatch.setattr("pages.delivery.receiving.open_drafts", fail)
        page = open_page(place)
        page.app.get("button_group")[0].set_value("ta-emot")
        page.app.run()

        [caught] = page.app.exception
        printed = capfd.readouterr()
        assert "UnexpectedError" in printed.out + printed.err + caplog.text, "the log has the kind and the place"
        assert "4711" not in page.seen.text + str(caught.proto) + printed.out + printed.err + caplog.text
        assert page.seen.rows_with("Något gick fel som ingen hade förutsett (RuntimeError, test_leverera.py:")

    def test_the_guard_hides_the_words_of_an_unforeseen_fault(self):
        with pytest.raises(notices.UnexpectedError) as caught, notices.FaultsTold("sv"):
            raise ValueError("4711 personer")
        assert "4711" not in str(caught.value)
        assert caught.value.__suppress_context__
