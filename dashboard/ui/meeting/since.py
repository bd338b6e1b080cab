"""What “since the last meeting” is between, and the frames of both ends side by side."""

from dataclasses import replace
from datetime import date

from dashboard.sections.since_last_meeting import Since, compare
from dashboard.server import catalogues
from dashboard.view import View, rows

# The earlier version, in the choices of the item: `sedan=2`. Else it is the one that the meeting before could see.
SINCE_VERSION = "sedan"


def since_of(view: View, choices: dict[str, list[str]]) -> Since | None:
    """What has changed since an earlier version; in a catalogue that has none, since the day of the meeting before. None where
    there was no such meeting either. Raises DataError.
    """
    before: date | None = rows(view, "agenda")["previous_meeting_date"].first()
    earlier = _earlier_version(view, choices, before)
    if earlier is not None:
        return _between(view, earlier, number=earlier.version.number, day=earlier.version.published_on)
    if before is None or before >= view.filters.reference_date:
        return None
    return _between(view, view.with_filters(reference_date=before), number=None, day=before)


def _between(view: View, then: View, *, number: int | None, day: date) -> Since:
    there, before = (set(rows(each, "municipalities").filter("is_there")["municipality_name"]) for each in (view, then))
    changes = rows(view, "versions").to_dicts() if number is not None else []
    return Since(
        number=number,
        day=day,
        moved=compare(rows(then, "target_status"), rows(view, "target_status")),
        changes=tuple(
            row for row in changes if number < row["version"] <= view.version.number and row["delivery_kind"]
        ),
        gone=tuple(sorted(before - there)),
    )


def _earlier_version(view: View, choices: dict[str, list[str]], before: date | None) -> View | None:
    """The same view of an earlier version, up to its own day: of the one that is named; else of the last that was there at the meeting
    before; else of the one before this.
    """
    history = catalogues.look_up().history(view.version.catalogue)
    earlier = {version.number: version for version in history.versions if version.number < view.version.number}
    named = choices.get(SINCE_VERSION, [""])[0]
    seen = [number for number, version in earlier.items() if before and version.published_on <= before]
    number = int(named) if named.isdecimal() and int(named) in earlier else (seen or [*earlier] or [None])[-1]
    if number is None:
        return None
    # One that is damaged gives way to an earlier one, which then is what is told of.
    database = catalogues.served(history, number).database
    if database.version.number >= view.version.number:
        return None
    return replace(view, database=database, filters=replace(view.filters, reference_date=database.version.as_of))
