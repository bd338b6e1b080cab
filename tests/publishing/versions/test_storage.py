"""Only one module writes under `data/`."""

import ast
from pathlib import Path

import pytest

PUBLISHING = Path(__file__).parents[3] / "publishing"
WRITES = {
    "link", "rename", "touch", "unlink", "write_bytes", "write_text", "write_parquet", "mkstemp", "fdopen", "open",
}  # fmt: skip
# Packs in memory: its target is a buffer.
IN_MEMORY = {("publish.py", "write_parquet")}


def writes_of(path: Path) -> set[str]:
    """The calls by which a module could write: methods and functions with such a name, and `os.replace`."""
    called = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {func.attr if isinstance(func, ast.Attribute) else ast.unparse(func) for func in called}
    found = {ast.unparse(func) for func in called if ast.unparse(func) in ("os.replace", "shutil.move", "shutil.copy")}
    return (names & WRITES) | found


@pytest.mark.parametrize(
    "path", [PUBLISHING / "storage.py", *sorted((PUBLISHING / "versions").glob("*.py"))], ids=lambda path: path.name
)
def test_only_storage_writes(path):
    writes = {name for name in writes_of(path) if (path.name, name) not in IN_MEMORY}
    assert bool(writes) == (path.name == "storage.py"), writes


def test_storage_is_seen_to_write():
    assert writes_of(PUBLISHING / "storage.py") >= {"os.replace", "link", "mkstemp", "open", "touch", "unlink"}
