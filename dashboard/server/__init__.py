"""The server, before any page: what is loaded before anybody is let in, who is let in, and with what."""

from dashboard.server.gate import guards
from dashboard.server.loading import before_visitors
from dashboard.server.machine import exposures_of, has_restricted
from dashboard.server.uploads import take

__all__ = ["before_visitors", "exposures_of", "guards", "has_restricted", "take"]
