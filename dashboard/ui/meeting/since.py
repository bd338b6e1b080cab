"""What has changed since the last meeting, among the versions that the server has."""

from dashboard import since
from dashboard.sections.since_last_meeting import Since
from dashboard.server import catalogues
from dashboard.view import View


def since_of(view: View, choices: dict[str, list[str]]) -> Since | None:
    """See `dashboard.since`. Raises DataError."""
    history = catalogues.look_up().history(view.version.catalogue)
    return since.since_of(view, choices, history, lambda number: catalogues.served(history, number).database)
