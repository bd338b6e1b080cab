"""A page tells the server's loop of each element: what is told comes at once to a loop that sleeps, and together to one that wakes soon."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from dashboard.server.waking import SOON_SECONDS, wake_seldom

ELEMENTS = 100


def _told(loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that the loop is woken from now on."""
    woken, wake = [], loop._write_to_self
    monkeypatch.setattr(loop, "_write_to_self", lambda: (woken.append("woken"), wake()))
    wake_seldom(loop)
    return woken


def _tell(loop: asyncio.AbstractEventLoop, callback: Callable[[], None]) -> threading.Thread:
    def tell() -> None:
        for _ in range(ELEMENTS):
            loop.call_soon_threadsafe(callback)

    thread = threading.Thread(target=tell)
    thread.start()
    return thread


def test_a_loop_that_wakes_soon_sleeps_until_then(monkeypatch: pytest.MonkeyPatch):
    came = []

    async def send() -> list[str]:
        loop = asyncio.get_running_loop()
        woken = _told(loop, monkeypatch)
        soon = loop.call_later(SOON_SECONDS / 2, lambda: None)
        # The loop's own thread is kept busy: everything is told before it can look.
        _tell(loop, lambda: came.append(1)).join()
        assert soon.when() - SOON_SECONDS < loop.time()
        while len(came) < ELEMENTS:
            await asyncio.sleep(0)
        return woken

    assert asyncio.run(send()) == []


def test_a_loop_that_sleeps_is_woken(monkeypatch: pytest.MonkeyPatch):
    async def send() -> list[str]:
        loop, came = asyncio.get_running_loop(), asyncio.Event()
        woken = _told(loop, monkeypatch)
        far = loop.call_later(3600, lambda: None)
        telling = _tell(loop, came.set)
        await came.wait()
        telling.join()
        far.cancel()
        return woken

    assert asyncio.run(asyncio.wait_for(send(), 60))


def test_a_loop_does_not_wake_itself(monkeypatch: pytest.MonkeyPatch):
    async def send() -> list[str]:
        loop, came = asyncio.get_running_loop(), asyncio.Event()
        woken = _told(loop, monkeypatch)
        loop.call_soon_threadsafe(came.set)
        await came.wait()
        return woken

    assert asyncio.run(send()) == []


def test_nothing_that_is_told_is_left(monkeypatch: pytest.MonkeyPatch):
    """As a server does for an hour: it sends, sleeps for a moment, and is told meanwhile, at any moment of that."""
    came = []

    async def send() -> None:
        loop = asyncio.get_running_loop()
        _told(loop, monkeypatch)

        def tell() -> None:
            for _ in range(20 * ELEMENTS):
                done = threading.Event()
                loop.call_soon_threadsafe(lambda done=done: (came.append(1), done.set()))
                # Whoever waits for an answer has it, however the loop slept.
                assert done.wait(60)

        thread = threading.Thread(target=tell)
        thread.start()
        while thread.is_alive():
            await asyncio.sleep(SOON_SECONDS / 10)
        thread.join()

    asyncio.run(send())
    assert len(came) == 20 * ELEMENTS


def test_a_loop_that_is_not_asyncios_is_left_as_it_is():
    class Other(asyncio.AbstractEventLoop):
        pass

    loop = Other()
    wake_seldom(loop)
    assert vars(loop) == {}
