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

from dashboard import figures
from queries import query_names

ROOT = Path(__file__).parent.parent
PACKAGES = ("contract", "dashboard", "publishing", "queries")
CODE = sorted(
    [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))]
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Long, but lists to look things up in, not code to follow.
LISTS_OF_DATA = {"contract/codelists.py", "contract/observed.py", "contract/deliveries.py"}
LONGEST = 400
# What choices, maps and notes are made of, and no figure shows: ui asks for these by name.
NOT_SHOWN = {"coverage_measures", "municipalities", "municipality_boundaries", "periods", "source_titles"}
FIGURES = ROOT / "dashboard/figures"
# What figures are made of, in the folder of figures.
NO_FIGURES = {"__init__", "__pycache__", "figure", "measures", "parts"}
BEHIND = {"dashboard.extracts", "dashboard.query"}
# When a delivery came in and when a version was published is asked of the clock, here and nowhere else.
CLOCK = "publishing/clock.py"
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
            ("dashboard/figures/parts/marks.py", "import dashboard.query"),
            ("publishing/problems.py", "import dashboard.filters"),
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
        if not name_of(path).startswith((*DELIVERY, "publishing/")):
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


class TestFigures:
    """A figure has one name: its query, its file, its words and its tests are called alike."""

    NAMES = sorted({path.stem for path in FIGURES.iterdir()} - NO_FIGURES)

    def test_every_query_that_is_shown_has_a_figure_and_no_figure_is_without_a_query(self):
        assert set(query_names()) - set(self.NAMES) == NOT_SHOWN
        assert set(self.NAMES) - set(query_names()) == set()

    def test_words_and_tests_are_called_as_the_figure(self):
        tests, texts = ROOT / "tests/dashboard/figures", ROOT / "dashboard/wording/texts"
        without_tests = [
            name
            for name in self.NAMES
            if not (tests / f"test_{name}.py").exists() and not list(tests.glob(f"{name}/test_*.py"))
        ]

        assert [name for name in self.NAMES if not (texts / f"{name}.toml").exists()] == []
        assert without_tests == []

    def test_what_a_file_offers_is_called_as_its_query_and_stands_on_a_page(self):
        offered = {name: getattr(figures, name) for name in figures.__all__}
        queries = {
            name: {each.query for each in (them if isinstance(them, tuple) else (them,))}
            for name, them in offered.items()
        }
        pages = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages").glob("*.py"))

        assert {query for found in queries.values() for query in found} == set(self.NAMES)
        assert [name for name, found in queries.items() if not name.startswith(tuple(found)) or len(found) > 1] == []
        assert [name for name in offered if not re.search(rf"\bfigures\.{name}\b", pages)] == []

    def test_a_page_names_no_query(self):
        named = {name_of(path): set(texts_of(path)) & set(query_names()) for path in (ROOT / "pages").glob("*.py")}

        assert {page: found for page, found in named.items() if found} == {}

    def test_a_figure_is_made_of_parts_and_of_no_other_figure_but_those_whose_rows_it_gets_too(self):
        also = {"target_status": {"target_history"}}
        offenders = []
        for path in FIGURES.rglob("*.py"):
            own = path.relative_to(FIGURES).parts[0].removesuffix(".py")
            used = {module.split(".")[2] for module in imports_of(path) if module.startswith("dashboard.figures.")}
            if path != FIGURES / "__init__.py" and (used & set(self.NAMES)) - {own} - also.get(own, set()):
                offenders.append(name_of(path))

        assert also["target_status"] == {query for each in figures.target_status_blocks for query in each.also}
        assert offenders == []
