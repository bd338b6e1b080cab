"""The server, before any page: what is loaded before anybody is let in, who is let in, and with what; and the files at addresses."""

from dashboard.server.starting import without_collecting

with without_collecting():
    from dashboard.server.addresses import routes
    from dashboard.server.gate import NOTES, base_path, guards
    from dashboard.server.loading import before_visitors
    from dashboard.server.machine import exposures_of, has_restricted
    from dashboard.server.noting import note_routes
    from dashboard.server.uploads import LARGEST_SUM_MB, take

__all__ = [
    "LARGEST_SUM_MB",
    "NOTES",
    "base_path",
    "before_visitors",
    "exposures_of",
    "guards",
    "has_restricted",
    "note_routes",
    "routes",
    "take",
]
