"""The one place that draws: the frame around every page and the figures on it. Pages import this and little else."""

from dashboard.server import has_restricted
from dashboard.server.catalogues import data_folder
from dashboard.ui.blocks import blocks
from dashboard.ui.figure import columns, figure, foot, note, side_by_side
from dashboard.ui.foot import place_of_files
from dashboard.ui.frame import headline, headline_text, pages, run, start, view
from dashboard.ui.machine import is_exposed
from dashboard.ui.meeting import Added, figure_titles, keep_picked, meeting_address, picked, title_of_page
from dashboard.ui.meeting import start_link as meeting_link
from dashboard.ui.pack import meeting_pack
from dashboard.ui.pickers import (
    actor_picker,
    has_several_plans,
    indicator_picker,
    measure_picker,
    municipality_picker,
    plan_picker,
    reading_picker,
    step_picker,
    term_picker,
)
from dashboard.ui.plan import plan_blocks, plan_headline
from dashboard.ui.problems import show_notice
from dashboard.ui.queries import query_catalogue
from dashboard.view import View, has_rows, has_values

__all__ = [
    "Added",
    "View",
    "actor_picker",
    "blocks",
    "columns",
    "data_folder",
    "figure",
    "figure_titles",
    "foot",
    "has_restricted",
    "has_rows",
    "has_several_plans",
    "has_values",
    "headline",
    "headline_text",
    "indicator_picker",
    "is_exposed",
    "keep_picked",
    "measure_picker",
    "meeting_address",
    "meeting_link",
    "meeting_pack",
    "municipality_picker",
    "note",
    "pages",
    "picked",
    "place_of_files",
    "plan_blocks",
    "plan_headline",
    "plan_picker",
    "query_catalogue",
    "reading_picker",
    "run",
    "show_notice",
    "side_by_side",
    "start",
    "step_picker",
    "term_picker",
    "title_of_page",
    "view",
]
