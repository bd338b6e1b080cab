"""The meeting view: the agenda of a meeting on one large screen, an item at a time, with no menu and no buttons."""

from dashboard.ui.meeting.adding import Added, add_button, figure_titles, keep_picked, note_drawn, picked, title_of_page
from dashboard.ui.meeting.stage import SHEET, address_of, is_asked, meeting_address, show, start_link

__all__ = [
    "SHEET", "Added", "add_button", "address_of", "figure_titles", "is_asked", "keep_picked", "meeting_address", "note_drawn", "picked", "show",
    "start_link", "title_of_page",
]  # fmt: skip
