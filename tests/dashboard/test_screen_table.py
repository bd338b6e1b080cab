"""The table on screen: which columns it has, and that each number is written as the chart writes it."""

import polars as pl
import pytest

from dashboard.downloads import Download, csv_for_excel, reader_columns, reader_names
from dashboard.screen_table import NEVER_SHOWN, SHOWN_BY_ANOTHER, is_shown, table_cells
from dashboard.wording import figure_text, localise
from tests.dashboard.test_downloads import RESULT, SOURCES, figure_of, frame_figure, parsed


def cells_by_heading(figure: Download) -> list[dict[str, str]]:
    names, rows = table_cells(figure)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_holds_what_a_meeting_needs_in_the_words_of_the_screen():
    result = RESULT.drop("note_sv", "note_en").with_columns(
        qualifier=pl.Series([None, "range", None, None], dtype=pl.String)
    )
    names, cells = table_cells(figure_of(result, "sv"))

    assert names == ["Kommun", "Period", "Värde", "Återstår", "Gäller", "Målår", "Källor och sidor"]
    assert cells == [
        ["Gävle", "2016 kv 4", "12,5", "-3", "ja", "2018", "Handlingsplan 2016–2018, s. 7 och 14"],
        ["Bollnäs", "2015 månad 12", "50–60", "", "nej", "2018", "SCB; folkmängd"],
        ["Hofors", "2016", "ej levererat", "", "okänt", "2018", ""],
        ["Åby", "2019–2020", "≈\u00a00", "≈\u00a04", "ja", "", "Handlingsplan 2016–2018, s. 9; SCB; folkmängd"],
    ]  # fmt: skip


def test_what_the_table_leaves_out_is_in_the_file():
    figure = figure_of(RESULT, "sv")
    left_out = {"Periodens sista dag", "Lägst möjligt", "Högst möjligt", "Status", "Värdeslag", "Katalog"}

    assert left_out.isdisjoint(table_cells(figure)[0])
    assert left_out <= set(parsed(csv_for_excel(reader_columns(figure)), ";")[0])


def test_every_column_that_is_left_out_has_a_heading_in_the_file():
    names = sorted(NEVER_SHOWN | SHOWN_BY_ANOTHER.keys())

    assert reader_columns(frame_figure(**{name: ["x"] for name in names})).width == len(names)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (["value", "obs_status"], False),
        (["obs_status", "evidence"], True),
        (["counts_as_support", "value", "obs_status"], False),
    ],
)
def test_a_status_is_left_out_only_where_a_number_says_it(columns, shown):
    assert is_shown("obs_status", columns) is shown


def test_a_column_with_nothing_in_it_is_left_out_and_the_headings_of_no_rows_remain():
    assert table_cells(frame_figure(note=[None, ""], value=[1.0, 2.0]))[0] == ["Värde"]
    assert table_cells(figure_of(RESULT.clear(), "sv")) == (["Kommun", "Period", "Värde", "Återstår", "Gäller", "Målår",
                                                            "Anmärkning", "Källor och sidor"], [])  # fmt: skip


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"value": 6.0, "value_kind": "exact", "missing_parts": 0}, "6"),
        ({"value": 6.0, "value_kind": "exact", "missing_parts": 1, "low": 6.0, "high": 7.0}, "minst 6"),
        ({"value": 3.0, "value_kind": "at_least"}, "minst 3"),
        ({"value": 30.0, "value_kind": "stated", "qualifier": "approximate"}, "omkring 30"),
        ({"value": None, "value_kind": "stated", "qualifier": "range", "low": 50.0, "high": 60.0}, "50–60"),
        ({"value": 45.0, "value_kind": "rounded", "rounded_parts": 3}, "≈\u00a045"),
        ({"value": 0.0, "value_kind": "rounded", "rounded_parts": 1}, "0–4"),
        ({"value": 0.0, "value_kind": "rounded", "rounded_parts": 2}, "≈\u00a00"),
        ({"value": 1.05, "value_kind": "stated", "qualifier": "approximate"}, "omkring 1,1"),
    ],
)
def test_a_value_is_written_as_the_chart_writes_it_and_stays_a_number_in_the_file(row, shown):
    row = {
        "obs_status": "A",
        "missing_parts": 0,
        "rounded_parts": 0,
        "low": None,
        "high": None,
        "qualifier": None,
    } | row
    types = {**dict.fromkeys(("value", "low", "high"), pl.Float64), "qualifier": pl.String}
    figure = Download("Rubrik", localise(pl.DataFrame([row], schema_overrides=types), "sv"), SOURCES, "sv")

    assert cells_by_heading(figure) == [{"Värde": shown}]
    assert figure_text(row, "sv") == shown
    headings, written = parsed(csv_for_excel(reader_columns(figure)), ";")
    number = dict(zip(headings, written, strict=True))["Värde"].replace(",", ".")
    assert number == ("" if row["value"] is None else f"{row['value']:g}")


def test_a_number_beside_the_value_wears_the_sign_of_its_own_kind():
    figure = frame_figure(
        value=[45.0, 45.0], value_kind=["rounded", "exact"], obs_status=["A", "A"], first_value=[8.0, 5.0],
        first_value_kind=["exact", "rounded"], share_pct=[12.5, None], share_value_kind=["rounded", None], rank=[1, 2],
    )  # fmt: skip

    first, second = cells_by_heading(figure)
    assert (first["Värde"], first["Första värdet"], first["Andel (%)"], first["Plats"]) == (
        "≈\u00a045", "8", "≈\u00a012,5", "1",
    )  # fmt: skip
    assert (second["Värde"], second["Första värdet"], second["Andel (%)"]) == ("45", "≈\u00a05", "")


def test_an_amount_and_a_level_say_what_they_are_by_themselves():
    figure = frame_figure(
        amount_sek=[865000.0, None, 500.0], amount_status=["A", "PR", "A"], amount_qualifier=["at_least", None, None],
        level=[7.0, None, None], level_status=["A", "NM", None],
    )  # fmt: skip

    assert [list(row.values()) for row in cells_by_heading(figure)] == [
        ["minst 865\u00a0000", "7"], ["skyddat", "ej mätbart"], ["500", ""],
    ]  # fmt: skip


def test_a_mark_is_yes_or_no_and_not_one_or_nought():
    figure = frame_figure(
        municipality_name=["Gävle", "Hofors", "Ljusdal"], coverage_measure=["policy"] * 3, value=[1.0, None, None],
        obs_status=["A", "UN", "NA"], commitment_state=["held", None, "planned"],
        commitment_state_label=["ja", None, "planerat"],
    )  # fmt: skip

    assert [row["Värde"] for row in cells_by_heading(figure)] == ["ja", "okänt", "planerat"]


def test_a_countys_number_says_of_whom_it_is_while_somebody_is_silent():
    """A sum is at least so much; a rate may be lower once all have answered."""
    figure = frame_figure(
        municipality_name=["Gävle", "Gävle"], county_value=[3.0, 1.05], county_missing_parts=[1, 1],
        county_value_kind=["at_least", "answered"],
    )  # fmt: skip

    assert [row["Regionen"] for row in cells_by_heading(figure)] == ["minst 3", "1,1 (av dem som har svarat)"]


def test_what_is_left_is_at_most_so_much_while_somebody_is_silent():
    """Of ten, six hold it and one has not answered: at most one is left to seven."""
    figure = frame_figure(
        value=[6.0, 8.0, 6.0], value_kind=["at_least", "at_least", "exact"], obs_status=["A"] * 3, missing_parts=[1, 1, 0],
        remaining=[1.0, 0.0, 1.0], needed_per_year=[2.0, None, 2.0],
    )  # fmt: skip

    assert [list(row.values()) for row in cells_by_heading(figure)] == [
        ["minst 6", "högst 1", "högst 2"], ["minst 8", "0", ""], ["6", "1", "2"],
    ]  # fmt: skip


def test_what_rests_on_rounded_parts_is_a_count_and_not_a_rate():
    figure = frame_figure(
        places_filled=[0.0], places_filled_value_kind=["rounded"], value=[0.0], value_kind=["rounded"], obs_status=["A"],
        rounded_parts=[1],
    )  # fmt: skip

    assert list(cells_by_heading(figure)[0].values()) == ["0–4", "≈\u00a00"]


def test_a_formula_stands_as_it_is_on_screen():
    assert table_cells(frame_figure(note=["=1+1"]))[1] == [["=1+1"]]


@pytest.mark.parametrize(
    ("language", "cells"), [("sv", ["1\u00a0896\u00a0300", "12,35", "0,5"]), ("en", ["1,896,300", "12.35", "0.5"])]
)
def test_numbers_have_the_separators_of_the_language(language, cells):
    figure = frame_figure(language, needed=[1896300.0, 12.345, 0.5])

    assert [row[0] for row in table_cells(figure)[1]] == cells


def test_two_columns_with_one_heading_can_be_told_apart():
    figure = frame_figure(missing=[1], obs_status_label=["ej levererat"], obs_status=["NL"])

    assert len(set(table_cells(figure)[0])) == 2
    assert reader_names(figure.frame) == ["missing", "obs_status_label"]


def test_what_is_not_known_of_a_criterion_or_an_agreement_is_no_zero_and_no_no():
    ladder = frame_figure(marks_value=[4.0, 0.0], marks_low=[4.0, 0.0], marks_high=[4.0, 2.0], mark=["policy"] * 2)
    agreements = frame_figure(in_force=[True, None], ends_within_year=[False, None])

    assert [row[0] for row in table_cells(ladder)[1]] == ["4", "0–2"]
    assert table_cells(agreements)[1] == [["ja", "nej"], ["okänt", "okänt"]]


def test_a_share_of_those_that_have_answered_is_changed_where_a_count_was_and_never_at_least():
    figure = frame_figure(
        value=[24.05, 25.0], obs_status=["A", "A"], value_kind=["answered", "answered"], missing_parts=[2, 2],
        rounded_parts=[9, 0],
    )  # fmt: skip

    assert [row["Värde"] for row in cells_by_heading(figure)] == [
        "≈\u00a024,1 (av dem som har svarat)", "25 (av dem som har svarat)",
    ]  # fmt: skip


def test_a_year_is_a_name_and_no_quantity():
    figure = frame_figure(first_year=[2016], last_year=[2018], target_year=[2018], targets_stated=[2016])

    assert table_cells(figure)[1] == [["2016", "2018", "2018", "2\xa0016"]]
