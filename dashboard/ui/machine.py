"""Whether the page for deliveries may exist here: only on a server that listens on this machine alone, until there is
sign-in.

Who reaches that page reads what partners have delivered, exact counts of people too, and publishes. So a server that has
the restricted folder and could be reached from elsewhere shows no page at all.
"""

import os
from html import escape
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from dashboard.ui.problems import show_notice
from dashboard.wording import text

RESTRICTED = "ASF_RESTRICTED"
# What a proxy adds to the requests that it passes on.
_FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


def has_restricted() -> bool:
    """Whether a restricted folder is named: then there is a page for deliveries."""
    return bool(os.environ.get(RESTRICTED, "").strip())


def is_exposed() -> bool:
    """Whether there is a restricted folder, and others than who sits at this machine could reach the server."""
    return has_restricted() and bool(exposures())


def stop_if_exposed(language: str) -> None:
    """End the run with a message when there is a restricted folder and the server could be reached from elsewhere."""
    if not is_exposed():
        return
    title = escape(text("machine.title", language))
    st.html(f'<header class="head"><h1>{title}</h1></header>')
    reasons = " ".join(text(f"machine.{name}", language) for name in exposures())
    show_notice(f"{reasons} {text('machine.why', language)} {text('machine.do', language)}", role="alert")
    st.stop()


def exposures() -> list[str]:
    """Why others than who sits at this machine could reach the server: names of texts; none when they cannot.

    The server must listen on this machine alone, and this visit come from it: over no proxy, under a local name (a name
    that somebody else gives out may be pointed here), and from no other site's page.
    """
    headers = st.context.headers
    origin = headers.get("Origin")
    checks = {
        "listens": _is_local(st.get_option("server.address") or ""),
        "visitor": _is_local(st.context.ip_address or "localhost"),
        "name": _is_local(_host(f"//{headers.get('Host', '')}")),
        "site": origin is None or _is_local(_host(origin)),
        "proxy": not st.get_option("server.baseUrlPath") and not any(name in headers for name in _FORWARDED),
    }
    return [name for name, is_kept in checks.items() if not is_kept]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
