"""The items of the agenda of a version, each with the figure that it shows and the address of the page that it is on."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import figures
from dashboard.agenda import SINCE, AgendaItem, read_items
from dashboard.figures.figure import Headline
from dashboard.filters import Unknown
from dashboard.parameters import CATALOGUE, LANGUAGE, VERSION
from dashboard.view import View, as_opened, rows
from dashboard.wording import text
from dashboard.wording.pages import page_title

__all__ = ["SINCE", "Item", "ViewOf", "home", "items_of"]

# The view that choices describe on a page, and the names in them that do not exist.
ViewOf = Callable[..., tuple[View, tuple[Unknown, ...]]]


class Item(AgendaItem):
    """An item of the agenda on the screen of a meeting."""

    @property
    def headline(self) -> Headline | None:
        """The first line of the page, where that is of the same rows as the figure."""
        found = getattr(figures, f"{self.figure.query}_headline", None) if self.figure else None
        return found if isinstance(found, Headline) else None

    def title(self, language: str) -> str:
        """What the item is called: the title of its page, or what it tells of where that is no page."""
        return text("since.title", language) if self.figure_name == SINCE else page_title(self.page, language)

    def view(self, view_of: ViewOf) -> View:
        """The view of the item: what is chosen in it and nothing else."""
        view, _ = view_of(self.choices, page=self.page)
        return as_opened(view).with_filters(**self.filters)

    def address(self, view: View) -> str:
        """The whole address of its page in the version that is shown, as a phone can open it."""
        chosen = {CATALOGUE: [view.version.catalogue], VERSION: [str(view.version.number)]}
        language = {LANGUAGE: [view.language]} if view.language != "sv" else {}
        return f"{home()}{self.page}?{urlencode({**chosen, **self.choices, **language}, doseq=True)}"


def items_of(view: View) -> tuple[Item, ...]:
    """The items of the latest agenda of the version; none where nobody has made one. Raises DataError."""
    agenda = rows(view, "agenda").iter_rows(named=True)
    return tuple(Item(**vars(item)) for item in read_items(agenda, view.language))


def home() -> str:
    """The address that all pages lie under, with a slash at its end."""
    url = urlsplit(st.context.url or "")
    page = st.session_state["view"].page
    path = url.path.removesuffix("/").removesuffix(f"/{page}")
    return url._replace(path=f"{path}/", query="", fragment="").geturl()
