"""Whether a visit comes from this machine alone. Where there is a restricted folder, no other may: there is no sign-in yet."""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

RESTRICTED = "ASF_RESTRICTED"
# What a proxy adds to the requests that it passes on.
_FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


def has_restricted() -> bool:
    """Whether a restricted folder is named: then there is a page for deliveries."""
    return bool(os.environ.get(RESTRICTED, "").strip())


def exposures_of(visitor: str, headers: Mapping[str, str]) -> list[str]:
    """Why others than who sits at this machine could reach the server: names of texts; none when they cannot.

    The server must listen on this machine alone, and the visit come from it: over no proxy, under a local name (a name
    that somebody else gives out may be pointed here), and from no other site's page. `visitor` is the address that the
    visit comes from, `headers` what its request says, whatever the capitals of their names.
    """
    origin = headers.get("Origin")
    checks = {
        "listens": _is_local(st.get_option("server.address") or ""),
        "visitor": _is_local(visitor),
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
