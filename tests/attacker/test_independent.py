"""The attacker knows what is published and how the council says that it rounds; he has not read the program."""

import ast
from pathlib import Path

import pytest

OWN = sorted(Path(__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_nothing_of_ours_is_imported(path):
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module for node in nodes if isinstance(node, ast.ImportFrom)]

    assert [name for name in modules if name.split(".")[0] in ("publishing", "contract", "dashboard", "queries")] == []
