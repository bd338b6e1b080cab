"""What one reader sees: a version, choices, a language and a look; and the frames that follow from them."""

import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import altair as alt
import polars as pl
import pyarrow as pa
import streamlit as st

from dashboard.downloads import Download
from dashboard.engines import open_version
from dashboard.extracts import Database, Served, serve
from dashboard.figures.figure import Figure, Scope
from dashboard.figures.parts.panels import Panel
from dashboard.filters import Filters
from dashboard.kept import Kept
from dashboard.manifests import DataError, Version
from dashboard.query import parameters_of, run_query
from dashboard.theme import Look, chart_config
from dashboard.versions import History, fingerprint_of, list_manifests, list_records, read_history
from dashboard.wording import localise
from dashboard.wording.terms import Lexicon, lexicon_of

PROJECT = Path(__file__).parent.parent.parent
# So many versions stay open, and so many lists of versions: those of the catalogues as they are, and a few older ones.
OPEN, LISTED = 8, 16
Made = TypeVar("Made")
Drawn = alt.Chart | alt.LayerChart | str | list | tuple


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

    def with_filters(self, **choices: object) -> "View":
        """The same view with other choices: `view.with_filters(public_actor="kommun")`."""
        return replace(self, filters=replace(self.filters, **choices))


def data_folder() -> Path:
    """The folder of catalogues: `data/` unless the environment variable ASF_DATA names another."""
    return Path(os.environ.get("ASF_DATA") or PROJECT / "data")


def first_catalogue(catalogues: Sequence[str]) -> str:
    """The catalogue that is shown where the address names none.

    The first that is no example; else the first that cannot be read, so that whoever opens the app is told and does not
    meet an example in its place; else the first.
    """
    unreadable = []
    for name in catalogues:
        try:
            versions = history_of(data_folder(), name).versions
        except DataError:
            versions = ()
        if not versions:
            unreadable.append(name)
        elif not versions[-1].is_example:
            return name
    return (*unreadable, *catalogues)[0]


def history_of(folder: Path, catalogue: str) -> History:
    """All versions of the catalogue as they stand on disk in this run. Raises DataError."""
    manifests = list_manifests(folder, catalogue)
    stamps = _stamps((*manifests, *list_records(folder, catalogue)))
    return _listed().find((str(folder), stamps), lambda: read_history(manifests))


def served(history: History, number: int) -> Served:
    """Version `number`, or the nearest that can stand in for it, loaded once and shared by all readers. Raises DataError."""
    return serve(history, number, partial(_database, history))


def rows(view: View, query: str, **choices: object) -> pl.DataFrame:
    """The localised frame of a query under the view's filters, with `choices` in place of some. Raises DataError."""
    filters = replace(view.filters, **choices) if choices else view.filters
    return frame_of(view.database, query, filters, view.language)


def frame_of(database: Database, query: str, filters: Filters, language: str) -> pl.DataFrame:
    """The localised frame of a query, looked up when it has been asked for before. Raises DataError.

    It is shared by all readers: nobody changes it.
    """
    asked = _asked(database, query, filters)
    return database.kept.find(
        (*asked, language), lambda: localise(_rows(database, query, filters), language, database.own_labels)
    )


def lexicon(view: View, terms: pl.DataFrame) -> Lexicon:
    """The words of the glossary's frame `terms`, made ready to be found in texts once per version and language."""
    return view.database.kept.find(("lexicon", view.language), lambda: lexicon_of(terms))


def shown_of(view: View, figure: Figure) -> pl.DataFrame:
    """The rows that the figure is of, with its file and its table. Raises DataError."""
    return kept_with_rows(view, figure.query, ("shown", identity(figure.shows)), figure.shows)


def said(view: View, query: str, words: Callable[..., str], *, shows: Callable[[pl.DataFrame], pl.DataFrame]) -> str:
    """What `words(frame, language)`, given the choices that it asks for, says of what `shows` picks of the query's rows. Raises DataError."""
    given = view.scope.given_to(words)
    key = ("words", identity(given), identity(shows))
    return kept_with_rows(view, query, key, lambda frame: given(shows(frame), view.language))


def kept_with_rows(view: View, query: str, key: tuple, make: Callable[[pl.DataFrame], Made]) -> Made:
    """What `make` makes of the localised rows of a query, which is the same for all that the `key` and the query name.

    It is shared by all readers: nobody changes it. Raises DataError.
    """
    asked = _asked(view.database, query, view.filters)
    return view.database.kept.find((*key, asked, view.language), lambda: make(rows(view, query)))


def as_download(view: View, frame: pl.DataFrame, title: str) -> Download:
    """A figure as it is downloaded."""
    return Download(title, frame, rows(view, "source_titles"), view.language)


def drawing(view: View, figure: Figure) -> tuple:
    """What the figure's chart makes of the rows, as parts to draw: HTML texts, Vega specifications, lists of panels.

    They are shared by all readers: nobody changes them.
    """
    chart = view.scope.given_to(figure.chart)
    asked = tuple(_asked(view.database, query, view.filters) for query in (figure.query, *figure.also))
    key = ("drawing", identity(chart), identity(figure.shows), view.look, asked)
    return view.database.kept.find(key, lambda: _drawing(view, figure))


def _database(history: History, version: Version) -> Database:
    others = history.beside(version)
    key = fingerprint_of(version, others), _stamps([file.path for file in version.files])
    return _opened().find(key, lambda: open_version(version, others))


@st.cache_resource(show_spinner=False)
def _opened() -> Kept:
    """The versions that are open, by what they are made of on disk; with a version go its results."""
    return Kept(most=OPEN)


@st.cache_resource(show_spinner=False)
def _listed() -> Kept:
    """The lists of versions, by what lies on disk."""
    return Kept(most=LISTED)


def _stamps(paths: Sequence[Path]) -> tuple:
    """Name, size and time of every file, so that a file that is mended or broken on disk is read again."""
    return tuple((str(path), _stamp(path)) for path in paths)


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _asked(database: Database, query: str, filters: Filters) -> tuple:
    """What the result of a query depends on: what it is asked of goes without saying, since results are kept with that."""
    return query, *filters.chosen(parameters_of(database, query))


def _rows(database: Database, query: str, filters: Filters) -> pl.DataFrame:
    """The rows without the words of a language: another language needs no other query."""
    asked = _asked(database, query, filters)
    return database.kept.find(("rows", asked), lambda: run_query(database, query, filters))


def _drawing(view: View, figure: Figure) -> tuple:
    others = {name: rows(view, name) for name in figure.also}
    frame = shown_of(view, figure)
    drawn = view.scope.given_to(figure.chart)(frame, view.look, **others)
    parts = drawn if isinstance(drawn, tuple) else (drawn,)
    return tuple(_part(part, view.look) for part in parts)


def _part(part: Drawn, look: Look) -> str | dict | list:
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        return [
            (panel.key, panel.title, _specification(panel.chart, look), panel.alt)
            for panel in part
            if isinstance(panel, Panel)
        ]
    return _specification(part, look)


def _specification(chart: alt.Chart, look: Look) -> dict:
    """The chart as Vega-Lite has it, its rows as Arrow tables: lists Streamlit would send through pandas at every run."""
    made = chart.configure(**chart_config(look)).to_dict()
    return {**made, "datasets": {name: _as_arrow(rows) for name, rows in made.get("datasets", {}).items()}}


def _as_arrow(rows: list[dict]) -> pa.Table | list[dict]:
    """A row without columns, which stands for a layer without rows of its own, is left as it is: Arrow would lose it."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names}) if names else rows


def identity(function: Callable) -> Hashable:
    """What tells a function from others: itself, or that of which it is a part with what it has been given."""
    if isinstance(function, partial):
        return identity(function.func), function.args, tuple(sorted(function.keywords.items()))
    return function
