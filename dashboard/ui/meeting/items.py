"""The items of the agenda of a version, each with the figure that it shows and the address of the page that it is on."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from dashboard import figures
from dashboard.choices import OF_PAGES
from dashboard.figures.figure import Figure, Headline
from dashboard.filters import Unknown
from dashboard.view import View, rows

# Not a figure of a page: what has changed since the last meeting.
SINCE = "since_last_meeting"

# The view that choices describe on a page, and the names in them that do not exist.
ViewOf = Callable[..., tuple[View, tuple[Unknown, ...]]]


@dataclass(frozen=True)
class Item:
    """One item of the agenda: its number, its page and figure, what is chosen there, and why the meeting looks at it."""

    number: int
    page: str
    figure_name: str
    choices: dict[str, list[str]]
    purpose: str

    @property
    def figure(self) -> Figure | None:
        """The figure that it shows; None for one that there is no more, or that is none of a page."""
        found = getattr(figures, self.figure_name, None)
        return found if isinstance(found, Figure) else None

    @property
    def headline(self) -> Headline | None:
        """The first line of the page, where that is of the same rows as the figure."""
        found = getattr(figures, f"{self.figure.query}_headline", None) if self.figure else None
        return found if isinstance(found, Headline) else None

    def view(self, view_of: ViewOf) -> View:
        """The view of the item: what is chosen in it and nothing else."""
        view, _ = view_of(self.choices, page=self.page)
        own = {name: self.choices[parameter][0] for parameter, name in OF_PAGES.items() if parameter in self.choices}
        return view.with_filters(**own)

    def address(self, view: View) -> str:
        """The whole address of its page in the version that is shown, as a phone can open it."""
        chosen = {"data": [view.version.catalogue], "version": [str(view.version.number)]}
        language = {"sprak": [view.language]} if view.language != "sv" else {}
        return f"{home()}{self.page}?{urlencode({**chosen, **self.choices, **language}, doseq=True)}"


def items_of(view: View) -> tuple[Item, ...]:
    """The items of the latest agenda of the version; none where nobody has made one. Raises DataError."""
    return tuple(
        Item(
            number=place,
            page=row["page_name"],
            figure_name=row["figure_name"],
            choices=parse_qs(row["choices"] or ""),
            purpose=row["purpose"] or "",
        )
        for place, row in enumerate(rows(view, "agenda").iter_rows(named=True), start=1)
    )


def home() -> str:
    """The address that all pages lie under, with a slash at its end."""
    url = urlsplit(st.context.url or "")
    page = st.session_state["view"].page
    path = url.path.removesuffix("/").removesuffix(f"/{page}")
    return url._replace(path=f"{path}/", query="", fragment="").geturl()
