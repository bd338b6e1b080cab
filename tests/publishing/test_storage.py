"""Only one module writes under `data/` and in the restricted folder."""

import ast
from pathlib import Path

import pytest

PUBLISHING = Path(__file__).parents[2] / "publishing"
ROOMS = ("deliveries", "versions")
WRITES = {
    "link", "rename", "touch", "unlink", "write_bytes", "write_text", "write_parquet", "mkstemp", "mkdtemp", "fdopen", "open",
    "mkdir", "rmtree", "fsync",
}  # fmt: skip
# Pack in memory: their target is a buffer. What a lock needs is made with it. Reads what may be too large for memory.
LET_BE = {("publish.py", "write_parquet"), ("store.py", "write_parquet"), ("lock.py", "mkdir"), ("history.py", "open")}


def writes_of(path: Path) -> set[str]:
    """The calls by which a module could write: methods and functions with such a name, and `os.replace`."""
    called = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {func.attr if isinstance(func, ast.Attribute) else ast.unparse(func) for func in called}
    found = {ast.unparse(func) for func in called if ast.unparse(func) in ("os.replace", "shutil.move", "shutil.copy")}
    return (names & WRITES) | found


@pytest.mark.parametrize(
    "path",
    [PUBLISHING / "storage.py", *sorted(path for room in ROOMS for path in (PUBLISHING / room).glob("*.py"))],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_only_storage_writes(path):
    writes = {name for name in writes_of(path) if (path.name, name) not in LET_BE}
    assert bool(writes) == (path.name == "storage.py"), writes


def test_storage_is_seen_to_write():
    assert writes_of(PUBLISHING / "storage.py") >= {
        "os.replace", "link", "mkstemp", "open", "touch", "unlink", "rename", "mkdtemp", "rmtree", "fsync",
    }  # fmt: skip
