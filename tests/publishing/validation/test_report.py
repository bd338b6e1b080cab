import datetime as dt
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from string import Formatter

import openpyxl

from publishing.messages import message
from publishing.messages.problems import InputError, Note, Problem, Remark
from publishing.validation.case import Case
from publishing.validation.check import check
from publishing.validation.report import Report, by_likeness, faulty_report, report_text
from publishing.workbooks.marked import write_marked_workbook
from tests.each import each

HERE = Path(__file__).parent
TEXTS = tomllib.loads(
    (HERE.parents[2] / "publishing" / "messages" / "words" / "checking.toml").read_text(encoding="utf-8")
)
SAID = [(name, words) for group in ("fault", "warning") for name, words in TEXTS[group].items()]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_question_that_is_unlike_the_others_comes_first_and_like_ones_beside_each_other():
    gone = [
        Remark("svar.xlsx", "municipality_gone", letter="D", details={"name": name})
        for name in ("Alby", "Berga", "Ceby")
    ]
    fallen = [Remark("svar.xlsx", "much_less", letter=letter) for letter in ("I", "J")]
    early, late = (
        Remark("svar.xlsx", "early_date", row=9, letter="G"),
        Remark("svar.xlsx", "enterprise_gone", letter="B"),
    )

    ordered = by_likeness([gone[0], fallen[0], gone[1], late, fallen[1], early, gone[2]])

    assert ordered == (early, late, *fallen, *gone)


def test_of_many_rows_with_a_like_question_the_one_of_the_whole_file_is_not_drowned():
    many = [Remark("svar.xlsx", "large_number", row=row, letter="G") for row in (4, 2, 3)]
    whole = Remark("svar.xlsx", "municipality_gone", letter="D")

    assert [remark.row for remark in by_likeness([*many, whole])] == [None, 2, 3, 4]


@each(("name", "words"), SAID)
def test_every_message_says_what_and_then_what_to_do_in_both_languages(name, words):
    assert blanks(" ".join(message(name, "sv"))) == blanks(" ".join(message(name, "en")))
    for language in ("sv", "en"):
        what, to_do = message(name, language)
        assert words[language] == what
        assert re.fullmatch(r"\S.*[.?]", what)
        assert not re.search(r"[.!?] \S", what), "what to do stands in an entry of its own"
        assert not re.match(r"[A-ZÅÄÖ]", what), "it follows the place, after a colon"
        assert re.match(r"[A-ZÅÄÖ{]\S", to_do)


@each("name", [name for name, _ in SAID])
def test_every_message_is_tried(name):
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))

    assert name in tests or (name.startswith("nothing_in_") and 'f"nothing_in_{kind}"' in tests)


class TestId:
    def test_stays_when_rows_move_and_other_rows_change(self, desk):
        first = desk.check("placement", {"value": 600.0}, {"sex": "M"})
        second = desk.check("placement", {"sex": "M", "value": 9.0}, {"value": 600.0})

        assert first.warnings[0].row != second.warnings[0].row
        assert first.warnings[0].remark_id == second.warnings[0].remark_id
        assert re.fullmatch(r"v[0-9a-f]{6}", first.warnings[0].remark_id)

    def test_is_another_for_another_figure_row_quarter_or_sender(self, desk, before):
        row = {"value": 600.0}
        reports = [
            desk.check("placement", row),
            desk.check("placement", {"value": 601.0}),
            desk.check("placement", row | {"sex": "M"}),
            desk.check("placement", row | {"period": "2018-Q4"}, after_closing="sent"),
            desk.check("placement", row, partner="arbetsformedlingen"),
        ]
        assert len({report.warnings[0].remark_id for report in reports}) == 5


class TestAnswers:
    def test_an_answer_is_found_by_its_id(self, desk):
        report = desk.check("placement", {"value": 600.0}, {"sex": "M", "value": 700.0})
        first, second = report.warnings

        assert report.unanswered({}) == (first, second)
        assert report.unanswered({first.remark_id: "Ny verksamhet", second.remark_id: "  "}) == (second,)


class TestText:
    def test_an_accepted_delivery_says_so_at_once(self, desk):
        report = desk.check("placement", {}, {"sex": "M"})

        assert report.is_accepted
        assert report_text(report, "sv", {}).splitlines() == [
            "Leveransen är utan fel och kan tas emot.",
            "svar.xlsx · kommun-2183 · Placeringar · 2019 kv 1 · antal rader: 2",
        ]
        assert report_text(report, "en", {}).splitlines() == [
            "The delivery is without faults and can be accepted.",
            "svar.xlsx · kommun-2183 · Placements · 2019 Q1 · rows: 2",
        ]

    def test_a_fault_says_where_the_value_what_and_what_to_do(self, desk):
        report = desk.check("placement", {}, {"sex": "M", "value": -1250.5})

        assert report_text(report, "sv", {}).splitlines() == [
            "Leveransen kan inte tas emot. Antal fel: 1. Antal varningar: 0.",
            "svar.xlsx · kommun-2183 · Placeringar · 2019 kv 1 · antal rader: 2",
            "",
            "Fel",
            "  ✗ Blad Svar, rad 3, kolumn Antal personer (G): ”-1\xa0250,5”",
            "      Ett antal kan inte vara mindre än noll.",
            "      Rätta talet, eller skriv okänt, dolt av lämnaren eller ej tillämpligt i stället för ett tal.",
            "",
            "Filen tas emot som helhet eller inte alls. Rätta felen och lämna hela filen igen.",
        ]
        assert report_text(report, "en", {}).splitlines()[3:7] == [
            "Faults",
            "  ✗ Sheet Svar, row 3, column Antal personer (G): “-1,250.5”",
            "      A number cannot be below zero.",
            "      Correct it, or write unknown, withheld by the sender or not applicable instead of a number.",
        ]

    def test_a_warning_says_its_id_and_how_to_answer_it(self, desk):
        report = desk.check("placement", {"value": 600.0})
        name = report.warnings[0].remark_id

        assert report_text(report, "sv", {}).splitlines() == [
            "Leveransen är utan fel, men det finns varningar att besvara innan den tas emot. Antal: 1.",
            "svar.xlsx · kommun-2183 · Placeringar · 2019 kv 1 · antal rader: 1",
            "",
            "Varningar",
            f"  ! Blad Svar, rad 2, kolumn Antal personer (G): ”600”  [{name}]",
            "      Talet är ovanligt stort, större än 500.",
            "      Rätta det, eller svara varför det stämmer.",
            "",
            "Rätta i filen, eller svara på varje varning med dess id och några ord om varför: "
            f'--svar {name}="förklaring"',
        ]
        answered = report_text(report, "en", {name: "A new workplace"}).splitlines()
        assert answered[0] == "The delivery is without faults and can be accepted. Warnings answered: 1."
        assert answered[-1] == "      Answer: A new workplace"

    def test_a_long_list_is_cut_on_screen_and_whole_in_the_file(self, desk):
        report = desk.check(
            "placement", *({"value": -1.0, "period": "2018-Q4"} for _ in range(20)), after_closing="sent"
        )

        assert len(report.faults) == 39
        on_screen, in_file = report_text(report, "sv", {}), report_text(report, "sv", {}, shown_at_most=None)
        assert on_screen.count("✗") == 30
        assert "  … och 9 till. Alla står i rapportfilen." in on_screen.splitlines()
        assert in_file.count("✗") == 39
        assert "till." not in in_file
        assert "  … and 9 more. The report file has them all." in report_text(report, "en", {}).splitlines()

    def test_a_file_that_could_not_be_read(self):
        error = InputError([Problem("svar.xlsx", "unreadable_file", details={"reason": "790131-1234"})])
        report = faulty_report(error, file="svar.xlsx", partner_id="kommun-2183")

        assert not report.is_accepted
        assert report_text(report, "sv", {}).splitlines() == [
            "Leveransen kan inte tas emot. Antal fel: 1. Antal varningar: 0.",
            "svar.xlsx · kommun-2183 · okänt slag · inget kvartal · antal rader: 0",
            "",
            "Fel",
            "  ✗ Hela filen",
            "      Filen går inte att läsa eller skriva (••••••-••••).",
            "",
            "Filen tas emot som helhet eller inte alls. Rätta felen och lämna hela filen igen.",
        ]

    def test_nothing_in_a_cell_moves_the_cursor_of_a_terminal(self, desk):
        report = desk.check(
            "commitment", {"mark": "policy", "agreement_form": None, "counterpart": "\x1b[2J\nhej " + 80 * "a"}
        )

        assert "\x1b" not in report_text(report, "sv", {})
        assert f"”[2J hej {51 * 'a'}…”" in report_text(report, "sv", {})


class TestNotes:
    """What is kept and not published is told, and asks for nothing."""

    def reported(self, desk, deliver, partners) -> Report:
        noted = replace(
            deliver("placement", {"sex": "F"}, {"sex": "M"}), notes=(Note("svar.xlsx", "note_kept", 5, sheet="Svar"),)
        )
        sender = partners.find("kommun-2183")
        return check(Case(noted, partner=sender, partners=partners, published=desk.version, today=dt.date(2019, 4, 10)))

    def test_stand_last_and_wait_for_no_answer(self, desk, deliver, partners):
        report = self.reported(desk, deliver, partners)
        swedish, english = (report_text(report, language, {}) for language in ("sv", "en"))

        assert (report.is_accepted, report.unanswered({})) == (True, ())
        assert swedish.endswith(
            "Sparas med filen men publiceras inte\n  i Blad Svar, rad 5\n"
            "      Raden är en anteckning och ingen rad med uppgifter.\n      Den sparas med filen men publiceras inte."
        )
        assert "Kept with the file and not published" in english

    def test_stand_in_the_marked_workbook(self, desk, deliver, partners, tmp_path):
        report = self.reported(desk, deliver, partners)
        table = deliver("placement", {"sex": "F"}, {"sex": "M"}).table
        write_marked_workbook(
            report, replace(table, rows=(*table.rows, (), ("Källa: egna",))), tmp_path / "m.xlsx", "sv"
        )
        first, second = openpyxl.load_workbook(tmp_path / "m.xlsx")

        assert [cell.value for cell in first[6]][:2] == ["i Anteckning", 5]
        assert second.cell(5, 1).value == "Källa: egna"
        assert "i Raden är en anteckning" in str(second.cell(5, 9).value)
