"""The meeting view: the agenda of a meeting on one large screen, an item at a time, with no menu and no buttons."""

from dashboard.ui.meeting.adding import add_button, figure_titles, note_drawn, take_added, title_of_page
from dashboard.ui.meeting.stage import SHEET, address_of, is_asked, meeting_address, show, start_link

__all__ = [
    "SHEET", "add_button", "address_of", "figure_titles", "is_asked", "meeting_address", "note_drawn", "show", "start_link",
    "take_added", "title_of_page",
]  # fmt: skip
