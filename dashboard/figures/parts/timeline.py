"""One time axis that several tables share: where a day stands between the first and the last, in per cent of a lane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import polars as pl

# What is left free at both ends, so that a mark there is not cut.
_MARGIN = 2.5
# A text that stands so far to the right ends at its place rather than around it.
_LATE = 80
# How much of a lane the words of a day take, to their middle and altogether.
_HALF, _WHOLE = 14, 42


@dataclass(frozen=True)
class Span:
    """The first and the last day of the axis."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Where a day stands, in per cent from the left."""
        whole = max((self.last - self.first).days, 1)
        return _MARGIN + (100 - 2 * _MARGIN) * (day - self.first).days / whole

    def years(self) -> list[date]:
        """The first of January of every year within it."""
        days = (date(year, 1, 1) for year in range(self.first.year, self.last.year + 1))
        return [day for day in days if self.first <= day <= self.last]


def span_of(*days: Iterable[date | None]) -> Span:
    """The span of all the days that are known. Raises ValueError where none is."""
    known = [day for some in days for day in some if day is not None]
    return Span(min(known), max(known))


def council_span(attendance: pl.DataFrame, decisions: pl.DataFrame) -> Span:
    """The axis that the council's meetings and its decisions share. Raises ValueError where nobody has told of either."""
    days = (decisions[name] for name in ("decided_on", "due", "done_on", "period_end"))
    return span_of(attendance["meeting_date"], *days)


def mark(kind: str, place: float, *, title: str = "") -> str:
    """A mark of a kind at a place of a lane; `title` tells of it where the mouse rests."""
    told = f' title="{escape(title)}"' if title else ""
    return f'<i class="{kind}" style="--x:{place:.2f}%"{told}></i>'


def stretch(kind: str, first: float, last: float) -> str:
    """A line of a kind from one place of a lane to another."""
    return f'<i class="{kind}" style="--x:{first:.2f}%;--w:{last - first:.2f}%"></i>'


def lane(marks: Sequence[str], words: str) -> str:
    """A lane with its marks, which a screen reader hears as `words`."""
    return f'<span class="lane" aria-hidden="true">{"".join(marks)}</span><span class="vh">{escape(words)}</span>'


def axis(span: Span, until: date | None, words: str) -> str:
    """The years below a lane, and the day until which is told, in words."""
    last = None if until is None else span.place(until)
    is_late = last is not None and last > _LATE
    taken = (101.0, 101.0) if last is None else (last - (_WHOLE if is_late else _HALF), last + _HALF)
    years = [
        mark_text(str(day.year), span.place(day)) for day in span.years() if not taken[0] < span.place(day) < taken[1]
    ]
    told = [] if last is None else [mark_text(words, last, kind="until late" if is_late else "until")]
    return f'<span class="lane years">{"".join([*years, *told])}</span>'


def mark_text(words: str, place: float, *, kind: str = "at") -> str:
    """A text in the middle below or above a place of a lane."""
    return f'<span class="{kind}" style="--x:{place:.2f}%">{escape(words)}</span>'
