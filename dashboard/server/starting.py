"""What is set before the libraries are loaded: Polars' threads, and that Python does not look for garbage, a tenth of the start for next
to none.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """What is not needed any more and refers to itself stays until the block has ended; then Python collects as before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def polars_in_one_thread() -> None:
    """Frames of a few hundred rows are not divided among threads, and to wake one takes longer than to filter such a frame.

    Polars reads it once, when it is loaded. Who has set it has a reason.
    """
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
