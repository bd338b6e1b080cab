"""The made-up catalogue as the app opens it, and what can be chosen in it."""

from functools import cache
from itertools import combinations

from benchmarks.servers import ROOT
from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import Version
from dashboard.native import open_version
from dashboard.query import run_query
from dashboard.versions import list_manifests, read_history

EXAMPLE = "exempel"


@cache
def version() -> Version:
    """Its newest version."""
    return read_history(list_manifests(ROOT / "data", EXAMPLE)).versions[-1]


@cache
def database() -> Database:
    """That version, opened once, as a running app has it: from its native file."""
    open_version(version())
    return open_version(version())


@cache
def everything() -> Filters:
    """Every municipality at the day of the version, as a page shows it on which nothing has been chosen."""
    there = run_query(database(), "municipalities", Filters((), version().as_of))
    return Filters(tuple(there["municipality_code"]), version().as_of)


def municipalities() -> tuple[str, ...]:
    """The names that can be chosen."""
    there = run_query(database(), "municipalities", Filters((), version().as_of)).filter("is_there")
    return tuple(there["municipality_name"])


def pairs() -> tuple[list[str], ...]:
    """Every two municipalities."""
    return tuple(list(pair) for pair in combinations(municipalities(), 2))


def periods() -> tuple[str, ...]:
    """The periods that can be chosen but for the one that the page shows anyway, newest first."""
    told = run_query(database(), "periods", everything()).sort("period_end", descending=True)
    return tuple(told.filter(told["period_end"] < version().as_of)["period"])
