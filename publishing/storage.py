"""The only place that writes under `data/`: whole files by content, the claim of a number, and fixed names replaced.

Every write, link and replace is a named step: `at_step` is told "before …" and "after …" it, so that a test can kill, fail or
wait there. What is being written lies in the catalogue's folder `.publishing/`, on the same disk, until it is moved into place.
"""

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

AtStep = Callable[[str], None]

WORK = ".publishing"
# mkstemp makes files that only their owner may read; what is published is for everybody.
_MODE = 0o644
# What a share answers that has no hard links. The wrong permission looks the same: then the other way fails as well.
_NO_LINKS = {
    errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL,
}  # fmt: skip


def nothing(step: str) -> None:
    """What happens at a step when nobody watches."""


@dataclass(frozen=True)
class Store:
    """A catalogue's folder to write in. `is_locked` says that nobody else writes there meanwhile."""

    folder: Path
    at_step: AtStep = nothing
    is_locked: bool = False

    def holds(self, file: str, content: bytes) -> bool:
        """Whether the file is there with exactly this content."""
        try:
            return (self.folder / file).read_bytes() == content
        except OSError:
            return False

    def put(self, file: str, content: bytes) -> None:
        """Write a file whole: a reader sees what was there before or all of the new. Does nothing when it is there already.

        An extract's name is made from its content, so the only other content that can be there is a damaged one.
        """
        if not self.holds(file, content):
            with self._beside(file, content) as beside:
                self.replace(file, beside)

    def replace(self, file: str, beside: Path) -> None:
        """Move a written file into place."""
        path = self.folder / file
        with self._step(f"replace {file}"):
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(beside, path)
            _sync_folder(path.parent)

    def claim(self, file: str, content: bytes) -> None:
        """Write a file under a name that nobody has taken. Raises FileExistsError when somebody has.

        A hard link of a written file is exclusive and whole at once. A share without hard links creates the file under
        its name and fills it: a kill between the two leaves a file that nobody can read, and its number is burned.
        """
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._beside(file, content) as beside:
            try:
                with self._step(f"link {file}"):
                    os.link(beside, path)
                    _sync_folder(path.parent)
            except OSError as error:
                if error.errno not in _NO_LINKS or self.holds(file, content):
                    raise
                self._create(file, content)

    def _create(self, file: str, content: bytes) -> None:
        path = self.folder / file
        self.at_step(f"before create {file}")
        path.touch(mode=_MODE, exist_ok=False)
        try:
            self.at_step(f"after create {file}")
            with self._step(f"fill {file}"), path.open("r+b") as opened:
                _write_down(opened, content)
                _sync_folder(path.parent)
        except OSError:
            # Ours alone, and no version yet: without this every full disk would burn a number.
            if not self.holds(file, content):
                path.unlink(missing_ok=True)
            raise

    def remove_work(self, name: str) -> None:
        """Remove a file of the working folder, if it can be; the next publication sweeps it otherwise."""
        with contextlib.suppress(OSError):
            (self.folder / WORK / name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed publications left half written. Only under the lock: nobody else's work lies there then."""
        for path in (self.folder / WORK).glob("*.tmp"):
            self.remove_work(path.name)

    @contextlib.contextmanager
    def _step(self, name: str) -> Iterator[None]:
        self.at_step(f"before {name}")
        yield
        self.at_step(f"after {name}")

    @contextlib.contextmanager
    def _beside(self, file: str, content: bytes) -> Iterator[Path]:
        """The content written to disk in the working folder, to be moved or linked into place; gone afterwards."""
        work = self.folder / WORK
        work.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=work, suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as opened, self._step(f"write {file}"):
                _write_down(opened, content)
            os.chmod(name, _MODE)
            yield Path(name)
        finally:
            self.remove_work(Path(name).name)


def _write_down(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """The folder's own entry must reach the disk too, or a power cut may lose the name of a file that was written."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
