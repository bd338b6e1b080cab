"""A figure as a picture that stands alone: it says what the page says of it, in the reader's language, and draws what the page draws."""

import re
import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dashboard import figures
from dashboard.engines import open_version
from dashboard.pictures import FONTS, parts_of, png_of, svg_of
from dashboard.report import whole_view
from dashboard.theme import Look
from dashboard.view import View, said
from tests.conftest import kept, read_version

DATA = Path(__file__).parents[3] / "data"
SVG = "{http://www.w3.org/2000/svg}"
# A line over time, panels, a map, ranked bars, and signs of two kinds.
SHOWN = (
    figures.support_structure_by_period,
    figures.coverage_over_time,
    figures.coverage_by_municipality_map,
    figures.placements_by_municipality,
    figures.placements_by_sex,
)
view_of = kept(lambda name, language: whole_view(open_version(read_version(DATA, name)), language), lambda *key: key)


@pytest.fixture(params=["sv", "en"])
def view(request: pytest.FixtureRequest) -> View:
    return view_of("exempel", request.param)


@pytest.mark.parametrize("figure", SHOWN, ids=lambda figure: figure.key or figure.query)
def test_says_what_the_page_says(view, figure):
    root = ElementTree.fromstring(svg_of(view, figure))
    sentence = said(view, figure.query, figure.sentence, shows=figure.shows)
    told = root.find(f"{SVG}desc").text
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))

    assert root.get("lang") == view.language
    assert root.find(f"{SVG}title").text == sentence
    assert " ".join(sentence.split()) in " ".join(words.split())
    for part in ({"sv": "Exempeldata", "en": "Example data"}[view.language], "version 1"):
        assert part in told
        assert part in words
    assert not re.search(r"\b(NaN|undefined|null)\b", words + told)


def test_every_chart_within_it_is_described(view):
    figure = figures.coverage_over_time
    pictures = [panel.picture for part in parts_of(view, figure, words="x") if isinstance(part, list) for panel in part]

    assert len(pictures) == 10
    for picture in pictures:
        root = ElementTree.fromstring(picture.svg)
        assert root.find(f"{SVG}title").text == picture.words
        assert len(picture.words.split()) > 2


def test_the_key_of_the_page_stands_in_it(view):
    figure = figures.coverage_over_time
    key = {"sv": ["ja", "planerat", "nej", "uppgift saknas"], "en": ["yes", "planned", "no", "no data"]}[view.language]
    root = ElementTree.fromstring(svg_of(view, figure))
    filled = [(each.get("fill"), each.get("height")) for each in root.iter(f"{SVG}rect")]

    assert [text.text for text in root.iter(f"{SVG}text") if text.text in key] == key
    for role in ("now", "now_soft"):
        assert (view.look.colour(role), "15") in filled


def test_numbers_are_written_as_on_the_screen():
    figure = figures.coverage_by_municipality
    written = {}
    for language in ("sv", "en"):
        view = view_of("ostergotland", language).with_filters(coverage_measure="residents")
        [chart] = [part for part in parts_of(view, figure, words="x") if not isinstance(part, str)]
        written[language] = "".join(ElementTree.fromstring(chart.svg).itertext())

    assert "163\u00a0051" in written["sv"]
    assert "163,051" in written["en"]


def test_no_word_of_vegas_own_is_in_it(view):
    for figure in SHOWN:
        assert not re.search(r"aria-(label|roledescription)=|role=\"graphics", svg_of(view, figure))


def test_is_on_white_paper_whatever_the_screen_has(view):
    dark = replace(view, look=Look("dark", view.language))

    assert svg_of(dark, SHOWN[0]) == svg_of(view, SHOWN[0])


def test_the_same_picture_is_the_same_bytes_whatever_was_drawn_before(view):
    first = svg_of(view, SHOWN[0])
    svg_of(view, SHOWN[1])

    assert svg_of(view, SHOWN[0]) == first


def test_png_has_twice_the_pixels(view):
    svg = svg_of(view, SHOWN[0])
    png = png_of(svg)
    width, height = (float(ElementTree.fromstring(svg).get(name)) for name in ("width", "height"))

    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (2 * width, 2 * height)


def test_the_fonts_are_there_with_their_licence():
    names = {path.name for path in FONTS.iterdir()}

    assert {"SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf", "LICENSE.md"} == names
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE.md").read_text(encoding="utf-8").upper()
