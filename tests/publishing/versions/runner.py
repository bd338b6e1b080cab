"""Commits a prepared version in a process of its own, so that it can be killed, or meet another one halfway.

Started as `runner.py FOLDER`, with a line of JSON per publication on its input: the pickled version (`prepared`), the name of the
author, the number of the step at which to be killed (`kill`), how the step begins at which to wait for another line (`wait`), what
the folder lacks (`lacks`: locks, links). It answers with a line of JSON. It imports no polars: a process is up in a tenth of a second.
"""

import dataclasses
import errno
import itertools
import json
import os
import pickle
import signal
import sys
from pathlib import Path

from filelock import FileLock

from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Prepared, commit

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def main(folder: Path) -> None:
    for line in sys.stdin:
        order = json.loads(line)
        lack(order.get("lacks", []))
        say(run(folder, order))


def run(folder: Path, order: dict) -> dict:
    steps = itertools.count()

    def at_step(name: str) -> None:
        if next(steps) == order.get("kill"):
            os.kill(os.getpid(), KILL)
        if name.startswith(order.get("wait", "nowhere")):
            say({"at": name})
            sys.stdin.readline()

    made: Prepared = pickle.loads(Path(order["prepared"]).read_bytes())
    manifest = dataclasses.replace(made.manifest, author=order["author"])
    try:
        published = commit(folder, dataclasses.replace(made, manifest=manifest), at_step=at_step)
    except OvertakenError as error:
        return {"overtaken": error.newest.version, "by": error.newest.author}
    return {"published": published.manifest.version, "hints": [hint.name for hint in published.hints]}


def say(answer: dict) -> None:
    print(json.dumps(answer), flush=True)


def lack(what: list[str]) -> None:
    """Make the file system one without locks or hard links."""

    def refuse(code: int):
        def call(*_arguments: object, **_options: object) -> None:
            raise OSError(code, os.strerror(code))

        return call

    if "locks" in what:
        FileLock.acquire = refuse(errno.ENOLCK)
    if "links" in what:
        os.link = refuse(errno.ENOTSUP)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
