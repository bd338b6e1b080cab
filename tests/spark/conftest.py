"""The example on a real Spark on this machine, which is started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.extracts import Database, open_database
from dashboard.versions import list_manifests, read_history
from queries.spark.server import LocalServer
from queries.spark.session import Spark

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def example_columns() -> dict[str, tuple[str, ...]]:
    """The columns of every table of the example."""
    cursor = open_database(read_history(list_manifests(DATA, "exempel")).versions[-1]).cursor()
    return {name: tuple(cursor.table(name).columns) for (name,) in cursor.execute("SHOW TABLES").fetchall()}


@pytest.fixture(scope="session")
def both(spark_server: LocalServer) -> Iterator[tuple[Database, Database]]:
    """The newest version of the example in DuckDB, and on Spark."""
    history = read_history(list_manifests(DATA, "exempel"))
    version = history.versions[-1]
    others = history.beside(version)
    spark = Spark(spark_server.address)
    yield open_database(version, others), open_database(version, others, spark=spark)
    spark.close()
