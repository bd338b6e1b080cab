"""A real Spark on this machine, started once, and the example on it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.extracts import Database, open_database
from dashboard.versions import list_manifests, read_history
from queries.spark.server import LocalServer, start_server
from queries.spark.session import Spark

# To compile what is run once over a few hundred rows is most of the time, for Spark and for Java.
UNCOMPILED = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
}
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def server() -> Iterator[LocalServer]:
    """A Spark Connect server of two cores."""
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("Spark needs Java 17: apt-get install openjdk-17-jre-headless")
    running = start_server(settings=UNCOMPILED)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def example_columns() -> dict[str, tuple[str, ...]]:
    """The columns of every table of the example."""
    cursor = open_database(read_history(list_manifests(DATA, "exempel")).versions[-1]).cursor()
    return {name: tuple(cursor.table(name).columns) for (name,) in cursor.execute("SHOW TABLES").fetchall()}


@pytest.fixture(scope="session")
def both(server: LocalServer) -> Iterator[tuple[Database, Database]]:
    """The newest version of the example in DuckDB, and on Spark."""
    history = read_history(list_manifests(DATA, "exempel"))
    version = history.versions[-1]
    others = history.beside(version)
    spark = Spark(server.address)
    yield open_database(version, others), open_database(version, others, spark=spark)
    spark.close()
