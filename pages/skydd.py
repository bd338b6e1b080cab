"""Så skyddas uppgifterna: what is rounded and why, in plain words."""

from dashboard import ui
from dashboard.wording import text

view = ui.view()
ui.headline_text(view, text("frame.page_skydd", view.language), kicker="laget.kicker")
