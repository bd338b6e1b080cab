"""What everybody is asked about: the tables that the app has when a version is open, as frames, and the same many times over.

The cells are the app's own, made once from the published files: so nobody has to guess what a delivery that is missing means, and
the app gets no start over the others. A tool takes them in as it does best, before it is asked.
"""

import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from benchmarks.example import database, everything, version
from dashboard.extracts import Database, OpenFile
from dashboard.filters import Filters
from queries import open_in_memory, open_native, read_macros, read_query, write_native

QUESTIONS = (
    "placements_by_actor",
    "placements_by_sex",
    "placements_by_municipality",
    "services_by_service",
    "coverage_by_municipality",
)
CELLS = ("placement_actor_cell", "placement_sex_cell", "service_cell", "coverage_cell")
PERIODS = ("placement_period", "service_period", "coverage_known")
NAMES = (*CELLS, *PERIODS, "municipality", "municipality_order", "area", "codelist", "observation")
# As many municipalities as there are in the country, over as many years as make a million cells and more.
TIMES, ERAS = 29, 7
YEARS_AN_ERA = 3
# A rate has the most to be counted of all measures.
MEASURE = "enterprises_per_10000"
YEAR = re.compile(r"\d{4}")
Choices = Mapping[str, str | list[str] | date]


@dataclass(frozen=True)
class Data:
    """Tables by their names, and what is chosen of them. `swedish_order` of a municipality is its place among their names."""

    tables: Mapping[str, pl.DataFrame]
    filters: Filters

    @property
    def choices(self) -> Choices:
        """What a question may name."""
        return self.filters.parameters()


def example(**choices: str) -> Data:
    """The tables of the example, everything chosen but for these `choices`."""
    with closing(database().cursor()) as cursor:
        tables = {name: pl.from_arrow(cursor.table(name).to_arrow_table()) for name in NAMES}
    return _data(tables, choices)


def national() -> Data:
    """The example's municipalities so many times, over so many more years."""
    tables = dict(example().tables)
    for name in (*CELLS, *PERIODS):
        tables[name] = pl.concat([_earlier(tables[name], YEARS_AN_ERA * era) for era in range(ERAS)])
    for name in CELLS:
        tables[name] = pl.concat([tables[name].with_columns(municipality_code=_code_of(copy)) for copy in range(TIMES)])
    named = pl.col("municipality_name")
    tables["municipality"] = pl.concat(
        [
            tables["municipality"].with_columns(municipality_code=_code_of(copy), municipality_name=named + f" {copy}")
            for copy in range(TIMES)
        ]
    )
    return _data(tables, {})


def opened(data: Data, folder: Path) -> Database:
    """The tables as the app has a version open: in a native file, under the macros of the queries."""
    path = folder / "tables.duckdb"
    with closing(open_in_memory()) as connection:
        for name, rows in data.tables.items():
            connection.from_arrow(rows.to_arrow()).create(name)
        connection.execute(read_macros())
        write_native(connection, path)
    return Database(version(), open_native(path), {}, file=OpenFile.of(path))


def _data(tables: dict[str, pl.DataFrame], choices: Mapping[str, str]) -> Data:
    with closing(open_in_memory()) as connection:
        connection.from_arrow(tables["municipality"].to_arrow()).create("municipality")
        order = pl.from_arrow(connection.sql(read_query("municipality_order").sql).to_arrow_table())
    place = pl.col("municipality_code").replace_strict(order["municipality_code"], order["name_order"])
    ordered = {
        "municipality": tables["municipality"].with_columns(swedish_order=place),
        "municipality_order": order,
    }
    codes = tuple(order["municipality_code"])
    filters = Filters(codes, everything().reference_date, **{"coverage_measure": MEASURE, **choices})
    return Data(MappingProxyType({**tables, **ordered}), filters)


def _code_of(copy: int) -> pl.Expr:
    """The codes of a copy: four characters, and those of no other."""
    code = pl.col("municipality_code")
    return code if not copy else code.str.slice(2) + pl.lit(chr(ord("A") + copy // 10) + str(copy % 10))


def _earlier(cells: pl.DataFrame, years: int) -> pl.DataFrame:
    """The same cells so many years before."""
    periods = cells["period"].unique()
    before = [YEAR.sub(lambda year: str(int(year[0]) - years), period) for period in periods]
    return cells.with_columns(
        period=pl.col("period").replace_strict(periods, before),
        period_end=pl.col("period_end").dt.offset_by(f"-{years}y"),
    )
