"""What is downloaded is what is shown, cell by cell, statuses too."""

import csv
import io
import re
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from tests.browser.harness import Office, Recorder, opened_tab, settled, visit

FIGURES = [
    (
        "/tackning?data=exempel&matt=enterprises_per_10000&kommun=Bollnäs&kommun=Hofors&kommun=Ockelbo",
        "coverage_by_municipality",
    ),
    ("/tackning?data=gavleborg&matt=enterprises", "coverage_by_municipality"),
    ("/stodstruktur?data=gavleborg", "status_ladder"),
    ("/nyttjande?data=exempel", "placements_by_actor"),
    ("/nyttjande?data=exempel&sprak=en", "services_by_service"),
]


EXCEL = ".file-links a[href*='.excel.csv']"


def download(page: Page, way: Locator) -> Download:
    """Follow the way to a file and wait for it."""
    with page.expect_download() as waiting:
        way.click()
    return waiting.value


def table_on_screen(page: Page, foot: Locator) -> list[list[str]]:
    """Open the figure's table and read its headings and cells."""
    foot.locator("[data-testid=stPopover] button").first.click()
    settled(page)
    return page.locator("table.data").first.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    )


def number_in(cell: str, *, english: bool) -> float | None:
    """The number of a cell without its signs and what only separates thousands, or nothing for a cell in words."""
    signs = r"^(minst|at least|omkring|about|≈|\u00a0| )*|\s*\(.*\)$|\u00a0hittills$| hittills$| so far$"
    without = re.sub(signs, "", cell).replace("," if english else "\u00a0", "")
    try:
        return float(without if english else without.replace(",", "."))
    except ValueError:
        return None


def same(shown: str, filed: str, *, english: bool) -> bool:
    """Whether a cell of the table says what the file's does: the text, or the number to a decimal (a half is rounded up); of none, its status; of
    a span, what is known.
    """
    if filed in (shown, "") or shown.partition("–")[0] == filed:
        return True
    number = number_in(shown, english=english)
    # The file's comma follows the spreadsheet and not the language.
    return number is not None and abs(number - float(filed.replace(",", "."))) <= 0.0501


@pytest.mark.parametrize(("link", "query"), FIGURES)
def test_the_excel_file_holds_the_cells_of_the_table(page: Page, address: str, link: str, query: str):
    visit(page, address + link)
    foot = page.locator(f"[class*='st-key-foot_{query}']").first

    file = download(page, foot.locator(EXCEL).first)
    text = Path(file.path()).read_bytes().decode("utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(text), delimiter=";")
    names, *shown = table_on_screen(page, foot)

    assert set(names) < set(headings), "the file holds more"
    assert len(shown) == len(rows) > 0
    for line, (cells, fields) in enumerate(zip(shown, rows, strict=True), start=2):
        filed = dict(zip(headings, fields, strict=True))
        for name, cell in zip(names, cells, strict=True):
            if (filed[name], cell) not in (("1", "ja"), ("0", "nej"), ("1", "yes"), ("0", "no")):
                assert same(cell, filed[name], english="sprak=en" in link), (line, name)


def test_a_file_says_what_where_when_and_which_catalogue(page: Page, address: str):
    visit(page, address + "/tackning?data=exempel&matt=enterprises&kommun=Bollnäs&period=2017-Q4")

    file = download(page, page.locator(f"[class*='st-key-foot_'] {EXCEL}").first)

    name = file.suggested_filename
    assert name.startswith("asf_")
    for part in ("bollnas", "2017-12-31", "exempel", "excel.csv"):
        assert part in name
    assert all("exempel" in line for line in Path(file.path()).read_text("utf-8-sig").splitlines()[1:])


def test_the_whole_view_is_one_file_with_every_figure(page: Page, address: str):
    visit(page, address + "/nyttjande?data=exempel")

    file = download(page, page.locator(".st-key-page_foot .file-links a").last)

    with zipfile.ZipFile(file.path()) as archive:
        names = archive.namelist()
        assert len(names) >= 8
        assert all(name.endswith("program.csv") and "exempel" in name for name in names)
        for name in names:
            header, *rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8")))
            assert "catalogue" in header
            assert rows


def test_neither_charts_nor_tables_offer_another_way_out(page: Page, address: str):
    visit(page, address + "/nyttjande?data=exempel")

    assert page.locator(".vega-actions, details[title='Click to view actions']").count() == 0
    page.locator("[data-testid=stVegaLiteChart]").first.hover()
    page.wait_for_timeout(300)
    for toolbar in page.locator("[data-testid=stElementToolbar]").all():
        assert not toolbar.is_visible()


@contextmanager
def slowed_down(page: Page) -> Iterator[None]:
    """The page on a machine six times as slow; what comes before and after would only take longer."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


# How long after a choice the button is pressed, in milliseconds: until the page is sent, while it is drawn, after.
MOMENTS = range(0, 1200, 150)
CHOOSE_AND_PRESS = """async ([words, wait]) => {
    [...document.querySelectorAll('button')].find(button => button.innerText.trim() === words).click();
    await new Promise(done => setTimeout(done, wait));
    document.querySelector("[data-testid=stDownloadButton] button").click() }"""


def test_a_figures_file_comes_while_the_page_still_runs(page: Page, address: str):
    visit(page, address + "/nyttjande?data=exempel&sprak=sv")

    with page.expect_download() as waiting, slowed_down(page):
        page.evaluate("""() => { [...document.querySelectorAll('button')].find(button => button.innerText.trim() === 'English').click();
            document.querySelector(".file-links a").click() }""")

    assert waiting.value.suggested_filename.endswith("_excel.xlsx")
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    expect(page.get_by_role("button", name="Svenska")).to_be_visible()


@pytest.fixture(scope="module")
def templates_tab(window: BrowserContext, building: Office) -> Iterator[Page]:
    """The coordinators' templates in a tab of their own: files that are made in the process that has the page, since nobody else may
    have them.
    """
    building.lay_out()
    with opened_tab(window, Recorder()) as tab:
        visit(tab, building.for_coordinators() + "/leverera?data=exempel&sprak=sv&steg=mallar")
        yield tab


@pytest.fixture
def templates(templates_tab: Page) -> Page:
    """The same in Swedish, with a file to ask for: a test leaves them in the language that it chose last."""
    swedish = templates_tab.get_by_role("button", name="Svenska", exact=True)
    if swedish.count():
        swedish.click()
        settled(templates_tab)
    templates_tab.wait_for_selector("[data-testid=stDownloadButton] button")
    return templates_tab


def test_a_file_asked_for_while_the_page_still_runs_comes(templates: Page):
    """On a slow machine: the button still stands there when the server has let go of the file it names."""
    page, came = templates, []
    page.on("download", lambda file: came.append(file.suggested_filename))

    for press, wait in enumerate(MOMENTS):
        with slowed_down(page):
            page.evaluate(CHOOSE_AND_PRESS, [("English", "Svenska")[press % 2], wait])
        settled(page)
        deadline = time.monotonic() + 40
        while len(came) <= press and time.monotonic() < deadline:
            page.wait_for_timeout(100)
        page.wait_for_timeout(500)
        assert len(came) == press + 1, f"pressed {wait} ms after the choice"


# The press comes between a choice and the moment when the page knows that it runs.
CHOOSE_AND_PRESS_UNNOTICED = """async ([words, wait]) => {
    const app = document.querySelector('[data-testid=stApp]');
    const hide = () => { if (app.dataset.testScriptState !== 'notRunning') app.dataset.testScriptState = 'notRunning' };
    const hider = new MutationObserver(hide);
    hider.observe(app, { attributes: true });
    [...document.querySelectorAll('button')].find(button => button.innerText.trim() === words).click();
    await new Promise(done => setTimeout(done, wait));
    document.querySelector("[data-testid=stDownloadButton] button").click();
    await new Promise(done => setTimeout(done, 500));
    hider.disconnect() }"""


def test_a_file_that_the_server_has_let_go_of_is_asked_for_anew(templates: Page):
    page = templates
    for press, wait in enumerate((200, 300, 400)):
        with page.expect_download(), slowed_down(page):
            page.evaluate(CHOOSE_AND_PRESS_UNNOTICED, [("English", "Svenska")[press % 2], wait])
        settled(page)
        page.wait_for_timeout(500)


def test_a_file_that_waits_for_the_page_says_so(templates: Page):
    page = templates

    page.evaluate(
        """() => { const app = document.querySelector('[data-testid=stApp]');
            app.dataset.testScriptState = 'running';
            document.querySelector('[data-testid=stDownloadButton] button').click() }"""
    )
    expect(page.locator(".file-status")).to_have_text("Filen kommer när sidan är klar.")
    with page.expect_download():
        page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'notRunning'")
    expect(page.locator(".file-status")).to_have_text("")
