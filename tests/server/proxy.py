"""A real Caddy with the configuration of `docs/serving/`, before processes of the app on this machine."""

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError

from tests.browser.harness import PROJECT, free_port, stop_server

CADDY = os.environ.get("ASF_CADDY") or shutil.which("caddy")
HOW_TO_GET_IT = "needs Caddy: apt-get install caddy, or set ASF_CADDY to the path of one"
CONFIGURATION = PROJECT / "docs" / "serving" / "Caddyfile"
HEALTH = "/_stcore/health"
PATIENCE_SECONDS = 60.0


@contextmanager
def proxy(ports: Sequence[int]) -> Iterator[int]:
    """The port of a proxy that shares its visitors between processes on these ports; ends with the block.

    Raises TimeoutError when none of them is reached through it.
    """
    port = free_port()
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "ASF_SITE": f"http://localhost:{port}",
            "ASF_PROCESSES": " ".join(f"127.0.0.1:{each}" for each in ports),
            "ASF_PROXY_ADMIN": "off",
            "XDG_DATA_HOME": folder,
            "XDG_CONFIG_HOME": folder,
        }
        command = [CADDY or "caddy", "run", "--config", CONFIGURATION, "--adapter", "caddyfile"]
        with (Path(folder) / "log.txt").open("wb") as log:
            running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://localhost:{port}{HEALTH}")
            yield port
        finally:
            stop_server(running)


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE_SECONDS):
                return
        except (HTTPError, OSError) as fault:
            if time.monotonic() > deadline:
                raise TimeoutError("nothing is reached through the proxy") from fault
            time.sleep(0.1)
