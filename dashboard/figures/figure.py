"""What a figure is: the query whose rows it shows, and what is said and drawn of them. `ui.figure` draws one.

Words and charts get frames and read no data themselves. What the reader has chosen besides, a function of a figure asks for
by naming a parameter as a field of `Scope` is named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache, partial
from inspect import signature

import polars as pl

Words = Callable[..., str]
# What an agenda may name that is no figure of a page: what has changed since the last meeting.
SINCE = "since_last_meeting"


def every_row(frame: pl.DataFrame) -> pl.DataFrame:
    """All that the query gives: what a figure shows that picks no rows."""
    return frame


@dataclass(frozen=True)
class Scope:
    """What the reader has chosen, as far as words and charts depend on it beside the rows.

    `places` are the names of the chosen municipalities: none where all are shown, and then nothing `is_filtered`.
    """

    places: tuple[str, ...]
    is_filtered: bool
    reading: str
    plan: str
    reference_date: date

    def given_to(self, function: Callable) -> Callable:
        """The function with those of the choices that it has a parameter for."""
        asked = _parameters_of(_whole(function))
        choices = {each.name: getattr(self, each.name) for each in fields(self) if each.name in asked}
        return partial(function, **choices)


def _whole(function: Callable) -> Callable:
    """The function that another one is a part of, which is the same however often the part is made."""
    return _whole(function.func) if isinstance(function, partial) else function


@lru_cache(maxsize=1024)
def _parameters_of(function: Callable) -> frozenset[str]:
    """A function has the parameters that it was written with, so no other key is needed."""
    return frozenset(signature(function).parameters)


@dataclass(frozen=True)
class BigNumber:
    """What a figure comes down to, as it is read from the back of a room: the number, what it counts, and what else is to be known."""

    shown: str
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Staged:
    """A figure as it is drawn on the screen of a meeting, where it is another drawing than on its page.

    `chart(frame, look, **also)` gives HTML for a screen of 1920 by 1080 pixels; `number(frame, language)` the number beside it,
    or nothing where none is certain.
    """

    chart: Callable
    number: Callable[[pl.DataFrame, str], BigNumber | None] = lambda frame, language: None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One figure of a page, all from the localised frame of one query.

    `sentence(frame, language)` makes the heading, which is also the alternative text; `subtitle` is a text key, a function
    like `sentence`, or nothing. `chart(frame, look, **also)` gives an Altair chart, panels, HTML or a tuple of them, with
    the frames of the queries in `also` by name; `deck(frame, look, municipality_boundaries=…)` a map above it, and `flat_map`
    the same one as an Altair chart.
    `empty` is the key of the text that stands in the chart's place when no row has a value, or a function of the frame that
    gives it (the text may say {where}, which municipalities are chosen, and {when}, the last period of the rows); `absent` that of the text when there is no row at all, where it is another. `delivered_as` is the kind of delivery
    that would fill it, or a function of the frame, so that who delivers it stands there too. A figure without rows that has
    neither text is not drawn. `choices` are the query's own filters: `{"mark": "policy"}`.
    `kicker_words` fill the blanks of `kicker`. `key` names the figure's element on the page where it is not the query.
    A figure that shares its frame with others leaves its foot to a `Table`; `large` picks the rows that it shows, so that
    it says when they are rounded. `spoken_of` picks the rows that the sentence tells of, where they are not the last: who
    has delivered is counted of them. `shows` picks the rows that the figure is of, with its file and its table, where it is
    not of all that the query gives. `staged` is how it is drawn on the screen of a meeting, where that is another way.
    """

    query: str
    sentence: Words
    chart: Callable
    subtitle: str | Words = ""
    also: tuple[str, ...] = ()
    deck: Callable | None = None
    flat_map: Callable | None = None
    empty: str | Callable[..., str] = ""
    absent: str = ""
    delivered_as: str | Callable[[pl.DataFrame], str] = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    kicker: str = ""
    kicker_words: Mapping[str, str] = field(default_factory=dict)
    has_foot: bool = True
    large: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    spoken_of: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    shows: Callable[[pl.DataFrame], pl.DataFrame] = every_row
    staged: Staged | None = None


@dataclass(frozen=True)
class Headline:
    """The first line of a page: a sentence from the frame of one query, under a kicker that may use {reference_date}.

    `note` is a function like `sentence` for the line below it, which says what the sentence leaves out: "" for none.
    """

    query: str
    sentence: Words
    kicker: str
    note: Words | None = None


@dataclass(frozen=True)
class Table:
    """The notes, files and table of a query that several figures share, under a title of its own. `title` is a text key."""

    query: str
    title: str
