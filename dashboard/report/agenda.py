"""The views of a pack that an agenda asks for: a row for each, with its page, its figure, what is chosen there as in the address, and why.

`page_name,figure_name,choices,purpose_sv,purpose_en`: `tackning,coverage_by_municipality_map,matt=residents&period=2018-Q4,…`.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.agenda import AgendaItem, read_items
from dashboard.choices import OF_ALL_PAGES, OF_PAGES, choices_in, period_ends
from dashboard.manifests import DataError
from dashboard.report.views import Item
from dashboard.view import View
from dashboard.wording import text


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
    ends = period_ends(whole.database, whole.language)
    chosen = choices_in(item.choices, whole.database, ends=ends, language=whole.language)
    for unknown in chosen.unknown:
        raise DataError("agenda_no_such_choice", number=number, choice=unknown.name)
    return Item(item.page, item.figure, item.filters, chosen, item.purpose, is_asked=True)


def _is_page(name: str) -> bool:
    try:
        text(f"frame.page_{name}", "sv")
    except KeyError:
        return False
    return True
