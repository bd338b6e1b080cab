"""A Spark of one's own on this machine, served as one that runs elsewhere is: by Spark Connect."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyspark

# The longest that a Java machine may take to come up on a busy machine.
SECONDS_TO_START = 180.0
_MAIN = "org.apache.spark.sql.connect.service.SparkConnectServer"
_CONFIGURATION = {
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.connect.session.manager.defaultSessionTimeout": "-1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.ui.enabled": "false",
    # No metastore, no log of events: what Spark writes is in the folder that goes with it.
    "spark.sql.catalogImplementation": "in-memory",
    "spark.eventLog.enabled": "false",
    # Our tables are small: what is planned for many parts takes longer than the counting.
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.leafNodeDefaultParallelism": "1",
    "spark.sql.adaptive.enabled": "false",
}
# A message of Spark's may hold rows; what goes wrong is raised, and logged by who asked.
_NO_LOG = "rootLogger.level = off\n"


@dataclass(frozen=True)
class LocalServer:
    """A running server: where it is asked, the folder that all it writes is in, and its keeper, which ends it with this process."""

    address: str
    folder: Path
    keeper: subprocess.Popen

    def stop(self) -> None:
        """End it, and leave nothing of it."""
        self.keeper.stdin.close()
        self.keeper.wait()


def start_server(*, cores: int = 2, settings: Mapping[str, str] | None = None) -> LocalServer:
    """A server that only this process can ask, with Spark's own `settings` beside ours.

    Raises RuntimeError when none comes up, as without Java 17.
    """
    folder = Path(tempfile.mkdtemp(prefix="asf-spark-"))
    port, token = _free_port(), secrets.token_urlsafe()
    log = folder / "log4j2.properties"
    log.write_text(_NO_LOG, encoding="utf-8")
    java = f"-Djava.io.tmpdir={folder} -Dlog4j2.configurationFile={log.as_uri()}"
    configuration = {
        **_CONFIGURATION,
        **(settings or {}),
        "spark.connect.grpc.binding.port": str(port),
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": (folder / "warehouse").as_uri(),
        "spark.driver.extraJavaOptions": java,
    }
    home = Path(pyspark.__file__).parent
    told = [part for name, value in configuration.items() for part in ("--conf", f"{name}={value}")]
    submit = [
        str(home / "bin" / "spark-submit"),
        "--class",
        _MAIN,
        "--master",
        f"local[{cores}]",
        *told,
        "spark-internal",
    ]
    keeper = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("keeper.py")), str(folder), *submit],
        env={**os.environ, "SPARK_HOME": str(home), "SPARK_CONNECT_AUTHENTICATE_TOKEN": token},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = LocalServer(f"sc://localhost:{port}/;token={token}", folder, keeper)
    if not _answers(keeper, port):
        server.stop()
        raise RuntimeError("Spark did not start: it needs Java 17")
    return server


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def _answers(process: subprocess.Popen, port: int) -> bool:
    until = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.2)
    return False
