"""The only place that writes published files and what partners sent: whole or not at all, and on the disk when it returns.

Under `data/` a `Store` writes for everybody: files by content, the claim of a number, and fixed names replaced. Each of its writes,
links and replaces is a named step: `at_step` is told "before …" and "after …" it, so that a test can kill, fail or wait there.
In the restricted folder single files and whole folders are written for their owner alone, by who holds the lock of the folder.
"""

import contextlib
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from publishing.messages.problems import InputError

AtStep = Callable[[str], None]

# The variable that names the restricted folder.
RESTRICTED = "ASF_RESTRICTED"

# In a catalogue's folder, on the same disk: what is being written lies here until it is moved into place.
WORK = ".publishing"
# What is published is for everybody, what partners sent for the owner alone.
_PUBLIC_FILE, _OWNER_FILE, _OWNER_FOLDER = 0o644, 0o600, 0o700
_SHA256 = re.compile(r"[0-9a-f]{64}")
# A folder of the restricted folder that is being filled.
_COMING = ".coming-"
# What a share answers that has no hard links. The wrong permission looks the same: then the other way fails as well.
_NO_LINKS = {
    errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL,
}  # fmt: skip


def no_step(step: str) -> None:
    """What happens at a step when nobody watches."""


@dataclass(frozen=True)
class Store:
    """A catalogue's folder to write in. `is_locked` says that nobody else writes there meanwhile."""

    folder: Path
    at_step: AtStep = no_step
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
            with self._beside(file, content) as beside, self._step(f"replace {file}"):
                _move(beside, self.folder / file)

    def take(self, file: str, path: Path) -> None:
        """Move a file that somebody has written on the same disk into place: one that is too large to be held in memory."""
        with path.open("rb") as opened, self._step(f"replace {file}"):
            os.fsync(opened.fileno())
            os.chmod(path, _PUBLIC_FILE)
            _move(path, self.folder / file)

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
                    sync_folder(path.parent)
            except OSError as error:
                if error.errno not in _NO_LINKS or self.holds(file, content):
                    raise
                self._create(file, content)

    def _create(self, file: str, content: bytes) -> None:
        path = self.folder / file
        self.at_step(f"before create {file}")
        path.touch(mode=_PUBLIC_FILE, exist_ok=False)
        try:
            self.at_step(f"after create {file}")
            with self._step(f"fill {file}"), path.open("r+b") as opened:
                _write_down(opened, content)
                sync_folder(path.parent)
        except OSError:
            # Ours alone, and no version yet: without this every full disk would burn a number.
            if not self.holds(file, content):
                path.unlink(missing_ok=True)
            raise

    def remove(self, file: str) -> None:
        """Remove a file, if it is there."""
        (self.folder / file).unlink(missing_ok=True)

    def remove_work(self, name: str) -> None:
        """Remove a file of the working folder, if it can be; the next publication sweeps it otherwise."""
        with contextlib.suppress(OSError):
            self.remove(f"{WORK}/{name}")

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
            os.chmod(name, _PUBLIC_FILE)
            yield Path(name)
        finally:
            self.remove_work(Path(name).name)


def restricted_folder(environment: Mapping[str, str], data: Path) -> Path:
    """The folder that ASF_RESTRICTED names, as a full path.

    Raises InputError when it is not set, not there or not writable, or when what lies in it could be published: in or
    around the folder of catalogues `data`, or in the folder `data` of a git checkout.
    """
    named = environment.get(RESTRICTED, "").strip()
    if not named:
        raise InputError.of(RESTRICTED, "restricted_not_set")
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise InputError.of(folder, "restricted_missing", variable=RESTRICTED)
    published = data.resolve()
    checkouts = [above for above in folder.parents if (above / ".git").exists()]
    is_shared_by_git = any(folder.is_relative_to(checkout / "data") for checkout in checkouts)
    if folder.is_relative_to(published) or published.is_relative_to(folder) or is_shared_by_git:
        raise InputError.of(folder, "restricted_in_data", variable=RESTRICTED, data=published)
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        details = {"variable": RESTRICTED, "reason": error.strerror or str(error)}
        raise InputError.of(folder, "restricted_not_writable", **details) from error
    return folder


def lock_of(folder: Path, *, timeout: float = -1) -> FileLock:
    """The lock of a folder in the restricted folder, which is made if it is not there. Raises Timeout after `timeout` seconds."""
    make_folder(folder)
    return FileLock(folder / ".lock", timeout=timeout, mode=_OWNER_FILE)


def make_folder(folder: Path) -> None:
    """Makes the folder, and those above it that are not there, for its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=_OWNER_FOLDER, exist_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file for its owner alone, in a folder that is not in its place yet."""
    make_folder(path.parent)
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, _OWNER_FILE)) as opened:
        _write_down(opened, content)


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file for its owner alone, whole: a reader sees what was there before or all of the new. Only under a lock."""
    beside = path.with_name(f"{path.name}.tmp")
    write_file(beside, content)
    _move(beside, path)


@contextlib.contextmanager
def coming_folder(parent: Path) -> Iterator[Path]:
    """A folder in `parent` to fill and then move into place; gone afterwards if it was not. What killed programs left goes
    first, so only who holds the lock of `parent` may: then nobody else is making one.
    """
    for left in parent.glob(f"{_COMING}*"):
        shutil.rmtree(left)
    coming = Path(tempfile.mkdtemp(prefix=_COMING, dir=parent))
    try:
        yield coming
    finally:
        remove_folder(coming)


def place_by_sha256(folder: Path, sha256: str) -> Path:
    """The place in a folder of what is kept by the SHA-256 of a file. Raises ValueError for what is none: it might lead elsewhere."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"{sha256} is no SHA-256")
    return folder / sha256


def claim_folder(coming: Path, place: Path) -> None:
    """Moves a filled folder to a name that nobody has taken. Raises FileExistsError when somebody has."""
    for folder in (coming, *(path for path in coming.rglob("*") if path.is_dir())):
        sync_folder(folder)
    try:
        os.rename(coming, place)
    except OSError as error:
        # Anything else that is wrong is not ours to mend.
        if not place.exists():
            raise
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place)) from error


def make_public_folder(place: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder for everybody, whole or not at all, with `files` by their paths in it. Raises FileExistsError when there is one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=_COMING, dir=place.parent, ignore_cleanup_errors=True) as beside:
        coming = Path(beside) / place.name
        for name, content in files.items():
            path = coming / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as opened:
                _write_down(opened, content)
        if place.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
        claim_folder(coming, place)
        sync_folder(place.parent)


def remove_folder(folder: Path) -> None:
    """Removes a folder with all that is in it, as far as it can be."""
    shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Brings the names in a folder to the disk, where the system can: a power cut may otherwise lose a new name."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _move(beside: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(beside, path)
    sync_folder(path.parent)


def _write_down(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())
