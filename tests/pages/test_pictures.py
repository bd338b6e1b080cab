"""Every chart and map of every page can be taken along, as the address of its picture gives it: what is drawn is what is shown."""

import struct
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.pages.harness import FileLink, Visit, run
from tests.server.asked import ask

SVG = "{http://www.w3.org/2000/svg}"
PAGES = sorted(
    path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py") if path.stem not in ("leverera", "skydd")
)
# Vega's own words for months, which the Swedish ones are put in the place of.
MONTHS = {"January", "February", "March", "May", "June", "July", "August", "October", "December", "Oct"}


def pictures_of(seen: Visit) -> list[FileLink]:
    """The ways to pictures, in order."""
    return [link for link in seen.file_links if urlsplit(link.address).path.endswith((".svg", ".png"))]


@pytest.mark.parametrize(
    ("page", "key", "names"),
    [
        ("stodstruktur", "support_structure_by_period", ["SVG", "PNG"]),
        ("tackning", "map", ["SVG", "PNG"]),
        ("laget", "target_history", [f"Prioritering {number}" for number in (1, 1, 2, 2, 3, 3)]),
    ],
)
def test_they_come_when_the_button_under_the_figure_is_pressed(page, key, names, visit):
    """When the button under it is pressed; a table has none."""
    closed = visit(page, data="exempel", sprak="sv")
    opened = visit(page, data="exempel", sprak="sv", opened=(f"picture_{key}",))
    more = [link.words for link in pictures_of(opened)]

    assert pictures_of(closed) == []
    assert [label for label, name in zip(more, names, strict=True) if not label.startswith(name)] == []
    assert "picture_status_ladder" not in closed.keys_of("")


def drawn(seen: Visit) -> list[str]:
    """The keys of the figures that draw a chart or a map."""
    return [key for key in seen.keys_of("fig_") if seen.figure(key).charts or seen.figure(key).decks]


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_that_is_drawn_has_both_and_they_are_whole(visit, page, catalogue):
    closed = visit(page, data=catalogue, sprak="sv")
    keys = tuple(f"picture_{key}" for key in closed.keys_of("picture_"))
    links = pictures_of(run(page, data=catalogue, sprak="sv", opened=keys)) if keys else []

    assert len(links) == 2 * len(drawn(closed))
    for svg, png in zip(links[::2], links[1::2], strict=True):
        sheet, pixels = ask(svg.address), ask(png.address)
        assert (sheet.status, sheet.headers["content-type"]) == (200, "image/svg+xml"), svg.address
        assert sheet.headers["content-disposition"] == f'attachment; filename="{svg.name}"'
        root = ElementTree.fromstring(sheet.body)
        assert spaced(root.find(f"{SVG}title").text) in {spaced(sentence) for sentence in closed.sentences}
        assert f"version {closed.app.session_state['view'].version.number}" in root.find(f"{SVG}desc").text
        fits(root)
        size = tuple(2 * int(root.get(name)) for name in ("width", "height"))
        assert (pixels.status, struct.unpack(">II", pixels.body[16:24])) == (200, size), png.address


def spaced(words: str) -> str:
    """Words with plain spaces."""
    return " ".join(words.split())


def fits(root: ElementTree.Element) -> None:
    """Every chart lies within the sheet, in our font, with a description and no month in English."""
    charts = root.findall(f"{SVG}svg")
    assert charts
    for chart in charts:
        assert float(chart.get("x")) + float(chart.get("width")) <= float(root.get("width"))
        assert float(chart.get("y")) + float(chart.get("height")) <= float(root.get("height"))
        assert len(chart.find(f"{SVG}title").text.split()) > 2
        assert all("Source Sans 3" in each.get("font-family", "Source Sans 3") for each in chart.iter())
        assert not MONTHS & {word for words in chart.itertext() for word in words.split()}


CHOSEN = [
    ("tackning", "map", {"data": "exempel", "matt": "residents", "kommun": ("Bollnäs", "Hofors"), "period": "2017-Q4"}),
    ("nyttjande", "placements_by_municipality", {"data": "exempel", "aktor": "kommun", "sprak": "en"}),
    ("arbetsmarknad", "context_county", {"data": "gavleborg"}),
]


@pytest.mark.parametrize(("page", "key", "chosen"), CHOSEN)
def test_what_is_chosen_on_the_page_is_chosen_in_the_picture(page, key, chosen):
    [svg, _] = pictures_of(run(page, opened=(f"picture_{key}",), **chosen))
    words = " ".join(ElementTree.fromstring(ask(svg.address).body).itertext())
    plain = ask(urlsplit(svg.address).path)

    assert ("kommun=Bolln" in svg.address) == ("kommun" in chosen)
    assert ("Bollnäs" in words) or "kommun" not in chosen
    assert (plain.body == ask(svg.address).body) == (not urlsplit(svg.address).query)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_what_is_had_already_is_not_sent_again(ending):
    first = ask(f"/data/exempel/senaste/support_structure_by_period.{ending}")
    again = ask(f"/data/exempel/senaste/support_structure_by_period.{ending}", if_none_match=first.headers["etag"])

    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert first.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "name",
    ["okand", "status_ladder", "target_status", "priority_9", "placements_by_actor_headline", "extracts/placement"],
)
def test_of_what_is_not_drawn_there_is_no_picture(name):
    assert ask(f"/data/exempel/1/{name}.svg").status == 404
