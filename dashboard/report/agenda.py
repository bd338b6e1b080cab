"""The views of a pack that an agenda asks for, that of the version or one in a file: a row for each, with its page, its figure, what is
chosen there as in the address, and why.

`page_name,figure_name,choices,purpose_sv,purpose_en`: `tackning,coverage_by_municipality_map,matt=residents&period=2018-Q4,…`.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.agenda import SINCE, AgendaItem, read_items
from dashboard.choices import OF_ALL_PAGES, OF_PAGES, choices_in, period_ends
from dashboard.extracts import Database
from dashboard.manifests import DataError
from dashboard.notes import SOURCE, notes_of
from dashboard.report.views import Item, Told, closing_items, standard_items
from dashboard.sections.since_last_meeting import headline, section
from dashboard.since import since_of
from dashboard.versions import History
from dashboard.view import View, as_opened, rows
from dashboard.wording import text
from dashboard.wording.pages import page_title


@dataclass(frozen=True)
class Views:
    """What is in a pack, and the day of the meeting whose agenda it is; None where it is of none."""

    items: tuple[Item | Told, ...]
    meeting_date: date | None = None


def views_of_version(whole: View, history: History, opened: Callable[[int], Database]) -> Views:
    """The views of the agenda of the version, and what closes every pack; without an agenda what a council looks at first. `opened` gives a
    version of the history by its number, to tell what has changed since the last meeting. Raises DataError.

    What there is no more is said in its place, as on the screen of the meeting: an old agenda is published, and nobody can mend it.
    """
    agenda = rows(whole, "agenda")
    if agenda.is_empty():
        return Views(tuple(standard_items(whole)))
    asked = [
        _told_or_shown(item, whole, history, opened)
        for item in read_items(agenda.iter_rows(named=True), whole.language)
    ]
    named = [item.figure for item in asked if isinstance(item, Item)]
    closing = [item for item in closing_items() if item.figure not in named]
    return Views((*asked, *closing), agenda["meeting_date"][0])


def _told_or_shown(item: AgendaItem, whole: View, history: History, opened: Callable[[int], Database]) -> Item | Told:
    language = whole.language
    if item.figure_name == SINCE:
        page = text("since.title", language)
        since = since_of(whole, item.choices, history, opened)
        if since is None:
            return Told(page, text("since.nothing_before", language), purpose=item.purpose)
        # Of one version there are no corrections to see.
        below = text("since.both_days", language, now=whole.version.number) if since.number is None else ""
        # Paper has room for all of it.
        drawn = section(since, whole.look, most=2 * (len(since.moved) + len(since.changes)) + len(since.gone) + 2)
        targets = rows(whole, "target_status")
        notes = tuple(note.words for note in notes_of(whole, targets, targets) if note.kind == SOURCE)
        return Told(page, headline(since, language), below, drawn, item.purpose, notes)
    if item.figure is None:
        return Told(page_title(item.page, language), text("meeting.no_figure", language), purpose=item.purpose)
    return _shown(item, whole)


def read_agenda(path: Path, whole: View) -> list[Item]:
    """The views of the agenda in a CSV file, for the version of the whole view. Raises OSError and DataError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return items_of(csv.DictReader(file), whole)


def items_of(agenda: Iterable[Mapping[str, str | None]], whole: View) -> list[Item]:
    """The views of the rows of an agenda, in their order. Raises DataError for a page, a figure or a choice that there is not."""
    return [_item(item, whole) for item in read_items(agenda, whole.language)]


def _item(item: AgendaItem, whole: View) -> Item:
    number = item.number
    if item.figure is None or not _is_page(item.page):
        raise DataError("agenda_no_such_view", number=number, page=item.page, figure=item.figure_name)
    for parameter in item.choices.keys() - {*OF_ALL_PAGES, *OF_PAGES}:
        raise DataError("agenda_no_such_choice", number=number, choice=parameter)
    shown = _shown(item, whole)
    for unknown in shown.chosen.unknown:
        raise DataError("agenda_no_such_choice", number=number, choice=unknown.name)
    return shown


def _shown(item: AgendaItem, whole: View) -> Item:
    """The figure with what is chosen there, on a page as it opens."""
    opened = as_opened(whole).filters
    measures = {"coverage_measure": opened.coverage_measure, "indicator": opened.indicator}
    ends = period_ends(whole.database, whole.language)
    chosen = choices_in(item.choices, whole.database, ends=ends, language=whole.language)
    return Item(item.page, item.figure, measures | item.filters, chosen, item.purpose, is_asked=True)


def _is_page(name: str) -> bool:
    try:
        text(f"frame.page_{name}", "sv")
    except KeyError:
        return False
    return True
