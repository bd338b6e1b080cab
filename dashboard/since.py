"""What “since the last meeting” is between, and the frames of both ends side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.extracts import Database
from dashboard.sections.since_last_meeting import Since, compare, delivered_since, with_municipalities
from dashboard.versions import History
from dashboard.view import View, rows

# The earlier version, in the choices of the item: `sedan=2`. Else it is the one that the meeting before could see.
SINCE_VERSION = "sedan"


def since_of(
    view: View, choices: Mapping[str, Sequence[str]], history: History, opened: Callable[[int], Database]
) -> Since | None:
    """What has changed since an earlier version; in a catalogue that has none, since the day of the meeting before. None where
    there was no such meeting either. `opened` gives a version of the history by its number. Raises DataError.
    """
    before: date | None = rows(view, "agenda")["previous_meeting_date"].first()
    number = _number(view, choices, history, before)
    earlier = None if number is None else _earlier(view, opened(number))
    if earlier is not None:
        return _between(view, earlier, number=earlier.version.number, day=earlier.version.published_on)
    if before is None or before >= view.filters.reference_date:
        return None
    return _between(view, view.with_filters(reference_date=before), number=None, day=before)


def _between(view: View, then: View, *, number: int | None, day: date) -> Since:
    there, before = (set(rows(each, "municipalities").filter("is_there")["municipality_name"]) for each in (view, then))
    changes = rows(view, "versions").to_dicts() if number is not None else []
    ladders = rows(then, "status_ladder"), rows(view, "status_ladder")
    told_of, lacking = delivered_since(*(rows(each, "deliveries_of_municipality") for each in (then, view)))
    moved = compare(rows(then, "target_status"), rows(view, "target_status"))
    return Since(
        number=number,
        day=day,
        moved=tuple(with_municipalities(each, *ladders) for each in moved),
        changes=tuple(
            row for row in changes if number < row["version"] <= view.version.number and row["delivery_kind"]
        ),
        gone=tuple(sorted(before - there)),
        told_of=told_of,
        lacking=lacking,
        whole=len(there),
    )


def _number(view: View, choices: Mapping[str, Sequence[str]], history: History, before: date | None) -> int | None:
    """Which earlier version it is since: the one that is named; else the last that was there at the meeting before; else the one before."""
    earlier = {version.number: version for version in history.versions if version.number < view.version.number}
    named = choices.get(SINCE_VERSION, [""])[0]
    seen = [number for number, version in earlier.items() if before and version.published_on <= before]
    return int(named) if named.isdecimal() and int(named) in earlier else (seen or [*earlier] or [None])[-1]


def _earlier(view: View, database: Database) -> View | None:
    """The same view of an earlier version, up to its own day. One that is damaged has given way to one before it, which then is told of."""
    if database.version.number >= view.version.number:
        return None
    return replace(view, database=database, filters=replace(view.filters, reference_date=database.version.as_of))
