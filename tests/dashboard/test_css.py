"""The style of every page is one: a class of one page's file must not reach a table or a list of another's."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

FILES = Path(__file__).parent.parent.parent / "dashboard" / "css"
ELEMENTS = r"\b(?:table|ul|ol|dl|div|p|details|span|i)"
# A browser that is asked for an attribute or for anything at all in `:has()` asks anew for every element that comes or goes, and of each that may hold
# it; where it is asked of the whole page, it asks of all that is on it. Of an element by its own key it asks that one alone.
ASKS_TOO_MUCH = re.compile(
    r"^(?!\.st-key-).*:has\([^()]*(?:\[|\*)|(?:^|[ >+~]):has\(|^(?:html|\[data-testid=\"st(?:App|Main)\"\]):has\("
)
# What every page shares is written for all of them, and what is for paper is for all that are printed.
SHARED = {"figure.css", "frame.css", "print.css"}


def selectors(style: str) -> list[str]:
    """Every selector of a style by itself."""
    lists = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    return [one.strip() for each in lists for one in re.split(r",(?![^()]*\))", each)]


def test_a_class_without_an_element_is_of_no_element_in_another_file():
    alone: dict[str, set[str]] = defaultdict(set)
    of_element: dict[str, set[str]] = defaultdict(set)
    for file in FILES.glob("*.css"):
        for selector in selectors(file.read_text(encoding="utf-8")):
            if first := re.match(r"\.([a-z][\w-]*)", selector):
                alone[first[1]].add(file.name)
            for name in re.findall(rf"{ELEMENTS}\.(?:m\.)?([a-z][\w-]*)", selector):
                of_element[name].add(file.name)

    found = {name: (sorted(files), sorted(of_element[name] - files)) for name, files in alone.items()}
    assert {name: told for name, told in found.items() if told[1] and not set(told[0]) <= SHARED} == {}


@pytest.mark.parametrize(
    ("selector", "asks_too_much"),
    [
        ('[class*="st-key-x_"]:has([class*="st-key-y_"])', True),
        ("div:has(>*>.links)", True),
        (".sheet>:has(.silent)", True),
        ("html:has(.slide) .notice", True),
        ('.st-key-upload:has([aria-invalid="true"]) p', False),
        (".stColumn:has(+.stColumn .st-key-pick)", False),
        ("table.plan:has(th.party) th", False),
    ],
)
def test_what_asks_too_much_is_known(selector: str, asks_too_much: bool):
    assert bool(ASKS_TOO_MUCH.search(selector)) is asks_too_much


def test_the_browser_is_not_asked_for_what_comes_and_goes_everywhere():
    on_screen = [
        (file.name, selector)
        for file in FILES.glob("*.css")
        for selector in selectors(_without_paper(file.read_text(encoding="utf-8")))
        if ":has(" in selector
    ]

    assert len(on_screen) > 20
    assert [each for each in on_screen if ASKS_TOO_MUCH.search(each[1])] == []


def _without_paper(style: str) -> str:
    """The style without what is for paper alone, which a browser does not look at on a screen."""
    return re.sub(r"@media print\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
