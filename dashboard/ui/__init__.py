"""The one place that draws: the frame around every page and the figures on it. Pages import this and little else."""

from dashboard.server import has_restricted
from dashboard.ui.figure import figure, foot, map_figure
from dashboard.ui.frame import columns, headline, headline_text, run, start, view
from dashboard.ui.machine import is_exposed
from dashboard.ui.pickers import actor_picker, measure_picker, reading_picker, step_picker
from dashboard.ui.problems import show_notice
from dashboard.ui.queries import query_catalogue
from dashboard.ui.view import View, data_folder, rows

__all__ = [
    "View",
    "actor_picker",
    "columns",
    "data_folder",
    "figure",
    "foot",
    "has_restricted",
    "headline",
    "headline_text",
    "is_exposed",
    "map_figure",
    "measure_picker",
    "query_catalogue",
    "reading_picker",
    "rows",
    "run",
    "show_notice",
    "start",
    "step_picker",
    "view",
]
