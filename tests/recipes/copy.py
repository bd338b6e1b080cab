"""A copy of the sources and the catalogues, to change as a recipe says and to run as it then is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("contract", "dashboard", "data", "demo", "pages", "publishing", "queries", "tests/pages")
FILES = ("app.py", "pyproject.toml", "tests/__init__.py", "tests/each.py", "tests/several.py")


@dataclass(frozen=True)
class Step:
    """One change of a recipe: what is `added` to `file` before the line that holds `before`, or written in place of `instead`.

    Without either it is a new file.
    """

    file: str
    added: str
    before: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Copy:
    """A copy of the tree in `folder`, with a restricted folder of its own."""

    folder: Path

    def follow(self, steps: Sequence[Step]) -> None:
        """Takes the steps. Raises ValueError where what a step goes by is not there, or stands more than once."""
        for step in steps:
            path = self.folder / step.file
            known, mark = (path.read_text(encoding="utf-8"), step.before or step.instead) if path.exists() else ("", "")
            if known.count(mark) != 1 and mark:
                raise ValueError(f"{step.file}: “{mark}” stands {known.count(mark)} times")
            at = known.index(mark)
            at = known.rindex("\n", 0, at) + 1 if step.before else at
            changed = known[:at] + step.added + known[at + len(step.instead) :]
            path.write_text(changed, encoding="utf-8")

    def run(self, *arguments: str, may_deliver: bool = True) -> str:
        """What `python` prints with these arguments, run in the copy. Raises AssertionError unless it ends well.

        A page for readers is only shown where nothing can be delivered.
        """
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ASF_")}
        environment |= {
            "ASF_DATA": str(self.folder / "data"),
            "PYTHONPATH": str(self.folder),
        }
        environment |= {"ASF_RESTRICTED": str(self.folder.parent / "restricted")} if may_deliver else {}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def copy_tree(folder: Path) -> Copy:
    """A copy in `folder`, which is made."""
    for name in FOLDERS:
        copy_folder(name, folder)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    (folder.parent / "restricted").mkdir()
    return Copy(folder)


def copy_folder(name: str, folder: Path) -> None:
    """A folder of the sources, below `folder`. What Python has compiled goes along, and serves the files that no step changes."""
    # All but what another process compiles just now, or makes beside what was published.
    shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*", ".coming-*"))
