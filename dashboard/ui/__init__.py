"""The one place that draws: the frame around every page and the figures on it. Pages import this and little else."""

from dashboard.ui.figure import figure, foot, map_figure
from dashboard.ui.frame import columns, headline, headline_text, run, start, view
from dashboard.ui.pickers import actor_picker, measure_picker, reading_picker
from dashboard.ui.queries import query_catalogue
from dashboard.ui.view import View, rows

__all__ = [
    "View",
    "actor_picker",
    "columns",
    "figure",
    "foot",
    "headline",
    "headline_text",
    "map_figure",
    "measure_picker",
    "query_catalogue",
    "reading_picker",
    "rows",
    "run",
    "start",
    "view",
]
