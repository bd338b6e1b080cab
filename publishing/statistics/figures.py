"""One figure as a service gave it, and what the services' marks for missing values mean."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

# The status of a value that the source has marked so.
STATUS_OF_MARK = {
    "nil": "A", "preliminary": "A", "not_applicable": "NA", "missing": "UN", "secret": "SU", "withdrawn": "UN",
}  # fmt: skip


class UnknownMarkError(ValueError):
    """A mark that nobody here knows, so that nobody knows whether the value may be shown."""


class NoNumberError(ValueError):
    """A value that is no number where a number or nothing should stand."""


@dataclass(frozen=True)
class Figure:
    """The value of one area, sex and period, or the source's `mark` (a code of the contract) that says why there is none."""

    area: str
    sex: str
    period: str
    value: float | None
    mark: str | None = None

    @property
    def obs_status(self) -> str:
        """The contract's status: A with a value."""
        return STATUS_OF_MARK[self.mark] if self.mark else "A"


def figure_of(
    area: str, sex: str, period: str, *, value: object, mark: str, marks: Mapping[str, str], is_deleted: bool = False
) -> Figure:
    """A value with the sign that stood beside it as a figure. A value that is marked as secret is never taken.

    Raises UnknownMarkError, and NoNumberError.
    """
    if is_deleted:
        return Figure(area, sex, period, None, "withdrawn")
    if value is not None and (
        isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)
    ):
        raise NoNumberError(str(value))
    mark = mark.strip()
    if not mark:
        return Figure(area, sex, period, None, "missing") if value is None else Figure(area, sex, period, float(value))
    meaning = marks.get(mark)
    if meaning is None:
        raise UnknownMarkError(mark)
    if meaning == "nil":
        if value:
            raise NoNumberError(f"{value} {mark}")
        return Figure(area, sex, period, 0.0, "nil")
    if meaning == "preliminary":
        # Nothing is also what a preliminary figure may be.
        return (
            Figure(area, sex, period, float(value), meaning)
            if value is not None
            else Figure(area, sex, period, None, "missing")
        )
    return Figure(area, sex, period, None, meaning)


def in_parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in order, at most `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
