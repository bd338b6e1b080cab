"""The style of every page is one: a class of one page's file must not reach a table or a list of another's."""

import re
from collections import defaultdict
from pathlib import Path

FILES = Path(__file__).parent.parent.parent / "dashboard" / "css"
ELEMENTS = r"\b(?:table|ul|ol|dl|div|p|details|span|i)"
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
