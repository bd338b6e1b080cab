"""What has been made before is looked up, by all visitors at once: results, and what is drawn and said of them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Made = TypeVar("Made")
# A frame or a drawing takes some ten kilobytes: those of a page in all its choices, and not all choices of all pages.
MOST = 2048


class Kept:
    """Things by what they were made of. Of more than `most`, the one that nobody has asked for the longest goes.

    What is found is the thing itself and no copy, since nobody changes a frame, a text or a specification once it is made.
    Belongs to what it was made from, and goes with it: no key needs to say which version it is of.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gave for the key, once: who comes while it is being made waits. What it raises is not kept."""
        with self._lock:
            place = self._places.get(key)
            if place is None:
                place = self._places[key] = _Place()
                if len(self._places) > self._most:
                    self._places.popitem(last=False)
            else:
                self._places.move_to_end(key)
        if not place.is_made:
            with place.lock:
                if not place.is_made:
                    place.thing = make()
                    place.is_made = True
        return place.thing

    def drop(self, key: Hashable, thing: object) -> None:
        """Keep `thing` no longer; what has been made in its place since stays."""
        with self._lock:
            if (place := self._places.get(key)) is not None and place.thing is thing:
                del self._places[key]


class _Place:
    """Where one thing is kept, or is being made."""

    __slots__ = ("is_made", "lock", "thing")

    def __init__(self) -> None:
        self.lock = Lock()
        self.is_made = False
        self.thing: object = None
