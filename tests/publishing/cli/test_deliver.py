"""`template`, `check` and `receive`: one file, from a partner to a receipt."""

import pytest

from publishing.deliveries.store import read_receipts

GAVLE = ("--partner", "kommun-2180")
MEETING = "2019 kv 1;Gävle;Arbetsförmedlingen;2;"


class TestTemplate:
    @pytest.mark.parametrize("ending", ["xlsx", "csv"])
    def test_is_written_where_it_is_asked_for_and_read_back(self, desk, ending):
        path = desk.place / f"mall.{ending}"
        csv = ["--csv"] if ending == "csv" else []

        code, printed = desk.run("template", "commitment", "--till", str(path), *csv)

        assert (code, printed) == (0, f"Skrivet: {path}\n")
        code, printed = desk.run("check", str(path), *GAVLE)
        assert code == 2
        assert "inga rader" in printed.lower()

    def test_has_a_name_after_its_kind_where_none_is_given(self, desk, monkeypatch):
        monkeypatch.chdir(desk.place)

        assert desk.run("template", "service_use") == (0, "Skrivet: nyttjade-tjänster.xlsx\n")

    def test_for_a_partner_says_who_it_comes_from(self, desk):
        path = desk.place / "mall.xlsx"
        desk.run("template", "commitment", "--till", str(path), *GAVLE, "--kvartal", "2019-Q1")

        _, printed = desk.run("check", str(path))

        assert "kommun-2180" in printed

    def test_for_one_partner_is_not_taken_from_another(self, desk):
        path = desk.place / "mall.xlsx"
        desk.run("template", "commitment", "--till", str(path), *GAVLE)

        code, printed = desk.run("check", str(path), "--partner", "kommun-2183")

        assert code == 2
        assert "filen är gjord på en mall för kommun-2180, men sägs komma från kommun-2183." in printed


class TestCheck:
    def test_a_right_file_is_said_to_be_so_and_nothing_is_kept(self, desk):
        code, printed = desk.run("check", desk.meetings("2"), *GAVLE)

        assert code == 0
        assert printed.startswith("Leveransen är utan fel och kan tas emot.")
        assert list(desk.restricted.rglob("*.json")) == []

    def test_needs_no_restricted_folder(self, desk, monkeypatch):
        monkeypatch.delenv("ASF_RESTRICTED")

        assert desk.run("check", desk.meetings("2"), *GAVLE)[0] == 0

    def test_a_fault_is_told_with_row_column_value_and_what_to_do(self, desk):
        code, printed = desk.run("check", desk.file(MEETING, "2019 kv 1;Gävel;Region Gävleborg;1;"), *GAVLE)

        assert code == 2
        assert "Rad 3" in printed
        assert "Kommun (B)" in printed
        assert "Gävel" in printed

    def test_the_report_and_the_marked_workbook_are_written(self, desk):
        report, marked = desk.place / "rapport.txt", desk.place / "markerad.xlsx"

        code, printed = desk.run(
            "check", desk.file("2019 kv 1;Gävel;Region Gävleborg;1;"), *GAVLE,
            "--rapport", str(report), "--markerad", str(marked),
        )  # fmt: skip

        assert code == 2
        assert "Gävel" in report.read_text(encoding="utf-8")
        assert marked.read_bytes()[:2] == b"PK"
        assert f"Skrivet: {report}" in printed

    def test_who_it_comes_from_has_to_be_known(self, desk):
        code, printed = desk.run("check", desk.file(MEETING))

        assert code == 2
        assert "filen säger inte vem den kommer från. Ange det med --partner: kommun-2101" in printed
        code, printed = desk.run("check", desk.file(MEETING), "--partner", "gavle")
        assert "”gavle” finns inte i registret över dem som lämnar uppgifter" in printed

    def test_a_file_that_is_not_there(self, desk):
        code, printed = desk.run("check", str(desk.place / "borta.csv"), *GAVLE)

        assert code == 2
        assert printed.startswith("Kommandot kunde inte utföras.")
        assert "borta.csv" in printed


class TestReceive:
    def receive(self, desk, file: str, *more: str, day: str = "2019-04-20") -> tuple[int, str]:
        return desk.run("receive", file, *GAVLE, "--av", "Maria", *more, day=day)

    def receipts(self, desk):
        return read_receipts(desk.restricted / "exempel")

    def test_an_accepted_file_gets_a_receipt_with_who_when_what(self, desk):
        code, printed = self.receive(desk, desk.meetings("2"))

        assert code == 0
        assert "Mottaget som kvitto 1: Gävle kommun." in printed
        (receipt,) = self.receipts(desk)
        assert (receipt.cell, receipt.outcome, receipt.change_kind) == (
            ("kommun-2180", "dialogue_meeting", "2019-Q1"), "accepted", "new",
        )  # fmt: skip
        assert (receipt.received_by, receipt.received_at.date().isoformat()) == ("Maria", "2019-04-20")
        assert receipt.municipality_codes == ("2180",)

    def test_a_file_with_faults_is_noted_as_refused(self, desk):
        code, printed = self.receive(desk, desk.file("2019 kv 1;Gävel;Region Gävleborg;1;"))

        assert code == 2
        assert "Avvisat och antecknat som kvitto 1: Gävle kommun." in printed
        assert [receipt.outcome for receipt in self.receipts(desk)] == ["refused"]

    def test_a_file_that_cannot_be_read_is_noted_as_refused_too(self, desk):
        path = desk.place / "svar.xlsx"
        path.write_bytes(b"PK\x03\x04 inget blad")

        assert self.receive(desk, str(path))[0] == 2
        (receipt,) = self.receipts(desk)
        assert (receipt.outcome, receipt.rows, receipt.period) == ("refused", 0, "")

    def test_the_same_file_twice_is_told_and_changes_nothing(self, desk):
        file = desk.meetings("2")
        self.receive(desk, file)

        code, printed = self.receive(desk, file, day="2019-04-21")

        assert code == 2
        assert "samma fil är redan mottagen den 2019-04-20 (kvitto 1). Inget har ändrats." in printed
        assert len(self.receipts(desk)) == 1

    def test_a_correction_needs_a_note(self, desk, delivered):
        delivered("2")
        file = desk.meetings("3")

        code, printed = self.receive(desk, file)
        assert code == 2
        assert "det finns redan uppgifter för kvartalet, så filen är en rättelse." in printed

        assert self.receive(desk, file, "--notering", "Ett möte saknades")[0] == 0
        assert [(one.change_kind, one.note) for one in self.receipts(desk)] == [
            ("new", ""), ("correction", "Ett möte saknades"),
        ]  # fmt: skip

    def test_published_figures_are_corrected_too_and_a_definition_is_said_to_be_one(self, desk):
        file = desk.meetings("3", quarter="2018 kv 4")

        code, printed = self.receive(desk, file, "--sen", "Felräknat", day="2019-02-20")
        assert code == 2
        assert "--notering" in printed
        more = ("--sen", "Nytt sätt att räkna", "--notering", "Möten på telefon räknas", "--ny-definition")
        assert self.receive(desk, file, *more, day="2019-02-20")[0] == 0
        assert self.receipts(desk)[0].change_kind == "definition"

    def test_a_quarter_that_has_closed_asks_for_a_reason(self, desk):
        file = desk.meetings("2")

        code, printed = self.receive(desk, file, day="2019-05-16")
        assert code == 2
        assert "2019 kv 1 stängde den 15 maj 2019" in printed

        assert self.receive(desk, file, "--sen", "Sjukdom", day="2019-05-16")[0] == 0
        assert [one.after_closing for one in self.receipts(desk)] == ["", "Sjukdom"]

    def test_a_warning_waits_for_an_answer_that_is_kept(self, desk):
        headings = "Kvartal;Kommun;Steg;Läge"
        file = desk.file("2019 kv 1;Gävle;Policy om ASF;ja", headings=headings, name="steg.csv")

        code, printed = self.receive(desk, file)
        assert code == 3
        assert "Filen är inte mottagen" in printed
        ids = [part.split("]")[0] for part in printed.split("[v")[1:]]
        assert ids
        assert self.receipts(desk) == ()

        answers = [word for one in ids for word in ("--svar", f"v{one}=Nedlagt 2018")]
        assert desk.run("check", file, *GAVLE, *answers)[0] == 0
        assert self.receive(desk, file)[0] == 0
        assert set(self.receipts(desk)[0].answers.values()) == {"Nedlagt 2018"}

    def test_an_answer_of_the_wrong_form(self, desk):
        code, printed = self.receive(desk, desk.file(MEETING), "--svar", "ja")

        assert code == 2
        assert "--svar kan inte vara ”ja”" in printed

    def test_needs_the_restricted_folder(self, desk, monkeypatch):
        monkeypatch.delenv("ASF_RESTRICTED")

        code, printed = self.receive(desk, desk.meetings("2"))

        assert code == 2
        assert "ASF_RESTRICTED" in printed

    def test_counts_of_people_stay_in_the_restricted_folder(self, desk):
        headings = "Kvartal;Kommun;Offentlig aktör;Insats;Kön;Antal personer"
        file = desk.file("2019 kv 1;Gävle;Kommunerna;Praktik;kvinnor;4711", headings=headings, name="p.csv")
        code, printed = self.receive(desk, file)
        answers = [w for part in printed.split("[v")[1:] for w in ("--svar", f"v{part.split(']')[0]}=prov")]
        assert self.receive(desk, file, *answers)[0] == 0
        before = desk.published()

        code, printed = desk.run("publish", "--av", "Omar", "--ja")

        assert code == 0
        assert "4711" not in printed.replace(" ", "").replace("\u00a0", "")
        new = {name: content for name, content in desk.published().items() if name not in before}
        assert sorted(name.split("-")[0].split(".")[0] for name in new) == [
            "extracts/delivery", "extracts/source", "manifest/v000002",
        ]  # fmt: skip
