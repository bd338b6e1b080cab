"""What a Spark of one's own leaves behind: nothing."""

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import psutil
import pytest
from pyspark.errors import PySparkException

from queries.spark.server import start_server
from queries.spark.session import Spark
from tests.conftest import JAVA, UNCOMPILED

ROOT = Path(__file__).parents[2]


def test_all_that_it_writes_is_in_a_folder_that_goes_with_it(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(tmp_path)
    server = start_server(settings=UNCOMPILED)
    folder = server.folder
    spark = Spark(server.address)
    spark.take("one", pl.DataFrame({"value": [10.0, 5.0, 5.0]}))
    spark.rows_of("SELECT value FROM one GROUP BY value ORDER BY value", {}, schema={"value": pl.Float64}, seconds=60)

    # Others on the machine see nothing of it.
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o077 == 0
    assert os.listdir(tmp_path) == [folder.name]

    spark.close()
    server.stop()

    assert os.listdir(tmp_path) == []


def test_it_ends_with_whoever_started_it_however_that_ends(tmp_path):
    """As a process that is killed, which tidies nothing up. It asks for a Spark of its own as the app does: `local`."""
    starts = (
        "import os, psutil; from queries.spark.session import LOCAL, Spark; Spark(LOCAL);"
        " print(*os.listdir(os.environ['TMPDIR']), psutil.Process().children()[0].pid, flush=True); os.kill(os.getpid(), 9)"
    )
    told = subprocess.run(
        [sys.executable, "-c", starts],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), "JAVA_TOOL_OPTIONS": JAVA},
        capture_output=True,
        text=True,
        check=False,
    )
    folder, keeper = told.stdout.split()
    assert folder.startswith("asf-spark-")

    psutil.wait_procs([psutil.Process(int(keeper))] if psutil.pid_exists(int(keeper)) else [], timeout=60)

    assert not psutil.pid_exists(int(keeper))
    assert not (tmp_path / folder).exists()


def test_nobody_asks_it_without_its_token(spark_server):
    address = spark_server.address.partition(";")[0] + ";token=guessed"

    with pytest.raises(PySparkException, match="UNAUTHENTICATED"):
        Spark(address)
