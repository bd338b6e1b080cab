"""The tables of one version on Spark, and the rows of one query over them, as DuckDB would give them."""

import atexit
import uuid
import warnings
import weakref
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock, Thread, Timer

import duckdb
import polars as pl
import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import Column, SparkSession
from pyspark.sql import functions as spark_functions
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.plan import SQL
from pyspark.sql.pandas.types import from_arrow_schema

from queries.files import Query, read_query, shared_names
from queries.sets import in_order
from queries.spark.dialect import for_spark
from queries.spark.server import start_server

# Frames of pandas are what PySpark warns of; ours go by Arrow.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
# The setting that means a Spark of one's own.
LOCAL = "local"
TRIES = 5
_STARTING = Lock()


class Spark:
    """A session of its own on a Spark server. What it is given is kept as views that no other session sees."""

    def __init__(self, address: str) -> None:
        """`address` is `sc://host:port`, or `local` for one that is started here, once. Raises RuntimeError where none starts."""
        self._session = SparkSession.builder.remote(_own_server() if address == LOCAL else address).create()
        # Of a server that is gone PySpark would ask for ten minutes: a reader waits seconds.
        self._session.client.set_retry_policies([DefaultPolicy(max_retries=TRIES)])
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        self._columns: dict[str, tuple[str, ...]] = {}
        # With the version goes its session.
        self._at_the_end = weakref.finalize(self, _release, self._session)
        self._at_the_end.atexit = False

    def close(self) -> None:
        """End the session, while its server is up: PySpark asks for it at the end of the process, too."""
        self._at_the_end.detach()
        self._session.stop()

    def take(self, name: str, frame: pl.DataFrame, *, file: Path | None = None) -> None:
        """Make `frame` a table. Where it is what stands in the Parquet `file`, column for column, Spark reads it there."""
        self._columns[name] = tuple(frame.columns)
        if file and list(pl.read_parquet_schema(file).items()) == list(frame.schema.items()):
            # Told its columns, Spark starts no job to find them out.
            columns = from_arrow_schema(frame.head(0).to_arrow(compat_level=pl.CompatLevel.oldest()).schema)
            self._session.read.schema(columns).parquet(file.absolute().as_uri()).createOrReplaceTempView(name)
        else:
            self._hand_over(name, frame.to_arrow(compat_level=pl.CompatLevel.oldest()))

    def _hand_over(self, name: str, rows: pa.Table) -> None:
        handed = self._session.createDataFrame(rows, schema=from_arrow_schema(rows.schema))
        handed.createOrReplaceTempView(name)

    def take_boundaries(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        """A table of boundaries, as the text that a map takes: Spark reads no GeoParquet."""
        self.take(name, connection.table(name).project("* REPLACE (ST_AsGeoJSON(geometry) AS geometry)").pl())

    def make_shared_sets(
        self, connection: duckdb.DuckDBPyConnection, *, without: Collection[str], wanted: Collection[str] | None = None
    ) -> None:
        """Each shared set, or those that are `wanted`, as a table, counted once. Their columns are those that DuckDB has given them."""
        chosen = {*shared_names()} - {*without} if wanted is None else wanted
        for query in in_order(read_query(name) for name in sorted(chosen)):
            # By way of this process: what PySpark keeps over there (`localCheckpoint`) it ties to the first session of the
            # process, which is another version's (findings/pyspark_checkpoint_goes_to_the_first_session.sh).
            self._hand_over(query.name, self._asked(self.translated(query), {}))
            self._columns[query.name] = tuple(connection.table(query.name).columns)

    def translated(self, query: Query) -> str:
        """The query in Spark's words."""
        return for_spark(query.sql, self._columns)

    def rows_of(
        self, sql: str, parameters: Mapping[str, object], *, schema: Mapping[str, pl.DataType], seconds: float
    ) -> pl.DataFrame:
        """The rows in the columns that DuckDB would give. Raises TimeoutError when it takes longer than `seconds`, and
        ValueError when a column is of another type.
        """
        given = {name: _literal(value) for name, value in parameters.items()}
        tag = uuid.uuid4().hex
        stop = Timer(seconds, self._session.interruptTag, (tag,))
        self._session.addTag(tag)
        stop.start()
        try:
            frame = pl.from_arrow(self._asked(sql, given))
        except PySparkException as fault:
            if not stop.is_alive():
                raise TimeoutError from fault
            raise
        finally:
            stop.cancel()
            self._session.removeTag(tag)
        rows = frame.select(schema.keys())
        if rows.schema != schema:
            odd = sorted(name for name, kind in schema.items() if rows.schema[name] != kind)
            raise ValueError(f"on Spark these columns are of another type: {', '.join(odd)}")
        return rows

    def _asked(self, sql: str, given: Mapping[str, Column]) -> pa.Table:
        """The rows as Spark has them, by one request. `sql` of a session sends the query to be looked at, and `toArrow` asks for its columns,
        before it is run: Spark would resolve it three times, which takes as long as to count it.
        """
        client = self._session.client
        rows, _, _ = client.to_table(SQL(sql, named_args={**given}).to_proto(client), {})
        return rows


def _release(session: SparkSession) -> None:
    """End the session on its server, beside whatever runs here: the server may be gone."""
    Thread(target=session.stop, daemon=True).start()


def _literal(value: object) -> Column:
    if isinstance(value, list):
        return spark_functions.array(*map(spark_functions.lit, value))
    if not isinstance(value, str | date):
        raise TypeError(f"no parameter of a query is a {type(value).__name__}")
    return spark_functions.lit(value)


def _own_server() -> str:
    """One server for the process, started when it is first asked for, ended with it."""
    # Two readers may come at once.
    with _STARTING:
        return _started()


@cache
def _started() -> str:
    server = start_server()
    atexit.register(server.stop)
    return server.address
