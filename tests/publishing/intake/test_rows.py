"""Rows: what is empty is filled in as the form says, a value and its status agree, totals are set aside."""

import datetime as dt

import polars as pl
import pytest

from tests.publishing.intake.partner import (
    RIGHT,
    cell_faults,
    faults_of,
    headings,
    messages_of,
    read,
    read_cells,
    with_cells,
)


def test_the_whole_frame_of_a_placement():
    frame = read(headings("placement"), RIGHT["placement"]).frame
    assert frame.schema == {
        "source_row": pl.Int64, "period": pl.String, "municipality_code": pl.String, "public_actor": pl.String,
        "placement_measure": pl.String, "enhanced_cooperation": pl.Boolean, "sex": pl.String, "value": pl.Float64,
        "obs_status": pl.String,
    }  # fmt: skip
    assert frame.rows() == [(2, "2019-Q1", "2183", "kommun", "arbetstraning", False, "F", 7.0, "A")]


def test_the_whole_frame_of_the_other_kinds():
    expected = {
        "service_use": (2, "2019-Q1", "2183", "kommun", "cafe", "ramavtal", 3.0, "A", 12500.5, "A"),
        "enterprise": (
            2, "2019-Q1", "exempel-01", "Exempel-ASF 01", "2183", "ekonomisk_forening", "secondhand",
            dt.date(2015, 3, 1), None, 8.0, 15.0, 12.0, True, False, "A", "A",
        ),
        "commitment": (
            2, "2019-Q1", "2183", "agreement", 1, "held", "A", True, "iop", "Coompanion",
            dt.date(2018, 1, 1), "known", dt.date(2020, 12, 31), "known", "Beslut", "Decision", 250000.0, "A",
        ),
        "dialogue_meeting": (2, "2019-Q1", "2183", "arbetsformedlingen", 2.0, "A"),
    }  # fmt: skip
    assert {kind: read(headings(kind), RIGHT[kind]).frame.row(0) for kind in expected} == expected


@pytest.mark.parametrize("field", ["period", "municipality_code", "public_actor", "placement_measure", "sex"])
@pytest.mark.parametrize("empty", ["", None, "  ", "\u00a0"])
def test_an_empty_cell_that_must_be_filled(field, empty):
    assert [message for message, _ in cell_faults("placement", **{field: empty})] == ["cell_empty"]


@pytest.mark.parametrize(
    ("value", "status", "expected"),
    [
        (0, None, (0.0, "A")), (5, "värde", (5.0, "A")), (None, "okänt", (None, "UN")), (None, "ej tillämpligt", (None, "NA")),
        (None, "unknown", (None, "UN")), (None, "NA", (None, "NA")), ("okänt", None, (None, "UN")),
        ("uppgift saknas", None, (None, "UN")), ("Uppgift saknas", "okänt", (None, "UN")),
        ("ej tillämpligt", None, (None, "NA")), ("not applicable", "", (None, "NA")),
    ],
)  # fmt: skip
def test_a_value_and_its_status(value, status, expected):
    row = read_cells("placement", value=value, obs_status=status)
    assert (row["value"], row["obs_status"]) == expected


@pytest.mark.parametrize(
    ("value", "status", "fault"),
    [
        (None, None, "status_neither"), (5, "okänt", "status_and_value"), (0, "ej tillämpligt", "status_and_value"),
        ("okänt", "ej tillämpligt", "status_two_statuses"), (None, "värde", "status_without_value"),
    ],
)  # fmt: skip
def test_a_value_and_a_status_that_do_not_agree(value, status, fault):
    assert cell_faults("placement", value=value, obs_status=status) == [(fault, "G")]


def test_of_a_state_from_a_list_no_0_is_asked_for():
    assert cell_faults("component_state", commitment_state=None, obs_status=None) == [("status_neither_chosen", "D")]


def test_an_amount_may_be_left_empty_and_is_then_not_applicable():
    row = read_cells("service_use", amount_sek=None)
    assert (row["amount_sek"], row["amount_status"]) == (None, "NA")
    row = read_cells("service_use", amount_sek="okänt")
    assert (row["amount_sek"], row["amount_status"]) == (None, "UN")


def test_without_its_columns_an_amount_is_not_applicable():
    frame = read(headings("service_use")[:7], RIGHT["service_use"][:7]).frame
    assert frame.select("amount_sek", "amount_status").row(0) == (None, "NA")


@pytest.mark.parametrize(
    ("date", "status", "expected"),
    [
        (None, None, (None, "unknown")), ("2020-12-31", None, (dt.date(2020, 12, 31), "known")),
        ("2020-12-31", "känt", (dt.date(2020, 12, 31), "known")), (None, "tills vidare", (None, "open_ended")),
        ("tills vidare", None, (None, "open_ended")), (None, "ej tillämpligt", (None, "not_applicable")),
        ("okänt", None, (None, "unknown")),
    ],
)  # fmt: skip
def test_a_date_and_its_status(date, status, expected):
    row = read_cells("commitment", valid_to=date, valid_to_status=status)
    assert (row["valid_to"], row["valid_to_status"]) == expected


@pytest.mark.parametrize(
    ("date", "status", "fault"),
    [("2020-12-31", "tills vidare", "status_and_value"), (None, "känt", "status_without_value")],
)
def test_a_date_and_a_status_that_do_not_agree(date, status, fault):
    assert cell_faults("commitment", valid_to=date, valid_to_status=status) == [(fault, "L")]


@pytest.mark.parametrize("day", ["9999-12-31", dt.date(9999, 12, 31), dt.datetime(2999, 1, 1)])
def test_a_day_that_stands_for_no_end_says_where_to_say_so(day):
    [fault] = faults_of(lambda: read_cells("commitment", valid_to=day))
    assert (fault.message, fault.letter) == ("cell_open_ended", "L")
    assert fault.what("sv").endswith("Gäller det utan slut: lämna cellen tom och skriv tills vidare i Slutets status.")
    assert cell_faults("commitment", valid_from=day) == [("cell_far_future", "J")]
    assert cell_faults("enterprise", end_date=day) == [("cell_far_future", "H")]


def test_what_is_unknown_of_an_enterprise_is_null():
    row = read_cells(
        "enterprise", employees="okänt", places_offered=None, sak_member="uppgift saknas", start_date="okänt"
    )
    assert [row[name] for name in ("employees", "places_offered", "sak_member", "start_date")] == [None] * 4
    assert (row["employees_status"], row["places_filled_status"]) == ("UN", "A")


def test_an_end_that_is_unknown_is_not_an_enterprise_that_goes_on():
    assert cell_faults("enterprise", end_date="okänt") == [("cell_bad_date", "H")]


def test_every_fault_of_every_row_is_said():
    bad = with_cells("placement", period="2019", sex="annat", value="1.234")
    faults = faults_of(lambda: read(headings("placement"), bad, RIGHT["placement"], bad))
    assert [(fault.row, fault.letter) for fault in faults] == [
        (2, "A"),
        (2, "F"),
        (2, "G"),
        (4, "A"),
        (4, "F"),
        (4, "G"),
    ]
    assert faults[2].text("sv") == (
        "svar.xlsx, blad Blad1, rad 2, kolumn Antal personer (G): ”1.234” kan läsas som tusental eller decimaltal. "
        "Skriv antalet utan punkt och komma, till exempel 1234."
    )


def test_empty_rows_are_skipped_and_the_rest_keeps_its_row():
    rows = [headings("placement"), [], RIGHT["placement"], [None, " "], ["", "\u00a0"], RIGHT["placement"], [], []]
    assert read(*rows).frame["source_row"].to_list() == [3, 6]


@pytest.mark.parametrize(
    "total",
    [
        ["Totalt", *[None] * 5, 14, None], ["Summa:", *[""] * 5, "14", ""], ["TOTALSUMMA", *[None] * 5, 14.0],
        [None, "Total", *[None] * 4, 14], ["2019 kv 1", "Summa", *[None] * 4, 14], [None] * 6 + [14], [*[None] * 5, "totalt", 14],
    ],
)  # fmt: skip
def test_a_total_row_is_set_aside(total):
    delivered = read(headings("placement"), RIGHT["placement"], RIGHT["placement"], [], total)
    assert delivered.frame["value"].to_list() == [7.0, 7.0]
    assert delivered.totals == ((5, "value", 14.0),)


def test_a_total_row_of_two_values():
    delivered = read(headings("service_use"), RIGHT["service_use"], ["Totalt", *[None] * 4, 3, None, "12 500,50"])
    assert delivered.totals == ((3, "value", 3.0), (3, "amount_sek", 12500.5))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["Totalt", *[None] * 5, "1.234"], "cell_two_counts"), (["Totalt"], "row_total_without_figures"),
        (["Preliminärt"], "row_stray"), (headings("placement"), "row_repeated_headings"),
        (["Totalt", "Bollnäs", "Kommunerna", None, None, None, 7], "row_subtotal"),
        (["Summa arbetsträning", *[None] * 5, 7], "row_subtotal"), ([None, "Totalt Bollnäs", *[None] * 4, 7], "row_subtotal"),
        (["2019 kv 1", None, None, "Delsumma praktik", None, None, 7], "row_subtotal"),
    ],
)  # fmt: skip
def test_a_row_that_is_no_row_of_figures(row, fault):
    assert messages_of(lambda: read(headings("placement"), RIGHT["placement"], row)) == [fault]


def test_a_figure_alone_in_the_middle_is_no_total():
    rows = [headings("placement"), RIGHT["placement"], [None] * 6 + [14], RIGHT["placement"]]
    assert messages_of(lambda: read(*rows)) == ["row_stray"]


def test_women_and_men_together_are_a_check_and_no_figure():
    both = with_cells("placement", sex="totalt", value="9")
    delivered = read(headings("placement"), RIGHT["placement"], both)
    assert delivered.frame["sex"].to_list() == ["F"]
    assert delivered.sex_totals.select("source_row", "sex", "value").rows() == [(3, "T", 9.0)]
    assert delivered.sex_totals.schema == delivered.frame.schema
    assert delivered.totals == ()


def test_no_rows_at_all():
    assert messages_of(lambda: read(headings("placement"))) == ["table_no_rows"]
    assert messages_of(lambda: read(headings("placement"), with_cells("placement", sex="totalt"))) == ["table_no_rows"]


def test_a_date_that_a_spreadsheet_made_of_a_count():
    assert cell_faults("placement", value=dt.date(2019, 2, 1)) == [("cell_date_for_number", "G")]
