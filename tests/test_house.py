"""The rules of the house: who may import whom, and what the code never does."""

import ast
import csv
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from dashboard import figures
from dashboard.figures.target_status import target_status_block
from queries import query_names

ROOT = Path(__file__).parent.parent
PACKAGES = ("contract", "dashboard", "demo", "publishing", "queries")
CODE = sorted(
    [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))]
)
BENCHMARKS = sorted((ROOT / "benchmarks").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Long, but lists to look things up in, not code to follow.
LISTS_OF_DATA = {"contract/codelists.py", "contract/observed.py", "contract/deliveries.py"}
LONGEST = 400
# What choices, maps and notes are made of, and no figure shows: ui asks for these by name.
NOT_SHOWN = {
    "coverage_measures",
    "municipalities",
    "municipality_boundaries",
    "observed_years",
    "periods",
    "plan_priorities",
    "project_counties",
    "source_titles",
    "swedish_texts",
}
FIGURES = ROOT / "dashboard/figures"
# What figures are made of, in the folder of figures.
NO_FIGURES = {"__init__", "__pycache__", "figure", "measures", "parts"}
BEHIND = {"dashboard.extracts", "dashboard.query"}
# When a delivery came in and when a version was published is asked of the clock, here and nowhere else.
CLOCK = "publishing/workflow/session.py"
# The coordinators' page and its parts: the only ones outside the writing side that may import it.
DELIVERY = ("pages/leverera.py", "pages/delivery/")
# What the app hands to its server, where there are coordinators: what becomes of a decision of the meeting view.
HANDED_IN = {"app.py": {"pages.delivery.noting"}}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def content_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(content_of(path))))


def those_that_import(package: str) -> list[Path]:
    return [path for path in CODE if package in roots_of(path)]


def offenders(paths: Iterable[Path], is_broken: Callable[[Path], object]) -> list[str]:
    """The names of the files that break a rule, one test for all of them."""
    return [name_of(path) for path in paths if is_broken(path)]


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
            ("publishing/messages/problems.py", "import dashboard.filters"),
            ("publishing/release/build.py", "import demo.catalogue.generate"),
            ("publishing/intake/files.py", "import publishing.versions.history"),
            ("publishing/cli/commands.py", "import publishing.intake.files"),
            ("publishing/storage.py", "import demo"),
            ("contract/periods.py", "import benchmarks.example"),
            ("benchmarks/side_by_side.py", "import benchmarks.record"),
            ("dashboard/utils.py", "import json"),
        ],
    )
    def test_a_wrong_one_is_found(self, tmp_path, file, line):
        for package in (*PACKAGES, "benchmarks"):
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

    def test_pages_import_the_dashboard_and_nothing_behind_it(self):
        """A page asks ui for its rows."""

        def is_broken(path: Path) -> bool:
            more = {"publishing", "pages", "os"} if name_of(path).startswith(DELIVERY) else set()
            allowed = {"dashboard", "streamlit", "functools", "urllib"} | more
            roots = {module.split(".")[0] for module in imports_of(path) - HANDED_IN.get(name_of(path), set())}
            return not roots <= allowed or bool(imports_of(path) & BEHIND)

        pages = [path for path in CODE if path.parent in (ROOT, ROOT / "pages")]
        assert offenders(pages, is_broken) == []

    def test_the_page_for_deliveries_and_the_command_line_import_the_use_cases_and_the_words_alone(self):
        """Of `publishing` they see the room `workflow`, and `messages` for what they say."""
        allowed = ("publishing.workflow", "publishing.messages")

        def sees_more(path: Path) -> bool:
            more = () if name_of(path).startswith(DELIVERY) else ("publishing.cli",)
            ours = [module for module in imports_of(path) if module.startswith("publishing.")]
            return not all(module.startswith((*allowed, *more)) for module in ours)

        callers = [
            path for path in CODE if name_of(path).startswith((*DELIVERY, "publishing/cli/", "publishing/__main__"))
        ]
        assert offenders(callers, sees_more) == []

    def test_the_use_cases_draw_and_print_nothing(self):
        def draws_or_prints(path: Path) -> bool:
            calls = (node.func for node in nodes_of(path) if isinstance(node, ast.Call))
            return "streamlit" in roots_of(path) or any(last_word_of(called) in ("print", "input") for called in calls)

        use_cases = (path for path in CODE if name_of(path).startswith("publishing/workflow/"))
        assert offenders(use_cases, draws_or_prints) == []

    def test_only_the_page_for_deliveries_and_its_parts_import_the_writing_side(self):
        others = [path for path in CODE if not name_of(path).startswith((*DELIVERY, "publishing/", "demo/"))]

        def imports_it(path: Path) -> bool:
            imported = imports_of(path) - HANDED_IN.get(name_of(path), set())
            return any(module.split(".")[0] in ("publishing", "pages") for module in imported)

        assert offenders(others, imports_it) == []

    def test_the_parts_of_that_page_read_no_rows_of_the_reading_side_and_are_imported_by_it_alone(self):
        parts = [path for path in CODE if path.parent == ROOT / "pages/delivery"]
        assert offenders(parts, lambda path: imports_of(path) & (BEHIND | {"pages.leverera"})) == []

    def test_streamlit_stays_in_the_server_the_frame_the_pages_and_ui(self):
        allowed = ("app.py", "pages/", "dashboard/ui/", "dashboard/server/")
        assert offenders(those_that_import("streamlit"), lambda path: not name_of(path).startswith(allowed)) == []

    def test_no_cache_holds_what_partners_deliver(self):
        """What is cached is shared by all sessions; only published rows and what is drawn of them may be."""

        def has_cache(path: Path) -> bool:
            attributes = {node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)}
            return bool({"cache_data", "cache_resource"} & attributes)

        assert offenders(those_that_import("streamlit"), has_cache) == ["dashboard/server/catalogues.py"]

    def test_duckdb_stays_where_data_is_read_and_written(self):
        allowed = ("dashboard/extracts.py", "dashboard/native.py", "dashboard/query.py", "queries/", "publishing/")
        assert offenders(those_that_import("duckdb"), lambda path: not name_of(path).startswith(allowed)) == []

    def test_nothing_imports_the_benchmarks_but_their_tests(self):
        assert offenders(CODE, lambda path: "benchmarks" in roots_of(path)) == []

    def test_are_absolute_and_whole(self):
        def is_broken(path: Path) -> bool:
            nodes = [node for node in nodes_of(path) if isinstance(node, ast.ImportFrom)]
            is_starred = any(node.names[0].name == "*" for node in nodes)
            return is_starred or any(module.startswith(".") for module in imports_of(path))

        assert offenders(CODE, is_broken) == []


SQL = re.compile(
    r"\bSELECT\s[\s\S]*\bFROM\b|\bWITH\s+\w+\s+AS\s*\(|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bCREATE\s+(TABLE|VIEW|TEMP)\b"
    r"|\bUPDATE\s+\w+\s+SET\b|\b(LEFT|INNER|CROSS)\s+JOIN\b|\bGROUP\s+BY\b|\bORDER\s+BY\b"
)


class TestCode:
    def test_holds_no_sql(self):
        """SQL stands in queries/; only the reader's load statements and the publisher are let off."""
        let_off = ("dashboard/extracts.py", "publishing/")
        bound = [path for path in CODE if not name_of(path).startswith(let_off)]
        assert offenders(bound, lambda path: [words for words in texts_of(path) if SQL.search(words)]) == []

    def test_catches_only_what_it_names(self):
        """No bare except, and none of all exceptions."""

        def catches_all(path: Path) -> bool:
            caught = [node.type for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]
            return any(kind is None or {"Exception", "BaseException"} & words_in(kind) for kind in caught)

        assert offenders(CODE, catches_all) == []

    def test_leaves_the_interpreter_alone(self):
        loads = re.compile(r"\bsys\.path\b|\bimportlib\.reload\b|^\s*global\s", re.MULTILINE)
        assert offenders(CODE, lambda path: loads.search(content_of(path))) == []

    def test_leaves_the_clock_alone(self):
        """Now is as_of."""
        clock = re.compile(r"\b(date\.today|dt\.datetime\.now|datetime\.(now|utcnow|today)|time\.time)\(")
        assert offenders(CODE, lambda path: clock.search(content_of(path))) == [CLOCK]

    def test_can_be_read_at_a_sitting(self):
        code = [path for path in (*CODE, *BENCHMARKS) if name_of(path) not in LISTS_OF_DATA]
        assert offenders(code, lambda path: len(content_of(path).splitlines()) >= LONGEST) == []

    def test_names_no_target(self):
        """What a target counts is said in its row: a plan that nobody has thought of needs no code. The example knows its own."""
        facts = (ROOT / "data/gavleborg/facts/target.csv").read_text(encoding="utf-8")
        ids = [row["target_id"] for row in csv.DictReader(io.StringIO(facts))]
        named = re.compile(rf"(?<![A-Za-z0-9])({'|'.join(ids)})(?![A-Za-z0-9])")
        places = [*CODE, *(ROOT / "queries").rglob("*.sql"), *(ROOT / "dashboard").rglob("*.toml")]
        read = [path for path in places if not name_of(path).startswith("demo/")]
        assert len(ids) > 30
        assert offenders(read, lambda path: named.search(content_of(path))) == []

    def test_names_the_channels_of_a_chart(self):
        """`text="words:N"` or `alt.value(0)` has Altair look through its whole schema: findings/altair_shorthand_reads_the_whole_schema.sh."""
        shorthand = re.compile(
            r"""\balt\.value\(|\b(x2?|y2?|text|detail|color|fill|stroke|shape|size|longitude|latitude)=f?["'][^"']*:[NOQTG]["']"""
        )
        assert offenders(CODE, lambda path: shorthand.search(content_of(path))) == []

    def test_is_called_after_what_it_is_about(self):
        assert offenders(CODE, lambda path: path.stem in ("utils", "util", "helpers", "common", "misc")) == []


def words_in(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def test_the_scan_knows_sql_when_it_sees_it():
    assert SQL.search("SELECT a FROM b")
    assert SQL.search("DELETE FROM x")
    assert not SQL.search("Choose from the list, ordered by name")


def test_a_test_that_is_skipped_says_why():
    # Only these are parsed: it takes seconds for all.
    mentioning = [path for path in TESTS if re.search("skip|xfail", content_of(path))]
    assert offenders(mentioning, skips_without_a_reason) == []


def skips_without_a_reason(path: Path) -> list[int]:
    """The lines of a test file that skip a test and do not say why."""
    calls = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    silent = [
        call.lineno
        for call in calls
        if last_word_of(call.func) in ("skip", "skipif", "xfail")
        and not (last_word_of(call.func) == "skip" and call.args)
        and not any(keyword.arg == "reason" for keyword in call.keywords)
    ]
    called = {call.func for call in calls}
    bare = [
        node.lineno
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute)
        and last_word_of(node) in ("skip", "xfail")
        and ast.unparse(node.value) == "pytest.mark"
        and node not in called
    ]
    return silent + bare


def last_word_of(node: ast.expr) -> str:
    """`skip` of `pytest.mark.skip` and of `skip`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


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
        assert [name for name in self.NAMES if not (ROOT / f"tests/queries/test_{name}.py").exists()] == []

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

        assert also["target_status"] == set(target_status_block(1, "").also)
        assert offenders == []
