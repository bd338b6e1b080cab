"""What a reader takes along: the frame of a figure, whole, as people and as programs read it, and both as CSV.

"CSV för Excel" has headings and labels in the reader's language; "CSV för R, Python m.m." holds code names. The table on
screen has some of the columns of the first: dashboard/screen_table.py.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from contract.periods import YEARS
from dashboard.wording import headings, period_in_table, source_note, text

# A spreadsheet runs a text that starts with one of these as a formula.
FORMULA_START = "=+-@\t\r\n"
NOT_FOR_FILES = ("geometry_geojson",)
# What is told in the name of a file where all its rows share one, so that those of two choices have two names.
SHARED = (
    "coverage_measure_label",
    "public_actor_label",
    "mark_label",
    "reading_label",
    "theme_label",
    "label",
    "age_group",
)
ALL_AGES = "T"


@dataclass(frozen=True)
class Download:
    """One figure as it is taken along: its title, the localised frame, and the frame of sources."""

    title: str
    frame: pl.DataFrame
    sources: pl.DataFrame
    language: str

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its values are about; a period that spans two years counts both."""
        if not {"period", "obs_status"} <= set(self.frame.columns):
            return frozenset()
        periods = self.frame.filter(pl.col("obs_status") == "A")["period"].drop_nulls().unique()
        return frozenset(end[:4] for period in periods for end in period.split("/"))


def reader_columns(figure: Download) -> pl.DataFrame:
    """The frame as people read it, every column: labels for codes, `2016 kv 4`, `2015 månad 12`, ja and nej, the sources in words. Numbers stay numbers."""
    frame, language = figure.frame, figure.language
    shown = reader_names(frame)
    columns = []
    for name in shown:
        column = frame[name]
        if name == "source_refs":
            column = _in_words(column, lambda refs: source_note(pl.Series([refs]), figure.sources, language))
        elif name in ("period", "baseline_period", "applied_period", "ended_period"):
            column = _in_words(column, lambda period: period_in_table(period, language))
        elif name in YEARS:
            column = column.cast(pl.String)
        elif column.dtype == pl.Boolean:
            column = _in_words(column, lambda truth: text("frame.yes" if truth else "frame.no", language))
        columns.append(tidy(column).alias(name))
    return pl.DataFrame(columns).rename(dict(zip(shown, _unique(headings(shown, language)), strict=True)))


def program_columns(figure: Download) -> pl.DataFrame:
    """The frame as a program reads it: codes and code names, ISO periods and dates; no labels but the name of an area."""
    columns = []
    for name in figure.frame.columns:
        if name.endswith("_label") or name in NOT_FOR_FILES:
            continue
        columns.append(tidy(figure.frame[name]))
        if name == "area_code":
            columns.append(figure.frame["area_code_label"].alias("area_name"))
    return pl.DataFrame(columns)


def csv_for_excel(columns: pl.DataFrame) -> bytes:
    """`reader_columns` as a file: semicolon, decimal comma, UTF-8 with BOM, CRLF: opens right in a Swedish Excel.

    The comma stands in English too: it follows the spreadsheet that opens the file, not the language of the words.
    """
    harmless = _harmless(columns)
    written = harmless.write_csv(separator=";", decimal_comma=True, float_scientific=False, line_terminator="\r\n")
    return ("\ufeff" + written).encode()


def csv_for_programs(columns: pl.DataFrame) -> bytes:
    """`program_columns` as a file, RFC 4180: comma, CRLF, UTF-8 without BOM, decimal point, code names in the header."""
    return _harmless(columns).write_csv(float_scientific=False, line_terminator="\r\n").encode()


def file_name(
    *, what: str, where: Mapping[str, str], reference_date: date, catalogue: str, version: int, ending: str
) -> str:
    """`asf_antal-asf_bollnas-2183-gavle-2180_2018-12-31_exempel_v1_excel.csv`: what, where, which data date, catalogue, version.

    `where` are the names of the municipalities by code. Both are told: without their rings and dots two names may be one.
    """
    place = "-".join(slug(f"{name} {code}") for code, name in where.items())
    place = place if len(where) <= 3 else f"{len(where)}-kommuner"
    return f"asf_{slug(what)}_{place or 'lanet'}_{reference_date.isoformat()}_{slug(catalogue)}_v{version}_{ending}"


def what_it_holds(title: str, frame: pl.DataFrame, *, query: str, name: str) -> str:
    """What a file holds, for its name: the title of the query, what all rows share of a choice, and what the table is `name`d beside the query."""
    values = [frame[column].drop_nulls().unique().to_list() for column in SHARED if column in frame.columns]
    shared = [value for [value] in (found for found in values if len(found) == 1) if value != ALL_AGES]
    return " ".join(filter(None, (title, name.removeprefix(query), *shared)))


def slug(words: str) -> str:
    """Lower case letters, digits and hyphens: a file name that every system takes."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def reader_names(frame: pl.DataFrame) -> list[str]:
    """The columns of `reader_columns` by their names in the frame: the label of a code and not the code."""
    return [name for name in frame.columns if name not in NOT_FOR_FILES and f"{name}_label" not in frame.columns]


def _in_words(column: pl.Series, words: Callable[[object], str]) -> pl.Series:
    return pl.Series([None if value is None else words(value) for value in column], dtype=pl.String)


def tidy(column: pl.Series) -> pl.Series:
    """Numbers with at most two decimals: the same in both files.

    What is no number (0/0) becomes an empty cell, and there is no minus before a zero.
    """
    if not column.dtype.is_float() and not column.dtype.is_decimal():
        return column
    numbers = column.cast(pl.Float64)
    rounded = numbers.set(~numbers.is_finite(), None).round(2, mode="half_away_from_zero")
    return rounded.set(rounded == 0, 0.0)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Text that a spreadsheet would run gets an apostrophe first; numbers are left alone, negative ones too."""
    runs = pl.col(pl.String).str.slice(0, 1).is_in(list(FORMULA_START))
    guarded = frame.with_columns(pl.when(runs).then("'" + pl.col(pl.String)).otherwise(pl.col(pl.String)).name.keep())
    return guarded.rename(lambda name: f"'{name}" if name.startswith(tuple(FORMULA_START)) else name)


def _unique(names: list[str]) -> list[str]:
    """Two columns may share a heading (a value and its level's status); the later one says its number."""
    return [
        name if name not in names[:place] else f"{name} ({names[:place].count(name) + 1})"
        for place, name in enumerate(names)
    ]
