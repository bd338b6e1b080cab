"""Templates: what they offer, what they say of themselves, and that what is filled in in them is read right."""

import shutil
import subprocess

import openpyxl
import pytest

from contract import CONTRACT_VERSION
from publishing.catalogue.partners import Partner
from publishing.intake.files import read_table
from publishing.intake.table import Template
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from publishing.workbooks.template import Scope, write_csv_template, write_template
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, faults_of, headings, read, read_delivery

BOLLNAS = Partner(
    "kommun-2183", "Bollnäs kommun", "Bollnäs Municipality", "x", "x", ("placement",), municipality_code="2183"
)
AF = Partner(
    "af", "Arbetsförmedlingen", "Public Employment Service", "x", "x", ("placement",), public_actor="arbetsformedlingen"
)


def template(tmp_path, kind: str, **more):
    path = tmp_path / f"{kind}.xlsx"
    write_template(FORMS[kind], path, Scope(MUNICIPALITIES, **more))
    return path


def choices(path, kind: str, language: str = "sv") -> dict[str, list[str]]:
    """What each column offers, by its heading."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORMS[kind].title(language)]
    offered = {}
    for check in sheet.data_validations.dataValidation:
        if check.type == "list":
            name, place = check.formula1.split("!")
            heading = sheet.cell(1, next(iter(check.sqref.ranges)).min_col).value
            offered[heading] = [row[0].value for row in workbook[name][place.replace("$", "")]] if ":" in place else []
    return offered


def checks(path, kind: str) -> dict[str, tuple[str, str]]:
    sheet = openpyxl.load_workbook(path)[FORMS[kind].title("sv")]
    return {
        sheet.cell(1, next(iter(check.sqref.ranges)).min_col).value: (check.type, check.error)
        for check in sheet.data_validations.dataValidation
    }


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_data_sheet_holds_the_headings_and_nothing_else(tmp_path, kind, language):
    sheet = openpyxl.load_workbook(template(tmp_path, kind, language=language))[FORMS[kind].title(language)]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [field.heading(language) for field in FORMS[kind].fields]
    ]
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_how_a_column_is_filled_in_is_said_once(tmp_path, kind, language):
    workbook = openpyxl.load_workbook(template(tmp_path, kind, language=language))
    cells = [cell.value for row in workbook.worksheets[2].iter_rows(min_col=3, max_col=3) for cell in row if cell.value]
    twice = [text for text in cells if len(set(parts := text.rstrip(".").split(". "))) < len(parts)]
    assert len(cells) > len(FORMS[kind].fields)
    assert twice == []


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_template_has_no_rows(tmp_path, kind):
    faults = faults_of(lambda: read_delivery(template(tmp_path, kind), municipalities=MUNICIPALITIES))
    assert [fault.message for fault in faults] == ["table_no_rows"]


def test_what_can_be_chosen(tmp_path):
    named = {"public_actor": {"region": {"sv": "Region Gävleborg", "en": "Region Gävleborg"}}}
    assert choices(template(tmp_path, "placement", period="2019-Q1", listed=named), "placement") == {
        "Kvartal": ["2019 kv 1"],
        "Kommun": ["Ockelbo", "Gävle", "Bollnäs", "Nordanstig"],
        "Offentlig aktör": ["Arbetsförmedlingen", "Kommunerna", "Försäkringskassan", "Samordningsförbundet", "Region Gävleborg"],
        "Insats": ["Praktik", "Arbetsträning", "Arbetsprövning", "Sysselsättning", "Språkträning", "Anställning med lönestöd",
                   "Daglig verksamhet (LSS/SoL)"],
        "Förstärkt samarbete": ["ja", "nej"],
        "Kön": ["kvinnor", "män"],
        "Status": ["okänt", "dolt av lämnaren", "ej tillämpligt"],
    }  # fmt: skip


def test_what_a_partner_can_choose_is_its_own(tmp_path):
    assert choices(template(tmp_path, "placement", partner=BOLLNAS), "placement")["Kommun"] == ["Bollnäs"]
    assert choices(template(tmp_path, "placement", partner=AF), "placement")["Offentlig aktör"] == [
        "Arbetsförmedlingen"
    ]


def test_an_english_template(tmp_path):
    offered = choices(template(tmp_path, "placement", language="en", period="2019-Q4"), "placement", "en")
    assert (offered["Quarter"], offered["Sex"], offered["Enhanced cooperation"]) == (
        ["2019 Q4"],
        ["women", "men"],
        ["yes", "no"],
    )


def test_a_count_must_be_whole_and_a_date_a_date(tmp_path):
    count = "Skriv ett helt tal, 0 eller större. Om uppgiften saknas: lämna tomt och fyll i Status om den finns."
    assert checks(template(tmp_path, "placement"), "placement")["Antal personer"] == ("whole", count)
    assert checks(template(tmp_path, "service_use"), "service_use")["Belopp (kr)"][0] == "decimal"
    assert checks(template(tmp_path, "enterprise"), "enterprise")["Start"][0] == "date"


def test_a_year_alone_is_no_date_that_the_template_lets_in(tmp_path):
    sheet = openpyxl.load_workbook(template(tmp_path, "commitment")).worksheets[0]
    [check] = [one for one in sheet.data_validations.dataValidation if one.sqref == "J2:J1001"]
    assert (int(check.formula1), int(check.formula2)) == (18264, 73050)
    assert "Bara ett årtal blir ett datum 1905." in check.error
    # A year becomes the day with its number, which is earlier.
    assert all(year < int(check.formula1) for year in range(1900, 2101))


def test_a_count_of_people_without_a_status_beside_it_may_be_said_to_be_hidden(tmp_path):
    sheet = openpyxl.load_workbook(template(tmp_path, "enterprise")).worksheets[0]
    found = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    assert found["I2:I1001"] == (
        "custom",
        'IF(ISNUMBER(I2),AND(I2>=0,I2=INT(I2)),OR(I2="okänt",I2="dolt av lämnaren"))',
    )
    assert found["J2:J1001"][0] == "whole"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("partner", [None, BOLLNAS])
def test_a_template_says_what_it_is(tmp_path, language, partner):
    path = template(tmp_path, "placement", language=language, partner=partner, period="2019-Q1")
    assert read_table(path).template == Template("placement", CONTRACT_VERSION, partner.partner_id if partner else "")


def test_the_explanation_says_it_visibly(tmp_path):
    sheet = openpyxl.load_workbook(template(tmp_path, "placement", partner=BOLLNAS, period="2019-Q1"))["Förklaring"]
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(1, 5)] == [
        ("Mall för", "Placeringar (placement)"),
        ("Kontraktets version", CONTRACT_VERSION),
        ("Lämnas av", "Bollnäs kommun (kommun-2183)"),
        ("Gäller kvartalet", "2019 kv 1"),
    ]
    assert sheet.sheet_state == "visible"


def explained(path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path).worksheets[-1]
    rows = [[cell.value for cell in row[:6]] for row in sheet.iter_rows()]
    start = next(number for number, row in enumerate(rows) if row[1] in ("Kolumn", "Column"))
    return rows[start:]


def test_every_column_is_explained(tmp_path):
    rows = explained(template(tmp_path, "placement"))
    assert rows[0] == ["Rubrik", "Kolumn", "Vad du skriver", "Måste fyllas i", "Tillåtna värden", "Exempel"]
    assert [row[0] for row in rows[1:]] == headings("placement")
    assert rows[6] == [
        "Kön", "F", "Välj ur listan. Kvinnor och män på var sin rad. En rad med totalt räknas bara som kontroll.", "ja",
        "kvinnor, män", "kvinnor",
    ]  # fmt: skip
    assert [row[3] for row in rows[1:]] == ["ja", "ja", "ja", "ja", "nej (tomt: nej)", "ja", "ja, eller Status", "nej"]


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("partner", [None, BOLLNAS, AF])
def test_the_example_is_a_row_that_can_be_read(tmp_path, kind, language, partner):
    example = [
        row[5] for row in explained(template(tmp_path, kind, language=language, partner=partner, period="2019-Q2"))[1:]
    ]
    delivered = read([field.heading(language) for field in FORMS[kind].fields], example)
    assert delivered.form.kind == kind
    assert delivered.frame["period"].to_list() == ["2019-Q2"]


@pytest.mark.parametrize("kind", FORMS)
def test_the_english_explanation_holds_no_swedish(tmp_path, kind):
    rows = explained(template(tmp_path, kind, language="en"))
    said = " ".join(text for row in rows for text in row[2:4] if text)
    assert not [word for word in ("Välj", "Helt", "tomt", "Skriv", "Tomt", "ja,") if word in said]


def test_the_same_template_is_the_same_file(tmp_path):
    first = template(tmp_path, "placement").read_bytes()
    assert template(tmp_path, "placement").read_bytes() == first


def test_a_csv_template(tmp_path):
    path = tmp_path / "mall.csv"
    write_csv_template(FORMS["dialogue_meeting"], path)
    assert path.read_bytes() == b"\xef\xbb\xbfKvartal;Kommun;Offentlig akt\xc3\xb6r;Antal m\xc3\xb6ten;Status\r\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(";".join(RIGHT["dialogue_meeting"]) + "\r\n")
    assert read_delivery(path, municipalities=MUNICIPALITIES).frame["value"].to_list() == [2.0]


def test_a_folder_that_is_not_there(tmp_path):
    for write in (
        lambda path: write_template(FORMS["placement"], path, Scope(MUNICIPALITIES)),
        lambda path: write_csv_template(FORMS["placement"], path),
    ):
        with pytest.raises(InputError) as caught:
            write(tmp_path / "ingen" / "mall.xlsx")
        assert [fault.message for fault in caught.value.problems] == ["unreadable_file"]


def filled(tmp_path, kind: str):
    """A template with three rows, filled in as a person does: numbers as numbers, dates as dates, text as text."""
    path = template(tmp_path, kind, partner=BOLLNAS, period="2019-Q1")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORMS[kind].title("sv")]
    whole = read(headings(kind), RIGHT[kind]).frame.row(0, named=True)
    for number in (2, 3, 5):
        for place, (field, text) in enumerate(zip(FORMS[kind].fields, RIGHT[kind], strict=True), start=1):
            is_typed = field.kind in ("count", "amount", "whole", "date")
            sheet.cell(number, place).value = (whole[field.name] if is_typed else text) or None
    workbook.save(path)
    return path


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_a_template_filled_in_and_saved_by_libreoffice_is_read(tmp_path):
    paths = [filled(tmp_path, kind) for kind in FORMS]
    saved = tmp_path / "sparade"
    for suffix in ("xlsx", "csv"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", suffix,
             "--outdir", str(saved), *map(str, paths)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    for kind in FORMS:
        expected = read(headings(kind), RIGHT[kind], RIGHT[kind], [], RIGHT[kind]).frame
        from_xlsx = read_delivery(saved / f"{kind}.xlsx", municipalities=MUNICIPALITIES)
        assert from_xlsx.frame.equals(expected)
        assert from_xlsx.table.template == Template(kind, CONTRACT_VERSION, "kommun-2183")
        assert read_delivery(saved / f"{kind}.csv", municipalities=MUNICIPALITIES).frame.equals(expected)


def of_contract(path, contract_version: str):
    """The filled template as it would be had it been made under another contract version."""
    workbook = openpyxl.load_workbook(path)
    assert workbook["Förklaring"]["B2"].value == CONTRACT_VERSION
    workbook["Förklaring"]["B2"].value = contract_version
    workbook.save(path)
    return path


@pytest.mark.parametrize("kind", FORMS)
def test_a_filled_template_of_an_older_contract_is_read(tmp_path, kind):
    path = of_contract(filled(tmp_path, kind), "1")
    expected = read(headings(kind), RIGHT[kind], RIGHT[kind], [], RIGHT[kind]).frame
    delivered = read_delivery(path, municipalities=MUNICIPALITIES)
    assert delivered.frame.equals(expected)
    assert (delivered.table.template.contract_version, delivered.template_notes) == ("1", ())


def test_a_filled_template_of_a_contract_that_there_has_not_been_is_refused(tmp_path):
    path = of_contract(filled(tmp_path, "placement"), "0")
    [fault] = faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))
    assert fault.text("sv") == (
        f"placement.xlsx, blad Placeringar: mallen är gjord för version 0 av kontraktet; nu gäller version {CONTRACT_VERSION}. "
        "Hämta en ny mall med kommandot template och flytta över uppgifterna."
    )


@pytest.mark.parametrize("kind", FORMS)
def test_a_template_without_its_explanation_is_still_read(tmp_path, kind):
    path = filled(tmp_path, kind)
    workbook = openpyxl.load_workbook(path)
    del workbook["Förklaring"]
    workbook["Listor"].sheet_state = "visible"
    workbook.save(path)
    delivered = read_delivery(path, municipalities=MUNICIPALITIES)
    assert (delivered.form.kind, delivered.frame.height, delivered.table.template) == (kind, 3, None)


def test_a_filled_template_with_a_renamed_and_moved_sheet_is_read(tmp_path):
    path = filled(tmp_path, "placement")
    workbook = openpyxl.load_workbook(path)
    workbook["Placeringar"].title = "Bollnäs kv 1"
    workbook.move_sheet("Förklaring", -2)
    workbook.save(path)
    delivered = read_delivery(path, municipalities=MUNICIPALITIES)
    assert (delivered.table.sheet, delivered.table.template.partner_id) == ("Bollnäs kv 1", "kommun-2183")
