"""Every figure on the screen of a meeting: no word smaller than can be read from five metres, nothing cut, and what has no room in parts."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard import figures
from dashboard.agenda import SINCE
from dashboard.figures.figure import Figure
from tests.browser.harness import Office, settled
from tests.browser.looks import assert_nothing_for_axe
from tests.several import with_agenda

ITEMS = [*(name for name in figures.__all__ if isinstance(getattr(figures, name), Figure)), SINCE]
LEAST = 27
WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")


@pytest.fixture
def meeting(office: Office, page: Page) -> Callable[..., list[str]]:
    """A function: opens the meeting view of an agenda of these figures, each as its page opens or for one municipality. Gives the faults of
    its scripts.
    """
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))

    def opened(*names: str, asked: str) -> list[str]:
        chosen = {name: "kommun=Hudiksvall" if name.endswith("_list") else None for name in names}
        items = ({"page_name": "tackning", "figure_name": name, "choices": choices} for name, choices in chosen.items())
        with_agenda(office.data, *items)
        page.goto(f"{office.for_readers()}/radet?visning=mote&data=exempel&version=2&{asked}")
        page.wait_for_selector(f".st-key-slide_{len(names)} .stage-foot", state="attached", timeout=60_000)
        settled(page)
        return faults

    return opened


def test_every_figure_can_be_read_from_five_metres_in_as_many_parts_as_it_needs(
    page: Page, meeting: Callable[..., list[str]]
):
    faults = meeting(*ITEMS, asked="sprak=sv")

    views = page.evaluate(WALK, {"key": "ArrowRight", "least": LEAST})

    places = [tuple(view["place"]) for view in views]
    parts = Counter(item for item, _ in places)
    assert {(ITEMS[view["place"][0] - 1], view["place"][1]): view["wrong"] for view in views if view["wrong"]} == {}
    # Item after item, and part after part, and so the address and the button say.
    assert places == [(item, part) for item in range(1, len(ITEMS) + 1) for part in range(1, parts[item] + 1)]
    assert [tuple(view["in_address"]) for view in views] == places
    assert [view["words"] for view in views] == [
        f"Del {part} av {parts[item]}" if parts[item] > 1 else "" for item, part in places
    ]
    assert sum(whole > 1 for whole in parts.values()) > 20
    # The parts together hold every row once.
    seen = {item: [row for view in views if view["place"][0] == item for row in view["rows"]] for item in parts}
    assert {item: sorted(rows) for item, rows in seen.items()} == {
        view["place"][0]: list(range(view["whole"])) for view in views
    }

    back = page.evaluate(WALK, {"key": "ArrowLeft", "least": LEAST})
    assert back == views[::-1]
    assert faults == []


def test_in_english_the_criteria_take_as_many_parts_on_a_small_screen_as_on_a_large_one(
    page: Page, meeting: Callable[..., list[str]]
):
    meeting("council_seats", "status_ladder", asked="sprak=en&punkt=1")
    places = []
    try:
        for width, height in ((1920, 1080), (1024, 900)):
            page.set_viewport_size({"width": width, "height": height})
            settled(page)
            page.keyboard.press("Home")
            views = page.evaluate(WALK, {"key": "ArrowRight", "least": LEAST})
            places.append([tuple(view["place"]) for view in views])
            assert [view["wrong"] for view in views] == [[]] * len(views)
    finally:
        page.set_viewport_size({"width": 1920, "height": 1080})
    assert places == [[(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]] * 2


def test_a_reload_comes_back_to_the_part_and_nothing_is_divided_on_paper_or_a_phone(
    page: Page, meeting: Callable[..., list[str]]
):
    meeting("usage_rate", "wishes", asked="sprak=en&punkt=2&del=2")

    def seen() -> dict:
        [view] = page.evaluate(WALK, {"key": "", "least": LEAST})
        return view

    second, part = seen(), page.locator(".st-key-slide_2 .stage-part")
    assert (second["place"], second["words"]) == ([2, 2], "Part 2 of 2")
    assert 0 < len(second["rows"]) < second["whole"]
    assert_nothing_for_axe(page)
    # A finger goes to the next part, and from the last to the first.
    part.click()
    first = seen()
    assert (first["place"], first["in_address"], first["words"]) == ([2, 1], [2, 1], "Part 1 of 2")
    assert sorted(first["rows"] + second["rows"]) == list(range(first["whole"]))
    # A sheet may be as wide as a screen.
    page.emulate_media(media="print")
    assert len(seen()["rows"]) == first["whole"]
    assert page.locator(".st-key-slide_2").evaluate("slide => getComputedStyle(slide).position") == "static"
    assert page.locator(".st-key-slide_1").is_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        page.wait_for_selector("[data-away]", state="detached")
        assert part.is_hidden()
    finally:
        page.set_viewport_size({"width": 1920, "height": 1080})


@pytest.mark.parametrize("asked", ["punkt=2&del=99", "punkt=9&del=99"])
def test_a_part_that_there_is_not_is_the_last_one_in_the_address_too(
    page: Page, meeting: Callable[..., list[str]], asked: str
):
    meeting("usage_rate", "wishes", asked=f"sprak=sv&{asked}")

    page.wait_for_url("**punkt=2&del=2")
    assert page.locator(".st-key-slide_2 .stage-part").inner_text() == "Del 2 av 2"
    page.keyboard.press("ArrowLeft")
    assert page.url.endswith("punkt=2")


def test_a_phone_keeps_the_part_that_it_does_not_show(page: Page, meeting: Callable[..., list[str]]):
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        meeting("usage_rate", "wishes", asked="sprak=sv&punkt=2&del=2")
        places = []
        for key in ("ArrowLeft", "ArrowRight", "Home", "End"):
            page.keyboard.press(key)
            places.append(page.url.partition("punkt=")[2])
        assert places == ["1", "2&del=2", "1", "2&del=2"]
        page.locator(".st-key-slide_2 .stage-fields a").first.click()
        page.keyboard.press("ArrowRight")
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.wait_for_selector("[data-away]", state="attached")
        assert page.locator(".st-key-slide_2 .stage-part").inner_text() == "Del 2 av 2"
    finally:
        page.set_viewport_size({"width": 1920, "height": 1080})


def test_what_is_missing_stays_hatched_when_the_address_changes(page: Page, meeting: Callable[..., list[str]]):
    """The drawing names its hatch; where that holds the address of the page, nothing is found once the next part is shown."""
    meeting("coverage_over_time", "wishes", asked="sprak=sv&punkt=1&del=1.5")
    page.keyboard.press("ArrowRight")

    assert page.url.endswith("punkt=1&del=2")
    hatched = page.locator(".st-key-slide_1 [fill*=gradient]:visible")
    [fill] = hatched.evaluate_all("parts => parts.map((part) => part.getAttribute('fill'))")
    assert page.locator(fill.removeprefix("url(").removesuffix(")")).count() == 1
    # The places on the agenda are wide enough for a finger.
    widths = page.locator(".st-key-slide_1 .stage-fields a").evaluate_all("all => all.map((each) => each.offsetWidth)")
    assert [width >= 64 for width in widths] == [True, True]
