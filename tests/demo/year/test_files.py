"""The files that partners send: no two alike, and every one of them understood as what was meant."""

import openpyxl
import pytest

from demo.year.deliveries import PLAYED
from demo.year.files import HABITS, write_file
from publishing.catalogue.partners import read_partners
from publishing.intake.files import read_table
from publishing.kinds import FORMS
from tests.demo.year.conftest import EXAMPLE
from tests.publishing.intake.partner import read_delivery

PARTNERS = [partner for partner in read_partners(EXAMPLE).partners if partner.owes or partner.public_actor]
OWED = [(partner.partner_id, kind) for partner in PARTNERS for kind in partner.owes]
SENT = [(partner.partner_id, kind) for partner in PARTNERS for kind in partner.sends if kind in PLAYED]
MEANINGLESS = ("source_row", "obs_status", "amount_status", "valid_from_status", "valid_to_status")


def written(office, tmp_path, partner_id, kind, period="2019-Q2", **more):
    paper = office.paper(partner_id, kind, period, **more)
    path = tmp_path / paper.name
    write_file(paper, path, office.municipalities)
    return paper, path


@pytest.mark.parametrize(("partner_id", "kind"), OWED + SENT)
@pytest.mark.parametrize("period", ["2019-Q1", "2019-Q4"])
def test_a_file_is_read_back_as_what_the_partner_knows(office, tmp_path, partner_id, kind, period):
    paper, path = written(office, tmp_path, partner_id, kind, period)

    delivered = read_delivery(path, municipalities=office.municipalities)

    assert delivered.form.kind == kind
    assert set(delivered.frame["period"]) == {period}
    is_template = HABITS[partner_id].file == "template"
    for row, meant in zip(delivered.frame.iter_rows(named=True), paper.rows, strict=True):
        for name in meant.keys() - set(MEANINGLESS):
            if name != "evidence_en" or is_template:
                assert row[name] == meant[name], (name, row)


def test_every_partner_has_a_habit_of_its_own():
    assert set(HABITS) == {partner.partner_id for partner in PARTNERS}
    assert len(set(HABITS.values())) == len(HABITS)
    assert {habit.file for habit in HABITS.values()} == {"template", "xlsx", "csv"}
    assert {habit.delimiter for habit in HABITS.values() if habit.file == "csv"} == {";", ",", "\t"}
    assert {habit.encoding for habit in HABITS.values()} == {"utf-8", "utf-8-sig", "cp1252"}
    assert {habit.language for habit in HABITS.values()} == {"sv", "en"}


@pytest.mark.parametrize(
    ("partner_id", "kind", "start"),
    [
        ("kommun-2101", "commitment", "Kvartal;Kommun;Kriterium;Läge".encode("cp1252")),
        ("kommun-2104", "dialogue_meeting", "Offentlig aktör,Antal möten,Kvartal,Kommun\r\nArbets".encode()),
        ("kommun-2121", "dialogue_meeting", "Kvartal\tKommun\tOffentlig aktör\tAntal möten\r\napr–jun 2019\t".encode()),
        ("kommun-2181", "dialogue_meeting", "\ufeffKvartal;Kommun;Offentlig aktör".encode()),
        ("forsakringskassan", "placement", "Kvartal,Kommun,Offentlig akt".encode("cp1252")),
    ],
)
def test_a_text_begins_as_its_partner_saves_it(office, tmp_path, partner_id, kind, start):
    assert written(office, tmp_path, partner_id, kind)[1].read_bytes().startswith(start)


def test_amounts_are_written_with_a_decimal_comma_and_totals_and_gaps_follow(office, tmp_path):
    hofors = written(office, tmp_path, "kommun-2104", "service_use")[1].read_text(encoding="utf-8")
    assert hofors.splitlines()[1] == 'Kommunerna,Städ,Direktupphandling,1,"15882,00",2019-Q2,Hofors'
    sandviken = written(office, tmp_path, "kommun-2181", "service_use")[1].read_text(encoding="utf-8-sig")
    assert sandviken.splitlines()[-4].startswith("Totalt;")
    assert sandviken.splitlines()[-1] == ";" * 6


def test_a_workbook_of_its_own_has_a_title_gaps_and_a_total(office, tmp_path):
    _, path = written(office, tmp_path, "kommun-2161", "dialogue_meeting")

    rows = list(openpyxl.load_workbook(path)["Blad1"].values)

    assert rows[0][0] == "Ljusdals kommun: dialogmöten (EXEMPEL, påhittade uppgifter)"
    assert rows[1] == (None,) * 4
    assert rows[2] == ("Offentlig aktör", "Antal möten", "Kvartal", "Kommun")
    assert rows[6] == (None,) * 4
    assert rows[7][:2] == ("Totalt", 0)


def test_a_filled_template_still_says_who_it_is_for(office, tmp_path):
    _, path = written(office, tmp_path, "kommun-2180", "commitment")

    template = read_table(path).template

    assert (template.kind, template.partner_id) == ("commitment", "kommun-2180")


def test_notes_of_ones_own_are_written_where_nobody_reads_them(office, tmp_path):
    paper, path = written(office, tmp_path, "kommun-2180", "placement", "2019-Q4")

    workbook = openpyxl.load_workbook(path)
    assert "Blåklintsvägen" in workbook["Anteckningar"]["A1"].value
    assert "Blåklintsvägen" in workbook["Placeringar"]["A2"].comment.text
    assert paper.kind == "placement"
    delivered = read_delivery(path, municipalities=office.municipalities)
    assert not any("Blåklintsvägen" in str(value) for row in delivered.frame.rows() for value in row)


@pytest.mark.parametrize("partner_id", ["kommun-2180", "kommun-2182", "kommun-2101"])
def test_the_same_delivery_is_the_same_file(office, tmp_path, partner_id):
    first = written(office, tmp_path, partner_id, "commitment")[1].read_bytes()

    assert written(office, tmp_path, partner_id, "commitment")[1].read_bytes() == first


def test_what_is_wrong_is_written_as_it_is(office, tmp_path):
    _, path = written(office, tmp_path, "arbetsformedlingen", "placement", total_off=10)
    delivered = read_delivery(path, municipalities=office.municipalities)
    ((_, field, total),) = delivered.totals
    assert (field, total - delivered.frame["value"].sum()) == ("value", 10)

    _, path = written(office, tmp_path, "kommun-2101", "commitment", wrong={(0, "commitment_state"): "kanske"})
    assert ";kanske;" in path.read_text(encoding="cp1252").splitlines()[1] + ";"


def test_all_forms_are_delivered(office):
    assert {kind for _, kind in OWED + SENT} == set(PLAYED)
    assert set(PLAYED) <= set(FORMS)
    papers = {
        period: sorted((paper.partner.partner_id, paper.kind) for paper in office.papers(period))
        for period in ("2019-Q3", "2019-Q4")
    }
    assert papers["2019-Q4"] == sorted(OWED + SENT)
    assert papers["2019-Q3"] == sorted(one for one in OWED + SENT if one[1] != "placement_year")


def test_who_only_may_send_writes_its_zeros(office):
    values = [row["value"] for row in office.paper("region", "placement", "2019-Q1").rows]

    assert len(values) > 50
    assert sum(value > 0 for value in values) == 3
