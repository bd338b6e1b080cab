"""From how many rows Spark is worth its start: shared sets and a query over them, on DuckDB and on Spark, over the same Parquet.

Run `python -m benchmarks.spark [COPIES …]`. The table that it prints stands in docs/spark.md. The rows are those of the made-up
catalogue, once for each of so many made-up counties; `requirements-spark.txt` and Java 17 are needed.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import polars as pl

from benchmarks.example import database
from queries import make_shared_sets, one_select, open_in_memory, read_query, rows_of, shared_names, sources_of
from queries.spark.server import start_server
from queries.spark.session import Spark

COPIES = (1, 10, 100, 1000)
TABLES = ("placement", "delivery", "municipality", "observation", "codelist")
QUERY = "placements_by_actor"
SETS = {*shared_names()} & sources_of(QUERY)
CHOSEN = {"reference_date": date(2018, 12, 31)}
LONGEST = 3600.0


def copies_of(frame: pl.DataFrame, copies: int) -> pl.DataFrame:
    """The rows once for each county: its number stands before the code of the municipality."""
    if "municipality_code" not in frame.columns:
        return frame
    counties = pl.DataFrame({"county": [f"{number:04}" for number in range(copies)]})
    coded = pl.concat_str("county", "municipality_code").alias("municipality_code")
    return counties.join(frame, how="cross").with_columns(coded).select(frame.columns)


@contextmanager
def written(copies: int) -> Iterator[Path]:
    """The tables as Parquet files in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as name, closing(database().cursor()) as cursor:
        for table in TABLES:
            copies_of(cursor.table(table).pl(), copies).write_parquet(Path(name) / f"{table}.parquet")
        yield Path(name)


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def on_duckdb(folder: Path) -> tuple[float, float, pl.DataFrame]:
    """Seconds to make the sets and to run the query, and what it gives."""
    with closing(open_in_memory()) as connection:

        def make() -> None:
            for table in TABLES:
                connection.read_parquet(str(folder / f"{table}.parquet")).create(table)
            make_shared_sets(connection, (), wanted=SETS)

        making = seconds(make)
        statement = one_select(connection, read_query(QUERY))
        codes = connection.table("municipality").pl()["municipality_code"].to_list()
        given = CHOSEN | {"municipality_codes": codes}
        frames = []
        return making, seconds(lambda: frames.append(rows_of(connection, statement, given))), frames[0]


def on_spark(spark: Spark, folder: Path, expected: pl.DataFrame) -> tuple[float, float, pl.DataFrame]:
    """The same on Spark, in the columns of `expected`."""
    shapes = open_in_memory()
    frames = {table: pl.read_parquet(folder / f"{table}.parquet") for table in TABLES}
    for table, frame in frames.items():
        shapes.from_arrow(frame.clear().to_arrow()).create(table)
    make_shared_sets(shapes, (), wanted=SETS)

    def make() -> None:
        for table, frame in frames.items():
            spark.take(table, frame, file=folder / f"{table}.parquet")
        spark.make_shared_sets(shapes, without=(), wanted=SETS)

    making = seconds(make)
    given = CHOSEN | {"municipality_codes": frames["municipality"]["municipality_code"].to_list()}
    sql, rows = spark.translated(read_query(QUERY)), []
    asked = seconds(lambda: rows.append(spark.rows_of(sql, given, schema=expected.schema, seconds=LONGEST)))
    return making, asked, rows[0]


def main(copies: tuple[int, ...]) -> None:
    """One line of the table for each number of copies."""
    server = start_server(settings={"spark.driver.memory": "4g"})
    spark = Spark(server.address)
    with written(1) as folder:
        # The first time Java compiles what it runs, and DuckDB is read from disk: what is measured is a Spark that is up.
        on_spark(spark, folder, on_duckdb(folder)[2])
    print("| rows of `placement` | DuckDB: the sets, s | the query, s | Spark: the sets, s | the query, s |")
    print("|---:|---:|---:|---:|---:|")
    for number in copies:
        with written(number) as folder:
            here = on_duckdb(folder)
            there = on_spark(spark, folder, here[2])
            if not there[2].equals(here[2]):
                raise AssertionError(f"{QUERY} differs at {number} copies")
            rows = pl.scan_parquet(folder / "placement.parquet").select(pl.len()).collect().item()
            figures = " | ".join(f"{second:.2f}" for second in (*here[:2], *there[:2]))
            print(f"| {rows:,} | {figures} |".replace(",", " "), flush=True)
    spark.close()
    server.stop()


if __name__ == "__main__":
    main(tuple(int(number) for number in sys.argv[1:]) or COPIES)
