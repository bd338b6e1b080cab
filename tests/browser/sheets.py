"""What a page looks like once it is printed: the sheets of its PDF."""

import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pypdfium2
from playwright.sync_api import Page

from dashboard.wording import text

# The margin at the foot of a sheet, in points: that of dashboard/css/print.css.
BELOW = 39
# A figure's heading and what stands under it; and the last words of a figure that is drawn, unless its panels fill more than a sheet.
HEADINGS = """() => [...document.querySelectorAll(".fig-head")].map(head =>
    [head.querySelector("h2").textContent, head.querySelector(".sub").textContent])"""
DRAWN = """most => [...document.querySelectorAll("[class*=st-key-fig_]")].map(figure => [
        figure.querySelector("h2"), [...figure.querySelectorAll(".source:not(.note)")].at(-1),
        figure.querySelectorAll("[data-testid=stVegaLiteChart]").length])
    .filter(([head, notes, charts]) => head && notes && charts > 0 && charts <= most)
    .map(([head, notes]) => [head.textContent, notes.textContent])"""
MOST_PANELS = 12


@dataclass(frozen=True)
class Sheet:
    """What is said on a printed sheet, and at its foot: letters and digits only, since a line may end anywhere."""

    words: str
    foot: str


def assert_printed_whole(page: Page) -> None:
    """Printed from this window: each sheet says what it is of, no drawing is parted from its heading or its notes, no heading stands
    alone at the end of a sheet, and no sheet is empty."""
    sheets = printed(page)
    found = {
        "feet": feet_that_lack(sheets, page),
        "parted": parted(sheets, page.evaluate(DRAWN, MOST_PANELS)),
        "lonely": lonely(sheets, page.evaluate(HEADINGS)),
        "empty": [place for place, sheet in enumerate(sheets, start=1) if len(sheet.words) < 100],
    }
    wrong = {what: words for what, words in found.items() if words}
    assert not wrong, wrong


def printed(page: Page) -> list[Sheet]:
    """The sheets that a page is printed on."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage() for sheet in document]
    sheets = [
        Sheet(bare(words.get_text_bounded(bottom=BELOW)), bare(words.get_text_bounded(top=BELOW))) for words in texts
    ]
    document.close()
    return sheets


def feet_that_lack(sheets: list[Sheet], page: Page) -> list[str]:
    """The feet without the version, the address or their number."""
    address = urlsplit(page.url)
    asked = parse_qs(address.query)
    wanted = [bare(f"{address.netloc}{address.path}"), bare(f"data={asked['data'][0]}")]
    counted = [
        bare(text("frame.sheet", asked["sprak"][0], page=place, pages=len(sheets)))
        for place in range(1, len(sheets) + 1)
    ]
    return [
        sheet.foot
        for sheet, number in zip(sheets, counted, strict=True)
        if not all(words in sheet.foot for words in (number, *wanted)) or not re.search("version[0-9]", sheet.foot)
    ]


def parted(sheets: list[Sheet], drawn: list[tuple[str, str]]) -> list[str]:
    """The headings of drawings whose notes stand on no sheet that their heading is on."""
    return [
        heading
        for heading, notes in drawn
        if not any(bare(heading) in sheet.words and bare(notes) in sheet.words for sheet in sheets)
    ]


def lonely(sheets: list[Sheet], headings: list[tuple[str, str]]) -> list[str]:
    """The headings that are the last thing on a sheet though more sheets follow."""
    ends = [sheet.words for sheet, _ in pairwise(sheets)]
    return [
        heading
        for heading, below in headings
        if any(words.endswith((bare(heading), bare(heading) + bare(below))) for words in ends)
    ]


def bare(words: str) -> str:
    """The letters and digits of a text."""
    return "".join(letter for letter in words if letter.isalnum())
