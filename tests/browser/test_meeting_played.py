"""A meeting played from its first view to its last: a decision taken on the way while the line is cut, published, followed on Rådet, and the
same figures under the old link after two further publications.
"""

import datetime as dt
import json
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from publishing.workflow.agenda import Agenda, AgendaItem, publish_agenda
from publishing.workflow.session import open_session, open_workplace
from tests.browser.harness import Office, settled, visit
from tests.browser.looks import assert_nothing_for_axe
from tests.browser.test_meeting import at_item, open_meeting

MEETING = "radet?visning=mote&data=exempel&sprak=sv"
DECISION = "Ovanåker ombeds lämna uppgift om sina ASF"
# All words of all slides, figures on the map and on axes among them; and how the charts are drawn, whichever address they name themselves by.
SLIDES = """() => [...document.querySelectorAll('[class*=st-key-slide_]')].map(slide => [
    slide.textContent, ...[...slide.querySelectorAll('svg.marks')].map(drawn => drawn.innerHTML.replace(/url\\([^)]*#/g, 'url(#'))])"""


def field(page: Page, label: str):
    return page.get_by_role("dialog").get_by_label(label)


def publish_another_agenda(office: Office) -> None:
    """A further publication, as somebody else makes it meanwhile."""
    environment = {"ASF_RESTRICTED": str(office.restricted), "ASF_DAY": "2019-04-20"}
    place = open_workplace(environment, data=office.data, catalogue="exempel", language="sv")
    publish_agenda(open_session(place), Agenda(dt.date(2019, 6, 12), (AgendaItem("radet", "wishes"),)), author="Karim")


def test_a_meeting_from_its_first_view_to_what_became_of_its_decision(
    page: Page, window: BrowserContext, office: Office
):
    address = office.for_coordinators()
    open_meeting(page, f"{address}/{MEETING}&punkt=1")
    shown = page.evaluate(SLIDES)
    at_item(page, 1)
    for number in (2, 3):
        page.keyboard.press("ArrowRight")
        at_item(page, number)
    message = page.locator(".st-key-slide_3 h1").inner_text()

    # A decision is written by keys alone; letters do not leave the slide.
    page.keyboard.press("s")
    expect(page.get_by_role("dialog")).to_contain_text("Vilar på Täckning, version 1, som gäller den 31 december 2018")
    expect(field(page, "Mötesdag")).to_have_value("2019-02-13")
    page.keyboard.type("Nu ska p och n")
    assert_nothing_for_axe(page)
    field(page, "Vad rådet beslutade").fill(DECISION)
    field(page, "Ansvarig part").select_option(label="Kommunerna")
    field(page, "Klart senast").fill("2019-06-30")
    field(page, "Ditt namn").fill("Maria")
    # What is too long is said by its field before it is sent, and stays to be shortened.
    field(page, "På engelska").fill("Ask again " * 130)
    page.get_by_role("button", name="Anteckna beslutet").click()
    expect(page.get_by_role("alert")).to_have_text(
        re.compile(r"^På engelska, om det behövs: texten har 1\s299 tecken; gränsen är 500\. Korta den\.$")
    )
    expect(field(page, "På engelska")).to_have_value("Ask again " * 130)
    field(page, "På engelska").fill("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    at_item(page, 3)

    # The line is cut: the meeting goes on, and what is written is not lost, nor said to be noted.
    window.set_offline(True)
    page.keyboard.press("ArrowRight")
    at_item(page, 4)
    page.keyboard.press("s")
    expect(page.get_by_role("dialog")).to_contain_text("Vilar på Täckning, version 1")
    expect(field(page, "Vad rådet beslutade")).to_have_value(DECISION)
    page.get_by_role("button", name="Anteckna beslutet").click()
    expect(page.get_by_role("alert")).to_contain_text("beslutet är inte antecknat än")
    window.set_offline(False)
    expect(page.get_by_role("dialog")).to_contain_text("Kontakten är tillbaka")
    page.reload()
    page.wait_for_selector(".st-key-slide_6 .stage-foot", state="attached", timeout=40_000)
    at_item(page, 4)
    page.locator(".st-key-slide_4 .stage-decide").click()
    expect(field(page, "Klart senast")).to_have_value("2019-06-30")
    page.get_by_role("button", name="Anteckna beslutet").click()
    expect(page.get_by_role("dialog")).to_contain_text(
        "Beslutet är antecknat med id mote-2019-02-13-1, som kvitto 1. Någon annan än Maria ger ut det"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    for number in (5, 6):
        page.keyboard.press("ArrowRight")
        at_item(page, number)

    # Somebody else publishes it.
    visit(page, f"{address}/leverera?data=exempel&sprak=sv&steg=ge-ut")
    expect(page.locator("h1")).to_have_text("1 leverans väntar på att ges ut")
    expect(page.get_by_text(DECISION).first).to_be_attached()
    page.get_by_label("Du som godkänner", exact=True).fill("Omar")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Godkänn och ge ut").press("Enter")
    expect(page.locator(".notice.done")).to_contain_text("Version 2 är utgiven.")
    publish_another_agenda(office)

    # On Rådet it is followed, and leads to what it rests on.
    visit(page, f"{address}/radet?data=exempel&sprak=sv")
    decided = page.locator(".st-key-fig_council_decisions tbody tr").filter(has_text=DECISION)
    expect(decided).to_contain_text("Kommunerna")
    expect(decided).to_contain_text("beslutat på mötet")
    expect(decided).to_contain_text("klart senast den 30 juni 2019")
    decided.get_by_role("link", name="Täckning, version 1").click()
    page.wait_for_url("**/tackning?**version=1**")
    settled(page)
    assert parse_qs(urlsplit(page.url).query)["matt"] == ["enterprises_per_10000"]
    assert page.locator("h1").inner_text() == message.replace("\n", " ")

    # The link of the minutes gives what the meeting saw, to the digit, though its version is of an older contract than the newest.
    open_meeting(page, f"{address}/{MEETING}&version=1&punkt=3")
    at_item(page, 3)
    assert page.evaluate(SLIDES) == shown
    written_under = [
        json.loads(path.read_bytes())["contract_version"]
        for path in sorted((office.data / "exempel" / "manifest").glob("v*.json"))
    ]
    assert len(written_under) == 3
    assert int(written_under[0]) < int(written_under[2])
