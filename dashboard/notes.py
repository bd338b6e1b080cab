"""What stands under a figure in words, on a page and in a report: who has delivered, that counts were changed, the sources; and what
stands in the place of one that has nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import polars as pl

from contract import WITHHELD
from dashboard.figures.figure import Figure
from dashboard.view import View, has_values, rows, shown_of
from dashboard.wording import day, period_text, source_note, spelled, text
from dashboard.wording.covers import chosen
from dashboard.wording.moments import moment
from dashboard.wording.providers import asked_for

DELIVERED, ROUNDED, SOURCE = "delivered", "rounded", "source"


@dataclass(frozen=True)
class Note:
    """One thing that a reader must know about the rows: its kind, DELIVERED, ROUNDED or SOURCE, and its words."""

    kind: str
    words: str


def notes_of_figure(view: View, figure: Figure) -> tuple[Note, ...]:
    """What must be known of the rows that a figure shows, all of them or the few that it shows large. Raises DataError."""
    frame = shown_of(view, figure)
    frame = figure.large(frame) if figure.large and frame.height else frame
    return notes_of(view, frame, figure.spoken_of(frame) if figure.spoken_of else frame)


def notes_of(view: View, frame: pl.DataFrame, told: pl.DataFrame) -> tuple[Note, ...]:
    """Who has delivered, of the last of the rows `told` of; whether counts were changed; the sources of all rows. Raises DataError."""
    language, notes = view.language, []
    # Rows of several kinds of delivery have no one number; they say it themselves.
    if "delivered" in frame.columns and "delivery_kind" not in frame.columns and told.height:
        ordered = told.sort("period", nulls_last=False) if "period" in told.columns else told
        last = ordered.row(-1, named=True)
        if last["delivered"] is not None:
            count, whole = int(last["delivered"]), int(last["delivered_of"])
            is_hidden = last.get("obs_status") == WITHHELD
            words = _delivered(view, count, whole=whole, period=last.get("period"), is_hidden=is_hidden)
            notes.append(Note(DELIVERED, words))
    if has_rounded(frame):
        notes.append(Note(ROUNDED, text("frame.rounded", language)))
    if "source_refs" in frame.columns and frame.height:
        if note := source_note(frame["source_refs"], rows(view, "source_titles"), language):
            notes.append(Note(SOURCE, text("frame.source", language, note=note)))
        # What nobody has told of has no source, and no need of one.
        elif "value" in frame.columns and frame["value"].is_not_null().any():
            notes.append(Note(SOURCE, text("frame.no_source", language)))
    return tuple(notes)


def version_words(view: View) -> str:
    """Which version is shown, when it was published, and up to when: `…, version 7, utgiven den 1 mars 2019. Visat till och med …`."""
    return text(
        "frame.version",
        view.language,
        title=dict(view.version.titles)[view.language],
        number=view.version.number,
        published=day(view.version.published_on, view.language),
        reference_date=day(view.filters.reference_date, view.language),
    )


def has_rounded(frame: pl.DataFrame) -> bool:
    """Whether a row holds a count of people that may have been changed."""
    return any((frame[name] == "rounded").any() for name in frame.columns if name.endswith("value_kind"))


def in_place_of(view: View, frame: pl.DataFrame, figure: Figure) -> str:
    """What stands in the place of a figure that has nothing to show, as HTML: what is missing, and who delivers it; "" for one that is
    drawn. Raises DataError.
    """
    delivered_as = _of(view, frame, figure.delivered_as)
    if frame.is_empty() and figure.absent:
        return nothing_there(view, figure.absent, delivered_as=delivered_as)
    if not figure.empty or has_values(view, figure):
        return ""
    periods = frame["period"].drop_nulls() if "period" in frame.columns else pl.Series(dtype=pl.String)
    when = "" if periods.is_empty() else f" {moment(periods.max(), view.language)}"
    return nothing_there(view, _of(view, frame, figure.empty), delivered_as=delivered_as, when=when)


def nothing_there(view: View, entry: str, *, delivered_as: str = "", when: str = "") -> str:
    """A text that stands in the place of a figure, and who delivers the kind that would fill it, as HTML. `entry` is a text key.

    The text may say {where}, in the chosen municipalities, and {when}, each with a space before it. Raises DataError.
    """
    words = {"where": chosen(view.scope.places, view.language), "when": when}
    if not delivered_as:
        return f'<p class="empty">{escape(text(entry, view.language, **words))}</p>'
    return asked_for(entry, rows(view, "provision_agreements"), delivered_as, view.language, **words)


def _of(view: View, frame: pl.DataFrame, given: str | Callable[..., str]) -> str:
    return view.scope.given_to(given)(frame) if callable(given) else given


def _delivered(view: View, count: int, *, whole: int, period: str | None, is_hidden: bool) -> str:
    """How many have delivered: of the region's municipalities, of the chosen ones, or whether the only one has, perhaps hidden.

    Where nobody has, of which period that is: there may be figures of an earlier one.
    """
    when = text("frame.delivered_when", view.language, period=period_text(period, view.language)) if period else ""
    if whole == 1:
        none = "frame.delivered_hidden" if is_hidden else "frame.delivered_none"
        return text("frame.delivered_one" if count else none, view.language, when=when)
    of_all = not view.is_filtered or whole == rows(view, "municipalities")["is_there"].sum()
    if not count:
        nobody = "frame.delivered_nobody" if of_all else "frame.delivered_nobody_chosen"
        return text(nobody, view.language, whole=spelled(whole, view.language), when=when)
    entry = "frame.delivered" if of_all else "frame.delivered_chosen"
    return text(entry, view.language, count=count, whole=whole)
