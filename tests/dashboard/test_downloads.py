"""What is downloaded, byte by byte."""

import csv
import io
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.downloads import (
    Download,
    csv_for_excel,
    csv_for_programs,
    file_name,
    program_columns,
    reader_columns,
    slug,
)
from dashboard.wording import localise
from publishing.catalogue.public_sources import known_municipalities

SOURCES = pl.DataFrame({"source_id": ["plan", "scb"], "short": ["Handlingsplan 2016–2018", "SCB; folkmängd"]})

# As a query returns it: a stated value, a range, a missing value, a rounded zero.
RESULT = pl.DataFrame(
    {
        "municipality_name": ["Gävle", "Bollnäs", "Hofors", "Åby"],
        "period": ["2016-Q4", "2015-12", "2016", "2019/2020"],
        "period_end": [date(2016, 12, 31), date(2015, 12, 31), date(2016, 12, 31), date(2020, 12, 31)],
        "value": [12.5, None, None, 0.0],
        "low": [None, 50.0, None, None],
        "high": [None, 60.0, None, None],
        "obs_status": ["A", "A", "NL", "A"],
        "value_kind": ["exact", "exact", None, "rounded"],
        "remaining": [-3.0, None, None, 4.0],
        "in_force": [True, False, None, True],
        "target_year": [2018, 2018, 2018, None],
        "note_sv": ["=1+1", 'sa "ja"; nej', "rad\r\nrad", None],
        "note_en": ["=1+1", 'said "yes", no', "line\r\nline", None],
        "geometry_geojson": ["{}"] * 4,
        "catalogue": ["exempel"] * 4,
        "source_refs": ["plan:14 plan:7", "scb", None, "plan:9 scb"],
    }
)


def figure_of(result: pl.DataFrame, language: str) -> Download:
    return Download(title="Rubrik", frame=localise(result, language), sources=SOURCES, language=language)


def frame_figure(language: str = "sv", **columns: list) -> Download:
    return Download("Rubrik", pl.DataFrame(columns), SOURCES, language)


class TestExcel:
    def test_every_byte_in_swedish(self):
        expected = (
            "\ufeffKommun;Period;Periodens sista dag;Värde;Lägst möjligt;Högst möjligt;Status;Värdeslag;Återstår;Gäller;Målår;"
            "Anmärkning;Katalog;Källor och sidor\r\n"
            "Gävle;2016 kv 4;2016-12-31;12,5;;;värde;exakt;-3;ja;2018;'=1+1;exempel;Handlingsplan 2016–2018, s. 7 och 14\r\n"
            'Bollnäs;2015 månad 12;2015-12-31;;50;60;värde;exakt;;nej;2018;"sa ""ja""; nej";exempel;"SCB; folkmängd"\r\n'
            'Hofors;2016;2016-12-31;;;;ej levererat;;;;2018;"rad\r\nrad";exempel;\r\n'
            'Åby;2019–2020;2020-12-31;0;;;värde;avrundat;4;ja;;;exempel;"Handlingsplan 2016–2018, s. 9; SCB; folkmängd"\r\n'
        )

        assert csv_for_excel(reader_columns(figure_of(RESULT, "sv"))).decode("utf-8") == expected

    def test_every_byte_in_english_with_the_comma_that_a_swedish_excel_reads(self):
        expected = (
            "\ufeffMunicipality;Period;Last day of the period;Value;Lowest possible;Highest possible;Status;Kind of value;Remaining;In force;"
            "Target year;Note;Catalogue;Sources and pages\r\n"
            "Gävle;2016 Q4;2016-12-31;12,5;;;value;exact;-3;yes;2018;'=1+1;exempel;Handlingsplan 2016–2018, pp. 7 and 14\r\n"
            'Bollnäs;2015 month 12;2015-12-31;;50;60;value;exact;;no;2018;"said ""yes"", no";exempel;"SCB; folkmängd"\r\n'
            'Hofors;2016;2016-12-31;;;;not delivered;;;;2018;"line\r\nline";exempel;\r\n'
            'Åby;2019–2020;2020-12-31;0;;;value;rounded;4;yes;;;exempel;"Handlingsplan 2016–2018, p. 9; SCB; folkmängd"\r\n'
        )

        assert csv_for_excel(reader_columns(figure_of(RESULT, "en"))).decode("utf-8") == expected

    def test_starts_with_the_mark_that_tells_excel_it_is_utf_8(self):
        assert csv_for_excel(reader_columns(frame_figure(value=[1.0]))) == b"\xef\xbb\xbfV\xc3\xa4rde\r\n1\r\n"


class TestPrograms:
    def test_every_byte(self):
        expected = (
            "municipality_name,period,period_end,value,low,high,obs_status,value_kind,remaining,in_force,target_year,"
            "note,catalogue,source_refs\r\n"
            "Gävle,2016-Q4,2016-12-31,12.5,,,A,exact,-3,true,2018,'=1+1,exempel,plan:14 plan:7\r\n"
            'Bollnäs,2015-12,2015-12-31,,50,60,A,exact,,false,2018,"said ""yes"", no",exempel,scb\r\n'
            'Hofors,2016,2016-12-31,,,,NL,,,,2018,"line\r\nline",exempel,\r\n'
            "Åby,2019/2020,2020-12-31,0,,,A,rounded,4,true,,,exempel,plan:9 scb\r\n"
        )

        assert csv_for_programs(program_columns(figure_of(RESULT, "en"))).decode("utf-8") == expected

    def test_has_no_byte_order_mark(self):
        assert csv_for_programs(program_columns(frame_figure(value=[1.0]))) == b"value\r\n1\r\n"

    @pytest.mark.parametrize(
        ("language", "names"), [("sv", ["Gävleborgs län", "Riket"]), ("en", ["Gävleborg county", "Sweden"])]
    )
    def test_an_area_has_its_name_beside_its_code(self, language, names):
        figure = frame_figure(language, area_code=["21", "00"], area_code_label=names, value=[1.0, 2.0])

        assert csv_for_programs(program_columns(figure)).decode("utf-8") == (
            f"area_code,area_name,value\r\n21,{names[0]},1\r\n00,{names[1]},2\r\n"
        )
        assert [row[0] for row in parsed(csv_for_excel(reader_columns(figure)), ";")[1:]] == names

    def test_both_files_have_the_same_rows(self):
        figure = figure_of(RESULT, "sv")

        assert reader_columns(figure).shape == program_columns(figure).shape


def test_the_years_of_a_figure_are_those_of_its_values():
    frame = pl.DataFrame({
        "period": ["2016-Q4", "2019/2020", "2021", None],
        "obs_status": ["A", "A", "NL", "A"],
    })  # fmt: skip

    assert Download("", frame, SOURCES, "sv").years == {"2016", "2019", "2020"}
    assert Download("", frame.select("period"), SOURCES, "sv").years == frozenset()


class TestNoRows:
    def test_the_headings_remain(self):
        empty = figure_of(RESULT.clear(), "sv")

        assert csv_for_excel(reader_columns(empty)).decode("utf-8-sig").splitlines()[0].startswith("Kommun;Period;")
        assert csv_for_programs(program_columns(empty)).decode("utf-8").count("\r\n") == 1


class TestFormulas:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
    def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_both_files(self, start):
        figure = frame_figure(note=[f"{start}SUM(A1:A9)", "a" + start], value=[-1.5, -2.0])

        for rows in (
            parsed(csv_for_excel(reader_columns(figure)), ";"),
            parsed(csv_for_programs(program_columns(figure)), ","),
        ):
            assert rows[1][0] == f"'{start}SUM(A1:A9)"
            assert rows[2][0] == "a" + start

    def test_negative_numbers_stay_numbers(self):
        figure = frame_figure(value=[-1.5, -2.0], rank=[-1, 2])

        assert csv_for_excel(reader_columns(figure)).decode("utf-8-sig") == "Värde;Plats\r\n-1,5;-1\r\n-2;2\r\n"
        assert csv_for_programs(program_columns(figure)).decode("utf-8") == "value,rank\r\n-1.5,-1\r\n-2,2\r\n"

    def test_a_heading_is_text_too(self):
        figure = Download("Rubrik", pl.DataFrame({"=cmd|' /C calc'!A0": [1], "-x": ["b"]}), SOURCES, "sv")

        assert csv_for_programs(program_columns(figure)).decode("utf-8") == "'=cmd|' /C calc'!A0,'-x\r\n1,b\r\n"

    def test_labels_and_sources_are_guarded_as_well(self):
        sources = pl.DataFrame({"source_id": ["plan"], "short": ["=HYPERLINK(1)"]})
        figure = Download("Rubrik", pl.DataFrame({"source_refs": ["plan"]}), sources, "sv")

        assert csv_for_excel(reader_columns(figure)).decode("utf-8-sig").splitlines()[1] == "'=HYPERLINK(1)"


class TestNumbers:
    @pytest.mark.parametrize(
        ("values", "written"),
        [
            ([1.0, 2.0, None], ["1", "2", ""]),
            ([-0.0, 3.0], ["0", "3"]),
            ([-0.001, 1.5], ["0", "1,5"]),
            ([12.345, 0.125], ["12,35", "0,13"]),
            ([-2.0, 1.5], ["-2", "1,5"]),
            ([1e15, 1.0], ["1000000000000000", "1"]),
            ([1e15, 0.5], ["1000000000000000", "0,5"]),
            ([1e-7, 1e6], ["0", "1000000"]),
            ([float("nan"), float("inf"), float("-inf"), 1.5], ["", "", "", "1,5"]),
            ([None, None], ["", ""]),
        ],
    )
    def test_no_odd_text_leaks(self, values, written):
        frame = pl.DataFrame({"value": values, "rank": 1}, schema={"value": pl.Float64, "rank": pl.Int64})
        figure = Download("Rubrik", frame, SOURCES, "sv")

        assert [row[0] for row in parsed(csv_for_excel(reader_columns(figure)), ";")[1:]] == written
        assert [row[0] for row in parsed(csv_for_programs(program_columns(figure)), ",")[1:]] == [
            cell.replace(",", ".") for cell in written
        ]

    def test_decimals_of_sums_are_numbers_like_others(self):
        figure = frame_figure(value=[Decimal("12"), Decimal("13")], share_pct=[Decimal("12.50"), None])

        assert csv_for_excel(reader_columns(figure)).decode("utf-8-sig") == "Värde;Andel (%)\r\n12;12,5\r\n13;\r\n"


def parsed(content: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1+1", "+46", "-5", "@a", "\tx", "\rx", "\nx", "'=1", "a;b", "a,b", 'a"b', "a\r\nb", " ", "12,5", "≈ 5"]
)
NUMBERS = (
    st.floats(-1e15, 1e15)
    | st.sampled_from([float("nan"), float("inf"), 1e16])
    | st.integers(-(10**6), 10**6).map(float)
    | st.just(-0.0)
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "municipality_name": WORDS,
            "value": st.none() | NUMBERS,
            "rank": st.none() | st.integers(-(2**53), 2**53),
            "obs_status": st.sampled_from(["A", "NL", "NA", "PR", "NM", "UN", "SU"]),
            "in_force": st.none() | st.booleans(),
            "period": st.none() | st.sampled_from(["2016", "2016-Q4", "2015-12", "2019/2020"]),
            "note": st.none() | WORDS,
        }
    ),
    min_size=1,
    max_size=6,
)
SCHEMA = {"municipality_name": pl.String, "value": pl.Float64, "rank": pl.Int64, "obs_status": pl.String,
          "in_force": pl.Boolean, "period": pl.String, "note": pl.String}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, language=st.sampled_from(["sv", "en"]))
def test_the_file_for_excel_parses_back_to_the_columns(rows, language):
    figure = figure_of(pl.DataFrame(rows, schema=SCHEMA), language)
    columns = reader_columns(figure)

    names, *lines = parsed(csv_for_excel(reader_columns(figure)), ";")

    assert names == columns.columns
    assert len(lines) == columns.height
    for line, wanted in zip(lines, columns.iter_rows(), strict=True):
        for cell, value in zip(line, wanted, strict=True):
            assert_same(cell.replace(",", ".") if isinstance(value, float) else cell, value)


@settings(max_examples=150, deadline=None)
@given(rows=ROWS)
def test_the_file_for_programs_parses_back_to_the_codes(rows):
    figure = figure_of(pl.DataFrame(rows, schema=SCHEMA), "sv")
    columns = program_columns(figure)

    names, *lines = parsed(csv_for_programs(program_columns(figure)), ",")

    assert names == list(SCHEMA)
    for line, wanted in zip(lines, columns.iter_rows(), strict=True):
        for cell, value in zip(line, wanted, strict=True):
            assert_same(cell, {True: "true", False: "false"}[value] if isinstance(value, bool) else value)


def assert_same(cell: str, value: object) -> None:
    """A cell of a parsed file against what it was written from: nothing, a number, or text with its guard."""
    if value is None:
        assert cell == ""
    elif isinstance(value, int | float):
        assert float(cell) == value
        assert cell.lstrip("-").replace(".", "").isdigit(), "no exponent, no nan"
        assert float(cell) != 0 or not cell.startswith("-")
    else:
        assert cell == ("'" + value if value[:1] and value[0] in "=+-@\t\r\n" else value)


class TestNames:
    @pytest.mark.parametrize(
        ("where", "name"),
        [
            ({}, "asf_antal-asf_lanet_2018-12-31_exempel_v1_excel.csv"),
            ({"2183": "Bollnäs"}, "asf_antal-asf_bollnas-2183_2018-12-31_exempel_v1_excel.csv"),
            (
                {"2183": "Bollnäs", "2180": "Gävle", "2121": "Ovanåker"},
                "asf_antal-asf_bollnas-2183-gavle-2180-ovanaker-2121_2018-12-31_exempel_v1_excel.csv",
            ),
            (dict.fromkeys("ABCD", ""), "asf_antal-asf_4-kommuner_2018-12-31_exempel_v1_excel.csv"),
        ],
    )
    def test_say_what_where_which_data_date_and_catalogue(self, where, name):
        made = file_name(
            what="Antal ASF",
            where=where,
            reference_date=date(2018, 12, 31),
            catalogue="exempel",
            version=1,
            ending="excel.csv",
        )

        assert made == name

    def test_no_two_municipalities_of_the_nation_have_one_name(self):
        names = dict(known_municipalities().select("municipality_code", "municipality_name").iter_rows())
        made = {
            file_name(
                what="Antal ASF",
                where={code: name},
                reference_date=date(2018, 12, 31),
                catalogue="exempel",
                version=1,
                ending="excel.csv",
            )
            for code, name in names.items()
        }

        assert slug(names["0305"]) == slug(names["0643"]), "Håbo and Habo: the name alone does not tell them apart"
        assert len(made) == len(names) == 290

    @pytest.mark.parametrize(
        ("words", "plain_words"),
        [
            ("Antal ASF per 10 000 invånare", "antal-asf-per-10-000-invanare"),
            ("../../etc/passwd", "etc-passwd"),
            ("CON: a*b?", "con-a-b"),
            ("50–60 %", "5060"),
            ("ÅÄÖ é ß", "aao-e-ss"),
            ("", ""),
        ],
    )
    def test_a_slug_is_safe_everywhere(self, words, plain_words):
        assert slug(words) == plain_words
