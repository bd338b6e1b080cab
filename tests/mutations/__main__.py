"""Many mutations in a row: `python -m tests.mutations 10000 --seed 1`. Progress on the error channel, a table at the end."""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from tests.mutations.judging import VERDICTS, Judged, judge, pairs, turn
from tests.mutations.valid import World, open_world

_SHOWN = 5


def main(arguments: list[str]) -> int:
    """Runs the script; 0 when every mutation came out as its class says."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="how many mutations")
    parser.add_argument("--seed", type=int, default=1, help="the series; the same seed gives the same files")
    parser.add_argument("--only", type=int, help="the number of one mutation to make again")
    parser.add_argument("--keep", type=Path, help="a folder for the files that came out otherwise than expected")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        world = open_world(Path(folder) / "restricted")
        numbers = [given.only] if given.only is not None else _numbers(given.count)
        judged = _run(given.seed, numbers, world=world, folder=Path(folder), keep=given.keep)
    print(table(judged))
    print(*_failures(judged), sep="\n")
    return 0 if all(one.verdict == VERDICTS[0] for one in judged) else 1


def _numbers(count: int) -> list[int]:
    """The first `count` numbers whose class does not rest."""
    numbers, number = [], 0
    while len(numbers) < count:
        if turn(number):
            numbers.append(number)
        number += 1
    return numbers


def _run(seed: int, numbers: list[int], *, world: World, folder: Path, keep: Path | None) -> list[Judged]:
    judged, otherwise = [], 0
    for done, number in enumerate(numbers, start=1):
        one = judge(seed, number, world=world, folder=folder)
        judged.append(one)
        if one.verdict != VERDICTS[0]:
            otherwise += 1
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{one.mutation}-{one.mutated.file.name}").write_bytes(one.mutated.file.content)
        if done % 100 == 0 or done == len(numbers):
            print(f"{done} of {len(numbers)}, {otherwise} otherwise than expected", file=sys.stderr, flush=True)
    return judged


def table(judged: list[Judged]) -> str:
    """Each class with how often it was tried, how that came out, and the seconds it took."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: dict[str, float] = defaultdict(float)
    for one in judged:
        counts[one.mutation][one.verdict] += 1
        seconds[one.mutation] += one.seconds
    counts["all"], seconds["all"] = sum(counts.values(), Counter()), sum(seconds.values())
    lines = ["| class | tried | " + " | ".join(VERDICTS) + " | seconds |", "|---|" + "--:|" * (len(VERDICTS) + 2)]
    for name in [*dict.fromkeys(mutation.name for mutation, _ in pairs()), "all"]:
        if name in counts:
            figures = [counts[name].total(), *(counts[name][verdict] for verdict in VERDICTS)]
            lines.append(f"| {name} | " + " | ".join(map(str, figures)) + f" | {seconds[name]:.1f} |")
    return "\n".join(lines)


def _failures(judged: list[Judged]) -> list[str]:
    """The first few that came out otherwise, of each class and verdict."""
    seen: Counter[tuple[str, str]] = Counter()
    lines = []
    for one in judged:
        seen[one.mutation, one.verdict] += one.verdict != VERDICTS[0]
        if one.verdict != VERDICTS[0] and seen[one.mutation, one.verdict] <= _SHOWN:
            lines.append(f"{one.number} {one.mutation} {one.format} {one.kind}: {one.verdict}: {one.words}")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
