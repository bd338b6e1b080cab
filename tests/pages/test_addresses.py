"""What a page shows, its file and the address of its file are one: the links under the figures lead to the frames on the screen."""

import io
import zipfile
from urllib.parse import urlsplit

import pytest

from dashboard.downloads import csv_for_excel, csv_for_programs, program_columns, reader_columns, slug
from tests.pages.harness import PAGES, FileLink, Visit
from tests.server.asked import ask

CHOSEN = {
    "tackning": {
        "data": "exempel",
        "matt": "enterprises_per_10000",
        "kommun": ("Bollnäs", "Hofors"),
        "period": "2017-Q4",
    },
    "nyttjande": {"data": "exempel", "aktor": "kommun", "kommun": "Gävle", "sprak": "en"},
    "stodstruktur": {"data": "exempel", "lasning": "B"},
    "kommunprofil": {"data": "exempel", "kommun": "Bollnäs"},
    "arbetsmarknad": {"data": "gavleborg", "kommun": ("Gävle", "Ockelbo")},
}


def links_by_file(seen: Visit) -> dict[str, list[FileLink]]:
    """The ways to each figure's files, by what the figure is called in the names of its files."""
    return {
        what: [link for link in seen.file_links if link.name.startswith(f"asf_{slug(what)}_")] for what in seen.figures
    }


def hold_together(seen: Visit) -> int:
    """How many files of a page are what their figures hold, byte for byte."""
    count = 0
    for what, links in links_by_file(seen).items():
        figure = seen.figures[what]
        expected = {
            "_excel.csv": csv_for_excel(reader_columns(figure)),
            "_program.csv": csv_for_programs(program_columns(figure)),
        }
        for ending, content in expected.items():
            # Two figures of a page may be called the same: the page keeps one of them.
            given = {
                link.name: ask(link.address)
                for link in links
                if link.name.endswith(ending) and not link.name.endswith("zip")
            }
            assert content in [answer.body for answer in given.values()], what
            assert {answer.headers["content-disposition"] for answer in given.values()} == {
                f'attachment; filename="{name}"' for name in given
            }
            count += len(given)
    return count


@pytest.mark.parametrize("page", PAGES)
def test_the_files_at_the_addresses_are_those_of_the_screen(visit, page, catalogue, language):
    assert hold_together(visit(page, data=catalogue, sprak=language)) >= 4


@pytest.mark.parametrize("page", CHOSEN)
def test_what_is_chosen_on_a_page_is_chosen_in_the_address(visit, page):
    seen = visit(page, **CHOSEN[page])

    assert hold_together(seen) >= 4
    places = CHOSEN[page].get("kommun", ())
    for place in [places] if isinstance(places, str) else places:
        assert all("kommun=" in urlsplit(link.address).query for link in seen.file_links), place


def test_a_link_is_of_the_version_that_is_shown(visit):
    for link in visit("laget", data="gavleborg", version="2").file_links:
        assert link.address.startswith("/data/gavleborg/2/")
        assert "_v2_" in link.name


def test_all_tables_of_a_page_come_in_one_file(visit):
    seen = visit("nyttjande", data="exempel", aktor="kommun", kommun="Gävle")
    [excel] = [link for link in seen.file_links if link.name.endswith("excel_csv.zip")]

    answer = ask(excel.address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    alone = {link.name: ask(link.address).body for link in seen.file_links if link.name.endswith("_excel.csv")}
    assert files == alone
    assert len(files) >= 8
