"""The rules of the house: who may import whom, and what the code never does."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
PACKAGES = ("contract", "dashboard", "demo", "publishing", "queries")
CODE = sorted(
    [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))]
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Long, but lists to look things up in, not code to follow.
LISTS_OF_DATA = {"contract/codelists.py", "contract/observed.py", "contract/deliveries.py"}
LONGEST = 400
BEHIND = {"dashboard.extracts", "dashboard.query"}
# When a delivery came in and when a version was published is asked of the clock, here and nowhere else.
CLOCK = "publishing/workflow/session.py"
# The coordinators' page and its parts: the only ones outside the writing side that may import it.
DELIVERY = ("pages/leverera.py", "pages/delivery/")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports_of(path: Path) -> set[str]:
    """The modules that a file imports, by their full names."""
    found = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def roots_of(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports_of(path)}


def texts_of(path: Path) -> Iterator[str]:
    """Every text constant of a file but its docstrings; the fixed parts of f-strings too."""
    nodes = nodes_of(path)
    docstrings = {
        node.body[0].value
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.value


class TestImports:
    def test_run_one_way(self, capsys):
        """Runs the contracts under [tool.importlinter] in pyproject.toml."""
        status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

        assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out

    @pytest.mark.parametrize(
        ("file", "line"),
        [
            ("contract/periods.py", "import dashboard.theme"),
            ("dashboard/wording/texts.py", "import dashboard.theme"),
            ("dashboard/charts/parts.py", "import dashboard.query"),
            ("publishing/messages/problems.py", "import dashboard.filters"),
            ("publishing/release/build.py", "import demo.catalogue.generate"),
            ("dashboard/utils.py", "import json"),
        ],
    )
    def test_a_wrong_one_is_found(self, tmp_path, file, line):
        for package in PACKAGES:
            shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
        with (tmp_path / file).open("a", encoding="utf-8") as changed:
            changed.write(f"\n{line}\n")

        command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
        done = subprocess.run(
            [sys.executable, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
        )

        assert done.returncode == 1
        assert "BROKEN" in done.stdout or "dashboard.utils" in done.stdout

    @pytest.mark.parametrize("path", [path for path in CODE if path.parent in (ROOT, ROOT / "pages")], ids=name_of)
    def test_pages_import_the_dashboard_and_nothing_behind_it(self, path):
        more = {"publishing", "pages", "os"} if name_of(path).startswith(DELIVERY) else set()
        assert roots_of(path) <= {"dashboard", "streamlit", "functools"} | more
        assert not imports_of(path) & BEHIND, "a page asks ui for its rows"

    @pytest.mark.parametrize("path", CODE, ids=name_of)
    def test_only_the_page_for_deliveries_and_its_parts_import_the_writing_side(self, path):
        if not name_of(path).startswith((*DELIVERY, "publishing/", "demo/")):
            assert not roots_of(path) & {"publishing", "pages"}

    @pytest.mark.parametrize("path", [path for path in CODE if path.parent == ROOT / "pages/delivery"], ids=name_of)
    def test_the_parts_of_that_page_read_no_rows_of_the_reading_side_and_are_imported_by_it_alone(self, path):
        assert not imports_of(path) & BEHIND
        assert "pages.leverera" not in imports_of(path)

    @pytest.mark.parametrize("path", [path for path in CODE if "streamlit" in roots_of(path)], ids=name_of)
    def test_streamlit_stays_in_the_server_the_frame_the_pages_and_ui(self, path):
        assert name_of(path).startswith(("app.py", "pages/", "dashboard/ui/", "dashboard/server/"))

    @pytest.mark.parametrize("path", [path for path in CODE if "streamlit" in roots_of(path)], ids=name_of)
    def test_no_cache_holds_what_partners_deliver(self, path):
        """What is cached is shared by all sessions; only published rows and what is drawn of them may be."""
        caches = {"cache_data", "cache_resource"} & {
            node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)
        }
        assert not caches or name_of(path) == "dashboard/ui/view.py"

    @pytest.mark.parametrize("path", [path for path in CODE if "duckdb" in roots_of(path)], ids=name_of)
    def test_duckdb_stays_where_data_is_read_and_written(self, path):
        readers = ("dashboard/extracts.py", "dashboard/query.py", "queries/sets.py")
        assert name_of(path) in readers or name_of(path).startswith("publishing/")

    @pytest.mark.parametrize("path", CODE, ids=name_of)
    def test_are_absolute_and_whole(self, path):
        assert not [module for module in imports_of(path) if module.startswith(".")]
        starred = [node for node in nodes_of(path) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
        assert starred == []


SQL = re.compile(
    r"\bSELECT\s[\s\S]*\bFROM\b|\bWITH\s+\w+\s+AS\s*\(|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bCREATE\s+(TABLE|VIEW|TEMP)\b"
    r"|\bUPDATE\s+\w+\s+SET\b|\b(LEFT|INNER|CROSS)\s+JOIN\b|\bGROUP\s+BY\b|\bORDER\s+BY\b"
)


@pytest.mark.parametrize("path", CODE, ids=name_of)
class TestCode:
    def test_holds_no_sql(self, path):
        """SQL stands in queries/; only the reader's load statements and the publisher are let off."""
        if name_of(path) != "dashboard/extracts.py" and not name_of(path).startswith("publishing/"):
            assert [words for words in texts_of(path) if SQL.search(words)] == []

    def test_catches_only_what_it_names(self, path):
        caught = [node.type for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]

        assert None not in caught, "a bare except"
        assert not [kind for kind in caught if {"Exception", "BaseException"} & words_in(kind)]

    def test_leaves_the_interpreter_and_the_clock_alone(self, path):
        words = path.read_text(encoding="utf-8")

        assert not re.search(r"\bsys\.path\b|\bimportlib\.reload\b|^\s*global\s", words, re.MULTILINE)
        reads_clock = re.search(r"\b(date\.today|dt\.datetime\.now|datetime\.(now|utcnow|today)|time\.time)\(", words)
        assert not reads_clock or name_of(path) == CLOCK, "now is as_of"

    def test_can_be_read_at_a_sitting(self, path):
        assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST or name_of(path) in LISTS_OF_DATA
        assert path.stem not in ("utils", "util", "helpers", "common", "misc")


def words_in(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def test_the_scan_knows_sql_when_it_sees_it():
    assert SQL.search("SELECT a FROM b")
    assert SQL.search("DELETE FROM x")
    assert not SQL.search("Choose from the list, ordered by name")


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_a_test_that_is_skipped_says_why(path):
    calls = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    skips = {call: ast.unparse(call.func).rpartition(".")[2] for call in calls}
    silent = [
        call.lineno
        for call, name in skips.items()
        if name in ("skip", "skipif", "xfail")
        and not (name == "skip" and call.args)
        and not any(keyword.arg == "reason" for keyword in call.keywords)
    ]
    called = {call.func for call in calls}
    bare = [
        node.lineno
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in ("pytest.mark.skip", "pytest.mark.xfail")
        and node not in called
    ]

    assert silent + bare == []
