"""What every page owes its reader, in both catalogues and both languages."""

import re

import polars as pl
import pytest

from tests.pages.harness import PAGES, Visit

DASHES = {"-", "–", "—"}
DELIVERED = {
    "sv": r"\bför \d+ av \d+ kommuner\b|ppgifter har lämnats för kommunen\b|Inga uppgifter (har lämnats )?för de (tio|10) kommunerna",
    "en": r"\bfor \d+ of \d+ municipalities\b|ata has been handed in for the municipality\b|No data (has been handed in )?for the (ten|10) municipalities",
}
ROUNDED = {"sv": "Små antal har ändrats till 0 eller 5", "en": "Small counts have been changed to 0 or 5"}
TAG = {"sv": "Exempeldata", "en": "Example data"}
BANNER = {"sv": "Alla siffror på sidan är påhittade", "en": "Every figure on this page is made up"}
EXAMPLE = {"sv": "Visa sidan med exempeldata", "en": "Show this page with example data"}
REAL = {"sv": "Visa de verkliga uppgifterna", "en": "Show the real figures"}
AS_OF = {
    ("gavleborg", "sv"): "28 november 2026",
    ("gavleborg", "en"): "28 November 2026",
    ("exempel", "sv"): "31 december 2018",
    ("exempel", "en"): "31 December 2018",
}
NEWEST = {"gavleborg": 5, "exempel": 1}
YEARS = {
    "sv": r"Visat till och med den .*(De senaste uppgifterna är från \d{4}|Uppgifterna på sidan är från \d{4}–\d{4})\.",
    "en": r"Shown up to .*(The latest figures are from \d{4}|The figures on this page are from \d{4}–\d{4})\.",
}


@pytest.fixture
def seen(visit, page: str, catalogue: str, language: str) -> Visit:
    return visit(page, data=catalogue, sprak=language)


def test_opens_with_one_headline_and_no_message(seen):
    assert seen.headline
    assert seen.messages == []


def test_version_reference_date_and_years_stand_on_the_page(seen, catalogue, language):
    [last] = seen.rows_with(f"version {NEWEST[catalogue]},", AS_OF[catalogue, language])

    # What a plan says of itself is of no year.
    periods = [
        figure.frame.filter(pl.col("obs_status") == "A")["period"]
        for figure in seen.figures.values()
        if {"period", "obs_status"} <= set(figure.frame.columns)
    ]
    assert bool(re.search(YEARS[language], last)) == any(period.is_not_null().any() for period in periods)
    assert re.search(rf"{AS_OF[catalogue, language]}.*version {NEWEST[catalogue]}", seen.text), "above the headline too"


def test_an_example_says_so_over_and_under_every_figure_and_a_real_page_never(seen, catalogue, language):
    feet = re.findall(r'<p class="source(?: long)?">(.*?)</p>', seen.html)
    tags = [f'<span class="tag">{TAG[language]}</span>' in foot for foot in feet]

    if catalogue == "exempel":
        assert seen.rows_with(BANNER[language])
        # The two lines at the end of the page belong to no figure.
        assert all(tags[:-2])
        assert tags[:-2]
        assert all(
            figure.frame["catalogue"].eq("exempel").all()
            for figure in seen.figures.values()
            if "catalogue" in figure.frame.columns
        )
    else:
        assert not any(tags)
        assert seen.rows_with(BANNER[language]) == []
        assert 'class="tag"' not in seen.html


def test_one_click_leads_to_the_other_catalogue(seen, catalogue, language):
    there, not_there = (EXAMPLE, REAL) if catalogue == "gavleborg" else (REAL, EXAMPLE)

    assert there[language] in seen.buttons()
    assert not_there[language] not in seen.buttons()


def test_every_figure_has_its_table_its_files_and_its_source(seen, language):
    excel, program, table = {
        "sv": ("CSV för Excel", "CSV för R, Python m.m.", "Tabell"),
        "en": ("CSV for Excel", "CSV for R, Python etc.", "Table"),
    }[language]
    feet = seen.keys_of("foot_")

    assert len(feet) >= 2
    assert seen.buttons().count(excel) == seen.buttons().count(program) == len(feet) + 1, "and one for the whole view"
    assert seen.lines.count(table) == len(feet)


def test_no_figure_is_a_bare_dash(seen):
    cells = [cell.strip() for line in seen.lines for cell in line.split(" | ")]
    sent = [
        value for chart in seen.charts for rows in chart.datasets.values() for row in rows for value in row.values()
    ]
    drawn = [
        label["words"] for deck in seen.decks for layer in deck["layers"] for label in layer["data"] if "words" in label
    ]

    assert DASHES.isdisjoint(cells)
    assert DASHES.isdisjoint(value for value in sent if isinstance(value, str))
    assert DASHES.isdisjoint(line for words in drawn for line in words.split("\n"))
    assert DASHES.isdisjoint(cell for row in seen.tables for cell in row)


def test_a_missing_value_never_looks_like_a_number(seen):
    for figure in seen.figures.values():
        if {"value", "obs_status"} <= set(figure.frame.columns):
            missing = figure.frame.filter(pl.col("obs_status") != "A")
            assert missing["value"].null_count() == missing.height, figure.title
            assert missing["obs_status_label"].null_count() == 0, figure.title


@pytest.mark.parametrize("page", [page for page in PAGES if page != "laget"])
def test_who_has_delivered_and_what_is_rounded_stands_beside_the_figure(visit, page, catalogue, language):
    seen, checked = visit(page, data=catalogue, sprak=language), 0
    parts = [seen.figure(key) for key in seen.keys_of("fig_")]
    for figure in seen.figures.values():
        beside = [part for part in parts if " ".join(figure.title.split()) in part.sentences]
        columns = figure.frame.columns
        # Rows of several kinds of delivery have no one number of who has delivered.
        is_of_one_kind = "delivered" in columns and "delivery_kind" not in columns
        if is_of_one_kind and figure.frame["delivered"].is_not_null().any() and page != "kallor":
            assert all(re.search(DELIVERED[language], part.text) for part in beside), figure.title
        if "value_kind" in columns:
            is_rounded = (figure.frame["value_kind"] == "rounded").any()
            assert all((ROUNDED[language] in part.text) == is_rounded for part in beside), figure.title
        checked += len(beside)

    # The rows that several figures share stand under them, with a heading of their own.
    shared = seen.html.count('<h2 class="foot">')
    assert checked + shared >= len(seen.figures)


def test_the_pages_say_the_same_number_in_both_languages(visit, page, catalogue):
    """The digits of the headline are the same; only the words differ."""
    swedish, english = (visit(page, data=catalogue, sprak=language).headline for language in ("sv", "en"))

    assert swedish != english
    assert sorted(re.findall(r"\d+", swedish)) == sorted(re.findall(r"\d+", english))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "kallor"])
def test_no_heading_speaks_of_2016_as_now(visit, page, language):
    present = {
        # What we have or have not found is so today.
        "sv": r"(?<!\bVi )\bhar\b(?! (inte )?(levererat|levererats|rört))",
        "en": r"(?<!did not )\b(has|have) (\d|a |an )",
    }
    headings = visit(page, data="gavleborg", sprak=language).sentences

    assert [heading for heading in headings if re.search(present[language], heading)] == []


@pytest.mark.parametrize("page", ["tackning", "stodstruktur", "nyttjande"])
def test_a_headline_names_its_year(visit, page, catalogue, language):
    assert re.search(r"\b20\d\d\b", visit(page, data=catalogue, sprak=language).headline)
