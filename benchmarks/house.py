"""How large the writing side is: its rooms, its files and its lines, for this checkout and for others beside it.

Run `python -m benchmarks.house [CHECKOUT …]`. A room is a folder or a loose file in `publishing/`; lines are those of Python
in `publishing/` and `demo/` together, blank ones and docstrings too.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Size:
    """What one checkout counts."""

    rooms: int
    files: int
    lines: int


def size_of(checkout: Path) -> Size:
    """The size of the writing side in a checkout."""
    publishing, demo = checkout / "publishing", checkout / "demo"
    loose = [path for path in publishing.glob("*.py") if path.name != "__init__.py"]
    folders = {path.relative_to(publishing).parts[0] for path in publishing.glob("*/**/*") if path.is_file()}
    files = list(publishing.rglob("*.py"))
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in [*files, *demo.rglob("*.py")])
    return Size(len(loose) + len(folders - {"__pycache__"}), len(files), lines)


def main(checkouts: list[str]) -> None:
    """Prints a line for each checkout."""
    print(f"{'checkout':<24}{'rooms':>8}{'files':>8}{'lines':>8}")
    for checkout in (HERE, *map(Path, checkouts)):
        size = size_of(checkout)
        print(f"{checkout.resolve().name:<24}{size.rooms:>8}{size.files:>8}{size.lines:>8}")


if __name__ == "__main__":
    main(sys.argv[1:])
