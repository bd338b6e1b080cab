"""What is asked for, what is pinned and what is locked agree, for every supported Python and system."""

import ast
import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import SHAPES_MODULES, SPARK_MODULES, TEST_MODULES

ROOT = Path(__file__).parents[2]
LISTS = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-spark.txt",
    "requirements-benchmarks.txt",
    "constraints.txt",
    "requirements.lock",
)
# What is optional, and the one folder that imports it.
OPTIONAL, NEEDS_OPTIONAL = "requirements-spark.txt", ROOT / "queries" / "spark"
# The shapes of a standard: one file within a package.
SHAPES = "requirements-shapes.txt"
OURS = ("contract", "dashboard", "demo", "pages", "publishing", "queries")
# What is imported though another package brings it: its arrays, and the server that it runs on. Its release decides theirs.
BROUGHT = {"numpy": "highspy", "starlette": "streamlit"}


def pins(name: str) -> dict[tuple[str, str], str]:
    """The version of each package and marker that a list names."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [re.sub(r"\s+(#|--hash).*", "", line) for line in text.splitlines()]
    asked = [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]
    return {(canonicalize_name(one.name), str(one.marker or "")): str(one.specifier) for one in asked}


def packages(name: str) -> set[str]:
    return {package for package, _ in pins(name)}


def test_every_pin_is_one_version():
    assert [pin for name in LISTS for pin in pins(name).values() if not re.fullmatch(r"==[\w.]+", pin)] == []


@pytest.mark.parametrize("name", [name for name in LISTS if name != "constraints.txt"])
def test_the_constraints_hold_every_pin(name):
    assert pins(name).items() <= pins("constraints.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-benchmarks.txt"])
def test_each_list_names_the_constraints_and_gives_a_reason_for_each(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert "-c constraints.txt" in lines
    assert [line for line in lines if "==" in line and not re.search(r"\S\s+# \S", line)] == []


@pytest.mark.parametrize(
    ("asked", "pinned"), [("requirements.txt", "requirements.lock"), ("requirements-dev.txt", "constraints.txt")]
)
def test_what_they_bring_along_is_pinned_too(asked, pinned):
    """As the packages that are installed here say; on another system they bring the same or less, or it has a marker."""
    seen, waiting = set(), packages(asked)
    while waiting:
        package = waiting.pop()
        seen.add(package)
        brought = [Requirement(text) for text in requires(package) or ()]
        here = [one for one in brought if one.marker is None or one.marker.evaluate({"extra": ""})]
        waiting |= {canonicalize_name(one.name) for one in here} - seen
    assert seen <= packages(pinned)


def test_the_lock_holds_what_the_app_needs_and_no_more():
    locked = packages("requirements.lock")
    assert packages("requirements.txt") <= locked
    assert not locked & packages("requirements-dev.txt")


def test_every_package_of_the_lock_has_its_hashes():
    entries = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_list_names_a_place(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|(?<![\w.])/\w+", text) == []


def test_the_app_and_the_command_line_import_what_is_asked_for():
    files = [ROOT / "app.py", *(path for name in OURS for path in (ROOT / name).rglob("*.py"))]
    foreign = imported_by(path for path in files if NEEDS_OPTIONAL not in path.parents)
    distributions = packages_distributions()
    of = {canonicalize_name(name) for module in foreign for name in distributions[module]}
    assert of <= packages("requirements.txt") | {*BROUGHT}
    for package, bringer in BROUGHT.items():
        assert package in {canonicalize_name(Requirement(text).name) for text in requires(bringer)}


def test_one_folder_alone_imports_what_is_optional():
    assert {*SPARK_MODULES} == {
        module for module in imported_by(NEEDS_OPTIONAL.rglob("*.py")) if module in packages(OPTIONAL)
    }
    assert packages(OPTIONAL) == {*SPARK_MODULES}


def test_the_shapes_come_alone_and_as_they_were_when_they_were_chosen():
    """Nothing of the package runs but its version, so that what it would bring along is not installed, locked or looked after."""
    text = (ROOT / SHAPES).read_text(encoding="utf-8").replace("\\\n", " ")
    pinned = [line for line in text.splitlines() if not line.startswith("#")]

    assert [re.sub(r"==.*", "", line).replace("-", "_") for line in pinned] == [*SHAPES_MODULES]
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}$", line) for line in pinned)
    assert not packages(SHAPES) & packages("constraints.txt")


def imported_by(files: Iterable[Path]) -> set[str]:
    """The packages that these files import, and that are neither Python's own nor ours."""
    imported = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    return imported - sys.stdlib_module_names - {*OURS, "app"}


def test_the_tests_know_which_of_their_modules_may_be_missing():
    """Also those that the benchmarks import, which have tests of their own."""
    imported = {"hypothesis"}
    for path in (path for name in ("tests", "benchmarks") for path in (ROOT / name).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        imported |= set(re.findall(r"^(?:import|from) (\w+)", text, flags=re.M))
    distributions = packages_distributions()
    dev = packages("requirements-dev.txt")
    needed = {
        module for module in imported if {canonicalize_name(name) for name in distributions.get(module, ())} & dev
    }
    assert needed == set(TEST_MODULES)
