"""The app as it was before anything was done for its speed: a commit, laid out in a folder."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.servers import ROOT

# The last commit before the remedies. Where answers are meant to change, a later one takes its place.
BEFORE = "b82bf8a"
NOT_HERE = f"not measured: no commit {BEFORE} here"


@contextmanager
def app_before() -> Iterator[Path | None]:
    """The folder of the app as it was; None where the history of the project is not there."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["git", "archive", "--format=tar", BEFORE], cwd=ROOT, check=False, capture_output=True)
        if packed.returncode:
            yield None
            return
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)
