"""The server's loop is not woken for what it is about to look at anyway."""

import asyncio
import threading
from asyncio import BaseEventLoop

# Streamlit sends what has come together, and looks again this many seconds later (its MESSAGE_FLUSH_INTERVAL_SECS, rounded up).
SOON_SECONDS = 0.006


def wake_seldom(loop: asyncio.AbstractEventLoop) -> None:
    """Let a loop that wakes by itself soon enough sleep until then. Called in the thread that it runs in.

    A page tells the loop of each of its elements, and is held up each time until the loop has gone to sleep again; it tells itself of
    each as often. What is told stands in its list first, and it looks through that list whenever it is awake: nothing is left there.
    The names are private to asyncio; a loop that is not asyncio's own, as uvloop's, is left as it is.
    """
    if not isinstance(loop, BaseEventLoop):
        return
    own, wake = threading.get_ident(), loop._write_to_self

    def wake_if_asleep() -> None:
        if threading.get_ident() != own and not _wakes_soon(loop):
            wake()

    loop._write_to_self = wake_if_asleep


def _wakes_soon(loop: BaseEventLoop) -> bool:
    try:
        return loop._scheduled[0].when() - loop.time() < SOON_SECONDS
    except IndexError:
        # Nothing to wake for, or the loop has just taken it.
        return False
