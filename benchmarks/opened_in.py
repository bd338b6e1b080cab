"""How long an app takes to open the newest version of a catalogue and to answer all queries of it, and what it held at most: a line of JSON.

Run with the folder of catalogues, the catalogue and the number of openings, in the folder of the app and with its code.
"""

import importlib
import importlib.util
import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from dashboard.filters import Filters
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history
from queries import query_names

# Linux tells it in kilobytes, macOS in bytes.
UNIT = 1 if sys.platform == "darwin" else 1024


def main(data: Path, catalogue: str, openings: int) -> None:
    """Opens it so many times, asks every query once with all municipalities chosen, and prints what that took."""
    version = read_history(list_manifests(data, catalogue)).versions[-1]
    opener = "dashboard.native" if importlib.util.find_spec("dashboard.native") else "dashboard.extracts"
    module, seconds = importlib.import_module(opener), []
    open_version = getattr(module, "open_version", None) or module.open_database
    for _ in range(openings):
        begun = perf_counter()
        database = open_version(version)
        seconds.append(perf_counter() - begun)
    problems = sorted(str(problem) for problem in database.problems.values())
    everywhere = Filters(("",), version.as_of)
    codes = tuple(run_query(database, "municipalities", everywhere)["municipality_code"])
    # Before the remedies some queries take longer than a page would wait.
    names = query_names() if opener == "dashboard.native" else ()
    rows = {name: run_query(database, name, Filters(codes, version.as_of)).height for name in names}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
    print(json.dumps({"seconds": seconds, "peak_gb": peak / 1e9, "problems": problems, "rows": rows}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
