"""The views of an agenda: a row for each, with its page, its figure, what is chosen there as in the address, and why.

`page_name,figure_name,choices,purpose_sv,purpose_en`: `tackning,coverage_by_municipality_map,matt=residents&period=2018-Q4,…`.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import parse_qs

from contract.periods import last_day
from dashboard import figures
from dashboard.choices import OF_PAGES
from dashboard.figures.figure import Figure
from dashboard.filters import choose
from dashboard.manifests import DataError
from dashboard.report.views import Item
from dashboard.view import View, rows
from dashboard.wording import text

PLACES, PERIOD = "kommun", "period"


def read_agenda(path: Path, whole: View) -> list[Item]:
    """The views of the agenda in a CSV file, for the version of the whole view. Raises OSError and DataError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return items_of(csv.DictReader(file), whole)


def items_of(agenda: Iterable[Mapping[str, str | None]], whole: View) -> list[Item]:
    """The views of the rows of an agenda, in their order. Raises DataError for a page, a figure or a choice that there is not."""
    return [_item(row, whole, number=number) for number, row in enumerate(agenda, start=1)]


def _item(row: Mapping[str, str | None], whole: View, *, number: int) -> Item:
    page, name = row.get("page_name") or "", row.get("figure_name") or ""
    figure = getattr(figures, name, None) if name in figures.__all__ else None
    if not isinstance(figure, Figure) or not _is_page(page):
        raise DataError("agenda_no_such_view", number=number, page=page, figure=name)
    chosen = parse_qs(row.get("choices") or "")
    for parameter in chosen.keys() - {*OF_PAGES, PLACES, PERIOD}:
        raise DataError("agenda_no_such_choice", number=number, choice=parameter)
    choices: dict[str, object] = {OF_PAGES[each]: values[0] for each, values in chosen.items() if each in OF_PAGES}
    if PERIOD in chosen:
        try:
            choices["reference_date"] = min(last_day(chosen[PERIOD][0]), whole.version.as_of)
        except ValueError as fault:
            raise DataError("agenda_no_such_choice", number=number, choice=chosen[PERIOD][0]) from fault
    places = _places(chosen.get(PLACES, []), whole, number=number)
    purpose = row.get(f"purpose_{whole.language}") or row.get("purpose_sv") or ""
    return Item(page, figure, choices, places, purpose, is_asked=True)


def _places(names: list[str], whole: View, *, number: int) -> dict[str, str]:
    """The chosen municipalities by code; none where all are meant."""
    there = rows(whole, "municipalities").filter("is_there").select("municipality_name", "municipality_code")
    codes = dict(there.iter_rows())
    chosen = choose(PLACES, names, codes)
    for unknown in chosen.unknown:
        raise DataError("agenda_no_such_choice", number=number, choice=unknown.name)
    return {code: name for name, code in codes.items() if code in chosen.codes}


def _is_page(name: str) -> bool:
    try:
        text(f"frame.page_{name}", "sv")
    except KeyError:
        return False
    return True
