"""How much an installation downloads: requirements.txt now beside an earlier one, the wheels of everything it brings along.

Run `python -m benchmarks.download`; a commit as argument names another requirements.txt to compare with.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The last commit in which requirements.txt held what only the tests need, too.
ONE_LIST = "abc7dd1"


def wheels(requirements: Path) -> dict[str, int]:
    """The bytes of every wheel that pip downloads for this machine. Raises CalledProcessError when one cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", folder, "--requirement", requirements]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return {path.name: path.stat().st_size for path in Path(folder).iterdir()}


def main(commit: str) -> None:
    """Print both sums, how they compare, and the ten largest wheels of now."""
    shown = ["git", "show", f"{commit}:requirements.txt"]
    text = subprocess.run(shown, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    with tempfile.TemporaryDirectory() as folder:
        earlier = Path(folder) / "requirements.txt"
        earlier.write_text(text, encoding="utf-8")
        before, now = wheels(earlier), wheels(ROOT / "requirements.txt")
    print(f"{commit}: {sum(before.values()) / 1e6:.1f} MB in {len(before)} wheels")
    print(f"now: {sum(now.values()) / 1e6:.1f} MB in {len(now)} wheels")
    print(f"now ÷ {commit}: {sum(now.values()) / sum(before.values()):.3f}")
    for size, name in sorted(((size, name) for name, size in now.items()), reverse=True)[:10]:
        print(f"{size / 1e6:8.1f}  {name.split('-')[0]}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ONE_LIST)
