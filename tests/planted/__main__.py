"""Plant faults in a copy of the code, one at a time, and see whether the tests find them.

    python -m tests.planted                                   # this checkout, all faults of faults.toml
    python -m tests.planted --checkout ../before --checkout . # two checkouts side by side: found by both alike?
    python -m tests.planted --only "a half is rounded to even"

A fault is a text that stands once in the code, and what stands there instead; it is looked for in the whole tree, so that
it survives a move. What is run is the files of tests that the fault names, with `-x`, once without any fault first. The exit
code is 0 only when every fault is found in every checkout.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FAULTS = Path(__file__).parent / "faults.toml"
CODE = ("contract", "dashboard", "demo", "pages", "publishing", "queries")
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache")
SKIPPED = 5  # what pytest returns when it collects no test
FOUND, NOT_FOUND, NO_PLACE, BROKEN = "found", "NOT FOUND", "no such place", "no tests ran"


@dataclass(frozen=True)
class Fault:
    """One fault: a text of the code, what stands there instead, and the names of the files of tests that should see it."""

    name: str
    old: str
    new: str
    tests: tuple[str, ...]


def read_faults(path: Path = FAULTS) -> tuple[Fault, ...]:
    """The faults of a list, in its order."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["fault"]
    return tuple(Fault(entry["name"], entry["old"], entry["new"], tuple(entry["tests"])) for entry in entries)


def place_of(fault: Fault, checkout: Path) -> Path:
    """The file in which the fault's text stands. Raises LookupError when it stands nowhere or more than once."""
    files = (path for folder in CODE for path in (checkout / folder).rglob("*") if path.suffix in (".py", ".sql"))
    places = [path for path in files for _ in range(path.read_text(encoding="utf-8").count(fault.old))]
    if len(places) != 1:
        raise LookupError(f"{fault.old!r} stands {len(places)} times")
    return places[0]


def files_for(faults: Iterable[Fault], checkout: Path) -> list[str]:
    """The files of tests that the faults name, as far as the checkout has them, from its root."""
    names = {name for fault in faults for name in fault.tests}
    found = (path for path in (checkout / "tests").rglob("test_*.py") if path.name in names)
    return sorted(path.relative_to(checkout).as_posix() for path in found)


def run_tests(checkout: Path, tests: Sequence[str], *more: str) -> tuple[int, str]:
    """Run files of tests: pytest's exit code, and the first test that failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *more, *tests]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, encoding="utf-8", check=False)
    failed = re.search(r"^(?:FAILED|ERROR) (\S+?)(?:\[| - |$)", done.stdout, re.MULTILINE)
    return done.returncode, failed[1].rpartition("/")[2] if failed else ""


def try_fault(fault: Fault, checkout: Path, *, turn: int) -> tuple[str, str]:
    """Plant the fault, run its tests and take it out again: what came of it, and which test saw it."""
    try:
        place = place_of(fault, checkout)
    except LookupError as error:
        return NO_PLACE, str(error)
    tests = files_for([fault], checkout)
    if not tests:
        return BROKEN, ""
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace(fault.old, fault.new), encoding="utf-8")
    # Python keeps what it compiled by the second: a file that changes twice in one must be seen to.
    os.utime(place, (turn, turn))
    try:
        code, failed = run_tests(checkout, tests, "-n", "0")
    finally:
        place.write_text(whole, encoding="utf-8")
        os.utime(place, (turn + 1, turn + 1))
    if code == SKIPPED:
        return BROKEN, ""
    return (FOUND, failed) if code else (NOT_FOUND, "")


def try_all(faults: Sequence[Fault], source: Path, *, results: dict, keep: Path | None, is_whole_trusted: bool) -> None:
    """Try every fault that has no result yet in a copy of a checkout. Raises RuntimeError when its tests fail without any."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(shutil.copytree(source, Path(folder) / "checkout", ignore=NOT_COPIED))
        left = [fault for fault in faults if fault.name not in results]
        if left and not is_whole_trusted:
            code, failed = run_tests(checkout, files_for(left, checkout))
            if code:
                raise RuntimeError(f"{source}: {failed} fails without any fault")
        for turn, fault in enumerate(left):
            results[fault.name] = try_fault(fault, checkout, turn=1_000_000_000 + 10 * turn)
            print(f"{source.name}: {fault.name}: {' '.join(results[fault.name])}", file=sys.stderr, flush=True)
            if keep:
                keep.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


def table(faults: Sequence[Fault], columns: Sequence[tuple[str, dict]]) -> str:
    """The results in Markdown, a row for each fault and a column for each checkout."""
    lines = [f"| fault | {' | '.join(name for name, _ in columns)} |", "|---" * (len(columns) + 1) + "|"]
    for fault in faults:
        cells = (" ".join(results.get(fault.name, ("not run", ""))).strip() for _, results in columns)
        lines.append(f"| {fault.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the faults, print the table, and return 1 when one is not found."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--checkout", type=Path, action="append", help="a folder with the code and its tests; several are compared"
    )
    parser.add_argument("--only", action="append", help="the name of one fault")
    parser.add_argument("--results", type=Path, help="a folder in which results are kept, and taken up again from")
    parser.add_argument("--trust-whole", action="store_true", help="do not first run the tests without any fault")
    chosen = parser.parse_args(arguments)
    faults = [fault for fault in read_faults() if not chosen.only or fault.name in chosen.only]
    columns = []
    for number, checkout in enumerate(chosen.checkout or [ROOT]):
        keep = chosen.results / f"{number}.json" if chosen.results else None
        results = json.loads(keep.read_text(encoding="utf-8")) if keep and keep.exists() else {}
        columns.append((checkout.resolve().name, results))
        try_all(faults, checkout.resolve(), results=results, keep=keep, is_whole_trusted=chosen.trust_whole)
    print(table(faults, columns))
    wanted = {fault.name for fault in faults}
    missed = sum(results[name][0] != FOUND for _, results in columns for name in wanted)
    print(f"\n{len(faults)} faults, {missed} not found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
