"""What one reader sees: a version, choices, a language and a look; and the frames that follow from them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import altair as alt
import polars as pl

from dashboard.choices import Choices
from dashboard.downloads import Download, file_name, what_it_holds
from dashboard.extracts import Database
from dashboard.figures.figure import Figure, Scope
from dashboard.figures.parts.panels import Panel
from dashboard.figures.target_status import block_priorities, target_status_block
from dashboard.filters import Filters
from dashboard.frames import frame_of, kept_of, question
from dashboard.manifests import DataError, Version
from dashboard.specifications import specification_of
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.lines import on_one_line
from dashboard.wording.swedish import in_swedish, swedish_among
from queries import read_query

Made = TypeVar("Made")
Drawn = alt.Chart | alt.LayerChart | str | list | tuple
# A part of a figure as it is drawn: HTML, the specification of a chart, or panels, each its key, title, specification and words.
Part = str | dict | list[tuple[str, str, dict, str]]


@dataclass(frozen=True)
class View:
    """Everything a figure needs to know. Two equal views give the same frames, and so the same chart, table and files."""

    database: Database
    filters: Filters
    look: Look
    municipality_names: tuple[str, ...]
    is_filtered: bool
    periods: tuple[str, ...]
    page: str
    period: str = ""

    @property
    def language(self) -> str:
        """`sv` or `en`."""
        return self.look.language

    @property
    def version(self) -> Version:
        """The published version that is shown."""
        return self.database.version

    @property
    def scope(self) -> Scope:
        """What words and charts may ask for beside the rows."""
        return Scope(
            places=self.municipality_names if self.is_filtered else (),
            is_filtered=self.is_filtered,
            reading=self.filters.reading,
            plan=self.filters.plan,
            reference_date=self.filters.reference_date,
        )

    def of_municipality(self, code: str, name: str) -> "View":
        """The same view of one municipality."""
        return replace(self.with_filters(municipality_codes=(code,)), municipality_names=(name,), is_filtered=True)

    def with_choices(self, chosen: Choices) -> "View":
        """The same view of the municipalities and the period that an address chooses."""
        return replace(
            self.with_filters(
                municipality_codes=chosen.filters.municipality_codes, reference_date=chosen.filters.reference_date
            ),
            municipality_names=chosen.municipality_names,
            is_filtered=chosen.is_filtered,
            period=chosen.period,
        )

    def with_filters(self, **choices: object) -> "View":
        """The same view with other choices: `view.with_filters(public_actor="kommun")`."""
        return replace(self, filters=replace(self.filters, **choices))


def rows(view: View, query: str, **choices: object) -> pl.DataFrame:
    """The localised frame of a query under the view's filters, with `choices` in place of some. Raises DataError."""
    filters = replace(view.filters, **choices) if choices else view.filters
    return frame_of(view.database, query, filters, view.language)


def shown_of(view: View, figure: Figure) -> pl.DataFrame:
    """The rows that the figure is of, with its file and its table. Raises DataError."""
    return kept_with_rows(view, figure.query, ("shown", identity(figure.shows)), figure.shows)


def said(view: View, query: str, words: Callable[..., str], *, shows: Callable[[pl.DataFrame], pl.DataFrame]) -> str:
    """What `words(frame, language)`, given the choices that it asks for, says of what `shows` picks of the query's rows. Raises DataError."""
    given = view.scope.given_to(words)
    key = ("words", identity(given), identity(shows))
    return kept_with_rows(view, query, key, lambda frame: given(shows(frame), view.language))


def subtitle_of(view: View, figure: Figure) -> str:
    """The line below the figure's sentence: what is shown, in which unit, of when; "" for none. Raises DataError."""
    if callable(figure.subtitle):
        return said(view, figure.query, figure.subtitle, shows=figure.shows)
    return text(figure.subtitle, view.language) if figure.subtitle else ""


def has_rows(view: View, figure: Figure) -> bool:
    """Whether there is anything for the figure to show: rows, or what is wrong with them."""
    try:
        return shown_of(view, figure).height > 0
    except DataError:
        return True


def has_values(view: View, figure: Figure) -> bool:
    """Whether any row of the figure holds a value. Raises DataError."""
    key = ("holds_values", identity(figure.shows))
    return kept_with_rows(view, figure.query, key, lambda _: holds_values(shown_of(view, figure)))


def holds_values(frame: pl.DataFrame) -> bool:
    """Whether any row holds a value, or a state, evidence or inference that is shown without one."""
    shown = [name for name in ("commitment_state", "evidence", "inference") if name in frame.columns]
    has_words = any(frame[name].is_not_null().any() for name in shown)
    is_counted = "obs_status" not in frame.columns or (frame["obs_status"] == "A").any()
    return has_words or (frame.height > 0 and is_counted)


def plan_blocks(view: View) -> list[Figure]:
    """A figure for each priority of the plan whose targets count something; none where no plan has any. Raises DataError."""
    priorities = block_priorities(rows(view, "target_status"))
    titles = dict(rows(view, "plan_priorities").select("priority", "title").iter_rows())
    return [target_status_block(priority, titles.get(priority, "")) for priority in priorities]


def default_measure(view: View) -> str:
    """The measure that a page opens with: the first that has data, else the first. Raises DataError."""
    measures = rows(view, "coverage_measures")
    observed = measures.filter(pl.col("observed") > 0)
    return (measures if observed.is_empty() else observed)["coverage_measure"][0]


def default_indicator(view: View) -> str:
    """The measure of the context that a page opens with: the first that some municipality has a figure for; "" for none. Raises DataError."""
    measures = rows(view, "context_measures").filter(pl.col("municipalities_known") > 0)
    return "" if measures.is_empty() else measures["context_measure"][0]


def as_opened(view: View) -> View:
    """The view as pages open it, with the measures that they show where none is chosen. Raises DataError."""
    return view.with_filters(coverage_measure=default_measure(view), indicator=default_indicator(view))


def kept_with_rows(view: View, query: str, key: tuple, make: Callable[[pl.DataFrame], Made]) -> Made:
    """What `make` makes of the localised rows of a query under the view's filters; see `frames.kept_of`. Raises DataError."""
    return kept_of(view.database, query, view.filters, view.language, key=key, make=make)


def as_download(view: View, query: str, shows: Callable[[pl.DataFrame], pl.DataFrame], title: str) -> Download:
    """A figure as it is downloaded: what `shows` picks of the query's rows. Raises DataError."""
    key = ("download", identity(shows), title, question(view.database, "source_titles", view.filters))
    return kept_with_rows(
        view, query, key, lambda frame: Download(title, shows(frame), rows(view, "source_titles"), view.language)
    )


def what_is_in(view: View, query: str, frame: pl.DataFrame, *, name: str = "") -> str:
    """What a file of a figure holds, for its name; `name` is that of its table in an address."""
    header = read_query(query)
    title = header.title_en if view.language == "en" else header.title_sv
    return what_it_holds(title, frame, query=query, name=name)


def download_name(view: View, what: str, ending: str) -> str:
    """The name of a downloaded file of this view."""
    return file_name(
        what=what,
        where=dict(zip(view.filters.municipality_codes, view.municipality_names, strict=True))
        if view.is_filtered
        else {},
        reference_date=view.filters.reference_date,
        catalogue=view.version.catalogue,
        version=view.version.number,
        ending=ending,
    )


def drawing(view: View, figure: Figure) -> tuple[Part, ...]:
    """What the figure's chart makes of the rows, as parts to draw: HTML texts, Vega specifications with their rows as they are sent, lists
    of panels.

    They are shared by all readers: nobody changes them.
    """
    chart = view.scope.given_to(figure.chart)
    asked = tuple(question(view.database, query, view.filters) for query in (figure.query, *figure.also))
    key = ("drawing", identity(chart), identity(figure.shows), view.look, asked)
    return view.database.kept.find(key, lambda: _drawing(view, figure))


def in_their_language(view: View, html: str) -> str:
    """HTML in which what the data say in Swedish alone is marked as Swedish, for who reads another language.

    Where a file of the version is damaged nothing is marked: that fault is told by the figures that need the file.
    """
    if view.language == "sv":
        return html
    try:
        return in_swedish(html, kept_with_rows(view, "swedish_texts", ("swedish",), swedish_among))
    except DataError:
        return html


def _drawing(view: View, figure: Figure) -> tuple[Part, ...]:
    others = {name: rows(view, name) for name in figure.also}
    made = view.scope.given_to(figure.chart)(shown_of(view, figure), view.look, **others)
    parts = tuple(_part(part, view.look) for part in (made if isinstance(made, tuple) else (made,)))
    return tuple(in_their_language(view, part) if isinstance(part, str) else part for part in parts)


def _part(part: Drawn, look: Look) -> Part:
    if isinstance(part, str):
        return on_one_line(part)
    if isinstance(part, list):
        return type(part)(
            (panel.key, on_one_line(panel.title), specification_of(panel.chart, look), panel.alt)
            for panel in part
            if isinstance(panel, Panel)
        )
    return specification_of(part, look)


def identity(function: Callable) -> Hashable:
    """What tells a function from others: itself, or that of which it is a part with what it has been given."""
    if isinstance(function, partial):
        return identity(function.func), function.args, tuple(sorted(function.keywords.items()))
    return function
