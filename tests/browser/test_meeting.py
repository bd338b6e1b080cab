"""A meeting on a screen of 1920 by 1080: keys, a reload and a lost connection, and a code that a phone reads from the back of the room."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from tests.browser.harness import settled
from tests.browser.looks import assert_nothing_for_axe

MEETING = "radet?visning=mote&data=exempel&sprak=sv"
SEEN = """() => [...document.querySelectorAll('[class*=st-key-slide_]')].filter(
    slide => getComputedStyle(slide).visibility === 'visible').map(slide => slide.querySelector('.stage-kicker').innerText)"""
# What reaches outside its slide, or into the code and its words at the foot.
OUTSIDE = """() => [...document.querySelectorAll('[class*=st-key-slide_]')].flatMap(slide => {
    const [frame, code] = [slide, slide.querySelector('.stage-qr')].map(each => each.getBoundingClientRect());
    return [...slide.querySelectorAll('h1, svg, table, .stage-map span, .stage-number p, .stage-notes p, li')].filter(part => {
        const box = part.getBoundingClientRect();
        const isOut = box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1;
        const isOnCode = box.width && box.right > code.left && box.bottom > code.top && box.left < code.right;
        return isOut || isOnCode;
    }).map(part => `${slide.className}: ${part.tagName} ${part.innerText?.slice(0, 40)}`) })"""
# A screen of 65 inches is 1.43 metres wide, and a phone with 4 000 pixels across 65 degrees sees 6.4 metres at five: so many of its
# pixels show one of the screen's.
FROM_FIVE_METRES = 1.43 / 1920 * 4000 / 6.4


def open_meeting(page: Page, url: str) -> None:
    """Open the meeting view and wait until all its slides are drawn."""
    page.goto(url)
    page.wait_for_selector(".st-key-slide_6 .stage-foot", state="attached", timeout=40_000)
    settled(page)


def at_item(page: Page, number: int) -> None:
    page.wait_for_url(f"**punkt={number}**")
    [seen] = page.evaluate(SEEN)
    assert seen.startswith(f"Punkt {number} av 6")


def test_keys_go_from_item_to_item_and_a_reload_stays(page: Page, address: str):
    open_meeting(page, f"{address}/{MEETING}&punkt=2")
    at_item(page, 2)
    for key, number in (
        ("ArrowRight", 3),
        ("PageDown", 4),
        ("Space", 5),
        ("PageUp", 4),
        ("ArrowLeft", 3),
        ("End", 6),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        at_item(page, number)
    page.keyboard.press("ArrowRight")
    page.reload()
    page.wait_for_selector(".st-key-slide_6 .stage-foot", state="attached", timeout=40_000)
    at_item(page, 2)

    # The field of an item, for a finger or a mouse, and the ordinary page of the item.
    page.locator(".st-key-slide_2 .stage-fields a").nth(3).click()
    at_item(page, 4)
    page.keyboard.press("Escape")
    page.wait_for_url("**/stodstruktur?**version=1**")


def test_the_next_item_is_there_without_the_server(page: Page, window: BrowserContext, address: str):
    open_meeting(page, f"{address}/{MEETING}&punkt=3")
    # It is drawn while the one before it is seen.
    page.wait_for_selector(".st-key-slide_4 svg.marks", state="attached")
    window.set_offline(True)
    try:
        page.keyboard.press("ArrowRight")
        at_item(page, 4)
        assert page.locator(".st-key-slide_4 svg.marks").bounding_box()["width"] > 1000
    finally:
        window.set_offline(False)
    at_item(page, 4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_is_whole_for_everyone_and_its_code_is_read_from_five_metres(
    page: Page, address: str, scheme: str, tmp_path: Path
):
    page.emulate_media(color_scheme=scheme)
    open_meeting(page, f"{address}/{MEETING}&punkt=1")

    assert page.evaluate(OUTSIDE) == []
    assert_nothing_for_axe(page)
    for number in range(1, 7):
        page.keyboard.press("Home")
        for _ in range(number - 1):
            page.keyboard.press("ArrowRight")
        at_item(page, number)
        page.screenshot(path=tmp_path / "screen.png")
        with Image.open(tmp_path / "screen.png") as screen:
            size = (round(screen.width * FROM_FIVE_METRES), round(screen.height * FROM_FIVE_METRES))
            seen = zxingcpp.read_barcode(screen.resize(size, Image.Resampling.BILINEAR))
        out = page.locator(f".st-key-slide_{number} a.stage-out").get_attribute("href")
        assert seen is not None, number
        assert seen.text == out
        assert "version=1" in seen.text
