"""The recipe "add a column", followed by a script in a copy of the tree: one column more in a template, old versions still open.

The steps are those of CONTRIBUTING.md. They are tried with the length of a dialogue meeting in minutes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from contract import CONTRACT_VERSION, FORMS
from publishing.templates import write_template

ROOT = Path(__file__).parents[2]
PARTS = ("contract", "dashboard", "publishing", "queries", "data", "pyproject.toml")
TESTS = ("__init__.py", "conftest.py", "contract", "frozen", "queries/__init__.py")
MOST_FILES = 4
NEXT = str(int(CONTRACT_VERSION) + 1)

COLUMN = f"""    minutes = dy.Int64(
        nullable=True, min=1, metadata=described("Längd i minuter", "Length in minutes", since="{NEXT}")
    )
"""
FIELD = """    _field("dialogue_meeting", "minutes", "whole", "90"),
"""


def insert(path: Path, addition: str, *, before: str, within: str) -> None:
    """Puts a text before the first `before` that follows `within`, which stands once in the file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(within) == 1, f"{within} stands {text.count(within)} times in {path.name}"
    place = text.index(before, text.index(within))
    path.write_text(text[:place] + addition + text[place:], encoding="utf-8")


def add_the_column(tree: Path) -> None:
    """Step 1: the column in the contract, with its headings and the version that it came in."""
    insert(
        tree / "contract" / "observed.py", COLUMN, before="    page = page()", within="class DialogueMeeting(Extract):"
    )


def raise_the_version(tree: Path) -> None:
    """Step 2: the contract's version."""
    path = tree / "contract" / "extracts.py"
    text = path.read_text(encoding="utf-8")
    assert text.count(f'CONTRACT_VERSION = "{CONTRACT_VERSION}"') == 1
    text = text.replace(f'CONTRACT_VERSION = "{CONTRACT_VERSION}"', f'CONTRACT_VERSION = "{NEXT}"')
    path.write_text(text, encoding="utf-8")


def ask_for_it(tree: Path) -> None:
    """Step 3: the field in the form, and so in the template, in what is read from it, and in the extract."""
    insert(tree / "contract" / "deliveries.py", FIELD, before=")\n", within="_status(\"dialogue_meeting\", ")  # fmt: skip


def keep_the_description(tree: Path) -> None:
    """Step 4: what the new version promises."""
    run(tree, "-m", "contract.description")


STEPS: tuple[Callable[[Path], None], ...] = (add_the_column, raise_the_version, ask_for_it, keep_the_description)


def run(tree: Path, *arguments: str, place: Path | None = None, exit_code: int = 0) -> str:
    """Runs Python in the copy and gives what it printed; `place` has the folders of data that the commands work in."""
    folders = {} if place is None else {
        "ASF_DATA": str(place / "data"), "ASF_RESTRICTED": str(place / "restricted"), "ASF_CATALOGUE": "exempel",
    }  # fmt: skip
    environment = {**os.environ, **folders, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=tree, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == exit_code, done.stdout + done.stderr
    return done.stdout


def run_tests(tree: Path, *tests: str, exit_code: int = 0) -> str:
    return run(tree, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *tests, exit_code=exit_code)


def files_of(tree: Path) -> dict[Path, bytes]:
    return {path.relative_to(tree): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    """The tree without the column, and the tests that hold the contract to what it promised."""
    tree = tmp_path_factory.mktemp("tree")
    without_caches = shutil.ignore_patterns("__pycache__")
    for part in (*PARTS, *(f"tests/{name}" for name in TESTS)):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tree / part, ignore=without_caches)
        elif (ROOT / part).exists():
            (tree / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, tree / part)
    return tree


@pytest.fixture(scope="module")
def tree(copied, tmp_path_factory) -> Path:
    """The tree with the column, every step taken; no file but those few has changed."""
    tree = Path(shutil.copytree(copied, tmp_path_factory.mktemp("with") / "tree"))
    before = files_of(tree)
    for step in STEPS:
        step(tree)
    after = files_of(tree)
    touched = [path for path, content in after.items() if before.get(path) != content]
    assert len(touched) <= MOST_FILES, touched
    return tree


@pytest.fixture
def place(tmp_path) -> Path:
    """A coordinator's folders: the example as it is published, and nothing received."""
    shutil.copytree(ROOT / "data" / "exempel", tmp_path / "data" / "exempel")
    (tmp_path / "restricted").mkdir()
    return tmp_path


def test_without_a_raised_version_the_tests_say_what_to_do(copied, tmp_path):
    changed = Path(shutil.copytree(copied, tmp_path / "tree"))
    add_the_column(changed)
    said = run_tests(changed, "tests/contract/test_description.py", exit_code=1)
    assert "Raise CONTRACT_VERSION in contract/extracts.py" in said.replace("\n", " ")


def test_every_version_still_opens_and_shows_what_it_showed(tree):
    run_tests(tree, "tests/contract/test_description.py", "tests/contract/test_dictionary.py", "tests/frozen")


OPEN = """
from pathlib import Path
from dashboard.extracts import open_database
from dashboard.versions import list_catalogues, list_manifests, read_history
for catalogue in list_catalogues(Path("data")):
    for version in read_history(list_manifests(Path("data"), catalogue)).versions:
        database = open_database(version)
        assert database.problems == {}, database.problems
        rows = database.connection.table("dialogue_meeting").pl()
        print(catalogue, version.number, rows.height, rows["minutes"].null_count() == rows.height)
"""


def test_the_committed_catalogues_have_it_empty(tree):
    assert run(tree, "-c", OPEN).splitlines() == ["exempel 1 360 True", "gavleborg 1 10 True", "gavleborg 2 10 True"]
    printed = [run(tree, "-m", "publishing", "build", name) for name in ("exempel", "gavleborg")]
    assert all(one.startswith("Oförändrat: ") for one in printed), printed


ACTORS = ("Arbetsförmedlingen", "Försäkringskassan", "Samordningsförbundet")
RECEIVE = ("--partner", "kommun-2180", "--av", "Maria")
ROWS = """
import polars as pl
from pathlib import Path
from publishing.versions.reading import newest_whole
opened = newest_whole(Path({folder!r}))
rows = opened.frames["dialogue_meeting"].filter(municipality_code="2180").filter(pl.col("period") > "2018-Q3")
print(opened.manifest.version, opened.manifest.extracts["dialogue_meeting"].contract_version)
for row in rows.sort("period", "public_actor").select("period", "value", "minutes").iter_rows():
    print(*row)
"""


def fill(path: Path, quarter: str, *more: object) -> None:
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORMS["dialogue_meeting"].title("sv")]
    for number, actor in enumerate(ACTORS, start=2):
        for column, value in enumerate((quarter, "Gävle", actor, 2, None, *more), start=1):
            sheet.cell(number, column).value = value
    workbook.save(path)


def test_an_old_template_is_read_and_a_new_one_delivers_it_and_it_is_published(tree, place):
    old, new = place / "gammal.xlsx", place / "ny.xlsx"
    write_template(FORMS["dialogue_meeting"], old, municipalities={"2180": "Gävle"})
    fill(old, "2019 kv 1")

    said = run(tree, "-m", "publishing", "receive", str(old), *RECEIVE, "--dag", "2019-04-20", place=place)
    assert "Det finns en nyare mall" in said
    assert "Mallen är äldre än den senaste, som också har Längd i minuter." in " ".join(said.split())
    run(tree, "-m", "publishing", "publish", "--av", "Omar", "--ja", "--dag", "2019-05-20", place=place)

    run(tree, "-m", "publishing", "template", "dialogue_meeting", "--till", str(new), place=place)
    assert openpyxl.load_workbook(new).worksheets[0].cell(1, 6).value == "Längd i minuter"
    fill(new, "2019 kv 2", 90)
    said = run(tree, "-m", "publishing", "receive", str(new), *RECEIVE, "--dag", "2019-07-20", place=place)
    assert "nyare mall" not in said
    run(tree, "-m", "publishing", "publish", "--av", "Omar", "--ja", "--dag", "2019-08-20", place=place)

    shown = run(tree, "-c", ROWS.format(folder=str(place / "data" / "exempel"))).splitlines()
    assert shown[0] == f"3 {NEXT}"
    assert [line for line in shown[1:] if line.startswith("2018-Q4") and not line.endswith("None")] == []
    assert [line for line in shown[1:] if line.startswith("2019-Q1")] == ["2019-Q1 2.0 None"] * 3
    assert [line for line in shown[1:] if line.startswith("2019-Q2")] == ["2019-Q2 2.0 90"] * 3


def test_what_was_received_before_it_is_published_after_it(tree, place):
    """A delivery that was taken in by the program of before waits for the publication of the one with the column."""
    file = place / "moten.csv"
    rows = ["Kvartal;Kommun;Offentlig aktör;Antal möten;Status", *(f"2019 kv 1;Gävle;{one};2;" for one in ACTORS)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    run(ROOT, "-m", "publishing", "receive", str(file), *RECEIVE, "--dag", "2019-04-20", place=place)

    run(tree, "-m", "publishing", "publish", "--av", "Omar", "--ja", "--dag", "2019-05-20", place=place)

    shown = run(tree, "-c", ROWS.format(folder=str(place / "data" / "exempel"))).splitlines()
    assert shown[0] == f"2 {NEXT}"
    assert [line for line in shown[1:] if line.startswith("2019-Q1")] == ["2019-Q1 2.0 None"] * 3
