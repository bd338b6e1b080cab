"""The SQL of the project, one file per result set, and how it is read. Both sides run it: the app to show a figure, the
publisher to say what a delivery does to the targets.
"""

from queries.files import (
    HEADER_FIELDS,
    Query,
    query_names,
    read_macros,
    read_query,
    read_rollup,
    shared_names,
    sources_of,
)
from queries.made import Asked, MadeResults, asked_of, made_results, make_results, rows_made
from queries.native import cursor_of, open_native, write_native
from queries.plans import Planner, Planners
from queries.rollups import add_up
from queries.rows import one_select, rows_of
from queries.sets import lock, make_shared_sets, open_in_memory

__all__ = [
    "HEADER_FIELDS",
    "Asked",
    "MadeResults",
    "Planner",
    "Planners",
    "Query",
    "add_up",
    "asked_of",
    "cursor_of",
    "lock",
    "made_results",
    "make_results",
    "make_shared_sets",
    "one_select",
    "open_in_memory",
    "open_native",
    "query_names",
    "read_macros",
    "read_query",
    "read_rollup",
    "rows_made",
    "rows_of",
    "shared_names",
    "sources_of",
    "write_native",
]
