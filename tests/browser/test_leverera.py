"""The coordinators' page in a browser: from the board to a new figure, with what goes wrong on the way; and where it is not."""

import io
import itertools
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import Office, settled, visit
from tests.browser.looks import assert_for_everyone

STEPS = ("tavla", "mallar", "ta-emot", "ge-ut", "dagordning", "versioner")
SIX, SEVEN = re.compile("hade minst 6 av 10 kommuner"), re.compile("hade minst 7 av 10 kommuner")
# Hofors at the end of 2018: an agreement on support is new, the rest is as published.
HOFORS = [
    {"Kriterium": "Avtal om stöd", "Läge": "ja", "Räknas som stödstruktur": "ja"},
    {"Kriterium": "Dialogforum", "Läge": "planerat"},
    {"Kriterium": "Glada Hudikmodellen", "Läge": "nej"},
    {"Kriterium": "Policy om ASF", "Läge": "ja"},
    {"Kriterium": "Ansvarig utsedd", "Läge": "nej"},
]


def open_step(page: Page, address: str, step: str, language: str = "sv") -> None:
    visit(page, f"{address}/leverera?data=exempel&sprak={language}&steg={step}")


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by keyboard alone."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def write(page: Page, label: str, words: str) -> None:
    """Fill in a field and leave it, by keyboard alone."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    settled(page)


def upload(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    page.wait_for_selector(".st-key-to_drafts")
    settled(page)


def filled(template: Path, target: Path, **changed: str) -> Path:
    """The template with Hofors' rows; `changed` is the state of the first one."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for number, row in enumerate(HOFORS, start=2):
        values = {"Kvartal": "2018 kv 4", "Kommun": "Hofors"} | row | (changed if number == 2 else {})
        for heading, value in values.items():
            sheet.cell(number, headings.index(heading) + 1, value)
    book.save(target)
    return target


def assert_step_for_everyone(page: Page) -> None:
    """For everyone as every page is, and headings in order."""
    levels = page.locator("h1, h2, h3").evaluate_all(
        "all => all.filter(one => one.offsetParent).map(one => +one.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - before <= 1 for before, later in itertools.pairwise(levels)), levels
    assert_for_everyone(page)


def test_from_a_template_to_a_new_figure_and_back(page: Page, office: Office, tmp_path: Path):
    address = office.for_coordinators()

    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv")
    expect(page.locator("h1")).to_have_text(SIX)
    page.get_by_role("link", name="Leverera", exact=True).click()
    page.wait_for_url("**/leverera?**")
    settled(page)
    expect(page.locator("h1")).to_have_text("För 2019 kv 1 har 0 av 44 leveranser kommit")

    # The template, filled in with a fault.
    page.get_by_text("Mallar", exact=True).click()
    settled(page)
    choose(page, "Slag av leverans", "Åtaganden")
    choose(page, "Uppgiftslämnare", "Hofors kommun")
    choose(page, "Kvartal", "2018 kv 4")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Mall som arbetsbok (Excel)").click()
    assert waiting.value.suggested_filename == "åtaganden_kommun-2104_2018-q4.xlsx"
    template = tmp_path / "mall.xlsx"
    waiting.value.save_as(template)

    page.get_by_text("Ta emot", exact=True).click()
    settled(page)
    upload(page, filled(template, tmp_path / "hofors.xlsx", Läge="kanske"))
    expect(page.locator("h1")).to_have_text("Filen kan inte tas emot: 1 fel att rätta")
    row = page.locator("table.faults tbody tr")
    expect(row).to_contain_text("Läge (E)")
    expect(row).to_contain_text("kanske")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Arbetsbok med felen markerade").click()
    assert waiting.value.suggested_filename == "hofors_markerad.xlsx"
    marked = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert marked["Åtaganden"]["E2"].value == "kanske"
    assert marked["Åtaganden"]["E2"].fill.fgColor.rgb != marked["Åtaganden"]["E3"].fill.fgColor.rgb
    write(page, "Ditt namn", "Maria")
    page.get_by_role("button", name="Anteckna som avvisad").click()
    expect(page.locator(".notice.done")).to_contain_text("Avvisat och antecknat som kvitto 1: Hofors kommun.")

    # The mended file: the quarter has closed, one warning is answered, it corrects what is published.
    upload(page, filled(template, tmp_path / "hofors-2.xlsx"))
    expect(page.locator("table.faults tbody tr")).to_contain_text("2018 kv 4 stängde den 14 februari 2019")
    write(page, "Kvartalet har stängt. Varför kommer uppgifterna nu?", "Avtalet kom fram i efterhand")
    expect(page.locator("h1")).to_contain_text("väntar på svar")
    write(page, "Svar på varning 1", "Formen är inte bestämd")

    # A reload in the middle: the file, the name, the reason and the answer are there again.
    page.reload()
    page.wait_for_selector("h1")
    settled(page)
    expect(page.locator(".st-key-draft_0")).to_contain_text("Maria")
    page.get_by_role("button", name="Fortsätt med hofors-2.xlsx").press("Enter")
    expect(page.get_by_label("Svar på varning 1")).to_have_value("Formen är inte bestämd")
    expect(page.get_by_label("Ditt namn")).to_have_value("Maria")
    settled(page)
    write(page, "Vad har ändrats? Noteringen blir offentlig.", "Hofors har avtal om stöd")
    expect(page.locator("h1")).to_have_text("Filen är utan fel och kan tas emot")
    page.get_by_role("button", name="Ta emot", exact=True).press("Enter")
    expect(page.locator(".notice.done")).to_contain_text("Mottaget som kvitto 2: Hofors kommun.")

    # Maria took it in; Omar approves.
    page.get_by_text("Ge ut", exact=True).click()
    # Until the step is drawn the page may hold the heading of the one before, too.
    settled(page)
    expect(page.locator("h1")).to_have_text("1 leverans väntar på att ges ut")
    expect(page.locator("table.targets tbody tr").first).to_contain_text("minst 7 av 10 kommuner")
    write(page, "Du som godkänner", "Maria")
    page.get_by_role("button", name="Godkänn och ge ut").press("Enter")
    expect(page.locator(".notice[role=alert]")).to_contain_text("Maria har tagit emot en av leveranserna")
    write(page, "Du som godkänner", "Omar")
    page.get_by_role("button", name="Godkänn och ge ut").press("Enter")
    expect(page.locator(".notice.done")).to_contain_text("Version 2 är utgiven.")

    # The new figure, and the old one under its link.
    page.get_by_role("link", name="Till Läget").click()
    page.wait_for_selector(".st-key-fig_priority_1")
    settled(page)
    expect(page.locator(".st-key-fig_priority_1 .num .v")).to_have_text("minst 7")
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv&version=1")
    expect(page.locator("h1")).to_have_text(SIX)
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv")
    expect(page.locator("h1")).to_have_text(SEVEN)

    # Withdrawn, the old figure stands again.
    open_step(page, address, "versioner")
    expect(page.locator("table.versions tbody tr").first).to_contain_text("Hofors har avtal om stöd")
    write(page, "Du som återkallar", "Omar")
    write(page, "Varför? Blir offentligt.", "Avtalet var inte undertecknat")
    page.get_by_text("Ja, version 2 ska inte längre gälla").click()
    settled(page)
    page.get_by_role("button", name="Återkalla version 2").click()
    expect(page.locator(".notice.done")).to_contain_text("Version 3 är utgiven.")
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv")
    expect(page.locator("h1")).to_have_text(SIX)
    visit(page, f"{address}/stodstruktur?data=exempel&sprak=sv&version=2")
    expect(page.locator("h1")).to_have_text(SEVEN)
    expect(page.locator(".st-key-banner_version")).to_contain_text("Avtalet var inte undertecknat")
    assert not [path for path in office.restricted.rglob(".*") if path.name not in (".lock",)]


@pytest.mark.parametrize(("language", "scheme"), [("sv", "light"), ("en", "dark")])
def test_each_step_is_for_everyone(page: Page, office: Office, tmp_path: Path, language: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    file = tmp_path / "moten.csv"
    rows = ("2019 kv 1;Gävle;Arbetsförmedlingen;700;", "2019 kv 1;Gävle;Försäkringskassan;1;")
    file.write_text("\n".join(["Kvartal;Kommun;Offentlig aktör;Antal möten;Status", *rows]), encoding="utf-8")
    visit(page, f"{office.for_coordinators()}/leverera?data=exempel&sprak={language}")
    steps = page.locator(".st-key-pick_steg button")
    assert steps.count() == len(STEPS)
    # Where files are taken in is the last to be opened: one comes.
    for step in sorted(STEPS, key="ta-emot".__eq__):
        steps.nth(STEPS.index(step)).click()
        settled(page)
        assert parse_qs(urlsplit(page.url).query).get("steg", [STEPS[0]]) == [step]
        assert_step_for_everyone(page)

    uploader = page.locator("[data-testid=stFileUploader]")
    button = "Välj fil" if language == "sv" else "Choose a file"
    expect(uploader.get_by_role("button", name=button, exact=True)).to_be_visible()
    assert page.evaluate(VISIBLE_WORDS) == []
    upload(page, file)
    assert_step_for_everyone(page)
    choose(
        page,
        "Filen kommer från" if language == "sv" else "The file comes from",
        "Gävle kommun" if language == "sv" else "Gävle Municipality",
    )
    assert_step_for_everyone(page)


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Filen kom inte fram. Antingen är den större än 20 MB"), ("en", "The file did not arrive.")],
)
def test_a_file_that_does_not_arrive_is_said_in_the_language_of_the_page(page, office, tmp_path, language, words):
    (tmp_path / "stor.csv").write_bytes(bytes(26 * 1024 * 1024))
    open_step(page, office.for_coordinators(), "ta-emot", language)
    failed = page.locator(".upload-failed")
    expect(failed).to_be_hidden()

    page.locator("input[type=file]").set_input_files(tmp_path / "stor.csv")

    expect(failed).to_be_visible()
    expect(failed).to_contain_text(words)
    assert page.evaluate(VISIBLE_WORDS) == []


# Streamlit's own words in the uploader that somebody could read.
VISIBLE_WORDS = """() => [...document.querySelectorAll('[data-testid=stFileUploaderDropzone] *')]
    .filter(one => one.offsetParent && !one.children.length && one.dataset.testid !== 'stIconMaterial' &&
        /upload|limit|per file|browse|drag/i.test(one.innerText))
    .map(one => one.innerText)"""


def test_without_a_restricted_folder_there_is_no_page(page: Page, address: str):
    visit(page, f"{address}/leverera?data=exempel")

    expect(page.get_by_text("”leverera”")).to_be_visible()
    expect(page.get_by_test_id("stTopNavSection").filter(has_text="Om uppgifterna")).to_be_visible()
    expect(page.get_by_role("link", name="Leverera")).to_have_count(0)
    expect(page.locator(".st-key-pick_steg")).to_have_count(0)


def test_a_server_that_others_could_reach_shows_nothing(page: Page, office: Office):
    address = office.for_coordinators("--server.address", "0.0.0.0")
    for place in ("/", "/leverera?data=exempel"):
        page.goto(address + place)
        expect(page.locator("h1")).to_have_text("Appen visas inte här, eftersom andra skulle kunna nå leveranserna")
        expect(page.locator(".notice[role=alert]")).to_contain_text("starta om utan ASF_RESTRICTED")
        expect(page.get_by_role("link", name="Leverera")).to_have_count(0)
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert list(office.restricted.iterdir()) == []


def test_under_another_name_for_this_machine_nothing_is_shown(browser, office: Office):
    """A name that somebody else gives out may point here: the browser then thinks that the page is that name's."""
    address = office.for_coordinators().replace("localhost", "asf.localhost")
    context = browser.new_context(locale="sv-SE")
    tab = context.new_page()
    visit(tab, f"{address}/leverera?data=exempel")
    expect(tab.locator("h1")).to_have_text("Appen visas inte här, eftersom andra skulle kunna nå leveranserna")
    context.close()
