"""Whether the page for deliveries may exist here: only on a server that listens on this machine alone, until there is
sign-in.

Who reaches that page reads what partners have delivered, exact counts of people too, and publishes. So a server that has
the restricted folder and could be reached from elsewhere shows no page at all.
"""

from html import escape

import streamlit as st

from dashboard.server import exposures_of, has_restricted
from dashboard.ui.markup import html
from dashboard.ui.problems import show_notice
from dashboard.wording import text


def is_exposed() -> bool:
    """Whether there is a restricted folder, and others than who sits at this machine could reach the server."""
    return has_restricted() and bool(exposures())


def stop_if_exposed(language: str) -> None:
    """End the run with a message when there is a restricted folder and the server could be reached from elsewhere."""
    if not is_exposed():
        return
    title = escape(text("machine.title", language))
    html(f'<header class="head"><h1>{title}</h1></header>')
    reasons = " ".join(text(f"machine.{name}", language) for name in exposures())
    show_notice(f"{reasons} {text('machine.why', language)} {text('machine.do', language)}", role="alert")
    st.stop()


def exposures() -> list[str]:
    """Why others than who sits at this machine could reach the server by which this page is shown; see `exposures_of`."""
    return exposures_of(st.context.ip_address or "localhost", st.context.headers)
