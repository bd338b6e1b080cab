"""Which tests are slow, and in which order and on which worker they run.

Both are said of folders and files here, and nowhere in the tests. What `pytest -m "not slow"` leaves out is marked twice:
as `slow`, and as what makes it so.
"""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
# By the name of the folder, or of the file.
SLOW = {
    "browser": "browser",
    "server": "server",
    "mutations": "mutations",
    "attacker": "attacker",
    "year": "year",
    "spark": "spark",
    "test_spark.py": "spark",
    "test_bad_luck.py": "kill",
    "test_killed.py": "kill",
    "test_rivals.py": "kill",
    "test_nothing_lost.py": "kill",
}
# Whoever uses the attacker solves thousands of small programs, in whichever folder.
ATTACKS = re.compile(r"^from tests\.attacker", re.MULTILINE)
# Whoever starts a server of its own for a browser, or has one started on a copy of the catalogues.
OWN_SERVER = re.compile(r"start_server|Office")
# What asks the same queries of the same catalogues under the same choices.
ALL_ROWS = {"test_conventions.py", "test_optimizer.py", "test_sureness.py"}
# What takes longest begins first, so that no worker is left alone with it at the end: groups, and folders with files that take long.
FIRST = (
    "browser with servers of its own",
    "browser",
    "server",
    "spark",
    "pages",
    "claims",
    "mutations",
    "recipes",
    "frozen",
    "all rows",
)


@cache
def content_of(file: str) -> str:
    """The text of a file of tests, by its path from the root."""
    return (ROOT / file).read_text(encoding="utf-8")


@cache
def slow_marks(file: str) -> tuple[str, ...]:
    """What makes the tests of a file slow; nothing where they are fast."""
    marks = {SLOW[name] for name in Path(file).parts if name in SLOW}
    if ATTACKS.search(content_of(file)):
        marks.add("attacker")
    return ("slow", *sorted(marks)) if marks else ()


@cache
def group_of(file: str) -> str:
    """What runs on one worker because it shares something dear: a browser and a server, the visits to the pages, a file's own fixtures."""
    parts = Path(file).parts
    # The page on Spark asks the server that the queries are asked of.
    if parts[-1] == "test_spark.py":
        return "spark"
    if "browser" in parts:
        return FIRST[0] if OWN_SERVER.search(content_of(file)) else FIRST[1]
    for name in ("server", "spark"):
        if name in parts:
            return name
    if parts[-1] in ALL_ROWS:
        return "all rows"
    # A file that makes pages of rows of its own shares no visit with the others.
    if "pages" in parts and not re.search(r"^def (visit|place|folder|data)\(", content_of(file), re.MULTILINE):
        return "pages"
    return file


def rank_of(file: str) -> int:
    """The place in the order of running: the lower, the earlier."""
    names = (group_of(file), *Path(file).parts)
    return next((FIRST.index(name) for name in names if name in FIRST), len(FIRST))
