"""What the papers point at is there: files, headings, recipes and commands."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAPERS = [
    *(path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"),
    *(
        path
        for folder in ("contract", "data", "docs", "findings", "publishing", "tests")
        for path in (ROOT / folder).rglob("*.md")
    ),
]
TASKS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.S)


def anchors(paper: Path) -> set[str]:
    """The headings of a paper as links name them."""
    headings = re.findall(r"^#+ (.+)$", without_code(paper.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(paper: Path) -> list[str]:
    found = []
    for link in LINK.findall(without_code(paper.read_text(encoding="utf-8"))):
        place, _, anchor = link.partition("#")
        target = paper if not place else (paper.parent / place)
        if link.startswith(("http:", "https:")):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(f"{paper.relative_to(ROOT)}: {link}")
    return found


def test_every_link_leads_somewhere():
    assert [link for paper in PAPERS for link in broken(paper)] == []


def test_papers_name_files_that_are_there():
    """`folder/file.py` and the like; but for patterns in capitals, and `senaste/`, which a publication writes."""
    missing = []
    for paper in PAPERS:
        if paper.parent.name == "decisions":
            continue  # A record says what was so when it was written.
        for name in re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", without_code(paper.read_text(encoding="utf-8"))):
            first = name.split("/")[0]
            if (ROOT / first).is_dir() and not re.search(r"[A-Z]{3,}|senaste", name) and not (ROOT / name).exists():
                missing.append(f"{paper.relative_to(ROOT)}: {name}")
    assert missing == []


def commands(task: object) -> list[str]:
    """The command lines of a recipe, and of the recipes that it names."""
    if isinstance(task, str):
        return commands(TASKS[task])
    if "sequence" in task:
        return [command for part in task["sequence"] for command in commands(part)]
    return [task["cmd"]] if "cmd" in task else []


@pytest.mark.parametrize("command", sorted({command for name in TASKS for command in commands(name)}))
def test_every_command_of_a_recipe_is_there(command):
    program, *arguments = shlex.split(command)
    assert shutil.which(program, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program == "python":
        place = ROOT / arguments[1].replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists()


def test_the_runner_reads_the_recipes():
    done = subprocess.run([sys.executable, "-m", "poethepoet"], cwd=ROOT, capture_output=True, text=True, check=False)
    listed = set(re.findall(r"^  (\w+)  ", done.stdout, re.M))
    assert listed >= {name for name in TASKS if not name.startswith("_")}


def test_every_recipe_says_what_it_is_for():
    assert [name for name, task in TASKS.items() if not name.startswith("_") and not task.get("help")] == []


@pytest.mark.parametrize("paper", ["CONTRIBUTING.md", "README.md", "docs/dependencies.md"])
def test_papers_name_only_recipes_that_there_are(paper):
    named = set(re.findall(r"\bpoe (\w+)\b", (ROOT / paper).read_text(encoding="utf-8")))
    assert named
    assert named <= set(TASKS)


def test_the_readme_draws_every_room_of_the_house():
    drawn = (ROOT / "README.md").read_text(encoding="utf-8").split("## The house")[1]
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rooms = {Path(name).parts[0] for name in listed.splitlines() if "/" in name}
    rooms |= {Path(name).parts[1] for name in listed.splitlines() if re.match(r"publishing/\w+/", name)}
    assert {room for room in rooms if f"{room}/" not in drawn} == set()


def test_tests_that_papers_name_are_there():
    there = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    for path in (ROOT / "tests").rglob("test_*.py"):
        there |= set(re.findall(r"^\s*def (test_\w+)\(", path.read_text(encoding="utf-8"), re.M))
    named = {name for paper in PAPERS for name in re.findall(r"`(test_\w+)", paper.read_text(encoding="utf-8"))}
    assert named - there == set()
