"""The recipe "add a column", followed by a script in a copy of the tree: one column more in a template, old versions still open.

The steps are those of CONTRIBUTING.md. They are tried with the length of a dialogue meeting in minutes.
"""

import shutil
from pathlib import Path

import openpyxl
import pytest

from contract import CONTRACT_VERSION
from publishing.__main__ import main
from publishing.kinds import FORMS
from publishing.workbooks.template import Scope, write_template
from tests.recipes.copy import ROOT, Copy, Step, copy_folder, copy_tree
from tests.several import copy_published

# What one more column of a template may cost, tests not counted.
MOST_FILES = 4
NEXT = str(int(CONTRACT_VERSION) + 1)
TESTS = ("behind_rows.py", "conftest.py", "order.py", "contract", "frozen")

# Step 1: the column in the contract, with its headings and the version that it came in.
COLUMN = Step(
    "contract/observed.py",
    f"""    minutes = dy.Int64(
        nullable=True, min=1, metadata=described("Längd i minuter", "Length in minutes", since="{NEXT}")
    )
""",
    before='low = dy.Float64(nullable=True, min=0, metadata=described("Lägst", "Low"))',
)
# Step 2: the contract's version.
VERSION = Step(
    "contract/extracts.py", f'CONTRACT_VERSION = "{NEXT}"', instead=f'CONTRACT_VERSION = "{CONTRACT_VERSION}"'
)
# Step 3: the field in the form, and so in the template, in what is read from it, and in the extract.
FIELD = Step(
    "publishing/kinds/dialogue_meeting.py",
    '        column_field(EXTRACT, "minutes", "whole", "90"),\n',
    before="status_field(EXTRACT, may_be_hidden=False),",
)
# Step 4: what the new version promises, written by this command.
DESCRIBE = ("-m", "publishing.kinds")


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copied(folder: Path) -> Copy:
    """The tree, with the tests that hold the contract to what it promised."""
    copy = copy_tree(folder / "tree")
    for name in TESTS:
        if (ROOT / "tests" / name).is_dir():
            copy_folder(f"tests/{name}", copy.folder)
        else:
            shutil.copy(ROOT / "tests" / name, copy.folder / "tests" / name)
    return copy


def pytest_in(copy: Copy, *tests: str) -> str:
    return copy.run("-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *tests)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The tree with the column, every step taken; no file but those few has changed."""
    made = copied(tmp_path_factory.mktemp("column"))
    before = files_of(made.folder)
    made.follow([COLUMN, VERSION, FIELD])
    made.run(*DESCRIBE)
    touched = [name for name, content in files_of(made.folder).items() if before.get(name) != content]
    assert len(touched) <= MOST_FILES, touched
    return made


@pytest.fixture
def fresh(copy) -> Copy:
    """The same with the catalogues as they are committed, and nothing received."""
    data, restricted = copy.folder / "data", copy.folder.parent / "restricted"
    shutil.rmtree(data)
    copy_published(ROOT / "data", data)
    shutil.rmtree(restricted)
    restricted.mkdir()
    return copy


def test_without_a_raised_version_the_tests_say_what_to_do(tmp_path):
    changed = copied(tmp_path)
    changed.follow([COLUMN, FIELD])
    with pytest.raises(AssertionError) as caught:
        pytest_in(changed, "tests/contract/test_description.py")
    assert "Raise CONTRACT_VERSION in contract/extracts.py" in str(caught.value).replace("\n", " ")


def test_every_version_still_opens_and_shows_what_it_showed(copy):
    pytest_in(copy, "tests/contract/test_description.py", "tests/contract/test_dictionary.py", "tests/frozen")


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


def test_the_committed_catalogues_have_it_empty_and_are_built_as_they_were(fresh):
    # Of a file: with `python -c` DuckDB draws a bar among the lines (findings/duckdb_takes_python_c_for_somebody_who_watches.sh).
    script = fresh.folder.parent / "open.py"
    script.write_text(OPEN, encoding="utf-8")
    assert fresh.run(str(script)).splitlines() == [
        "exempel 1 360 True",
        "gavleborg 1 10 True",
        "gavleborg 2 10 True",
        "gavleborg 3 10 True",
        "gavleborg 4 10 True",
        "gavleborg 5 10 True",
        "ostergotland 1 0 True",
        "ostergotland 2 0 True",
    ]
    builds = (("publishing", "build", "gavleborg"), ("publishing", "build", "ostergotland"), ("demo", "build"))
    printed = [fresh.run("-m", *build) for build in builds]
    assert all(said.startswith("Oförändrat: ") for said in printed), printed


ACTORS = ("Arbetsförmedlingen", "Försäkringskassan", "Samordningsförbundet")
EXAMPLE = ("--katalog", "exempel", "--dag")
RECEIVE = ("--partner", "kommun-2180", "--av", "Maria", *EXAMPLE)
PUBLISH = ("publish", "--av", "Omar", "--ja", *EXAMPLE)
ROWS = """
import polars as pl
from pathlib import Path
from publishing.versions.history import newest_whole
opened = newest_whole(Path("data/exempel"))
rows = opened.frames["dialogue_meeting"].filter(municipality_code="2180").filter(pl.col("period") > "2018-Q3")
print(opened.manifest.version, opened.manifest.extracts["dialogue_meeting"].contract_version)
for row in rows.sort("period", "public_actor").select("period", "value", "minutes").iter_rows():
    print(*row)
"""


def fill(path: Path, quarter: str, **more: object) -> None:
    """The three rows of Gävle for a quarter; `more` are cells by heading."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[FORMS["dialogue_meeting"].title("sv")]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, actor in enumerate(ACTORS, start=2):
        cells = {"Kvartal": quarter, "Kommun": "Gävle", "Offentlig aktör": actor, "Antal möten": 2} | more
        for heading, value in cells.items():
            sheet.cell(number, columns[heading]).value = value
    workbook.save(path)


def test_an_old_template_is_read_and_a_new_one_delivers_it_and_it_is_published(fresh, tmp_path):
    old, new = tmp_path / "gammal.xlsx", tmp_path / "ny.xlsx"
    write_template(FORMS["dialogue_meeting"], old, Scope({"2180": "Gävle"}))
    fill(old, "2019 kv 1")

    said = fresh.run("-m", "publishing", "receive", str(old), *RECEIVE, "2019-04-20")
    assert "Det finns en nyare mall" in said
    assert "Mallen är äldre än den senaste, som också har Längd i minuter." in " ".join(said.split())
    fresh.run("-m", "publishing", *PUBLISH, "2019-05-20")

    fresh.run("-m", "publishing", "template", "dialogue_meeting", "--till", str(new), *EXAMPLE, "2019-07-01")
    fill(new, "2019 kv 2", **{"Längd i minuter": 90})
    said = fresh.run("-m", "publishing", "receive", str(new), *RECEIVE, "2019-07-20")
    assert "nyare mall" not in said
    fresh.run("-m", "publishing", *PUBLISH, "2019-08-20")

    shown = fresh.run("-c", ROWS).splitlines()
    assert shown[0] == f"3 {NEXT}"
    assert [line for line in shown[1:] if line.startswith("2018-Q4") and not line.endswith("None")] == []
    assert [line for line in shown[1:] if line.startswith("2019-Q1")] == ["2019-Q1 2.0 None"] * 3
    assert [line for line in shown[1:] if line.startswith("2019-Q2")] == ["2019-Q2 2.0 90"] * 3


def test_what_was_received_before_it_is_published_after_it(fresh, tmp_path, monkeypatch):
    """A delivery that was taken in by the program of before waits for the publication of the one with the column."""
    file = tmp_path / "moten.csv"
    rows = ["Kvartal;Kommun;Offentlig aktör;Antal möten;Status", *(f"2019 kv 1;Gävle;{one};2;" for one in ACTORS)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setenv("ASF_DATA", str(fresh.folder / "data"))
    monkeypatch.setenv("ASF_RESTRICTED", str(fresh.folder.parent / "restricted"))
    assert main(["receive", str(file), *RECEIVE, "2019-04-20"]) == 0

    fresh.run("-m", "publishing", *PUBLISH, "2019-05-20")

    shown = fresh.run("-c", ROWS).splitlines()
    assert shown[0] == f"2 {NEXT}"
    assert [line for line in shown[1:] if line.startswith("2019-Q1")] == ["2019-Q1 2.0 None"] * 3
