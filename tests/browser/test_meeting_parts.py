"""Every figure on the screen of a meeting: no word smaller than can be read from five metres, nothing cut, and what has no room in parts."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page

from dashboard import figures
from dashboard.agenda import SINCE
from dashboard.figures.figure import Figure
from tests.browser.harness import Office, settled
from tests.browser.looks import assert_nothing_for_axe
from tests.several import _first_file, _with_files, add_version

ITEMS = [*(name for name in figures.__all__ if isinstance(getattr(figures, name), Figure)), SINCE]
LEAST = 27
# Which part of which item is seen, what the button says of it, and what stands in the address.
STATE = """() => { const { item, part } = document.documentElement.dataset;
    const asked = new URL(location.href).searchParams;
    return [Number(item), Number(part), Number(asked.get('punkt')), Number(asked.get('del') ?? 1),
        document.querySelector(`.st-key-slide_${item} .stage-part`).textContent] }"""
# What is wrong with the words that are seen: too small, outside the room of the figure, in the cell beside theirs, or cut short.
WRONG = Path(__file__).with_name("seen_words.js").read_text(encoding="utf-8")
# The rows that are seen of the tables of an item, of lists and of what is folded, each with its place among all of them; headings and
# totals are no rows.
ROWS = """(everything) => { const { item } = document.documentElement.dataset;
    const rows = [...document.querySelectorAll(`.st-key-stage_${item} :is(tbody tr, li, dl.terms > div, details:not([open]))`)].filter(
        row => !row.matches('.group, .head, .more, details:not([open]) *, tr *'));
    return rows.flatMap((row, place) => everything || row.checkVisibility({ visibilityProperty: true }) ? [place] : []) }"""


@pytest.fixture
def meeting(office: Office, page: Page) -> Callable[..., list[str]]:
    """A function: opens the meeting view of an agenda of these figures, each as its page opens or for one municipality. Gives the faults of
    its scripts.
    """
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))

    def opened(*names: str, asked: str) -> list[str]:
        agenda = pl.read_parquet(office.data / "exempel" / "extracts" / _first_file(office.data, "agenda_item"))
        one = agenda.row(0, named=True) | {"page_name": "tackning"}
        items = [
            one | {"position": place, "figure_name": name, "choices": "kommun=Hudiksvall" if name.endswith("_list") else None}
            for place, name in enumerate(names, 1)
        ]
        files = _with_files(office.data, agenda_item=pl.DataFrame(items, schema=agenda.schema))
        add_version(office.data, 2, published="2019-05-20", extracts=files)
        page.goto(f"{office.for_readers()}/radet?visning=mote&data=exempel&version=2&{asked}")
        page.wait_for_selector(f".st-key-slide_{len(names)} .stage-foot", state="attached", timeout=60_000)
        settled(page)
        return faults

    return opened


def test_every_figure_can_be_read_from_five_metres_in_as_many_parts_as_it_needs(page: Page, meeting: Callable[..., list[str]]):
    faults = meeting(*ITEMS, asked="sprak=sv")

    walked, wrong, rows = [], {}, {}
    while (state := page.evaluate(STATE)) not in walked:
        walked.append(state)
        item, part, *_ = state
        if found := page.evaluate(WRONG, LEAST):
            wrong[ITEMS[item - 1], part] = found
        rows.setdefault(item, []).extend(page.evaluate(ROWS, False))
        page.keyboard.press("ArrowRight")

    assert wrong == {}
    assert [item for item, part, *_ in walked if part == 1] == list(range(1, len(ITEMS) + 1))
    parts = {item: max(part for each, part, *_ in walked if each == item) for item, *_ in walked}
    for item, part, in_address, part_in_address, words in walked:
        assert (in_address, part_in_address) == (item, part)
        assert words == (f"Del {part} av {parts[item]}" if parts[item] > 1 else "")
    assert sum(whole > 1 for whole in parts.values()) > 20
    for item in rows:
        assert sorted(rows[item]) == sorted(set(rows[item])), ITEMS[item - 1]
    # And back by the same way.
    back = []
    while (state := page.evaluate(STATE)) not in back:
        back.append(state)
        if state[0] in rows and state[1] == 1:
            assert sorted(rows.pop(state[0])) == page.evaluate(ROWS, True)
        page.keyboard.press("ArrowLeft")
    assert back == walked[::-1]
    assert rows == {}
    assert faults == []


def test_a_reload_comes_back_to_the_part_and_nothing_is_divided_on_paper_or_a_phone(
    page: Page, meeting: Callable[..., list[str]]
):
    meeting("usage_rate", "wishes", asked="sprak=en&punkt=2&del=2")

    part = page.locator(".st-key-slide_2 .stage-part")
    assert page.evaluate(STATE) == [2, 2, 2, 2, "Part 2 of 2"]
    seen = page.evaluate(ROWS, False)
    assert 0 < len(seen) < len(page.evaluate(ROWS, True))
    assert_nothing_for_axe(page)
    # A finger goes to the next part, and from the last to the first.
    part.click()
    assert page.evaluate(STATE) == [2, 1, 2, 1, "Part 1 of 2"]
    assert set(page.evaluate(ROWS, False)).isdisjoint(seen)
    page.emulate_media(media="print")
    assert page.evaluate(ROWS, False) == page.evaluate(ROWS, True)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        assert page.locator("[data-away]").count() == 0
        assert part.is_hidden()
    finally:
        page.set_viewport_size({"width": 1920, "height": 1080})
